"""The baseline of a magazine: what it has is not said again."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Final
from unicodedata import normalize

import msgspec

from magsite.checks.baseline import Baseline, Entry, Sifted, entry, read_baseline, sift
from magsite.checks.remark import Remark
from magsite.diagnostics.model import Diagnostic, Location, Severity, diagnose
from magsite.diagnostics.severity import severity_of

BASELINE: Final = "check-baseline.txt"
"""The file at the root of the site."""


class Known(msgspec.Struct, frozen=True):
    """The baseline as it stands, and what is wrong in its file."""

    entries: Baseline = {}
    diagnostics: tuple[Diagnostic, ...] = ()


def known(site: Path) -> Known:
    """The baseline of a site; an empty one where it has none."""
    try:
        text = (site / BASELINE).read_text("utf-8-sig", errors="replace")
    except OSError:
        return Known()
    entries, wrong = read_baseline(text)
    return Known(entries, tuple(diagnose("baseline-line", Location(BASELINE, line, 1)) for line in wrong))


def entries(found: Iterable[Remark], site: Path, checks: Mapping[str, Severity]) -> tuple[Entry | None, ...]:
    """How a baseline knows each of these; None for an error, which none may hold."""
    lines = cache(partial(_lines, site))
    return tuple(_entry(one.diagnostic, lines, checks) for one in found)


def sifted(
    found: tuple[Remark, ...], site: Path, checks: Mapping[str, Severity], baseline: Baseline
) -> tuple[tuple[Remark, ...], Sifted]:
    """What the baseline does not have, and how it was sifted."""
    if not baseline:
        return found, Sifted(tuple(range(len(found))), 0, ())
    result = sift(entries(found, site, checks), baseline)
    return tuple(found[at] for at in result.new), result


def _entry(
    one: Diagnostic, lines: Callable[[str], tuple[str, ...]], checks: Mapping[str, Severity]
) -> Entry | None:
    if severity_of(one.code, checks, strict=False) is Severity.ERROR or one.location.path == BASELINE:
        return None
    return entry(one, lines(one.location.path))


def _lines(site: Path, path: str) -> tuple[str, ...]:
    """The lines of a source, in which places are counted; none where it cannot be read."""
    try:
        text = (site / path).read_text("utf-8-sig", errors="replace")
    except (OSError, ValueError):  # ValueError: no file has such a name.
        return ()
    return tuple(normalize("NFC", text).split("\n"))
