"""What several commands have in common: their options and arguments, and what an instant or an address is."""

import os
from datetime import MAXYEAR, MINYEAR, datetime
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import click
import msgspec

import magsite
from magsite.cache.digest import Digest
from magsite.cache.fingerprint import fingerprint
from magsite.diagnostics.codes import N_


class Instant(click.ParamType[datetime]):
    """A date or a date-time in ISO form; without offset it is in the magazine's time zone."""

    name = "instant"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The instant, or a usage error."""
        try:
            instant = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
        except ValueError:
            instant = None
        if instant is None or not MINYEAR < instant.year < MAXYEAR:
            self.fail(f"{value!r} is not of the form 2026-11-22T08:00.", param, ctx)
        return instant


class Address(click.ParamType[str]):
    """An absolute address of the web."""

    name = "url"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The address, or a usage error."""
        # Imported here because it brings the whole configuration, which no help needs.
        from magsite.content.config import WebAddress  # noqa: PLC0415 - see above

        try:
            return msgspec.convert(value, WebAddress)
        except msgspec.ValidationError:
            self.fail(f"{value!r} is not of the form https://mag.example/.", param, ctx)


INSTANT, ADDRESS = Instant(), Address()


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
        option(
            "-o",
            "--output",
            say(N_("Where the magazine is written: public/ of the site otherwise.")),
            click.Path(path_type=Path),
        ),
        address_option(say(N_("The address that the magazine is built for."))),
        instant_option(say(N_("The instant to answer for, such as 2026-11-22 or 2026-11-22T08:00."))),
        flag("--json", say(N_("The answer for machines."))),
    ]


def site_argument() -> click.Argument:
    """The folder of the magazine."""
    kind = click.Path(exists=True, file_okay=False, path_type=Path)
    return click.Argument(["site"], required=False, type=kind)


def address_option(help_text: str) -> click.Option:
    """The address of the magazine, in the place of the configured one."""
    return option("--url", None, help_text, ADDRESS)


def instant_option(help_text: str) -> click.Option:
    """The instant, in the place of now."""
    return option("--now", None, help_text, INSTANT)


def option(name: str, other: str | None, help_text: str, kind: click.ParamType[Any]) -> click.Option:
    """An option with a value; None where it is not given."""
    return click.Option([name, other] if other else [name], type=kind, help=help_text)


def flag(name: str, help_text: str) -> click.Option:
    """An option that is there or not; with `/--no-…` it can be taken back."""
    return click.Option([name], is_flag=True, help=help_text)


def program() -> Digest:
    """The fingerprint of this program."""
    return fingerprint(Path(magsite.__file__).parent)


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
