"""Quotation marks: straight and curly ones in pairs, inside a block and across its tags."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from magsite.language.typography.edits import Edit, following, places, previous
from magsite.language.typography.marks import (
    BREAK,
    EDGES,
    END,
    GREATER,
    INLINE,
    LESS,
    NBSP,
    NO_WIDTH,
    OBJECT,
    SPACES,
    is_blank,
)

Style = Sequence[tuple[str, str]]
"""Quotation marks of the first level and of the second."""

FRENCH: Final[Style] = (("«", "»"), ("“", "”"))
ENGLISH: Final[Style] = (("“", "”"), ("‘", "’"))

_OPEN_AFTER: Final = "(«“‘'’–—-/"
_NOT_OPENED: Final = '.,;:!?)]}»”…"='
_NOT_CLOSED: Final = '([{«“"='
_CLOSE_BEFORE: Final = ".,;:!?)»”’'…–—-/"
_KINDS: Final = {'"': '"', "“": "“", "”": "“", "«": "«", "»": "«"}
_CHEVRONS: Final = re.compile(
    rf"(<<|{LESS}{LESS})(?<![<{LESS}\w]..)([^<>«»{LESS}{GREATER}{BREAK}]*+)(>>|{GREATER}{GREATER})(?![>{GREATER}\w])"
)
_SIGNS: Final = re.compile(
    rf"\"(?<![^{SPACES}{EDGES}{NO_WIDTH}]\")[^\w{SPACES}{NO_WIDTH}{EDGES}{OBJECT}\"«»“”]{{1,3}}+\"(?={END}|{INLINE}[,.;:!?)…])"
)
"""A sign between quotation marks: "?"."""


class _Pair(msgspec.Struct, frozen=True):
    start: int
    end: int
    kind: str


def quotes(text: str, kinds: str, style: Style) -> Iterator[Edit]:
    """Pairs of these kinds (`"` straight, `“` curly) become those of the style, by their level.

    What stands alone, or could be inches or a string of code, stays.
    """
    ends: list[int] = []
    for pair in sorted(_paired(text), key=lambda pair: pair.start):
        while ends and ends[-1] < pair.start:
            ends.pop()
        opening, closing = style[len(ends) % 2]
        ends.append(pair.end)
        if pair.kind in kinds:
            yield from _edit(text, pair.start, opening)
            yield from _edit(text, pair.end, closing)


def chevrons(text: str) -> Iterator[Edit]:
    """`<< mot >>` is « mot »; shifts of bits and streams are not."""
    for found in _CHEVRONS.finditer(text):
        if found[2].strip()[:1].isalpha() and len(found[1]) == len(found[3]):
            yield *found.span(1), "«"
            yield *found.span(3), "»"


def _edit(text: str, index: int, mark: str) -> Iterator[Edit]:
    """The edit that puts a mark in the place of the one at an index, a guillemet with its space."""
    new = mark
    if mark == "«" and text[index + 1 : index + 2] not in SPACES:
        new = f"«{NBSP}"
    elif mark == "»" and text[index - 1 : index] not in SPACES:
        new = f"{NBSP}»"
    if text[index] != mark:
        yield index, index + 1, new


def _paired(text: str) -> Iterator[_Pair]:
    """The pairs of marks of the same kind, none across another's end or a block's."""
    stack: list[tuple[int, str]] = []
    waiting: Counter[str] = Counter()
    signs = _around_signs(text)
    last = 0
    for index in sorted(places(text, *_KINDS)):
        if text.find(BREAK, last, index) >= 0:
            stack.clear()
            waiting.clear()
        last, kind, direction = index, _KINDS[text[index]], signs.get(index) or _direction(text, index)
        if direction == "open":
            stack.append((index, kind))
            waiting[kind] += 1
        elif direction == "close" and waiting[kind]:
            while stack[-1][1] != kind:
                waiting[stack.pop()[1]] -= 1
            waiting[kind] -= 1
            yield _Pair(stack.pop()[0], index, kind)


def _around_signs(text: str) -> dict[int, str]:
    """The directions of the marks around single signs, which look like code to the rest."""
    directions: dict[int, str] = {}
    for found in _SIGNS.finditer(text):
        if is_blank(previous(text, found.start())):
            directions |= {found.start(): "open", found.end() - 1: "close"}
    return directions


def _direction(text: str, index: int) -> str:
    """Whether a mark opens or closes: by what stands around it, then by its shape."""
    if text[index] in "«»":
        return "open" if text[index] == "«" else "close"
    before, behind = previous(text, index), following(text, index + 1)
    opens = (is_blank(before) or before in _OPEN_AFTER) and not is_blank(behind) and behind not in _NOT_OPENED
    closes = (
        not is_blank(before) and before not in _NOT_CLOSED and (is_blank(behind) or behind in _CLOSE_BEFORE)
    )
    if opens != closes:
        return "open" if opens else "close"
    return {"“": "open", "”": "close"}.get(text[index], "open" if opens else "")
