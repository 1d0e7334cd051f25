"""The articles from every side: by author, category and tag, by their shares, and those put forward.

Where an article stands depends on a few things that it says, its facets. The places of all are found out from
these alone, so that the edit of a title or a text moves none.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from magsite.magazine import shares
from magsite.magazine.article import Article
from magsite.magazine.model import Index

T = TypeVar("T")

Places = tuple[int, ...]
"""Where articles stand among all that are published."""


class Facets(msgspec.Struct, frozen=True):
    """What decides on the places of an article."""

    id: str
    moment: float
    """Its date, in seconds."""
    unlisted: bool
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    shares: int | None
    featured: int | None
    series: str | None
    part: int | None
    """Its number in the series."""


class Layout(msgspec.Struct, frozen=True):
    """The places of all articles."""

    order: tuple[Facets, ...]
    """Of those that are listed, newest first."""
    listed: Places
    unlisted: Places
    by_author: Mapping[str, Places]
    by_category: Mapping[str, Places]
    by_tag: Mapping[str, Places]
    most_shared: Places
    featured: Places
    author_shares: Mapping[str, int]
    category_shares: Mapping[str, int]


def facets_of(article: Article) -> Facets:
    """The facets of an article."""
    return Facets(
        article.id,
        article.date.timestamp(),
        article.unlisted,
        article.authors,
        article.categories,
        article.tags,
        article.shares,
        article.featured,
        article.series,
        article.part,
    )


def layout_of(every: Sequence[Facets]) -> Layout:
    """The places of articles with these facets: in all lists by date, newest first, then by id."""
    ordered = sorted(range(len(every)), key=lambda place: (-every[place].moment, every[place].id))
    listed = tuple(place for place in ordered if not every[place].unlisted)
    order = tuple(every[place] for place in listed)
    counted = [place for place in listed if every[place].shares is not None]
    return Layout(
        order=order,
        listed=listed,
        unlisted=tuple(place for place in ordered if every[place].unlisted),
        by_author=_grouped((id, place) for place in listed for id in every[place].authors),
        by_category=_grouped((id, place) for place in listed for id in every[place].categories),
        by_tag=_grouped((id, place) for place in listed for id in every[place].tags),
        most_shared=tuple(sorted(counted, key=lambda place: -(every[place].shares or 0))),
        featured=tuple(_by_rank([(place, every[place].featured) for place in listed])),
        author_shares=shares.totals((one.authors, one.shares) for one in order),
        category_shares=shares.totals((one.categories, one.shares) for one in order),
    )


def index_of(layout: Layout, articles: Sequence[Article]) -> Index:
    """The Index of the listed articles; `articles` are all that have their places in the layout."""
    return Index(
        by_author=_standing(layout.by_author, articles),
        by_category=_standing(layout.by_category, articles),
        by_tag=_standing(layout.by_tag, articles),
        author_shares=layout.author_shares,
        category_shares=layout.category_shares,
        most_shared=standing(layout.most_shared, articles),
        featured=standing(layout.featured, articles),
    )


def standing(places: Places, articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles in these places."""
    return tuple(map(articles.__getitem__, places))


def in_rank(listed: Iterable[Article]) -> tuple[Article, ...]:
    """The listed articles that the editor puts on La Une, as `Index.featured` has them."""
    return tuple(_by_rank([(one, one.featured) for one in listed]))


def _standing(groups: Mapping[str, Places], articles: Sequence[Article]) -> Mapping[str, tuple[Article, ...]]:
    return {id: standing(places, articles) for id, places in groups.items()}


def _by_rank(ranked: Iterable[tuple[T, int | None]]) -> list[T]:
    """Those with a rank by their rank, then those that are to stand after them; the rest goes."""
    found = [(one, rank) for one, rank in ranked if rank is not None]
    return [one for one, _ in sorted(found, key=lambda pair: (not pair[1], pair[1]))]


def _grouped(pairs: Iterable[tuple[str, int]]) -> Mapping[str, Places]:
    groups: dict[str, list[int]] = {}
    for id, place in pairs:
        groups.setdefault(id, []).append(place)
    return {id: tuple(group) for id, group in groups.items()}
