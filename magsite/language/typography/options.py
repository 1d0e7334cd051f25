"""What typography is to do: the language of the text, and each rule that can be switched off."""

from collections.abc import Iterable
from typing import Final

import msgspec

ALL: Final = "all"
"""What stands for every rule where rules are switched off by their names."""


class Switches(msgspec.Struct, frozen=True, kw_only=True):
    """`[typography]` of config.toml: one switch for everything, one for each rule, and names with their own spelling.

    A rule acts only where its language knows it: docs/typography.md has the table.
    """

    enabled: bool = True
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


class Options(Switches, frozen=True, kw_only=True, array_like=True, cache_hash=True):
    """The switches, and the language of the text."""

    language: str = "fr"
    """A language tag. French and English have rules; "fr-CA" and "fr-CH" have their own spaces.

    A text in another language stays as it is.
    """


DEFAULT: Final = Options()
RULES: Final = tuple(
    field.name for field in msgspec.structs.fields(Switches) if field.type is bool and field.name != "enabled"
)
"""The names of the rules, as configuration, headers and the classes `no-typo-…` have them."""


def in_language(switches: Switches, language: str) -> Options:
    """The options for texts in a language."""
    names = msgspec.structs.fields(Switches)
    return Options(language=language, **{field.name: getattr(switches, field.name) for field in names})


def without(options: Options, rules: Iterable[str]) -> Options:
    """The options with some rules of RULES switched off, or ALL; a name that is none of them is a ValueError."""
    off = set(rules)
    unknown = sorted(off - {ALL, *RULES})
    if unknown:
        raise ValueError(f"no such rules: {', '.join(unknown)}")
    names = {"enabled" if name == ALL else name for name in off}
    return msgspec.structs.replace(options, **dict.fromkeys(names, False))


def primary(language: str) -> str:
    """The language of a tag without its country: "fr" of "fr-CA"."""
    return language.replace("_", "-").partition("-")[0].strip().lower()
