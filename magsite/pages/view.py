"""From a recipe's View to one that a template can read: texts in the place of requests.

The words of its Structs stay as they were typed: they are set when a template asks for them (`theme.environment`), and
most of the cards of lists are never asked, since they were rendered before.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any, Final, Protocol, TypeVar, get_args, get_origin, get_type_hints
from urllib.parse import urljoin

import msgspec

from magsite.content.body import Body, BodyRequest, ExcerptRequest
from magsite.pages.json_ld import Graph, written
from magsite.pages.mapping import Mapped, entries
from magsite.pages.parts import Card, FeedEntry
from magsite.pages.prose import WORDS, Joined, Prose, Words, read
from magsite.pages.views import View

V = TypeVar("V")
S = TypeVar("S", bound=msgspec.Struct)

Known = dict[int, tuple[Card, Card]]
"""Cards as they were and with their requests answered, by the identity of the former, which stays as long."""

_ASKED: Final = (Graph, Mapped, BodyRequest, ExcerptRequest)


class Library(Protocol):
    """Where converted texts come from: the cache, or the converter."""

    @property
    def known(self) -> Known:
        """What was answered for the pages before: a card stands on many."""
        ...

    def body(self, request: BodyRequest) -> Body:
        """The Body of a request."""
        ...

    def excerpt(self, request: ExcerptRequest) -> str:
        """The excerpt of a request."""
        ...


def view(recipe: View, library: Library) -> View:
    """The View with every request answered, wherever in Structs and tuples one may stand."""
    return _answered(recipe, library)


def _answered(value: V, library: Library) -> V:
    answer = _ANSWERS.get(type(value))
    if answer is not None:
        found: V = answer(value, library)
        return found
    return _answered_struct(value, library) if isinstance(value, msgspec.Struct) else value


def _answered_struct(value: S, library: Library) -> S:
    changes = {}
    for name in _asking(type(value)):
        old = getattr(value, name)
        if isinstance(old, (msgspec.Struct, tuple)) and type(old) not in WORDS:
            new = _answered(old, library)
            if new is not old:
                changes[name] = new
    return msgspec.structs.replace(value, **changes) if changes else value


def _answered_card(card: Card, library: Library) -> Card:
    if not isinstance(card.summary, ExcerptRequest):
        return card
    _, answer = library.known.get(id(card), (card, None))
    if answer is None:
        answer = msgspec.structs.replace(card, summary=library.excerpt(card.summary))
        library.known[id(card)] = (card, answer)
    return answer


def _answered_entry(entry: FeedEntry, library: Library) -> FeedEntry:
    if isinstance(entry.html, BodyRequest):
        html = absolute(library.body(entry.html).html, entry.absolute_url)
        entry = msgspec.structs.replace(entry, html=html)
    return _answered_struct(entry, library)


def _answered_tuple(values: tuple[Any, ...], library: Library) -> tuple[Any, ...]:
    return tuple([_answered(one, library) for one in values])


_ANSWERS: Final[Mapping[type, Callable[[Any, Library], Any]]] = {
    Prose: lambda words, _: read(words),
    Joined: lambda words, _: read(words),
    Graph: lambda graph, _: written(graph),
    Mapped: lambda mapped, _: entries(mapped),
    ExcerptRequest: lambda request, library: library.excerpt(request),
    BodyRequest: lambda request, library: library.body(request),
    Card: _answered_card,
    FeedEntry: _answered_entry,
    tuple: _answered_tuple,
}


@cache
def _asking(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields that may hold a request, at any depth: most hold none, and need no look on each page."""
    return tuple(name for name, annotation in get_type_hints(kind).items() if _may_ask(annotation))


def _may_ask(annotation: Any) -> bool:
    if annotation in _ASKED:
        return True
    if annotation in WORDS:
        return False
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return bool(_asking(annotation))
    parts = get_args(annotation)
    # No template asks a tuple for a field: the words in one are read beforehand.
    return any(map(_may_ask, parts)) or (get_origin(annotation) is tuple and Words in parts)


_TAG = re.compile(r"<[a-zA-Z][^<>]*\s(?:href|src|poster|tabindex)=[^<>]*>")
"""Most tags colour code, and hold nothing of these."""
_PLAIN = re.compile(r"(?:/[\w%~-]+)+(?:/|\.\w+)?")
"""Paths from the root in which nothing is to be put in order."""
_ADDRESS = re.compile(r"""(\s(?:href|src|poster)=)(["'])(.*?)\2""", re.DOTALL)


@lru_cache(maxsize=64)
def absolute(html: str, page: str) -> str:
    """A converted text for a feed: every address in it absolute, as seen from its page, and no focus stops.

    An article stands in three feeds of the magazine, and in those of its lists.
    """
    origin = urljoin(page, "/")[:-1]

    def joined(found: re.Match[str]) -> str:
        address = found[3]
        whole = origin + address if _PLAIN.fullmatch(address) else _joined(page, address)
        return f"{found[1]}{found[2]}{whole}{found[2]}"

    def in_tag(tag: re.Match[str]) -> str:
        return _ADDRESS.sub(joined, tag[0]).replace(' tabindex="0"', "")

    return _TAG.sub(in_tag, html)


def _joined(page: str, address: str) -> str:
    try:
        return urljoin(page, address)
    except ValueError:  # Such as an unclosed bracket of an IPv6 address: it leads nowhere, here as there.
        return address
