"""The blocks of a prose: paragraphs, items, headings and cells, in which no rule looks across the edge."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal

import msgspec

from magsite.language.typography.marks import TAG

_PREFIX: Final = re.compile(
    r"[ \t]*(?:>[ \t]?)*[ \t]*"
    r"(?P<item>(?:(?:[*+-]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?|\[\^[^\[\]\n]*\]:[ \t]*|:[ \t]+)+)?(?:>[ \t]?)*[ \t]*"
)
_HEADING: Final = re.compile(r"(#{1,6})(?!#)[ \t]*")
_UNDERLINE: Final = re.compile(r"(=+|-+)[ \t]*\Z")
_RULE: Final = re.compile(r"(?:[-*_][ \t]*){3,}\Z")
_SYNTAX: Final = re.compile(r"!!!|\?\?\?|===|:::|import[ ]|export[ ]|\*\[")
_BORDER: Final = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")


class Block(msgspec.Struct, frozen=True):
    """A piece of prose: where it begins in the source, and its text, in which each character has its place.

    A line break in it is one of the source; what a line begins with (signs of quotations, indentation) is spaces.
    """

    kind: Literal["text", "heading", "cell"]
    start: int
    text: str
    level: int = 0
    """Of a heading, by its signs."""


class _Line(msgspec.Struct, frozen=True):
    """One line: where its text begins, behind its signs, and whether an item begins with it."""

    start: int
    text: str
    signs: int
    is_item: bool


def blocks(prose: str, start: int) -> tuple[Block, ...]:
    """The blocks of a body without markup that begins at `start` of its source."""
    return tuple(_blocks(tuple(_lines(prose)), start))


def _lines(prose: str) -> Iterator[_Line]:
    at = 0
    for line in prose.split("\n"):
        prefix = _PREFIX.match(line)
        signs = prefix.end() if prefix else 0
        yield _Line(at + signs, line[signs:], signs, bool(prefix and prefix["item"]))
        at += len(line) + 1


def _blocks(lines: Sequence[_Line], offset: int) -> Iterator[Block]:
    paragraph: list[_Line] = []
    in_table = False
    for at, line in enumerate(lines):
        below = lines[at + 1].text if at + 1 < len(lines) else ""
        in_table = "|" in line.text and (in_table or _begins_table(line.text, below))
        heading = _HEADING.match(line.text) if not line.is_item else None
        underline = _UNDERLINE.match(line.text) if len(paragraph) == 1 and not line.is_item else None
        if underline is not None:
            yield _heading(paragraph[0], 0, 1 if underline[1][0] == "=" else 2, offset)
            paragraph = []
        elif in_table or heading is not None or line.is_item or _ends(line.text):
            yield from _paragraph(paragraph, offset)
            paragraph = [line] if line.is_item and not in_table and not _ends(line.text) else []
        else:
            paragraph.append(line)
        if in_table:
            yield from _cells(line, offset)
        elif heading is not None:
            yield _heading(line, heading.end(), len(heading[1]), offset)
    yield from _paragraph(paragraph, offset)


def _ends(text: str) -> bool:
    """Whether a line is no text of a paragraph: blank, of tags alone, a rule, or syntax of a block."""
    return not text.strip(f" \t{TAG}") or _RULE.match(text) is not None or _SYNTAX.match(text) is not None


def _begins_table(text: str, below: str) -> bool:
    return text.startswith("|") or ("|" in below and _BORDER.match(below) is not None)


def _paragraph(lines: Sequence[_Line], offset: int) -> Iterator[Block]:
    if lines:
        first, *others = lines
        text = "\n".join((first.text, *(" " * line.signs + line.text for line in others)))
        yield Block("text", offset + first.start, text)


def _heading(line: _Line, signs: int, level: int, offset: int) -> Block:
    text = line.text[signs:].rstrip(f" \t#{TAG}")
    return Block("heading", offset + line.start + signs, text, level)


def _cells(line: _Line, offset: int) -> Iterator[Block]:
    at = 0
    for cell in line.text.split("|"):
        if cell.strip() and not _BORDER.match(cell):
            yield Block("cell", offset + line.start + at, cell)
        at += len(cell) + 1
