"""The place of each article in its series."""

from collections.abc import Mapping

import msgspec

from magsite.cache.digest import Digest, of_value
from magsite.magazine.model import Series
from magsite.pages.edition import Edition
from magsite.pages.on_demand import OnDemand
from magsite.pages.parts import Link, SeriesPart


class Place(msgspec.Struct, frozen=True):
    """The place of one article in its series, with its digest."""

    part: SeriesPart
    digest: Digest


class _Run(msgspec.Struct, frozen=True):
    """All parts of a series: they share one list of links, and one digest of it."""

    link: Link
    parts: tuple[Link, ...]
    digest: Digest


def places_in_series(edition: Edition) -> Mapping[str, Place]:
    """The place of each listed article that belongs to a series, by its id."""
    series = edition.magazine.series
    runs = OnDemand(series, lambda id: _run(edition, series[id]))
    stands = {id: (one.id, at) for one in series.values() for at, id in enumerate(one.articles)}
    return OnDemand(stands, lambda id: _place(runs[stands[id][0]], stands[id][1]))


def _run(edition: Edition, series: Series) -> _Run:
    link = Link(edition.words(series.title), series.url)
    parts = tuple(Link(edition.cards[id].title, edition.cards[id].url) for id in series.articles)
    return _Run(link, parts, of_value((link, parts)))


def _place(run: _Run, at: int) -> Place:
    parts = run.parts
    part = SeriesPart(
        link=run.link,
        number=at + 1,
        total=len(parts),
        parts=parts,
        previous=parts[at - 1] if at else None,
        next=parts[at + 1] if at + 1 < len(parts) else None,
    )
    return Place(part, of_value((run.digest, at)))
