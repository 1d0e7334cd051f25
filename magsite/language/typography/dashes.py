"""Dashes: hyphens between spaces, and the spaces of an aside."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from magsite.language.typography.edits import (
    Edit,
    following,
    gap_start,
    has_space,
    places,
    previous,
    space_before,
    space_behind,
)
from magsite.language.typography.marks import (
    ANY_GAP,
    BREAK,
    EDGES,
    GAP,
    NBSP,
    NO_WIDTH,
    OBJECT,
    SPACES,
    is_blank,
    is_word,
)

_HYPHENS: Final = re.compile(rf"-(?<![^{SPACES}{EDGES}{NO_WIDTH}]-)-{{0,2}}+(?=({GAP}))")
_DASH: Final = {"-": "–", "--": "–", "---": "—"}
_BEHIND: Final = re.compile(ANY_GAP)
_SENTENCE: Final = re.compile(rf"[.?!…][»”)]?[{SPACES}]++(?=[A-ZÀ-Þ«])|{BREAK}")


def hyphens(text: str) -> Iterator[Edit]:
    """A hyphen or two between spaces are an en dash, three an em dash; not in sums, lists and options.

    What begins a line is a dash if it is more than one, since one alone marks an item.
    """
    for found in _HYPHENS.finditer(text):
        start = gap_start(text, found.start())
        before, behind = previous(text, start), following(text, found.end(1))
        if before in EDGES:
            prose = len(found[0]) > 1 and (behind.isalpha() or behind in '«“"')
        else:
            prose = has_space(text[start : found.start()]) and _joins(before, behind)
        if prose and not _is_operation(text, start, found.end(1)):
            yield *found.span(), _DASH[found[0]]


def asides(text: str) -> Iterator[Edit]:
    """The dashes of an aside hold on to it ("mot –·aside·– mot"), a single one to the word before it.

    The dash that begins a line or another's words, or names an author, holds on to what follows.
    """
    opened: _Dash | None = None
    for dash in _dashes(text):
        if opened and dash.sign == opened.sign and not _SENTENCE.search(text, opened.index, dash.index):
            yield from space_behind(opened.index + 1, opened.gap, NBSP)
            yield from space_before(text, dash.index, NBSP)
            opened = None
            continue
        if opened:
            yield from space_before(text, opened.index, NBSP)
        if dash.begins:
            yield from space_behind(dash.index + 1, dash.gap, NBSP)
        opened = None if dash.begins or not dash.gap else dash
    if opened:
        yield from space_before(text, opened.index, NBSP)


class _Dash(msgspec.Struct, frozen=True):
    """A dash with a space before it or at the beginning of a line; `gap` is what stands between it and what follows."""

    index: int
    sign: str
    gap: str
    begins: bool


def _dashes(text: str) -> Iterator[_Dash]:
    """The dashes that are neither glued to words nor between digits."""
    for index in sorted(places(text, "–", "—")):
        found = _BEHIND.match(text, index + 1)
        gap = found[0] if found and has_space(found[0]) else ""
        start = gap_start(text, index)
        before, behind = previous(text, start), following(text, index + 1 + len(gap))
        digits = before.isdigit() and behind.isdigit()
        spaced = has_space(text[start:index]) and (gap or behind in ",.;:!?)…" or is_blank(behind))
        if not digits and not (gap and behind in EDGES) and (spaced or (before in EDGES and gap)):
            begins = before in EDGES or before in ".«" or (before in "?!…" and behind.isupper())
            yield _Dash(index, text[index], gap, begins)


def _joins(before: str, behind: str) -> bool:
    """Whether a dash can stand between these: words or the ends of phrases, but neither two numbers nor two codes."""
    prose = (is_word(before) or before in ')]»”’"%.…!?') and behind not in EDGES
    digits = before.isdigit() and behind.isdigit()
    return prose and not digits and not before == behind == OBJECT


def _is_operation(text: str, start: int, end: int) -> bool:
    """Whether single letters or digits stand on both sides: "a - b"."""
    left, right = text[max(0, start - 2) : start], text[end : end + 2]
    return all(
        side and not side.isalnum() and any(map(str.isalnum, side))
        for side in (f" {left}"[-2:], f"{right} "[:2])
    )
