"""`magsite build`."""

import os
import sys
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import click
import msgspec

from magsite.cli.annotations import annotations_text, is_github, logged
from magsite.cli.judging import Judged, judged
from magsite.cli.options import (
    address_option,
    cores,
    flag,
    instant_option,
    number_option,
    output_option,
    program,
    site_argument,
)
from magsite.cli.own_cache import templates_folder
from magsite.cli.progress import shown_progress, silence
from magsite.cli.report import SHOWN_PAGES, WIDTH, explained_text, problems_text, summary_text
from magsite.cli.site import OUTPUT, found_site
from magsite.cli.usage import Subcommand
from magsite.cli.words import lang_option
from magsite.diagnostics.codes import N_
from magsite.pipeline import build
from magsite.stages.request import Report, Request

EXIT_PROBLEMS = 1
"""Errors, or warnings under --strict, whether or not anything was published in spite of them."""

_NARROWEST = 20
_AROUND = 4
"""The columns of an excerpt's indentation and of its ellipses."""


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
    verbose: bool
    json: bool
    adopt: bool


def build_command(messages: NullTranslations, environment: Mapping[str, str]) -> click.Command:
    """The command, speaking the writer's language."""
    say = messages.gettext

    def run(**arguments: Any) -> None:
        _run(Options(**arguments), messages, environment)

    return Subcommand(
        "build",
        help=say(
            N_(
                "Build the magazine of SITE. SITE is the folder you are in, or the nearest above it, unless you name another."
            )
        ),
        callback=run,
        params=[
            site_argument(),
            output_option(N_("Where to write: public/ of the site otherwise."), messages),
            address_option(N_("The address of the magazine, in place of the configured one."), messages),
            instant_option(N_("The instant to build for, such as 2026-11-22 or 2026-11-22T08:00."), messages),
            number_option("--jobs", N_("How many processes make pages, from 1 to 64."), (1, 64), messages),
            flag("--strict", say(N_("Warnings are errors."))),
            flag("--dry-run", say(N_("Say what would be made; write nothing."))),
            flag("--explain", say(N_("Say why each page was made: which parts of it had changed."))),
            flag("--verbose", say(N_("Name all pages, not only the first of each reason."))),
            flag("--json", say(N_("The report for machines."))),
            flag("--adopt", say(N_("Write into a folder that is not empty and was not made by magsite."))),
            lang_option(messages),
        ],
    )


def _run(options: Options, messages: NullTranslations, environment: Mapping[str, str]) -> None:
    """Build, say what happened, and leave with the exit code."""
    site = found_site(options.site, messages)
    request = _request(options, site, environment)
    held: list[object] = []
    with silence() if options.json else shown_progress(messages) as progress:
        report = build(request, progress, held.append)
    found = judged(report, request)
    if options.json:
        from magsite.cli.machine import report_json  # noqa: PLC0415 - what most builds do without

        # Bytes, since JSON is in UTF-8 whatever the terminal's encoding is.
        click.echo(report_json(report, found, messages).encode())
    else:
        _tell(options, report, request, found, messages, environment)
    if found and is_github(environment):
        click.echo(annotations_text(found, site, environment, messages), err=True)
    # The exit has this frame in its trace, and so all that was read, when the process ends (`cli.main`).
    sys.exit(EXIT_PROBLEMS if any(one.is_error for one in found) else 0)


def _request(options: Options, site: Path, environment: Mapping[str, str]) -> Request:
    """The only place where the clock, the machine and the environment are asked."""
    home = environment.get("HOME")
    return Request(
        site=site,
        output=options.output or site / OUTPUT,
        now=options.now or datetime.now(UTC),
        code=program(),
        url=options.url,
        strict=options.strict,
        adopt=options.adopt,
        dry_run=options.dry_run,
        jobs=options.jobs,
        cores=cores(),
        home=Path(home) if home else None,
        clock=time.perf_counter,
        templates=templates_folder(environment),
    )


def _tell(
    options: Options,
    report: Report,
    request: Request,
    found: tuple[Judged, ...],
    messages: NullTranslations,
    environment: Mapping[str, str],
) -> None:
    problems = problems_text(found, request.site, messages, _width())
    click.echo(logged(problems, environment), nl=False, err=True)
    if (report.made or report.removed) and (options.explain or options.dry_run):
        shown = None if options.verbose else SHOWN_PAGES
        click.echo(explained_text(report, messages, shown=shown))
    click.echo(summary_text(report, request, found, messages))


def _width() -> int:
    """How many characters of a source's line fit on a line of the terminal."""
    try:
        columns = os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):  # It is no terminal; or, as in a test, no file at all.
        return WIDTH
    return max(_NARROWEST, min(WIDTH, columns - _AROUND)) if columns else WIDTH
