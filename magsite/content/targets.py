"""Everything in a body that looks like the target of a link or a picture, with its place.

The list is an over-approximation: what a page asks for is always in it, what is in it may never be asked for.
Only fenced code is left out, for whatever stands in it is no link.
"""

import re
from bisect import bisect, bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate
from typing import Final

from magsite.content.fences import fenced, unfenced
from magsite.content.foreign import COMMENT
from magsite.content.link_syntax import bracketed_targets, defined_targets, readings
from magsite.content.links import ListedTarget

# Python-Markdown sees tabs as spaces up to the next multiple of this, everywhere but in fenced code.
_TAB: Final = 4

_BRACKET: Final = re.compile(r"\]\(\s*")
# Footnotes look the same, but for their sign. What follows is only looked at: it may be a definition itself.
_DEFINITION: Final = re.compile(r"\[(?!\^)[^\[\]]*\]:(?=[ ]*(?:\n[ >]*)?(\S))")
_WORD: Final = re.compile(r"\S*")
_EQUALS: Final = re.compile("=")
_NAMES: Final = ("href", "src", "poster", "srcset")
_VALUE: Final = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+))""")
_UNQUOTED: Final = re.compile(r"""[^\s"'<>`]*""")
_DESCRIPTOR: Final = re.compile(r"[0-9.]+[wxh]\b,?")
_MOST_NESTED: Final = 8
"""Targets that may stand in each other: `href=href=a` is one of `href=a`, and one of `a`."""
_IGNORED: Final = re.compile(r"[\x00-\x20\x7f]+")
_OUTSIDE: Final = re.compile(r"#|//|[A-Za-z][A-Za-z0-9+.-]*:|\Z")


def listed_targets(body: str, first_line: int) -> tuple[ListedTarget, ...]:
    """The targets inside the site that a body may link to, sorted by place; `first_line` is the body's own.

    A target is listed in each form in which it may be asked for: as it stands, and with escapes and entities
    undone. Columns count characters from 1. External targets and bare fragments are not listed.
    """
    return readable_targets(unfenced(body, fenced(body)), first_line)


def readable_targets(readable: str, first_line: int) -> tuple[ListedTarget, ...]:
    """`listed_targets` of a body whose fenced code is blanked already."""
    seen = readable.expandtabs(_TAB) if "\t" in readable else readable
    raw = {*_bracketed(seen), *_defined(seen), *_attributes(seen)}
    shown = _shown(raw, seen) if "<!--" in seen else raw
    inside = sorted(found for found in shown if not is_outside(found[1]))
    return tuple(_placed(inside, seen, readable, first_line)) if inside else ()


def is_outside(text: str) -> bool:
    """Whether a target leads out of the site, or to a place of its own page."""
    return (_OUTSIDE.match(text) or _OUTSIDE.match(_IGNORED.sub("", text))) is not None


_Raw = Iterator[tuple[int, str]]
"""(offset, text) of what may be a target."""


def _shown(raw: AbstractSet[tuple[int, str]], body: str) -> Iterator[tuple[int, str]]:
    """Those that stand outside comments, and those that stand in comments only, which may be none after all."""
    ends = [
        0,
        *(place for found in COMMENT.finditer(body, 0, body.rfind("-->") + 3) for place in found.span()),
    ]
    seen = {text for at, text in raw if bisect(ends, at) % 2}
    yield from ((at, text) for at, text in raw if bisect(ends, at) % 2 or text not in seen)


def _bracketed(body: str) -> _Raw:
    if "](" in body:
        for found in _BRACKET.finditer(body):
            for target in bracketed_targets(body, found.end()):
                yield found.end(), target


def _defined(body: str) -> _Raw:
    if "]:" in body:
        words = _Runs(body, _WORD)
        for found in _DEFINITION.finditer(body):
            start = found.start(1)
            end = words.end(start)
            for target in defined_targets(body[start:end]) if end else ():
                yield start, target


def _attributes(body: str) -> _Raw:
    """Values of attributes, wherever they stand: tags may be spread over lines, attribute lists are no tags."""
    values = _Runs(body, _UNQUOTED)
    for sign in _EQUALS.finditer(body):
        name = _name_before(body, sign.start())
        value = _VALUE.match(body, sign.end()) if name and values.end(sign.end()) else None
        if value is None:
            continue
        text, start = value[value.lastindex or 0], value.start(value.lastindex or 0)
        yield start, text
        if name == "srcset":
            yield from ((start, candidate) for candidate in _candidates(text))
        elif value[3] and "}" in text:
            # An attribute list ends where the value in a tag would go on.
            yield start, text.partition("}")[0]


class _Runs:
    """Runs of characters in which targets may begin one after another; they are asked for in their order."""

    def __init__(self, body: str, form: re.Pattern[str]) -> None:
        self._body, self._form = body, form
        self._end, self._nested = 0, 0

    def end(self, start: int) -> int | None:
        """Where the run that goes through here ends; None where so many began in it that no writer meant them."""
        if start < self._end:
            self._nested += 1
            return self._end if self._nested <= _MOST_NESTED else None
        found = self._form.match(self._body, start)
        self._end, self._nested = found.end() if found else start, 0
        return self._end


def _name_before(body: str, end: int) -> str | None:
    """The name of the attribute whose `=` stands at `end`, if it is one of those that hold a target."""
    while end and body[end - 1].isspace():
        end -= 1
    word = body[max(0, end - 6) : end].lower()
    return next((name for name in _NAMES if word.endswith(name)), None)


def _candidates(value: str) -> Iterator[str]:
    """The addresses of a `srcset`; whether a comma belongs to one is not for us to say."""
    for word in value.split():
        rest = _DESCRIPTOR.sub("", word, count=1) if _DESCRIPTOR.match(word) else word
        yield from (word, rest.strip(","), *rest.split(","))


def _placed(
    raw: Sequence[tuple[int, str]], seen: str, readable: str, first_line: int
) -> Iterator[ListedTarget]:
    """Give each target its line and its column in the text as the writer sees it, tabs being one character."""
    line, counted, start, last = first_line, 0, 0, None
    columns = _Columns(readable)
    for offset, text in raw:
        line += seen.count("\n", counted, offset)
        start = seen.rfind("\n", counted, offset) + 1 or start
        counted = offset
        column = columns.at(line - first_line, offset - start + 1)
        for form in sorted({*readings(text), *_unstripped(text)}):
            target = ListedTarget(form, line, column)
            if target != last and not is_outside(form):
                yield target
            last = target


def _unstripped(text: str) -> tuple[str, ...]:
    """Raw HTML may ask for a value with the spaces that the writer left around it."""
    return (text,) if text[:1].isspace() or text[-1:].isspace() else ()


class _Columns:
    """Finds columns where tabs are single characters; the lines are asked for in their order."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n") if "\t" in text else None
        self.line = -1
        self.ends: list[int] = []

    def at(self, line: int, expanded: int) -> int:
        """The column that `expanded` is in a line, counted from 0, whose tabs have been made spaces."""
        if self.lines is None or "\t" not in self.lines[line]:
            return expanded
        if line != self.line:
            self.line, self.ends = line, list(accumulate(self.lines[line], _end, initial=0))
        return bisect_left(self.ends, expanded, 1)


def _end(width: int, character: str) -> int:
    """The width of a text with one character more."""
    return width + (_TAB - width % _TAB if character == "\t" else 1)
