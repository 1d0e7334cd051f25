"""The listings that a theme declares for a kind of page in theme.toml."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import islice

import msgspec

from magsite.cache.digest import Digest, of_value
from magsite.magazine.article import Article
from magsite.pages.edition import Edition
from magsite.pages.parts import AuthorEntry, Card, CategoryEntry, Listings, Strip
from magsite.pages.shown import initials

NO_LISTINGS = Listings()


class Declared(msgspec.Struct, frozen=True, dict=True):
    """The listings that the theme wants on pages of one kind, put together when they are first asked for."""

    edition: Edition
    kind: str

    @cached_property
    def listings(self) -> Listings:
        """The listings."""
        wanted = self.edition.theme.listings.get(self.kind, {})
        return _listings(self.edition, wanted) if wanted else NO_LISTINGS

    @cached_property
    def digest(self) -> Digest:
        """Their digest."""
        return of_value(self.listings)


def author_entry(edition: Edition, id: str) -> AuthorEntry:
    """An author as an index or a ranking shows them."""
    author, index = edition.magazine.authors[id], edition.magazine.index
    return AuthorEntry(
        name=edition.named(author),
        url=author.url,
        initials=initials(author.name),
        articles=len(index.by_author.get(id, ())),
        role=edition.said(author.role),
        shares=index.author_shares.get(id),
        portrait=edition.boxes[id].portrait,
    )


def ranked_authors(edition: Edition, count: int) -> tuple[AuthorEntry, ...]:
    """The authors with most shares, those of equal count in the order of their index."""
    totals = edition.magazine.index.author_shares
    ranked = sorted((id for id in edition.magazine.authors if id in totals), key=lambda id: -totals[id])
    return tuple(author_entry(edition, id) for id in ranked[:count])


def ranked_categories(edition: Edition) -> tuple[CategoryEntry, ...]:
    """The magazines with shares, most shared first."""
    index = edition.magazine.index
    totals = index.category_shares
    ranked = sorted((id for id in edition.magazine.categories if id in totals), key=lambda id: -totals[id])
    return tuple(CategoryEntry(edition.links[id], len(index.by_category[id]), totals[id]) for id in ranked)


def _listings(edition: Edition, wanted: Mapping[str, int]) -> Listings:
    magazine = edition.magazine
    return Listings(
        latest=_cards(edition, magazine.articles, wanted.get("latest", 0)),
        most_shared=_cards(edition, magazine.index.most_shared, wanted.get("most_shared", 0)),
        authors=tuple(
            author_entry(edition, id) for id in _signing(magazine.articles, wanted.get("authors", 0))
        ),
        strips=_strips(edition, wanted.get("strips", 0)),
        featured=_cards(edition, magazine.index.featured, wanted.get("featured", 0)),
        shares_date=magazine.shares_date if "most_shared" in wanted else None,
    )


def _cards(edition: Edition, articles: Iterable[Article], count: int) -> tuple[Card, ...]:
    return tuple(edition.cards[article.id] for article in islice(articles, count))


def _signing(articles: Iterable[Article], count: int) -> tuple[str, ...]:
    """The first `count` authors of the newest articles."""
    found: dict[str, None] = {}
    for article in articles if count else ():
        found.update(dict.fromkeys(article.authors))
        # Among the newest articles there are enough of them; those of all are not looked through.
        if len(found) >= count:
            break
    return tuple(islice(found, count))


def _strips(edition: Edition, count: int) -> tuple[Strip, ...]:
    filed = edition.magazine.index.by_category
    return tuple(
        Strip(edition.links[id], _cards(edition, filed[id], count))
        for id in edition.magazine.categories
        if count and id in filed
    )
