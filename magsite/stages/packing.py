"""The ledger as the store has it: without what it holds twice, and with its articles apart."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import count
from operator import itemgetter
from typing import Any, Final
from zoneinfo import ZoneInfo

import msgspec

from magsite.cache.digest import Digest
from magsite.checks.verify import Verified
from magsite.content.config import Config
from magsite.diagnostics.model import Diagnostic
from magsite.magazine.article import Article
from magsite.magazine.basis import Assembly, Basis
from magsite.magazine.leading import leading_of
from magsite.magazine.model import Author, Category, Index, Magazine, Page, Redirect, Series, StaticFile, Tag
from magsite.pages.edition import ThemeFacts
from magsite.stages.ledger import Ledger
from magsite.theme.layers import EnvironmentSpec

_DIGEST: Final = 32
"""Characters of a Digest."""

Groups = dict[str, tuple[int, ...]]
"""Places of articles, by what they have in common."""


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """A Ledger without what it holds twice, what the configuration says, and its articles, which are many."""

    name: Digest
    setting: Digest
    marks: Mapping[str, Digest]
    title: str
    base_url: str
    root: str
    articles: int
    """How many there are."""
    listed: int
    """How many of the articles stand in lists: the first ones."""
    by_author: Groups
    by_category: Groups
    by_tag: Groups
    most_shared: tuple[int, ...]
    featured: tuple[int, ...]
    author_shares: dict[str, int]
    category_shares: dict[str, int]
    authors: tuple[Author, ...]
    categories: tuple[Category, ...]
    tags: tuple[Tag, ...]
    series: tuple[Series, ...]
    pages: tuple[Page, ...]
    redirects: tuple[Redirect, ...]
    static: tuple[StaticFile, ...]
    shares_date: date | None
    valid_from: datetime | None
    valid_until: datetime | None
    assembled: tuple[Diagnostic, ...]
    basis: Basis
    spec: EnvironmentSpec
    template_keys: dict[str, Digest]
    listings: dict[str, dict[str, int]]
    settings: dict[str, Any]
    picture: str | None
    read: tuple[Diagnostic, ...]
    planned: tuple[Diagnostic, ...]
    verified: Verified
    cards: str = ""
    """The digests of the Cards, in the order of the articles; empty where they are not known."""


def packed(ledger: Ledger) -> Kept:
    """A ledger as it is remembered beside its articles."""
    magazine, facts = ledger.assembly.magazine, ledger.facts
    index, every = magazine.index, magazine.every_article
    places = {one.id: place for place, one in enumerate(every)}

    def placed(articles: Iterable[Article]) -> tuple[int, ...]:
        return tuple([places[one.id] for one in articles])

    def grouped(groups: Mapping[str, Sequence[Article]]) -> Groups:
        return {id: placed(group) for id, group in groups.items()}

    return Kept(
        name=ledger.name,
        setting=ledger.setting,
        marks=ledger.marks,
        title=magazine.title,
        base_url=magazine.base_url,
        root=magazine.root,
        articles=len(every),
        listed=len(magazine.articles),
        by_author=grouped(index.by_author),
        by_category=grouped(index.by_category),
        by_tag=grouped(index.by_tag),
        most_shared=placed(index.most_shared),
        featured=placed(index.featured),
        author_shares=dict(index.author_shares),
        category_shares=dict(index.category_shares),
        authors=tuple(magazine.authors.values()),
        categories=tuple(magazine.categories.values()),
        tags=tuple(magazine.tags.values()),
        series=tuple(magazine.series.values()),
        pages=magazine.pages,
        redirects=magazine.redirects,
        static=magazine.static,
        shares_date=magazine.shares_date,
        valid_from=magazine.valid_from,
        valid_until=magazine.valid_until,
        assembled=ledger.assembly.diagnostics,
        basis=_basis(ledger.assembly),
        spec=ledger.spec,
        template_keys=dict(facts.template_keys),
        listings={kind: dict(counts) for kind, counts in facts.listings.items()},
        settings=dict(facts.settings),
        picture=facts.picture,
        read=ledger.read,
        planned=ledger.planned,
        verified=ledger.verified,
        cards="".join([ledger.cards[one.id] for one in every]) if ledger.cards else "",
    )


def unpacked(kept: Kept, articles: tuple[Article, ...], config: Config) -> Ledger:
    """A ledger that was remembered with these articles; `config` is the configuration of its sources."""
    assembly = Assembly(_magazine(kept, articles, config), kept.assembled, kept.basis)
    facts = ThemeFacts(kept.template_keys, kept.listings, kept.settings, kept.picture)
    return Ledger(
        name=kept.name,
        setting=kept.setting,
        marks=kept.marks,
        assembly=assembly,
        spec=kept.spec,
        facts=facts,
        read=kept.read,
        planned=kept.planned,
        verified=kept.verified,
        cards=_cards(kept.cards, articles),
    )


def _basis(assembly: Assembly) -> Basis:
    """What an edit is followed on: where all texts lead is gathered once, so that it need not be asked of each."""
    basis = assembly.basis
    return msgspec.structs.replace(basis, leading=basis.leading or leading_of(assembly.magazine))


def _cards(joined: str, articles: tuple[Article, ...]) -> Mapping[str, Digest]:
    """The digests of the articles' Cards; none where they are not there for all of them."""
    if len(joined) != _DIGEST * len(articles):
        return {}
    return {one.id: joined[at : at + _DIGEST] for one, at in zip(articles, count(step=_DIGEST), strict=False)}


