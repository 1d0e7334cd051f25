"""What only the whole site can answer: whether links and anchors lead somewhere."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property
from typing import Final
from urllib.parse import unquote

import msgspec

from magsite.content.body import BodyRecord
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.language.slugs import slugify
from magsite.magazine.remarks import files_shown

_GATHERED: Final = "code-language"
"""Said of each block of code by the records, and of each language here: an archive may have hundreds."""


class Published(msgspec.Struct, frozen=True):
    """A converted text in its place: its source, the URL of the page that shows it, its record."""

    path: str
    url: str
    record: BodyRecord


class _Known(msgspec.Struct, frozen=True, dict=True):
    """What there is to lead to."""

    urls: frozenset[str]
    anchors: Mapping[str, frozenset[str]]
    """Of each URL with a text."""

    @cached_property
    def by_name(self) -> Mapping[str, str]:
        """The last part of each URL → the URL, empty where several end with it; asked for where a link is dead."""
        found: dict[str, str] = {}
        for url in self.urls:
            name = _name(url)
            found[name] = "" if name in found else url
        return found


def verify(texts: Iterable[Published], urls: Iterable[str]) -> tuple[Diagnostic, ...]:
    """What the texts' own records say, and the links of theirs that lead nowhere.

    `urls` are the root-relative URLs of all that is planned. Anchors are known of pages with a text; those of
    a list are the theme's.
    """
    every = tuple(texts)
    planned = frozenset(_without_index(unquote(url)) for url in urls)
    known = _Known(planned, {text.url: frozenset(text.record.anchors) for text in every})
    found = [problem for text in every for problem in (*text.record.diagnostics, *_links(text, known))]
    apart = (problem for problem in found if problem.code != _GATHERED)
    return (*apart, *_gathered(problem for problem in found if problem.code == _GATHERED))


def _gathered(problems: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """One Diagnostic for each language, at its first place, with a count and three files."""
    languages: dict[str, list[Location]] = {}
    for problem in problems:
        languages.setdefault(dict(problem.arguments)["language"], []).append(problem.location)
    for language, places in languages.items():
        files = files_shown(place.path for place in sorted(places))
        yield diagnose(_GATHERED, min(places), language=language, count=len(places), files=files)


def _links(text: Published, known: _Known) -> Iterator[Diagnostic]:
    for link in text.record.links:
        path, _, anchor = link.url.partition("#")
        address = _planned(path, known.urls) if path else text.url
        place = Location(text.path, link.line, link.column)
        if address is None:
            yield diagnose("link-dead", place, target=path, near=_near_page(path, known))
        elif anchor and address in known.anchors and unquote(anchor) not in known.anchors[address]:
            name = unquote(anchor)
            near = _near_anchor(name, known.anchors[address])
            yield diagnose("anchor-missing", place, url=path or text.url, anchor=name, near=near)


def _near_page(path: str, known: _Known) -> str:
    """The page of the same name under another address, as old links call it; empty where there are none or many."""
    name = _name(unquote(path))
    return known.by_name.get(name) or known.by_name.get(name.removesuffix(".html"), "")


def _near_anchor(name: str, anchors: Iterable[str]) -> str:
    near = get_close_matches(slugify(name), sorted(anchors), 1)
    return f"#{near[0]}" if near else ""


def _name(url: str) -> str:
    return url.partition("?")[0].rstrip("/").rpartition("/")[2]


def _planned(path: str, planned: frozenset[str]) -> str | None:
    """The planned URL that a path leads to, with or without its closing slash."""
    address = _without_index(unquote(path.partition("?")[0]))
    return next((url for url in (address, f"{address}/") if url in planned), None)


def _without_index(path: str) -> str:
    return path.removesuffix("index.html") if path.endswith("/index.html") else path
