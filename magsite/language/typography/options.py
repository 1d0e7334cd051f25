"""What typography is to do: the language of the text, and each rule that can be switched off."""

from collections.abc import Iterable
from typing import Final

import msgspec


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The language, a switch for each rule, and the names that keep their own spelling.

    A rule acts only where its language knows it: docs/typography.md has the table.
    """

    language: str = "fr"
    """A language tag. French and English have rules; "fr-CA" and "fr-CH" have their own spaces.

    A text in another language stays as it is.
    """
    ellipses: bool = True
    apostrophes: bool = True
    quotes: bool = True
    curly_quotes: bool = True
    low_punctuation: bool = True
    dashes: bool = True
    guillemets: bool = True
    high_punctuation: bool = True
    missing_spaces: bool = True
    thousands: bool = True
    symbols: bool = True
    units: bool = True
    times: bool = True
    dates: bool = True
    multiplication: bool = True
    references: bool = True
    honorifics: bool = True
    ordinals: bool = True
    centuries: bool = True
    superscripts: bool = True
    ligatures: bool = True
    exceptions: tuple[str, ...] = ("Yahoo!",)
    """Names that are never touched, and count as a word each."""


DEFAULT: Final = Options()
RULES: Final = tuple(field.name for field in msgspec.structs.fields(Options) if field.type is bool)
"""The names of the rules, as configuration, headers and the classes `no-typo-…` have them."""


def without(options: Options, rules: Iterable[str]) -> Options:
    """The options with some rules of RULES switched off; a name that is none of them is a ValueError."""
    unknown = sorted(set(rules) - set(RULES))
    if unknown:
        raise ValueError(f"no such rules: {', '.join(unknown)}")
    return msgspec.structs.replace(options, **dict.fromkeys(rules, False))


def primary(language: str) -> str:
    """The language of a tag without its country: "fr" of "fr-CA"."""
    return language.replace("_", "-").partition("-")[0].strip().lower()
