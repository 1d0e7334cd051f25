"""What only the whole site can answer: whether links and anchors lead somewhere."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final
from urllib.parse import unquote

import msgspec

from magsite.content.body import BodyRecord
from magsite.diagnostics.files import files_shown
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.language.slugs import slugify

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


class Verified(msgspec.Struct, frozen=True):
    """What is wrong in the texts, and what of them other texts count on."""

    diagnostics: tuple[Diagnostic, ...] = ()
    counted_on: frozenset[str] = frozenset()
    """The URLs that links of other pages lead to with an anchor."""


def verify(texts: Iterable[Published], urls: Iterable[str]) -> Verified:
    """What the texts' own records say, and the links of theirs that lead nowhere.

    `urls` are the root-relative URLs of all that is planned. Anchors are known of pages with a text; those of
    a list are the theme's.
    """
    every = tuple(texts)
    known = _Known(_planned_urls(urls), {text.url: frozenset(text.record.anchors) for text in every})
    found = [problem for text in every for problem in (*text.record.diagnostics, *_links(text, known))]
    apart = (problem for problem in found if problem.code != _GATHERED)
    gathered = _gathered(problem for problem in found if problem.code == _GATHERED)
    return Verified((*apart, *gathered), frozenset(_counted_on(every, known.urls)))


def verify_again(
    former: Verified, before: Sequence[Published], after: Sequence[Published], urls: Iterable[str]
) -> Verified | None:
    """What `verify` would give after some texts have become others, all else being as it was.

    `before` and `after` are these texts and no others; `urls` are those of all that is planned now. None where
    another text may be concerned: one that leads to an anchor, to a page that has gone, or to one that was missed.
    """
    places = {one.url for one in before}, {one.url for one in after}
    gone, come = places[0] - places[1], places[1] - places[0]
    missed = any(one.code == "link-dead" for one in former.diagnostics)
    if gone or (come and missed) or _matters(former, before, after):
        return None
    known = _Known(_planned_urls(urls), {text.url: frozenset(text.record.anchors) for text in after})
    paths = {one.path for one in (*before, *after)}
    kept = (one for one in former.diagnostics if one.location.path not in paths)
    found = (problem for text in after for problem in (*text.record.diagnostics, *_links(text, known)))
    return Verified((*kept, *found), former.counted_on)


def _matters(former: Verified, before: Sequence[Published], after: Sequence[Published]) -> bool:
    """Whether anchors of other pages are led to, or these by others, or something is gathered of all texts."""
    anchors = [{one.url: one.record.anchors for one in texts} for texts in (before, after)]
    counted_on = any(anchors[0].get(url) != anchors[1].get(url) for url in former.counted_on)
    elsewhere = any(link.url.find("#") > 0 for one in (*before, *after) for link in one.record.links)
    gathered = any(one.code == _GATHERED for text in (*before, *after) for one in text.record.diagnostics)
    return counted_on or elsewhere or gathered


def _counted_on(texts: Iterable[Published], urls: frozenset[str]) -> Iterator[str]:
    for text in texts:
        for link in text.record.links:
            path, _, anchor = link.url.partition("#")
            address = _planned(path, urls) if path and anchor else None
            if address is not None:
                yield address


def _planned_urls(urls: Iterable[str]) -> frozenset[str]:
    every = frozenset(urls)
    # One look at all of them spares one at each: few sites have such names.
    together = "\0".join(every)
    if "%" not in together and "/index.html" not in together:
        return every
    return frozenset(_without_index(unquote(url) if "%" in url else url) for url in every)


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
    from difflib import get_close_matches  # noqa: PLC0415 - what only a mistake needs

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
