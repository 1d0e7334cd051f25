"""What commands say as JSON, for machines: the Structs are the schema, which docs/command-line.md describes."""

import re
from collections.abc import Iterable
from gettext import NullTranslations
from typing import Final, Literal

import msgspec

from magsite.cli.judging import Judged
from magsite.diagnostics.text import repair, says
from magsite.diagnostics.visible import is_unseen
from magsite.stages.request import Report

_SUSPECT: Final = re.compile(r"[^ -~\n]")
"""What may be unseen: all but plain letters and signs, and line ends, which stand between values only and stay.

A report on a hundred thousand pages has twenty million characters, of which few are looked at one by one.
"""


class TotalsData(msgspec.Struct, frozen=True):
    """What the magazine has."""

    articles: int
    authors: int
    categories: int
    files: int


class MadeData(msgspec.Struct, frozen=True):
    """A file that was made, and the parts for which it had to be."""

    url: str
    changed: tuple[str, ...]


class DiagnosticData(msgspec.Struct, frozen=True):
    """One problem, with its sentences."""

    severity: Literal["error", "warning"]
    code: str
    path: str
    line: int
    column: int
    says: str
    repair: str
    arguments: dict[str, str]


class ReportData(msgspec.Struct, frozen=True):
    """The whole of what `--json` prints."""

    published: bool
    totals: TotalsData
    next_change: str | None
    parsed: tuple[str, ...]
    converted: tuple[str, ...]
    made: tuple[MadeData, ...]
    removed: tuple[str, ...]
    held: tuple[str, ...]
    diagnostics: tuple[DiagnosticData, ...]


def report_json(report: Report, found: Iterable[Judged], messages: NullTranslations) -> str:
    """The report as one JSON object."""
    totals = report.totals
    data = ReportData(
        published=report.published,
        totals=TotalsData(totals.articles, totals.authors, totals.categories, totals.files),
        next_change=report.next_change,
        parsed=report.parsed,
        converted=report.converted,
        made=tuple(MadeData(one.url, one.changed) for one in report.made),
        removed=report.removed,
        held=report.held,
        diagnostics=tuple(diagnostic_data(one, messages) for one in found),
    )
    return json_text(data)


def diagnostic_data(one: Judged, messages: NullTranslations) -> DiagnosticData:
    """One problem as machines read it."""
    diagnostic = one.diagnostic
    return DiagnosticData(
        severity="error" if one.is_error else "warning",
        code=diagnostic.code,
        path=_whole(diagnostic.location.path),
        line=diagnostic.location.line,
        column=diagnostic.location.column,
        says=says(diagnostic, messages),
        repair=repair(diagnostic, messages),
        arguments={name: _whole(value) for name, value in diagnostic.arguments},
    )


def json_text(data: object) -> str:
    """A value of Structs as one JSON object, on as many lines as are good to read.

    Whatever would steer a terminal is written as an escape of JSON, which means the same to a machine.
    """
    text = msgspec.json.format(msgspec.json.encode(data)).decode()
    return _SUSPECT.sub(lambda found: _escaped(found[0]), text)


def _whole(text: str) -> str:
    """The text with escapes for the halves of surrogate pairs: names of files may hold some, JSON may not."""
    return text.encode("utf-8", "backslashreplace").decode()


def _escaped(character: str) -> str:
    """The escape of JSON for a character that cannot be seen."""
    if not is_unseen(character):
        return character
    pairs = character.encode("utf-16-be").hex()
    return "".join(f"\\u{pairs[at : at + 4]}" for at in range(0, len(pairs), 4))
