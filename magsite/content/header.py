"""The guard around python-frontmatter: every header is either read whole or refused with its place.

Called bare, python-frontmatter loses text silently: an unclosed fence, a list or a scalar as header, a key
that stands twice. So the fences are found first, and the values are read by readers of ours, one for each
format, with no type but text, list and mapping.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec

from magsite.content.header_fences import Front, Unread, find_front, line_of
from magsite.content.header_json import read_json
from magsite.content.header_lines import read_lines
from magsite.content.header_toml import read_toml_header
from magsite.content.header_values import HeaderValues, RefusedError
from magsite.content.header_yaml import read_yaml
from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Diagnostic, Location, diagnose

_LINE_BREAK: Final = re.compile("\n")
_BLANK: Final = re.compile(r"[ \t]*(?:\n|\Z)")
_READERS: Final[Mapping[str, Callable[[str], HeaderValues]]] = {
    "yaml": read_yaml,
    "toml": read_toml_header,
    "json": read_json,
    "lines": read_lines,
}


class Header(msgspec.Struct, frozen=True):
    """A header as the writer typed it."""

    values: dict[str, Any]
    """Text (`Plain` where it has no quotation marks), None, lists and mappings, by key."""
    key_lines: dict[str, int]
    """The line of each key in the file, from 1."""
    body_start: int
    """First character of the body in the text."""
    body_line: int
    """Line of that character, from 1."""


def split(text: str, path: str) -> Header | tuple[Diagnostic, ...] | None:
    """The header of a decoded source; what is wrong with it; or None where the source has no header.

    A header is YAML between lines `---` (or `...`), TOML between lines `+++`, JSON in braces or between lines
    `;;;`, or lines `Key: value` up to a blank one. One or two blank lines may come before it.
    """
    front = find_front(text)
    if front is None:
        return None
    if isinstance(front, Unread):
        line, column = line_of(text, front.offset)
        reason = {"reason": front.reason} if front.reason else {}
        return (diagnose(front.code, Location(path, line, column), **reason),)
    return _read(text, path, front)


class _Places:
    """Turns offsets in a header into places in its file, however many there are."""

    def __init__(self, path: str, text: str, front: Front) -> None:
        self.path = path
        self.start = front.start
        self.breaks = [found.start() for found in _LINE_BREAK.finditer(text, 0, front.body or front.end)]

    def at(self, offset: int) -> Location:
        """The place of a character of the header."""
        offset += self.start
        before = self.before(offset)
        return Location(self.path, before + 1, offset - (self.breaks[before - 1] if before else -1))

    def before(self, place: int) -> int:
        """How many lines end before this character of the file."""
        return bisect_left(self.breaks, place)


def _read(text: str, path: str, front: Front) -> Header | tuple[Diagnostic, ...]:
    places = _Places(path, text, front)
    try:
        read = _READERS[front.format](text[front.start : front.end])
        body = _body(text, front, read)
    except RefusedError as refusal:
        reason = {"reason": refusal.reason} if refusal.reason else {}
        return (diagnose(refusal.code, places.at(refusal.offset), **reason),)
    if read.twice:
        return tuple(_twice(places.at(first), places.at(second), key) for key, first, second in read.twice)
    lines = {key: places.at(offset).line for key, offset in read.offsets.items()}
    return Header(read.values, lines, body, places.before(body) + 1)


def _body(text: str, front: Front, read: HeaderValues) -> int:
    """The first character of the body; after a closing brace, the rest of its line is no part of it if it is blank.

    Raises RefusedError where something stands between the brace and the closing fence.
    """
    end = front.start + (read.end or 0)
    if front.body is not None:
        rest = text[end : front.end] if read.end is not None else ""
        if rest.strip():
            offset = front.end - front.start - len(rest.lstrip())
            raise RefusedError("header-syntax", offset, N_("something follows the brace that closes it"))
        return front.body
    blank = _BLANK.match(text, end)
    return blank.end() if blank is not None else end


def _twice(first: Location, second: Location, key: str) -> Diagnostic:
    return diagnose("header-key-twice", second, key=key, first=first.line, second=second.line)