def _magazine(kept: Kept, articles: tuple[Article, ...], config: Config) -> Magazine:
    zone = ZoneInfo(config.magazine.timezone)
    _put_in_zone(articles, zone)
    return Magazine(
        title=kept.title,
        base_url=kept.base_url,
        root=kept.root,
        config=config,
        articles=articles[: kept.listed],
        unlisted=articles[kept.listed :],
        index=_index(kept, articles),
        authors={one.id: one for one in kept.authors},
        categories={one.id: one for one in kept.categories},
        tags={one.id: one for one in kept.tags},
        series={one.id: one for one in kept.series},
        pages=kept.pages,
        redirects=kept.redirects,
        static=kept.static,
        digests={},
        shares_date=kept.shares_date,
        valid_from=kept.valid_from.astimezone(zone) if kept.valid_from else None,
        valid_until=kept.valid_until.astimezone(zone) if kept.valid_until else None,
    )


def _index(kept: Kept, articles: tuple[Article, ...]) -> Index:

    def at(places: tuple[int, ...]) -> tuple[Article, ...]:
        # Sixty thousand of them, of ten thousand articles: this takes half as long as asking for one by one.
        return itemgetter(*places)(articles) if len(places) > 1 else tuple([articles[one] for one in places])

    def grouped(groups: Groups) -> Mapping[str, tuple[Article, ...]]:
        return {id: at(places) for id, places in groups.items()}

    return Index(
        by_author=grouped(kept.by_author),
        by_category=grouped(kept.by_category),
        by_tag=grouped(kept.by_tag),
        author_shares=kept.author_shares,
        category_shares=kept.category_shares,
        most_shared=at(kept.most_shared),
        featured=at(kept.featured),
    )


def _put_in_zone(articles: Iterable[Article], zone: ZoneInfo) -> None:
    """Give the times of articles that were just decoded their zone again, of which an encoding keeps the instant."""
    # Nothing else has seen the values yet, and making ten thousand anew would take as long as decoding them.
    force = msgspec.structs.force_setattr
    for article in articles:
        force(article, "date", article.date.astimezone(zone))
        if article.updated is not None:
            force(article, "updated", article.updated.astimezone(zone))
        for correction in article.corrections:
            if correction.date is not None:
                force(correction, "date", correction.date.astimezone(zone))
