"""`magsite build`."""

import os
import sys
from collections.abc import Mapping
from datetime import MAXYEAR, MINYEAR, UTC, datetime
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import click
import msgspec

import magsite
from magsite.cache.fingerprint import fingerprint
from magsite.cli.progress import shown_progress, silence
from magsite.cli.report import Judged, diagnostic_text, explained_text, judged, report_json, summary_text
from magsite.cli.site import OUTPUT, is_site, site_around
from magsite.cli.words import lang_option
from magsite.content.config import WebAddress
from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Severity
from magsite.pipeline import build
from magsite.stages.request import Report, Request

EXIT_PROBLEMS = 1
"""Errors, or warnings under --strict: the magazine that was published before stands."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The command's arguments, as click gives them."""

    site: Path | None
    output: Path | None
    url: str | None
    now: datetime | None
    jobs: int | None
    strict: bool
    dry_run: bool
    explain: bool
    json: bool
    adopt: bool


def build_command(messages: NullTranslations, environment: Mapping[str, str]) -> click.Command:
    """The command, speaking the writer's language."""
    say = messages.gettext

    def run(**arguments: Any) -> None:
        _run(Options(**arguments), messages, environment)

    return click.Command(
        "build",
        help=say(N_("Build the magazine of SITE: the folder one stands in, or the nearest above it.")),
        callback=run,
        params=[
            click.Argument(
                ["site"], required=False, type=click.Path(exists=True, file_okay=False, path_type=Path)
            ),
            _option(
                "-o",
                "--output",
                say(N_("Where to write: public/ of the site otherwise.")),
                click.Path(path_type=Path),
            ),
            _option(
                "--url",
                None,
                say(N_("The address of the magazine, in place of the configured one.")),
                _ADDRESS,
            ),
            _option(
                "--now",
                None,
                say(N_("The instant to build for, such as 2026-11-22 or 2026-11-22T08:00.")),
                _INSTANT,
            ),
            _option("--jobs", None, say(N_("How many processes make pages.")), click.IntRange(1, 64)),
            _flag("--strict", say(N_("Warnings are errors."))),
            _flag("--dry-run", say(N_("Say what would be made; write nothing."))),
            _flag("--explain", say(N_("Say for each page which parts of it had changed."))),
            _flag("--json", say(N_("The report for machines."))),
            _flag("--adopt", say(N_("Write into a folder that is not empty and was not made by magsite."))),
            lang_option(messages),
        ],
    )


def _run(options: Options, messages: NullTranslations, environment: Mapping[str, str]) -> None:
    """Build, say what happened, and leave with the exit code."""
    site = options.site or site_around(Path.cwd())
    if site is None or not is_site(site):
        raise click.UsageError(
            messages.gettext(N_("There is no magazine here: no config.toml and no content/."))
        )
    request = _request(options, site, environment)
    with silence() if options.json else shown_progress(messages) as progress:
        report = build(request, progress)
    found = judged(report, request)
    if options.json:
        click.echo(report_json(report, found, messages))
    else:
        _tell(options, report, request, found, messages)
    if any(one.severity is Severity.ERROR for one in found):
        sys.exit(EXIT_PROBLEMS)


def _request(options: Options, site: Path, environment: Mapping[str, str]) -> Request:
    """The only place where the clock, the machine and the environment are asked."""
    home = environment.get("HOME")
    return Request(
        site=site,
        output=options.output or site / OUTPUT,
        now=options.now or datetime.now(UTC),
        code=fingerprint(Path(magsite.__file__).parent),
        url=options.url,
        strict=options.strict,
        adopt=options.adopt,
        dry_run=options.dry_run,
        jobs=options.jobs,
        cores=len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        home=Path(home) if home else None,
    )


def _tell(
    options: Options, report: Report, request: Request, found: tuple[Judged, ...], messages: NullTranslations
) -> None:
    for one in found:
        click.echo(diagnostic_text(one, request.site, messages) + "\n", err=True)
    if report.made and (options.explain or options.dry_run):
        click.echo(explained_text(report.made, messages))
    click.echo(summary_text(report, request, found, messages))


class _Instant(click.ParamType[datetime]):
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


class _Address(click.ParamType[str]):
    """An absolute address of the web."""

    name = "url"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The address, or a usage error."""
        try:
            return msgspec.convert(value, WebAddress)
        except msgspec.ValidationError:
            self.fail(f"{value!r} is not of the form https://mag.example/.", param, ctx)


_INSTANT, _ADDRESS = _Instant(), _Address()


def _option(name: str, other: str | None, help_text: str, kind: click.ParamType[Any]) -> click.Option:
    return click.Option([name, other] if other else [name], type=kind, help=help_text)


def _flag(name: str, help_text: str) -> click.Option:
    return click.Option([name], is_flag=True, help=help_text)
