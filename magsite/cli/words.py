"""The language in which the command line speaks to a writer."""

from collections.abc import Mapping, Sequence
from gettext import NullTranslations

import click

from magsite.diagnostics.codes import N_
from magsite.language.catalogues import language_of, package_messages
from magsite.language.numbers import number

_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def spoken(arguments: Sequence[str], environment: Mapping[str, str]) -> NullTranslations:
    """The catalogue of `--lang`, which may stand anywhere, else of the environment's locale."""
    return package_messages(language_spoken(arguments, environment))


def language_spoken(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language of `spoken`."""
    return _asked(arguments) or language_of(_locale(environment))


def number_in(value: int, messages: NullTranslations) -> str:
    """The number in the language of these messages: "12 345"."""
    return number(value, messages.info().get("language", ""))


def lang_option(messages: NullTranslations) -> click.Option:
    """`--lang`, for the command and each subcommand: `spoken` has read it before they are made."""
    return click.Option(
        ["--lang"],
        type=click.Choice(["fr", "en"]),
        expose_value=False,
        help=messages.gettext(N_("The language of the messages.")),
    )


def _asked(arguments: Sequence[str]) -> str | None:
    for at, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return language_of(argument.removeprefix("--lang="))
        if argument == "--lang" and at + 1 < len(arguments):
            return language_of(arguments[at + 1])
    return None


def _locale(environment: Mapping[str, str]) -> str:
    return next((environment[name] for name in _LOCALE_VARIABLES if environment.get(name)), "")
