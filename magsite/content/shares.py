"""Share counts in `data/shares/`: CSV, JSON or TOML files of dated rows.

A row says how often an article was shared on a network at a date. Which article, and which row wins, is decided
in `magazine.shares`, since both need the whole magazine.
"""

import io
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Any

import msgspec

from magsite.content.tables import read_toml
from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Diagnostic, Location, diagnose

_COLUMNS = ("article", "network", "count", "date")


class ShareRow(msgspec.Struct, frozen=True, array_like=True):
    """One count: `article` is an id, a URL path or a full URL; `date` None where the row has none."""

    location: Location
    article: str
    network: str
    count: int
    date: date | None


def read_shares(text: str, path: str) -> tuple[tuple[ShareRow, ...], tuple[Diagnostic, ...]]:
    """The rows of one file, in its order, and what is wrong in it; a wrong row is left out."""
    suffix = PurePosixPath(path).suffix
    try:
        raw = tuple(_readers[suffix](text, path))
    except _UnreadableError as error:
        return (), (diagnose("shares-unreadable", Location(path, error.line, 1), reason=error.reason),)
    rows = tuple(_row(location, values) for location, values in raw)
    good = tuple(row for row in rows if isinstance(row, ShareRow))
    return good, tuple(row for row in rows if isinstance(row, Diagnostic))


class _UnreadableError(Exception):
    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


_Raw = Iterator[tuple[Location, Mapping[str, Any]]]

# Whoever follows the edit of a text knows what a row is, and reads none: hence the imports in the functions.


def _csv(text: str, path: str) -> _Raw:
    import csv  # noqa: PLC0415 - see above

    reader = csv.reader(io.StringIO(text))
    try:
        header = [name.strip() for name in next(reader, [])]
        if sorted(header) != sorted(_COLUMNS):
            raise _UnreadableError(1, N_("its first line is not “article,network,count,date”"))
        for row in reader:
            if row:
                cells = (cell.strip() or None for cell in row)
                yield Location(path, reader.line_num, 1), dict(zip(header, cells, strict=False))
    except csv.Error as error:
        raise _UnreadableError(reader.line_num, str(error)) from error


def _json(text: str, path: str) -> _Raw:
    import json  # noqa: PLC0415 - see above

    from magsite.content.json_reasons import json_reason  # noqa: PLC0415 - see above

    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise _UnreadableError(error.lineno, json_reason(error.msg)) from error
    except RecursionError as error:
        raise _UnreadableError(1, N_("it is nested too deeply")) from error
    except ValueError as error:  # Python reads no number of so many digits.
        raise _UnreadableError(1, N_("a number is too long")) from error
    return _listed(data, path)


def _toml(text: str, path: str) -> _Raw:
    data, problems = read_toml(text, path, "shares-unreadable")
    for problem in problems:
        raise _UnreadableError(problem.location.line, dict(problem.arguments)["reason"])
    return _listed(data.get("shares"), path)


def _listed(data: object, path: str) -> _Raw:
    if not isinstance(data, list) or not all(isinstance(row, dict) for row in data):
        raise _UnreadableError(1, N_("it is not a list of rows"))
    return ((Location(path), row) for row in data)


_readers = {".csv": _csv, ".json": _json, ".toml": _toml}


def _row(location: Location, values: Mapping[str, Any]) -> ShareRow | Diagnostic:
    wrong = next(_wrong(values), None)
    if wrong is not None:
        return diagnose("shares-row", location, reason=wrong)
    return ShareRow(
        location, str(values["article"]), str(values["network"]), int(values["count"]), _day(values)
    )


def _wrong(values: Mapping[str, Any]) -> Iterator[str]:
    if not values.get("article"):
        yield N_("it names no article")
    if not values.get("network"):
        yield N_("it names no network")
    count = str(values.get("count"))
    if not (count.isascii() and count.isdecimal()) or len(count) > 15:  # noqa: PLR2004 - fits 64 bits with room
        yield N_("its count is not a whole number")
    try:
        _day(values)
    except ValueError:
        yield N_("its date is not of the form 2026-11-22")


def _day(values: Mapping[str, Any]) -> date | None:
    """The day of a row, None where it has none. Raises ValueError."""
    day = values.get("date")
    return None if day is None or day == "" else date.fromisoformat(str(day)[:10])
