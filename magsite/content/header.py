"""The guard around python-frontmatter: every header is either read whole or refused with its place.

Called bare, python-frontmatter loses text silently: an unclosed fence, a list or a scalar as header, a key
that stands twice. So the fences are found first, its YAML handler splits the file there, and the values are
read by a loader of ours, with no type but text, list and mapping.
"""

import re
from bisect import bisect_left
from typing import Any

import msgspec
import yaml
from frontmatter.default_handlers import YAMLHandler

from magsite.content.header_values import HeaderLoader, HeaderValues, RefusedError
from magsite.content.yaml_reasons import explain
from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Diagnostic, Location, diagnose

_OPENING = re.compile(r"(?:[ \t]*\n){0,2}---([A-Za-z]\w*)?[ \t]*(?:\n|\Z)")
_BOUNDARY = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_LINE_BREAK = re.compile("\n")
_HANDLER = YAMLHandler(fm_boundary=_BOUNDARY)


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

    A header stands between a line `---` and a line `---` or `...`; one or two blank lines may come before it.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return None
    line = opening[0].rstrip().count("\n") + 1
    if opening[1]:
        reason = N_("only YAML between two lines “---” is read, and nothing is ever executed")
        return (diagnose("header-syntax", Location(path, line, 4), reason=reason),)
    if _BOUNDARY.search(text, opening.end()) is None:
        return (diagnose("header-unclosed", Location(path, line, 1)),)
    front, body = _HANDLER.split(text)
    return _read(front, _Places(path, text, opening.end(), len(text) - len(body)))


class _Places:
    """Turns offsets in a header into places in its file, however many there are."""

    def __init__(self, path: str, text: str, start: int, end: int) -> None:
        self.path = path
        self.start = start
        self.end = end
        self.breaks = [found.start() for found in _LINE_BREAK.finditer(text, 0, end)]

    def at(self, offset: int) -> Location:
        """The place of a character of the header."""
        offset += self.start
        before = bisect_left(self.breaks, offset)
        return Location(self.path, before + 1, offset - (self.breaks[before - 1] if before else -1))


def _read(front: str, places: _Places) -> Header | tuple[Diagnostic, ...]:
    try:
        found: HeaderValues = _HANDLER.load(front, Loader=HeaderLoader)
    except RefusedError as refusal:
        reason = {"reason": refusal.reason} if refusal.reason else {}
        return (diagnose(refusal.code, places.at(refusal.offset), **reason),)
    except yaml.YAMLError as error:
        offset, explained = explain(error)
        return (diagnose("header-syntax", places.at(offset), reason=explained),)
    if found.twice:
        return tuple(_twice(places.at(first), places.at(second), key) for key, first, second in found.twice)
    lines = {key: places.at(offset).line for key, offset in found.offsets.items()}
    return Header(found.values, lines, places.end, len(places.breaks) + 1)


def _twice(first: Location, second: Location, key: str) -> Diagnostic:
    return diagnose("header-key-twice", second, key=key, first=first.line, second=second.line)
