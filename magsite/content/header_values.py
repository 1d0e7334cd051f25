"""The values of a header: text, None, lists and mappings, never a type that a format guesses.

The events of libyaml are read one by one. That spares PyYAML's own types (`no` as False, 12:30 as 750, a date
that raises), its recursion in C, which ends the process on deep nesting, and the copies of an alias bomb.
"""

from collections.abc import Callable, Iterator
from datetime import date, time
from itertools import count
from typing import Any, Final

import msgspec
import yaml

from magsite.diagnostics.codes import N_

DEEPEST: Final = 24
"""Levels of lists and mappings in a header."""
_MOST_VALUES: Final = 20_000
_LONG: Final = 100
"""Characters of a text that count as one value more where it is repeated."""
_NULLS: Final = frozenset({"", "~", "null"})


class Plain(str):
    """A text that stands in the header without quotation marks: YAML would see a number in `12`."""

    __slots__ = ()


class HeaderValues(msgspec.Struct, frozen=True):
    """What a header holds; offsets count characters from its start."""

    values: dict[str, Any] = {}
    offsets: dict[str, int] = {}
    """Where each key of the outermost mapping stands."""
    twice: tuple[tuple[str, int, int], ...] = ()
    """(key, first offset, second offset) of keys that stand twice in one mapping, at any depth."""
    end: int | None = None
    """Where the header ends, for a format that tells so itself."""


class RefusedError(Exception):
    """A header that is YAML and yet cannot be read: a code, and where."""

    def __init__(self, code: str, offset: int, reason: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.offset = offset
        self.reason = reason


def header_mapping(read: dict[str, Any]) -> dict[str, Any]:
    """What a reader of TOML or JSON found, with dates, numbers and booleans as plain text.

    Raises RefusedError where it is nested too deeply or holds too many values.
    """
    numbers = count()
    return {key: _header_value(value, 1, numbers) for key, value in read.items()}


class HeaderLoader(yaml.CSafeLoader):
    """A loader for python-frontmatter's handler: `get_single_data` gives HeaderValues."""

    def get_single_data(self) -> HeaderValues:
        """Read the whole header; raise RefusedError or YAMLError where it cannot be read."""
        return _Reading(self).header()


class _Reading:
    """One pass over the events of one header."""

    def __init__(self, loader: yaml.CSafeLoader) -> None:
        self.next: Callable[[], Any] = loader.get_event
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.twice: list[tuple[str, int, int]] = []
        self.count = 0

    def header(self) -> HeaderValues:
        self.next()  # The stream's start.
        if not isinstance(self.next(), yaml.DocumentStartEvent):
            return HeaderValues()
        event = self.next()
        if not isinstance(event, yaml.MappingStartEvent):
            raise RefusedError("header-shape", event.start_mark.index)
        values, offsets = self.mapping(1)
        self.next()  # The document's end.
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            raise RefusedError("header-syntax", event.start_mark.index, N_("it holds a second header"))
        return HeaderValues(values, offsets, tuple(self.twice))

    def value(self, event: Any, depth: int) -> Any:
        self.count += 1
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event)
        before = self.count
        if isinstance(event, yaml.ScalarEvent):
            value: Any = _scalar(event)
            self.count += len(event.value) // _LONG
        elif depth > DEEPEST:
            raise RefusedError("header-syntax", event.start_mark.index, N_("it is nested too deeply"))
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self.sequence(depth + 1)
        else:
            value = self.mapping(depth + 1)[0]
        if event.anchor is not None:
            self.anchors[event.anchor] = value, self.count - before + 1
        return value

    def sequence(self, depth: int) -> list[Any]:
        values = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            values.append(self.value(event, depth))
        return values

    def mapping(self, depth: int) -> tuple[dict[str, Any], dict[str, int]]:
        values: dict[str, Any] = {}
        offsets: dict[str, int] = {}
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            offset = event.start_mark.index
            key = self.key(event)
            if key in offsets:
                self.twice.append((key, offsets[key], offset))
            offsets.setdefault(key, offset)
            values[key] = self.value(self.next(), depth)
        return values, offsets

    def key(self, event: Any) -> str:
        if not isinstance(event, yaml.ScalarEvent) or not event.value:
            raise RefusedError("header-shape", event.start_mark.index)
        size = 1 + len(event.value) // _LONG
        self.count += size
        if event.anchor is not None:
            self.anchors[event.anchor] = event.value, size
        return str(event.value)

    def alias(self, event: Any) -> Any:
        """Shared, not copied; counted as if copied, since whoever walks the values meets each copy."""
        if event.anchor not in self.anchors:
            reason = N_("a value that begins with “*” needs quotation marks")
            raise RefusedError("header-syntax", event.start_mark.index, reason)
        value, size = self.anchors[event.anchor]
        self.count += size
        if self.count > _MOST_VALUES:
            raise RefusedError("header-syntax", event.start_mark.index, N_("it repeats itself without end"))
        return value


def _header_value(value: Any, depth: int, numbers: Iterator[int]) -> Any:
    if next(numbers) > _MOST_VALUES:
        raise RefusedError("header-syntax", 0, N_("it holds too many values"))
    if depth > DEEPEST:
        raise RefusedError("header-syntax", 0, N_("it is nested too deeply"))
    if isinstance(value, dict):
        return {key: _header_value(item, depth + 1, numbers) for key, item in value.items()}
    if isinstance(value, list):
        return [_header_value(item, depth + 1, numbers) for item in value]
    return value if value is None or isinstance(value, str) else Plain(_plain(value))


def _plain(value: Any) -> str:
    """A date, a number or a boolean as YAML would spell it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value.isoformat()) if isinstance(value, date | time) else repr(value)


def _scalar(event: Any) -> str | None:
    if not event.implicit[0]:
        return str(event.value)
    return None if event.value in _NULLS else Plain(event.value)
