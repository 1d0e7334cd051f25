"""What only the whole site can answer: whether links and anchors lead somewhere."""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote

import msgspec

from magsite.content.body import BodyRecord, UsedLink
from magsite.diagnostics.model import Diagnostic, Location, diagnose


class Published(msgspec.Struct, frozen=True):
    """A converted text in its place: its source, the URL of the page that shows it, its record."""

    path: str
    url: str
    record: BodyRecord


def verify(texts: Iterable[Published], urls: Iterable[str]) -> tuple[Diagnostic, ...]:
    """What the texts' own records say, and the links of theirs that lead nowhere.

    `urls` are the root-relative URLs of all that is planned. Anchors are known of pages with a text; those of
    a list are the theme's.
    """
    every = tuple(texts)
    planned = frozenset(_without_index(unquote(url)) for url in urls)
    anchors = {text.url: frozenset(text.record.anchors) for text in every}
    return tuple(
        problem for text in every for problem in (*text.record.diagnostics, *_links(text, planned, anchors))
    )


def _links(
    text: Published, planned: frozenset[str], anchors: Mapping[str, frozenset[str]]
) -> Iterator[Diagnostic]:
    for link in text.record.links:
        path, _, anchor = link.url.partition("#")
        address = _planned(path, planned) if path else text.url
        if address is None:
            yield diagnose("link-dead", _place(text, link), target=path)
        elif anchor and address in anchors and unquote(anchor) not in anchors[address]:
            yield diagnose("anchor-missing", _place(text, link), url=path or text.url, anchor=unquote(anchor))


def _planned(path: str, planned: frozenset[str]) -> str | None:
    """The planned URL that a path leads to, with or without its closing slash."""
    address = _without_index(unquote(path.partition("?")[0]))
    return next((url for url in (address, f"{address}/") if url in planned), None)


def _place(text: Published, link: UsedLink) -> Location:
    return Location(text.path, link.line, link.column)


def _without_index(path: str) -> str:
    return path.removesuffix("index.html") if path.endswith("/index.html") else path
