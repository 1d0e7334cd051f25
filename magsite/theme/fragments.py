"""Fragments of pages that were rendered before, by all that they were made of.

Two values are the same here if no template can tell them apart, which is more than being equal: 1 is not true,
text that is HTML is not the same text that is none, and nine o'clock is not the same hour in another time zone.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, NamedTuple, Protocol, Union, get_args, get_origin, get_type_hints

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

_LONGEST_ROW: Final = 100
"""Longer tuples, as in a sitemap, are no rows of fragments."""

_PLAIN: Final = frozenset({str, Markup, int, bool, NoneType, type(missing)})
_WRITTEN_OUT: Final = frozenset({float, date, datetime})
_COMPOUND: Final = (tuple, Union, UnionType)
# Words are set as they say themselves. The other requests stand in recipes alone: a View that is rendered has none.
_REQUESTS: Final = (BodyRequest, ExcerptRequest, Graph, Joined, Prose)
_TOLD_BY_JSON: Final = (str, int, bool, NoneType, date, datetime, ..., *_REQUESTS)

_json: Final = msgspec.json.Encoder().encode


class MadeBy(NamedTuple):
    """What makes a text of some values."""

    origin: str
    """The name of a macro and its template."""
    surroundings: Digest
    """Of all that the text depends on beside the values."""


class Shelf(Protocol):
    """Where fragments outlast the process."""

    def find(self, names: Sequence[Digest]) -> Mapping[Digest, str]:
        """The texts of those of the names that have one."""

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
        self._rows: dict[int, tuple[object, ...]] = {}
        """The rows of the page, each by the identities of what stands in it."""
        self._written_rows: dict[int, Hashable | None] = {}
        """What was written of that: each is asked for with its row, and once more when its turn comes."""
        self._missing: set[Digest] = set()
        """What this page has looked for on the shelf in vain."""
        self._is_inside = False

    def __len__(self) -> int:
        return len(self._texts)

    def showing(self, page: object, site: object) -> None:
        """Say which page is rendered: nothing that is made of it as a whole is made twice."""
        self._page = page
        self._rows = _rows(page)
        self._written_rows.clear()
        self._missing.clear()
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

    def lasting(
        self, made_by: MadeBy, arguments: Sequence[object], written: Hashable, make: Callable[[], str]
    ) -> str:
        """A text from the shelf; else it is made and kept there. `written` stands for its arguments.

        What a text is made of inside has no place of its own, and what is short has none.
        """
        shelf = self._shelf
        name = None if self._is_inside or made_by.origin in self._short else _name(made_by, written)
        if shelf is None or name is None:
            return make()
        key = (made_by, written)
        if key not in self._texts and name not in self._missing:
            self._fetch(shelf, made_by, (written, *map(self.written, self._in_the_same_row(arguments))))
        found = self.get(key)
        return self._kept(shelf, made_by, name, make) if found is None else found

    def get(self, key: Hashable) -> str | None:
        """The text that was made of this."""
        text = self._texts.pop(key, None)
        if text is not None:
            self._texts[key] = text
        return text

    def put(self, key: Hashable, text: str) -> None:
        """Keep a text."""
        if self._texts.pop(key, None) is None:
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
        place = id(value)
        if place not in self._rows:
            return self._written_deep(value)
        if place not in self._written_rows:
            self._written_rows[place] = self._written_deep(value)
        return self._written_rows[place]

    def _in_the_same_row(self, arguments: Sequence[object]) -> Iterator[list[object]]:
        """What the same call is likely to be made with for the others of a row that the page shows."""
        for place, argument in enumerate(arguments):
            for other in self._rows.get(id(argument), ()):
                if other is not argument:
                    yield [*arguments[:place], other, *arguments[place + 1 :]]

    def _fetch(self, shelf: Shelf, made_by: MadeBy, written: Iterable[Hashable]) -> None:
        """Take all that is there from the shelf: twelve texts in one go take as long as three of them alone."""
        names = {_name(made_by, one): one for one in written if (made_by, one) not in self._texts}
        asked = [name for name in names if name is not None and name not in self._missing]
        found = shelf.find(asked)
        for name, text in found.items():
            self.put((made_by, names[name]), Markup(text))  # noqa: S704 - it was markup when it was put there
        self._missing.update(name for name in asked if name not in found)

    def _kept(self, shelf: Shelf, made_by: MadeBy, name: Digest, make: Callable[[], str]) -> str:
        text = self._made_inside(make)
        if len(text) < _WORTH:
            self._short.add(made_by.origin)
        elif isinstance(text, Markup):
            shelf.keep(name, str(text))
        return text

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


def _rows(page: object) -> dict[int, tuple[object, ...]]:
    """The tuples of a View, such as the cards of a list, each by the identities of the Structs in it."""
    fields = page.__struct_fields__ if isinstance(page, msgspec.Struct) else ()
    held = (getattr(page, name) for name in fields)
    return {
        id(one): value
        for value in held
        if type(value) is tuple and len(value) <= _LONGEST_ROW
        for one in value
        if isinstance(one, msgspec.Struct)
    }


def _name(made_by: MadeBy, written: Hashable | None) -> Digest | None:
    """The name of what is made of this; None where its values have none, such as half a character."""
    try:
        return of_bytes(_packed((made_by, written))) if written is not None else None
    except (OverflowError, ValueError):
        return None


def _called(value: object) -> str:
    """What tells types apart, the text of markup, and the value that stands for no argument."""
    return _type_name(value) if isinstance(value, type) else str(value)


@cache
def _type_name(kind: type[object]) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


_packed: Final = msgspec.msgpack.Encoder(enc_hook=_called).encode


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
