"""The indexes: authors and tags by letter, series; and the page for what is not found."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import Generic, TypeVar

import msgspec

from magsite.cache.digest import of_value
from magsite.diagnostics.codes import N_
from magsite.language.sorting import index_letter
from magsite.magazine.model import Author, Series, Tag
from magsite.pages.edition import Edition
from magsite.pages.listings import Declared, author_entry
from magsite.pages.numbering import Position, from_first
from magsite.pages.parts import AuthorEntry, Listings, Meta, Pagination, SeriesEntry, TagEntry
from magsite.pages.target import Parts, Rendering, Target, target
from magsite.pages.views import AllSeriesView, AuthorsView, NotFoundView, TagsView, View

E = TypeVar("E", AuthorEntry, TagEntry)
T = TypeVar("T", Author, Tag)
Groups = tuple[tuple[str, tuple[E, ...]], ...]

_ENTRIES_A_PAGE = 120


class _Index(msgspec.Struct, Generic[T, E], frozen=True):
    """An index, and how a page of it is made."""

    kind: str
    url: str
    title: str
    every: Sequence[T]
    entry: Callable[[T], tuple[str, E]]
    """The letter under which something stands, and its entry."""
    view: Callable[[Meta, Groups[E], Pagination, Listings], View]

    def groups(self, items: Sequence[T]) -> Groups[E]:
        """The entries of one page by their letters."""
        return tuple(
            (letter, tuple(entry for _, entry in group))
            for letter, group in groupby(map(self.entry, items), key=lambda pair: pair[0])
        )


def index_targets(edition: Edition) -> Iterator[Target]:
    """The indexes; that of authors has its page even without entries."""
    magazine, site, say = edition.magazine, edition.site, edition.say

    def author(one: Author) -> tuple[str, AuthorEntry]:
        return index_letter(one.sort_key), author_entry(edition, one.id)

    def tag(one: Tag) -> tuple[str, TagEntry]:
        count = len(magazine.index.by_tag.get(one.id, ()))
        return index_letter(one.sort_key), TagEntry(edition.words(one.name), one.url, count)

    authors, tags = tuple(magazine.authors.values()), tuple(magazine.tags.values())
    yield from _pages(
        edition, _Index("authors", site.authors_url, say(N_("Authors")), authors, author, AuthorsView)
    )
    if site.tags_url:
        yield from _pages(edition, _Index("tags", site.tags_url, say(N_("Topics")), tags, tag, TagsView))
    if site.series_url:
        yield from _all_series(edition, site.series_url)


def not_found_target(edition: Edition) -> Target:
    """404.html, which hosts serve where there is nothing."""
    listings = Declared(edition, "not_found")
    url = f"{edition.site.root}404.html"
    meta = Meta(
        title=edition.page_title(edition.say(N_("Page not found"))),
        url=url,
        absolute_url=edition.absolute(url),
        index=False,
    )
    return target(
        url,
        edition.site.root,
        "listing",
        "",
        lambda: _shared_parts(edition, "not_found.html", listings),
        lambda: Rendering("not_found.html", NotFoundView(meta, listings.listings)),
    )


def _pages(edition: Edition, index: _Index[T, E]) -> Iterator[Target]:
    listings = Declared(edition, index.kind)
    word = edition.magazine.config.urls.words.page
    for position, items in from_first(index.every, _ENTRIES_A_PAGE, index.url, word):
        yield target(
            position.url,
            edition.site.root,
            "listing",
            "",
            partial(_parts, edition, index, listings, position, items),
            partial(_rendering, edition, index, listings, position, items),
        )


def _parts(
    edition: Edition, index: _Index[T, E], listings: Declared, position: Position, items: Sequence[T]
) -> Parts:
    return (
        *_shared_parts(edition, f"{index.kind}.html", listings),
        ("position", of_value(position)),
        ("entries", of_value(index.groups(items))),
    )


def _rendering(
    edition: Edition, index: _Index[T, E], listings: Declared, position: Position, items: Sequence[T]
) -> Rendering:
    meta = _meta(edition, index.title, position)
    view = index.view(meta, index.groups(items), position.pagination, listings.listings)
    return Rendering(f"{index.kind}.html", view)


def _all_series(edition: Edition, url: str) -> Iterator[Target]:
    listings = Declared(edition, "all_series")
    every = tuple(edition.magazine.series.values())
    urls = edition.magazine.config.urls
    for position, chunk in from_first(every, urls.page_size, url, urls.words.page):
        yield target(
            position.url,
            edition.site.root,
            "listing",
            "",
            partial(_series_parts, edition, listings, position, chunk),
            partial(_series_rendering, edition, listings, position, chunk),
        )


def _series_parts(edition: Edition, listings: Declared, position: Position, chunk: Sequence[Series]) -> Parts:
    return (
        *_shared_parts(edition, "all_series.html", listings),
        ("position", of_value(position)),
        ("entries", of_value(_series_entries(edition, chunk))),
    )


def _series_rendering(
    edition: Edition, listings: Declared, position: Position, chunk: Sequence[Series]
) -> Rendering:
    meta = _meta(edition, edition.say(N_("Series")), position)
    view = AllSeriesView(meta, _series_entries(edition, chunk), position.pagination, listings.listings)
    return Rendering("all_series.html", view)


def _series_entries(edition: Edition, chunk: Sequence[Series]) -> tuple[SeriesEntry, ...]:
    return tuple(
        SeriesEntry(edition.words(one.title), one.url, len(one.articles), one.intro_text or "")
        for one in chunk
    )


def _shared_parts(edition: Edition, template: str, listings: Declared) -> Parts:
    return (
        ("template", edition.template_key(template)),
        ("site", edition.site_digest),
        ("listings", listings.digest),
    )


def _meta(edition: Edition, title: str, position: Position) -> Meta:
    return Meta(
        title=edition.page_title(title, position.number),
        url=position.url,
        absolute_url=edition.absolute(position.url),
    )
