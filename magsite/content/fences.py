"""Fenced code of a body: where it stands, found in linear time and without reading what is in it."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

_FENCE_LINE: Final = re.compile(r"\n(`{3,}|~{3,})([^\n]*)")


def fenced(body: str) -> tuple[tuple[int, int], ...]:
    """The spans of fenced code, fences included, in order; a fence that is never closed is text.

    A fence stands at the start of a line; one of the same sign, at least as long and alone on its line,
    closes it.
    """
    if "```" not in body and "~~~" not in body:
        return ()
    # With a line break before it the first line is like all others, and every match begins one to the left.
    return tuple(_pairs(tuple(_FENCE_LINE.finditer("\n" + body))))


def unfenced(body: str, spans: Sequence[tuple[int, int]]) -> str:
    """The body with empty lines for its fenced code: every other character keeps its line and column."""
    parts, end = [], 0
    for start, stop in spans:
        parts += [body[end:start], "\n" * body.count("\n", start, stop)]
        end = stop
    return "".join([*parts, body[end:]]) if parts else body


def _pairs(lines: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Pair the fences; a sign and length found to have no end is not searched for again."""
    hopeless: dict[str, int] = {}
    index = 0
    while index < len(lines):
        opening = lines[index]
        fence, info = opening[1], opening[2]
        index += 1
        if (fence[0] in info and fence[0] == "`") or len(fence) >= hopeless.get(fence[0], len(fence) + 1):
            continue
        closing = next((at for at in range(index, len(lines)) if _closes(lines[at], fence)), None)
        if closing is None:
            hopeless[fence[0]] = len(fence)
            continue
        yield opening.start(), lines[closing].end() - 1
        index = closing + 1


def _closes(line: re.Match[str], fence: str) -> bool:
    return line[1].startswith(fence) and not line[2].strip()
