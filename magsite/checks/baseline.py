"""A baseline: what was wrong before anybody checked, so that an old archive starts clean.

It is text that people read and review: a line for each thing that is wrong, sorted. The thing is known by its file, its
code and the words around its place, and not by its line, so that it stays the same when lines are added above.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from magsite.diagnostics.model import Diagnostic
from magsite.diagnostics.visible import visible

_FIELDS: Final = 4
_BEFORE: Final = 30
_AROUND: Final = 80


class Entry(msgspec.Struct, frozen=True, order=True):
    """One thing that is wrong, as a baseline knows it."""

    path: str
    code: str
    words: str


Baseline = Mapping[Entry, int]
"""How often each thing may occur."""


class Sifted(msgspec.Struct, frozen=True):
    """What is left when a baseline is taken away."""

    new: tuple[int, ...]
    """Places, in what was sifted, of what the baseline does not have."""
    known: int
    """How many it has."""
    gone: tuple[Entry, ...]
    """What it has and is wrong no more."""


def entry(diagnostic: Diagnostic, lines: Sequence[str]) -> Entry:
    """How a baseline knows a Diagnostic; `lines` are those of its source."""
    place = diagnostic.location
    line = lines[place.line - 1] if 1 <= place.line <= len(lines) else ""
    start = max(0, place.column - 1 - _BEFORE)
    return Entry(visible(place.path), diagnostic.code, _words(line[start : start + _AROUND]))


def read_baseline(text: str) -> tuple[Baseline, tuple[int, ...]]:
    """The baseline in a text, and the numbers of lines that are none of it."""
    found: Counter[Entry] = Counter()
    wrong: list[int] = []
    for number, line in enumerate(text.splitlines(), 1):
        fields = line.split("\t")
        if not line.strip() or line.startswith("#"):
            continue
        if len(fields) == _FIELDS and fields[2].isascii() and fields[2].isdigit():
            found[Entry(fields[0], fields[1], fields[3])] += int(fields[2])
        else:
            wrong.append(number)
    return found, tuple(wrong)


def baseline_text(entries: Iterable[Entry], heading: str) -> str:
    """The text of a baseline that has these, a line for each; `heading` says what the file is."""
    counted = sorted(Counter(entries).items())
    rows = (f"{one.path}\t{one.code}\t{count}\t{one.words}\n" for one, count in counted)
    return "".join((f"# {heading}\n", *rows))


def sift(entries: Sequence[Entry | None], baseline: Baseline) -> Sifted:
    """What of these is new, in their order; None is what no baseline may hold."""
    left = Counter(baseline)
    new: list[int] = []
    for at, one in enumerate(entries):
        if one is not None and left[one] > 0:
            left[one] -= 1
        else:
            new.append(at)
    gone = tuple(sorted(left.elements()))
    return Sifted(tuple(new), len(entries) - len(new), gone)


def _words(piece: str) -> str:
    """A piece of a line without what an editor may change in it unseen."""
    return " ".join(visible(piece.replace("\t", " ")).split())
