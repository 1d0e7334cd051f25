"""Everything in a body that looks like the target of a link or a picture, with its place.

The list is an over-approximation: what a page asks for is always in it, what is in it may never be asked for.
Only fenced code is left out, for whatever stands in it is no link.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from magsite.content.fences import fenced, unfenced
from magsite.content.link_syntax import bracketed_targets, defined_targets, readings
from magsite.content.links import ListedTarget

# Python-Markdown sees tabs as spaces up to the next multiple of this, everywhere but in fenced code.
_TAB: Final = 4

_BRACKET: Final = re.compile(r"\]\(\s*")
# Footnotes look the same, but for their sign. What follows is only looked at: it may be a definition itself.
_DEFINITION: Final = re.compile(r"\[(?!\^)[^\[\]]*\]:(?=[ ]*(?:\n[ >]*)?(\S+))")
_EQUALS: Final = re.compile("=")
_NAMES: Final = ("href", "src", "poster", "srcset")
_VALUE: Final = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>`]+))""")
_DESCRIPTOR: Final = re.compile(r"[0-9.]+[wxh]\b,?")
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
    inside = sorted(found for found in raw if _is_inside(found[1]))
    return tuple(_placed(inside, seen, readable, first_line)) if inside else ()


_Raw = Iterator[tuple[int, str]]
"""(offset, text) of what may be a target."""


def _bracketed(body: str) -> _Raw:
    if "](" in body:
        for found in _BRACKET.finditer(body):
            for target in bracketed_targets(body, found.end()):
                yield found.end(), target


def _defined(body: str) -> _Raw:
    if "]:" in body:
        for found in _DEFINITION.finditer(body):
            for target in defined_targets(found[1]):
                yield found.start(1), target


def _attributes(body: str) -> _Raw:
    """Values of attributes, wherever they stand: tags may be spread over lines, attribute lists are no tags."""
    for sign in _EQUALS.finditer(body):
        name = _name_before(body, sign.start())
        value = _VALUE.match(body, sign.end()) if name else None
        if value is None:
            continue
        text, start = value[value.lastindex or 0], value.start(value.lastindex or 0)
        yield start, text
        if name == "srcset":
            yield from ((start, candidate) for candidate in _candidates(text))
        elif value[3] and "}" in text:
            # An attribute list ends where the value in a tag would go on.
            yield start, text.partition("}")[0]


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
    line, counted, last = first_line, 0, None
    lines = readable.split("\n") if "\t" in readable else None
    for offset, text in raw:
        line += seen.count("\n", counted, offset)
        counted = offset
        column = offset - seen.rfind("\n", 0, offset)
        if lines is not None:
            column = _column(lines[line - first_line], column)
        for form in sorted({*readings(text), *_unstripped(text)}):
            target = ListedTarget(form, line, column)
            if target != last and _is_inside(form):
                yield target
            last = target


def _unstripped(text: str) -> tuple[str, ...]:
    """Raw HTML may ask for a value with the spaces that the writer left around it."""
    return (text,) if text[:1].isspace() or text[-1:].isspace() else ()


def _is_inside(text: str) -> bool:
    return not _OUTSIDE.match(_IGNORED.sub("", text))


def _column(line: str, expanded: int) -> int:
    """The column that `expanded` is where the tabs of the line are single characters."""
    if "\t" not in line:
        return expanded
    return next(
        (at + 1 for at in range(len(line)) if len(line[: at + 1].expandtabs(_TAB)) >= expanded), len(line) + 1
    )
