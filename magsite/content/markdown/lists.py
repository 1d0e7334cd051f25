"""Lists as writers of every other Markdown indent them, brought into the form that Python-Markdown reads.

Python-Markdown wants four spaces for what belongs to an item and a blank line before a list. Writers indent by
the width of the item's mark, as CommonMark has it, and begin a list right after a line of text. So the lines of
lists are indented anew, by four spaces for each level, and a list that begins after text gets its blank line.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from markdown.preprocessors import Preprocessor

_ITEM: Final = re.compile(r"(?P<mark>[*+-]|\d{1,9}[.)])(?P<gap> {1,4})(?=\S)")
_RULE: Final = re.compile(r"(?:\* *){3,}$|(?:- *){3,}$|(?:_ *){3,}$")
_BEGINNING: Final = re.compile(r"^[ >]*(?:[*+-]|\d{1,9}[.)]) +\S", re.MULTILINE)
# What is no text that a list could interrupt, nor go on lazily.
_NO_TEXT: Final = re.compile(r"#|>|\||\x02|!!!|\?\?\?|<|\[[^\]]*\]:|\*\[|:{3}|={3}")
# Boxes, notes and definitions hold the lines below them that are indented by four spaces.
_HOLDER: Final = re.compile(r"!!!|\?\?\?|\[\^[^\]]*\]:|: ")
_QUOTED: Final = re.compile(r" *> ?")
_LEVEL: Final = 4
_CODE: Final = 4


class _Item(NamedTuple):
    """An open item of a list: where its text begins, and the kind of its list."""

    offset: int
    ordered: bool


class EvenLists(Preprocessor):
    """Indents lists by four spaces a level, after code was put aside and tabs became spaces."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines with their lists indented anew; without a list, the same lines."""
        return list(_even(lines))


def _even(lines: Sequence[str]) -> Sequence[str]:
    return tuple(_evened(lines)) if _BEGINNING.search("\n".join(lines)) else lines


def _evened(lines: Sequence[str]) -> Iterator[str]:
    """One line after the other; what a quotation or a box holds is a text with lists of its own."""
    reader = _Reader()
    at = 0
    while at < len(lines):
        *above, placed = reader.read(lines[at])
        yield from above
        outer = placed[: len(placed) - len(placed.lstrip(" "))]
        quoted = _quoted(lines, at)
        held = () if quoted else _held(lines, at)
        if not quoted:
            yield placed
        yield from (f"{outer}> {line}".rstrip(" ") for line in _even(quoted))
        yield from (f"{outer}{' ' * _LEVEL}{line}" if line else "" for line in _even(held))
        at += len(quoted) or 1 + len(held)


def _quoted(lines: Sequence[str], at: int) -> Sequence[str]:
    """The lines of the quotation that begins here, without its signs."""
    if not _is_quoted(lines[at]):
        return ()
    run = takewhile(_is_quoted, lines[at:])
    return tuple(_QUOTED.sub("", line, count=1) for line in run)


def _is_quoted(line: str) -> bool:
    return line.lstrip(" ").startswith(">")


def _held(lines: Sequence[str], at: int) -> Sequence[str]:
    """The lines inside the box that begins here, without their indentation."""
    bare = lines[at].lstrip(" ")
    if not _HOLDER.match(bare):
        return ()
    inner = len(lines[at]) - len(bare) + _LEVEL
    run = list(takewhile(lambda line: not line or line.startswith(" " * inner), lines[at + 1 :]))
    while run and not run[-1]:
        run.pop()
    return tuple(line[inner:] for line in run)


class _Reader:
    """Reads the lines of a text one after the other, and knows what stands right above the next."""

    def __init__(self) -> None:
        self._items: list[_Item] = []
        self._blank = True
        self._text = False
        self._listed = False
        """Whether the lines since the last blank one began with an item."""

    def read(self, line: str) -> tuple[str, ...]:
        """The line as it must be, after a blank one where it needs one."""
        bare = line.lstrip(" ")
        if not bare:
            self._blank, self._text = True, False
            return ("",)
        indent = len(line) - len(bare)
        level = sum(1 for item in self._items if item.offset <= indent)
        offset = self._items[level - 1].offset if level else 0
        item = _item(bare, indent, offset, self._text and not self._items)
        return self._other(line, bare, level) if item is None else self._begin(item, bare, level)

    def _begin(self, item: _Item, bare: str, level: int) -> tuple[str, ...]:
        """An item. Another kind of list, or text that is no item, ends with a blank line above it."""
        another = level < len(self._items) and self._items[level].ordered != item.ordered
        above = ("",) if not self._blank and (another or (self._text and not self._listed)) else ()
        del self._items[level:]
        self._items.append(item)
        self._listed = self._listed or self._blank or bool(above)
        self._blank, self._text = False, True
        return (*above, f"{' ' * (_LEVEL * level)}{_mark(bare)}")

    def _other(self, line: str, bare: str, level: int) -> tuple[str, ...]:
        """A line that begins no item: text of one, or of none."""
        above: tuple[str, ...] = ()
        if self._blank:
            del self._items[level:]
            self._listed = False
        elif self._items and self._text and not _NO_TEXT.match(bare):
            return (bare,)
        elif self._items and (bare.startswith(("\x02", ">")) or (self._text and _RULE.match(bare))):
            # A piece of code, a quotation or a rule right below the text of an item.
            above = ("",)
            del self._items[max(level, 1) :]
        self._blank, self._text = False, not _NO_TEXT.match(bare)
        return (*above, _inside(bare, len(line) - len(bare), self._items) if self._items else line)


def _item(bare: str, indent: int, offset: int, interrupts: bool) -> _Item | None:  # noqa: FBT001 - a fact about the line above
    """The item that a line begins; where it would interrupt a text, a number must be 1, as a year may begin a line."""
    found = _ITEM.match(bare)
    if found is None or indent - offset >= _CODE or _RULE.match(bare):
        return None
    ordered = found["mark"][0].isdigit()
    if interrupts and ordered and found["mark"][:-1] != "1":
        return None
    return _Item(indent + found.end(), ordered)


def _mark(bare: str) -> str:
    """The line with its mark as Python-Markdown knows it, and one space after it."""
    found = _ITEM.match(bare)
    assert found is not None  # noqa: S101 - only lines with a mark come here
    mark = found["mark"]
    return f"{mark[:-1]}. {bare[found.end() :]}" if mark.endswith(")") else f"{mark} {bare[found.end() :]}"


def _inside(bare: str, indent: int, items: Sequence[_Item]) -> str:
    """A line that belongs to the innermost open item; four spaces more than its text make code of it."""
    deeper = indent - items[-1].offset
    outer = _LEVEL * len(items)
    code = max(_CODE, min(deeper, indent - outer)) if deeper >= _CODE else 0
    return " " * (outer + code) + bare
