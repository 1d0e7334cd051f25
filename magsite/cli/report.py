"""A Report in words, or as JSON for machines."""

from collections.abc import Iterator
from datetime import datetime
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import click
import msgspec

from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Diagnostic, Severity
from magsite.diagnostics.severity import severity_of
from magsite.diagnostics.text import excerpt, place, repair, says
from magsite.stages.request import Made, Report, Request

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
_WORDS = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning")}


class Judged(msgspec.Struct, frozen=True):
    """A Diagnostic with the severity that it has for this build."""

    severity: Severity
    diagnostic: Diagnostic


def judged(report: Report, request: Request) -> tuple[Judged, ...]:
    """The Diagnostics that are not off, errors and warnings in the order of files and lines."""
    every = (
        Judged(severity_of(one.code, report.checks, strict=request.strict), one)
        for one in sorted(report.diagnostics)
    )
    return tuple(one for one in every if one.severity is not Severity.OFF)


def diagnostic_text(one: Judged, site: Path, messages: NullTranslations) -> str:
    """Severity, code and place; what is wrong; the line; what to do."""
    diagnostic = one.diagnostic
    word = click.style(messages.gettext(_WORDS[one.severity]), fg=_COLOURS[one.severity], bold=True)
    where = place(diagnostic.location)
    lines = [f"{word} [{diagnostic.code}]" + (f" {click.style(where, bold=True)}" if where else "")]
    lines += _indented(says(diagnostic, messages))
    lines += _indented(_excerpt(diagnostic, site))
    return "\n".join([*lines, *_indented("→ " + repair(diagnostic, messages))])


def summary_text(
    report: Report, request: Request, found: tuple[Judged, ...], messages: NullTranslations
) -> str:
    """What the build did, in a few lines."""
    return "\n".join(_summary(report, request, found, messages))


def explained_text(made: tuple[Made, ...], messages: NullTranslations) -> str:
    """For each page that was made, which parts of it had changed."""
    new = messages.gettext(N_("new"))
    return "\n".join(f"{one.url}  ({', '.join(one.changed) or new})" for one in made)


def report_json(report: Report, found: tuple[Judged, ...], messages: NullTranslations) -> str:
    """The Report for machines: one JSON object; see docs/command-line.md."""
    data = {
        "published": report.published,
        "totals": {name: getattr(report.totals, name) for name in report.totals.__struct_fields__},
        "next_change": report.next_change,
        "parsed": report.parsed,
        "converted": report.converted,
        "made": [{"url": one.url, "changed": one.changed} for one in report.made],
        "removed": report.removed,
        "diagnostics": [_diagnostic_data(one, messages) for one in found],
    }
    return msgspec.json.format(msgspec.json.encode(data)).decode()


def _summary(
    report: Report, request: Request, found: tuple[Judged, ...], messages: NullTranslations
) -> Iterator[str]:
    say = messages.gettext
    errors = sum(one.severity is Severity.ERROR for one in found)
    warnings = len(found) - errors
    if found:
        parts = [
            messages.ngettext("{n} error", "{n} errors", errors).format(n=errors) if errors else "",
            messages.ngettext("{n} warning", "{n} warnings", warnings).format(n=warnings) if warnings else "",
        ]
        yield ", ".join(part for part in parts if part)
    if report.published or request.dry_run:
        yield _counts(report, request, messages)
    else:
        yield say(N_("Nothing was published; what was published before stands as it was."))
    if report.next_change is not None and report.published:
        when = datetime.fromisoformat(report.next_change)
        yield say(N_("The clock changes the magazine next on {moment}.")).format(
            moment=f"{when:%Y-%m-%d %H:%M}"
        )


def _counts(report: Report, request: Request, messages: NullTranslations) -> str:
    totals = report.totals
    articles = messages.ngettext("{n} article", "{n} articles", totals.articles).format(n=totals.articles)
    authors = messages.ngettext("{n} author", "{n} authors", totals.authors).format(n=totals.authors)
    files = messages.ngettext("{n} file", "{n} files", totals.files).format(n=totals.files)
    made, removed = len(report.made), len(report.removed)
    if request.dry_run and made:
        done = messages.ngettext("{n} would be made", "{n} would be made", made).format(n=made)
    elif made or removed:
        done = messages.ngettext("{n} made", "{n} made", made).format(n=made)
        if removed:
            done += ", " + messages.ngettext("{n} removed", "{n} removed", removed).format(n=removed)
    else:
        done = messages.gettext(N_("nothing to do"))
    return f"{articles}, {authors}, {files} → {request.output} ({done})"


def _excerpt(diagnostic: Diagnostic, site: Path) -> str:
    """The line of the source that a Diagnostic is about, read again; nothing where there is none."""
    location = diagnostic.location
    if not location.line:
        return ""
    try:
        return excerpt((site / location.path).read_text("utf-8-sig", errors="replace"), location)
    except OSError:
        return ""


def _indented(text: str) -> list[str]:
    return [f"  {line}" for line in text.splitlines()]


def _diagnostic_data(one: Judged, messages: NullTranslations) -> dict[str, Any]:
    diagnostic = one.diagnostic
    return {
        "severity": one.severity,
        "code": diagnostic.code,
        "path": diagnostic.location.path,
        "line": diagnostic.location.line,
        "column": diagnostic.location.column,
        "says": says(diagnostic, messages),
        "repair": repair(diagnostic, messages),
        "arguments": dict(diagnostic.arguments),
    }
