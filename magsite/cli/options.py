"""What several commands have in common: their options and arguments, and what an instant or an address is."""

import os
import re
from datetime import MAXYEAR, MINYEAR, datetime
from gettext import NullTranslations
from pathlib import Path
from typing import Any, Final

import click
import msgspec

import magsite
from magsite.cache.digest import Digest
from magsite.cache.fingerprint import fingerprint
from magsite.diagnostics.codes import N_

_DIGITS: Final = re.compile(r"[0-9]{1,9}")


class Instant(click.ParamType[datetime]):
    """A date or a date-time in ISO form; without offset it is in the magazine's time zone."""

    name = "instant"

    def __init__(self, messages: NullTranslations) -> None:
        self._messages = messages

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The instant, or a usage error."""
        try:
            instant = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
        except ValueError:
            instant = None
        if instant is None or not MINYEAR < instant.year < MAXYEAR:
            sentence = self._messages.gettext(N_("“{text}” is not of the form 2026-11-22T08:00."))
            self.fail(sentence.format(text=value), param, ctx)
        return instant


class WholeNumber(click.ParamType[int]):
    """A whole number within bounds, which are told in words."""

    name = "whole number"

    def __init__(self, bounds: tuple[int, int], messages: NullTranslations) -> None:
        self._first, self._last = bounds
        self._messages = messages

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number, or a usage error."""
        text = str(value)
        number = int(text) if _DIGITS.fullmatch(text) else -1
        if not self._first <= number <= self._last:
            sentence = self._messages.gettext(N_("“{text}” is not a whole number from {first} to {last}."))
            self.fail(sentence.format(text=text, first=self._first, last=self._last), param, ctx)
        return number


class Address(click.ParamType[str]):
    """An absolute address of the web."""

    name = "url"

    def __init__(self, messages: NullTranslations) -> None:
        self._messages = messages

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The address, or a usage error."""
        # Imported here because it brings the whole configuration, which no help needs.
        from magsite.content.config import WebAddress  # noqa: PLC0415 - see above

        try:
            return msgspec.convert(value, WebAddress)
        except msgspec.ValidationError:
            sentence = self._messages.gettext(N_("“{text}” is not of the form https://mag.example/."))
            self.fail(sentence.format(text=value), param, ctx)


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What every question to the magazine is asked of, as click gives it."""

    site: Path | None
    output: Path | None
    url: str | None
    now: datetime | None
    json: bool


def asked_params(messages: NullTranslations) -> list[click.Parameter]:
    """The arguments and options of Asked."""
    say = messages.gettext
    return [
        site_argument(),
        output_option(N_("Where the magazine is written: public/ of the site otherwise."), messages),
        address_option(N_("The address that the magazine is built for."), messages),
        instant_option(N_("The instant to answer for, such as 2026-11-22 or 2026-11-22T08:00."), messages),
        flag("--json", say(N_("The answer for machines."))),
    ]


def site_argument() -> click.Argument:
    """The folder of the magazine."""
    kind = click.Path(exists=True, file_okay=False, path_type=Path)
    return click.Argument(["site"], required=False, type=kind)


def address_option(help_text: str, messages: NullTranslations) -> click.Option:
    """The address of the magazine, in the place of the configured one."""
    return click.Option(["--url"], type=Address(messages), help=messages.gettext(help_text))


def instant_option(help_text: str, messages: NullTranslations) -> click.Option:
    """The instant, in the place of now."""
    return click.Option(["--now"], type=Instant(messages), help=messages.gettext(help_text))


def number_option(
    name: str, help_text: str, bounds: tuple[int, int], messages: NullTranslations, **settings: Any
) -> click.Option:
    """A whole number from the first of the bounds to the second."""
    return click.Option(
        [name],
        type=WholeNumber(bounds, messages),
        metavar=messages.gettext(N_("NUMBER")),
        help=messages.gettext(help_text),
        **settings,
    )


def output_option(help_text: str, messages: NullTranslations) -> click.Option:
    """The folder that the magazine is written to."""
    return click.Option(
        ["-o", "--output"],
        type=click.Path(path_type=Path),
        metavar=messages.gettext(N_("DIR")),
        help=messages.gettext(help_text),
    )


def flag(name: str, help_text: str) -> click.Option:
    """An option that is there or not; with `/--no-…` it can be taken back."""
    return click.Option([name], is_flag=True, help=help_text)


def program() -> Digest:
    """The fingerprint of this program."""
    return fingerprint(Path(magsite.__file__).parent)


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
