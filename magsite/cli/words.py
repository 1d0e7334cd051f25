"""The language in which the command line speaks to a writer.

`--lang` decides; without it the locale of the environment; where that says nothing, the magazine that is meant.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from gettext import NullTranslations
from itertools import dropwhile, pairwise
from pathlib import Path
from typing import Final

import click

from magsite.diagnostics.codes import N_
from magsite.language.catalogues import SPOKEN, language_of, language_of_messages, package_messages
from magsite.language.numbers import number

_LOCALE_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
# The locale of programs: what a machine has that nobody has told where its people live.
_NEUTRAL: Final = re.compile(r"(C|POSIX)(\..*)?", re.IGNORECASE)

_ASKED: Final = "--lang"
_SITE: Final = "--site="
_OUTPUTS: Final = frozenset({"-o", "--output"})
"""What follows these is the name of a folder too, but not of a magazine."""


def spoken(arguments: Sequence[str], environment: Mapping[str, str], here: Path) -> NullTranslations:
    """The catalogue of the language that `language_spoken` tells."""
    return package_messages(language_spoken(arguments, environment, here))


def language_spoken(arguments: Sequence[str], environment: Mapping[str, str], here: Path) -> str:
    """The language of `--lang`, which may stand anywhere, else of the locale, else of the magazine; else English.

    The first of LC_ALL, LC_MESSAGES and LANG that is set is the locale; "C" and "POSIX" say nothing. The magazine is
    the one that the arguments name, or that holds the folder `here`.
    """
    return _asked(arguments) or _of_locale(environment) or _of_magazine(arguments, here) or "en"


def number_in(value: int, messages: NullTranslations) -> str:
    """The number in the language of these messages: "12 345"."""
    return number(value, language_of_messages(messages))


def lang_option(messages: NullTranslations) -> click.Option:
    """`--lang`, for the command and each subcommand: `spoken` has read it before they are made."""
    return click.Option(
        [_ASKED],
        type=click.Choice(SPOKEN),
        expose_value=False,
        help=messages.gettext(N_("The language of the messages.")),
    )


def _asked(arguments: Sequence[str]) -> str | None:
    """The language of the first `--lang`; None where there is none, or where it is not one of ours."""
    for argument, following in pairwise((*arguments, "")):
        if argument == _ASKED or argument.startswith(f"{_ASKED}="):
            asked = following if argument == _ASKED else argument.removeprefix(f"{_ASKED}=")
            return asked if asked in SPOKEN else None
    return None


def _of_locale(environment: Mapping[str, str]) -> str | None:
    """The language of the locale; None where it says nothing."""
    locale = next((environment[name] for name in _LOCALE_VARIABLES if environment.get(name)), "C")
    return None if _NEUTRAL.fullmatch(locale) else language_of(locale)


def _of_magazine(arguments: Sequence[str], here: Path) -> str | None:
    """The language of the magazine that is meant; None where there is none."""
    # Loaded here because it brings the configuration, and where a locale is set nobody looks into it for a language.
    from magsite.cli.site import is_site, language_of_site, site_around  # noqa: PLC0415 - see above

    named = (here / path for path in _paths(arguments))
    site = next((path for path in named if is_site(path)), None) or site_around(here)
    return language_of_site(site) if site else None


def _paths(arguments: Sequence[str]) -> Iterator[str]:
    """The arguments that may name a magazine; the first word of them is the command."""
    after_command = dropwhile(lambda argument: argument.startswith("-"), arguments)
    for before, argument in pairwise(after_command):
        if before not in _OUTPUTS and (argument.startswith(_SITE) or not argument.startswith("-")):
            yield argument.removeprefix(_SITE)
