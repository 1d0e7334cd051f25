"""Code of a body: where it stands, found in linear time and without reading what is in it."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

_FENCE_LINE: Final = re.compile(r"\n(?=[ \t>`~])((?: {0,3}> ?)*)([ \t]*)(`{3,}|~{3,})([^\n]*)")
_SIGNS: Final = re.compile(r"(?: {0,3}> ?)+")
_QUOTATION: Final = re.compile(r"^(?: {0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
# What may have a fence inside, indented: items, boxes, notes, definitions.
_BLOCK: Final = re.compile(r"[ \t]*(?:[*+-][ \t]|\d{1,9}[.)][ \t]|!!!|\?\?\?|===|\[\^|:[ \t])")
_TAB: Final = 4
_INDENTED: Final = ("\n    ", "\n\t")
_OUTDENTED: Final = 3
_SEARCHED_LINES: Final = 60


def fenced(body: str) -> tuple[tuple[int, int], ...]:
    """The spans of fenced code, fences included, in order; a fence that is never closed is text.

    A fence stands at the start of a line, or inside an item of a list or another block at the indentation of
    its text; one of the same sign, at least as long, alone on its line and no deeper, closes it. In a quotation
    it stands behind its signs, and ends where the quotation does at the latest.
    """
    if "```" not in body and "~~~" not in body:
        return ()
    return tuple(_pairs(body, tuple(_lines(body))))


def indented(readable: str) -> tuple[tuple[int, int], ...]:
    """The lines of code that four spaces mark as such, in a body whose fenced code is blanked.

    They follow an empty line, and stand neither in an item of a list nor in another block.
    """
    if not any(sign in readable or readable.startswith(sign[1:]) for sign in _INDENTED):
        return ()
    return tuple(_indented(readable))


def quotation_signs(line: str) -> str:
    """The signs of quotations that a line begins with, and the spaces around them."""
    found = _SIGNS.match(line)
    return found[0] if found else ""


def indentation(line: str) -> int:
    """The columns of white space that a line begins with."""
    bare = line.lstrip(" \t")
    return len(line[: len(line) - len(bare)].expandtabs(_TAB))


def unfenced(body: str, spans: Sequence[tuple[int, int]]) -> str:
    """The body with empty lines for its fenced code: every other character keeps its line and column."""
    parts, end = [], 0
    for start, stop in spans:
        parts += [body[end:start], "\n" * body.count("\n", start, stop)]
        end = stop
    return "".join([*parts, body[end:]]) if parts else body


def _indented(readable: str) -> Iterator[tuple[int, int]]:
    at, is_code, is_free = 0, False, True
    for line in readable.splitlines(keepends=True):
        if line.strip():
            if not line.startswith(("    ", "\t")):
                is_code = False
            elif is_free and not is_code:
                is_code = not _is_inside(readable, at - 1, indentation(line))
            if is_code:
                yield at, at + len(line)
        is_free = not line.strip()
        at += len(line)


class _Line(NamedTuple):
    """A line that begins with a fence, white space apart."""

    start: int
    end: int
    quotation: tuple[int, int]
    """The end of the quotation that it stands in, and the number of its signs; zeros outside."""
    depth: int
    """Columns of its indentation."""
    fence: str
    info: str


def _lines(body: str) -> Iterator[_Line]:
    # With a line break before it the first line is like all others, and every match begins one to the left.
    fences = tuple(_FENCE_LINE.finditer("\n" + body))
    quotations = deque(_QUOTATION.finditer(body) if any(found[1] for found in fences) else ())
    for found in fences:
        while quotations and quotations[0].end() <= found.start():
            quotations.popleft()
        quotation = (quotations[0].end(), found[1].count(">")) if found[1] and quotations else (0, 0)
        depth = indentation(found[2]) if found[2] else 0
        yield _Line(found.start(), found.end() - 1, quotation, depth, found[3], found[4])


def _pairs(body: str, lines: Sequence[_Line]) -> Iterator[tuple[int, int]]:
    """Pair the fences; a sign, depth and length found to have no end is not searched for again."""
    hopeless: dict[tuple[str, int, tuple[int, int]], int] = {}
    index = 0
    while index < len(lines):
        opening = lines[index]
        fence, info, depth = opening.fence, opening.info, opening.depth
        index += 1
        kind = fence[0], depth, opening.quotation
        if (fence[0] in info and fence[0] == "`") or len(fence) >= hopeless.get(kind, len(fence) + 1):
            continue
        if depth and not _is_inside(body, opening.start - 1, depth):
            continue
        closing = _closing(lines, index, opening)
        if closing is None:
            hopeless[kind] = len(fence)
            continue
        yield opening.start, lines[closing].end
        index = closing + 1


def _closing(lines: Sequence[_Line], index: int, opening: _Line) -> int | None:
    """The line, from this one on, that closes a fence; in a quotation none behind its end."""
    for at in range(index, len(lines)):
        line = lines[at]
        if opening.quotation[0] and line.quotation[0] != opening.quotation[0]:
            return None
        if line.quotation == opening.quotation and _closes(line, opening.fence, opening.depth):
            return at
    return None


def _closes(line: _Line, fence: str, depth: int) -> bool:
    fits = depth <= 2 * line.depth and line.depth <= depth + _OUTDENTED
    return fits and line.fence.startswith(fence) and not line.info.strip()


def _is_inside(body: str, start: int, depth: int) -> bool:
    """Whether the lines above make a fence of this depth part of a block; up to three spaces need none."""
    if depth < _TAB:
        return True
    for _ in range(_SEARCHED_LINES):
        if start < 0:
            return False
        line_start = body.rfind("\n", 0, start) + 1
        line, start = body[line_start:start], line_start - 1
        if line.strip() and indentation(line) < depth:
            if _BLOCK.match(line):
                return True
            depth = indentation(line)
            if not depth:
                return False
    return False
