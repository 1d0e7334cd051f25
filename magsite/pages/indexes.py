"""The indexes of authors and of tags, by letter, and the page for what is not found."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import TypeVar

from magsite.cache.digest import of_value
from magsite.diagnostics.codes import N_
from magsite.language.sorting import index_letter
from magsite.pages.edition import Edition
from magsite.pages.listings import author_entry, declared
from magsite.pages.lists import positions
from magsite.pages.parts import AuthorEntry, Listings, Meta, Pagination, TagEntry
from magsite.pages.target import Rendering, Target, target
from magsite.pages.views import AuthorsView, NotFoundView, TagsView, View

E = TypeVar("E", AuthorEntry, TagEntry)
Groups = tuple[tuple[str, tuple[E, ...]], ...]

_ENTRIES_A_PAGE = 120


def index_targets(edition: Edition) -> Iterator[Target]:
    """The indexes; one without entries still has its page."""
    magazine = edition.magazine
    authors = tuple(
        (index_letter("".join(author.sort_key[:1])), author_entry(edition, author.id))
        for author in magazine.authors.values()
    )
    tags = tuple(
        (index_letter(tag.name), TagEntry(tag.name, tag.url, len(magazine.index.by_tag.get(tag.id, ()))))
        for tag in magazine.tags.values()
    )
    site, say = edition.site, edition.say
    yield from _index(edition, "authors", site.authors_url, say(N_("Authors")), authors, AuthorsView)
    yield from _index(edition, "tags", site.tags_url, say(N_("Topics")), tags, TagsView)


def not_found_target(edition: Edition) -> Target:
    """404.html, which hosts serve where there is nothing."""
    listings = declared(edition, "not_found")
    url = f"{edition.site.root}404.html"
    meta = Meta(
        title=edition.page_title(edition.say(N_("Page not found")), 1),
        url=url,
        absolute_url=edition.absolute(url),
        index=False,
    )
    return target(
        url,
        edition.site.root,
        "listing",
        "",
        (
            ("template", edition.template_key("not_found.html")),
            ("site", edition.site_digest),
            ("listings", listings.digest),
        ),
        lambda: Rendering("not_found.html", NotFoundView(meta, listings.listings)),
    )


def _index(
    edition: Edition,
    kind: str,
    url: str,
    title: str,
    entries: Sequence[tuple[str, E]],
    view: Callable[[Meta, Groups[E], Pagination, Listings], View],
) -> Iterator[Target]:
    listings = declared(edition, kind)
    template = f"{kind}.html"
    for position in positions(edition, url, len(entries), _ENTRIES_A_PAGE):
        chunk = entries[position.first - 1 : position.first - 1 + _ENTRIES_A_PAGE]
        groups = tuple(
            (letter, tuple(entry for _, entry in group))
            for letter, group in groupby(chunk, key=lambda pair: pair[0])
        )
        meta = Meta(
            title=edition.page_title(title, position.number),
            url=position.url,
            absolute_url=edition.absolute(position.url),
        )
        yield target(
            position.url,
            edition.site.root,
            "listing",
            "",
            (
                ("template", edition.template_key(template)),
                ("site", edition.site_digest),
                ("listings", listings.digest),
                ("position", of_value(position)),
                ("entries", of_value(groups)),
            ),
            partial(_rendering, template, view, meta, groups, position.pagination, listings.listings),
        )


def _rendering(
    template: str,
    view: Callable[[Meta, Groups[E], Pagination, Listings], View],
    meta: Meta,
    groups: Groups[E],
    pagination: Pagination,
    listings: Listings,
) -> Rendering:
    return Rendering(template, view(meta, groups, pagination, listings))
