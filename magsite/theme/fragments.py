"""Fragments of pages that were rendered before, by all that they were made of.

Two values are the same here if no template can tell them apart, which is more than being equal: 1 is not true,
text that is HTML is not the same text that is none, and nine o'clock is not the same hour in another time zone.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, Protocol, Union, get_args, get_origin, get_type_hints

import msgspec
from jinja2.utils import missing
from markupsafe import Markup

from magsite.cache.digest import Digest, of_bytes
from magsite.content.body import BodyRequest, ExcerptRequest
from magsite.pages.json_ld import Graph
from magsite.pages.prose import Joined, Prose

_ROOM: Final = 12_000_000
"""Characters that a process keeps: a card has about 700."""
_FRAME: Final = 1_000
"""What each fragment takes beside its text: its key, above all."""

_WORTH: Final = 300
"""Characters of a fragment that is worth a place on the shelf: finding it there takes as long as making a shorter one."""

_PLAIN: Final = frozenset({str, Markup, int, bool, NoneType, type(missing)})
_WRITTEN_OUT: Final = frozenset({float, date, datetime})
_COMPOUND: Final = (tuple, Union, UnionType)
# Words are set as they say themselves. The other requests stand in recipes alone: a View that is rendered has none.
_REQUESTS: Final = (BodyRequest, ExcerptRequest, Graph, Joined, Prose)
_TOLD_BY_JSON: Final = (str, int, bool, NoneType, date, datetime, ..., *_REQUESTS)

_json: Final = msgspec.json.Encoder().encode


class Shelf(Protocol):
    """Where fragments outlast the process."""

    def find(self, name: Digest) -> str | None:
        """The text of this name."""

    def keep(self, name: Digest, text: str) -> None:
        """Remember a text."""


class Fragments:
    """What was rendered in this process; the longest unused goes where there is much."""

    def __init__(self, room: int = _ROOM) -> None:
        self._room = room
        self._taken = 0
        self._texts: dict[Hashable, str] = {}
        self._page: object = None
        self._site: object = None
        self._written_site: Hashable | None = None
        self._shelf: Shelf | None = None
        self._short: set[str] = set()
        """The origins whose texts are not worth a place on the shelf."""
        self._is_inside = False

    def __len__(self) -> int:
        return len(self._texts)

    def showing(self, page: object, site: object) -> None:
        """Say which page is rendered: nothing that is made of it as a whole is made twice."""
        self._page = page
        if site is not self._site and isinstance(site, msgspec.Struct):
            self._site, self._written_site = None, self.written(site)
            self._site = site

    @contextmanager
    def beside(self, shelf: Shelf) -> Iterator[None]:
        """Use this shelf for the time of a `with`."""
        self._shelf = shelf
        try:
            yield
        finally:
            self._shelf = None

    def lasting(self, origin: str, surroundings: Digest, made_of: Hashable, make: Callable[[], str]) -> str:
        """A text from the shelf; else it is made and kept there.

        `surroundings` is the digest of all that it depends on beside `made_of`. What a text is made of inside has no
        place of its own, and what is short has none.
        """
        if self._shelf is None or self._is_inside or origin in self._short:
            return make()
        # What Python calls these values tells them apart, types and markup too, and takes no time.
        name = of_bytes(repr((origin, surroundings, made_of)).encode())
        found = self._shelf.find(name)
        if found is not None:
            return Markup(found)  # noqa: S704 - it was markup when it was put there
        text = self._made_inside(make)
        if len(text) < _WORTH:
            self._short.add(origin)
        elif isinstance(text, Markup):
            self._shelf.keep(name, str(text))
        return text

    def get(self, key: Hashable) -> str | None:
        """The text that was made of this."""
        text = self._texts.pop(key, None)
        if text is not None:
            self._texts[key] = text
        return text

    def put(self, key: Hashable, text: str) -> None:
        """Keep a text."""
        self._taken += len(text) + _FRAME
        self._texts[key] = text
        while self._taken > self._room:
            self._taken -= len(self._texts.pop(next(iter(self._texts)))) + _FRAME

    def written(self, value: object) -> Hashable | None:
        """What stands for a value in a key; None for one that may change, or that no other page has."""
        kind = type(value)
        if kind in _PLAIN:
            return (kind, value)
        if value is self._site and value is not None:
            return self._written_site
        if value is self._page:
            return None
        return self._written_deep(value)

    def _made_inside(self, make: Callable[[], str]) -> str:
        self._is_inside = True
        try:
            return make()
        finally:
            self._is_inside = False

    def _written_deep(self, value: object) -> Hashable | None:
        kind = type(value)
        if isinstance(value, msgspec.Struct):
            return self._written_struct(value)
        if kind in _WRITTEN_OUT:
            return (kind, repr(value))
        if isinstance(value, dict):
            return self._written_all(kind, (part for pair in value.items() for part in pair))
        return self._written_all(kind, value) if isinstance(value, tuple | list) else None

    def _written_struct(self, value: msgspec.Struct) -> Hashable | None:
        kind = type(value)
        if not value.__struct_config__.frozen:
            return None
        if not _is_closed(kind):
            return self._written_all(kind, (getattr(value, name) for name in value.__struct_fields__))
        try:
            return (kind, _json(value))
        except (TypeError, ValueError):  # Such as half a character.
            return None

    def _written_all(self, kind: type, values: Iterable[object]) -> Hashable | None:
        parts = tuple(map(self.written, values))
        return None if None in parts else (kind, parts)


@cache
def _is_closed(kind: type[msgspec.Struct]) -> bool:
    """Whether the JSON of such a Struct tells all: no field may hold just anything."""
    return all(map(_is_plain, get_type_hints(kind).values()))


def _is_plain(annotation: Any) -> bool:
    if get_origin(annotation) in _COMPOUND:
        return all(map(_is_plain, get_args(annotation)))
    if get_origin(annotation) is Literal or annotation in _TOLD_BY_JSON:
        return True
    return isinstance(annotation, type) and issubclass(annotation, msgspec.Struct) and _is_closed(annotation)
