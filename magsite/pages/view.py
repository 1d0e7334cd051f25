"""From a recipe's View to one that a template can read: texts in the place of requests, words with their typography."""

import re
from functools import cache
from typing import Any, Final, Protocol, TypeVar, get_args, get_type_hints
from urllib.parse import urljoin

import msgspec

from magsite.content.body import Body, BodyRequest, ExcerptRequest
from magsite.pages.json_ld import Graph, written
from magsite.pages.parts import FeedEntry, Site
from magsite.pages.prose import Joined, Prose, read
from magsite.pages.views import View

V = TypeVar("V")

_ASKED: Final = (Prose, Joined, Graph, BodyRequest, ExcerptRequest)


class Library(Protocol):
    """Where converted texts come from: the cache, or the converter."""

    def body(self, request: BodyRequest) -> Body:
        """The Body of a request."""
        ...

    def excerpt(self, request: ExcerptRequest) -> str:
        """The excerpt of a request."""
        ...


def view(recipe: View, library: Library) -> View:
    """The View with every request answered, wherever in Structs and tuples one may stand."""
    return _answered(recipe, library)


def site_view(site: Site, library: Library) -> Site:
    """The Site as templates see it."""
    return _answered(site, library)


def _answered(value: V, library: Library) -> V:
    answer: Any
    match value:
        case Prose() | Joined():
            answer = read(value)
        case Graph():
            answer = written(value)
        case ExcerptRequest():
            answer = library.excerpt(value)
        case BodyRequest():
            answer = library.body(value)
        case FeedEntry(html=BodyRequest() as request):
            html = absolute(library.body(request).html, value.absolute_url)
            answer = _answered_struct(msgspec.structs.replace(value, html=html), library)
        case tuple():
            answer = tuple(_answered(item, library) for item in value)
        case msgspec.Struct():
            answer = _answered_struct(value, library)
        case _:
            answer = value
    found: V = answer
    return found


def _answered_struct(value: msgspec.Struct, library: Library) -> msgspec.Struct:
    changes = {}
    for name in _asking(type(value)):
        old = getattr(value, name)
        if isinstance(old, (msgspec.Struct, tuple)):
            new = _answered(old, library)
            if new is not old:
                changes[name] = new
    return msgspec.structs.replace(value, **changes) if changes else value


@cache
def _asking(kind: type[msgspec.Struct]) -> tuple[str, ...]:
    """The fields that may hold a request, at any depth: most hold none, and need no look on each page."""
    return tuple(name for name, annotation in get_type_hints(kind).items() if _may_ask(annotation))


def _may_ask(annotation: Any) -> bool:
    if annotation in _ASKED:
        return True
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return bool(_asking(annotation))
    return any(_may_ask(part) for part in get_args(annotation))


_TAG = re.compile(r"<[a-zA-Z][^<>]*>")
_ADDRESS = re.compile(r"""(\s(?:href|src|poster)=)(["'])(.*?)\2""", re.DOTALL)


def absolute(html: str, page: str) -> str:
    """A converted text for a feed: every address in it absolute, as seen from its page, and no focus stops."""

    def in_tag(tag: re.Match[str]) -> str:
        text = _ADDRESS.sub(lambda found: f"{found[1]}{found[2]}{_joined(page, found[3])}{found[2]}", tag[0])
        return text.replace(' tabindex="0"', "")

    return _TAG.sub(in_tag, html)


def _joined(page: str, address: str) -> str:
    try:
        return urljoin(page, address)
    except ValueError:  # Such as an unclosed bracket of an IPv6 address: it leads nowhere, here as there.
        return address
