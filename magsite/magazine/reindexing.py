"""The articles from every side after a few have gone and a few have come: no list is put in order again.

What it gives is what `index` makes of all articles anew.
"""

from bisect import insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from operator import attrgetter
from typing import Final

import msgspec

from magsite.cache.digest import Digest
from magsite.magazine import shares
from magsite.magazine.article import Article
from magsite.magazine.index import in_rank
from magsite.magazine.model import Index, Magazine

_id: Final[Callable[[Article], str]] = attrgetter("id")


class Turnover(msgspec.Struct, frozen=True):
    """The articles that have gone from a magazine and those that have come; an edited one has done both."""

    gone: tuple[Article, ...]
    come: tuple[Article, ...]

    @property
    def listed(self) -> "Turnover":
        """Of those that stand in lists."""
        return self.only(lambda one: not one.unlisted)

    def only(self, wanted: Callable[[Article], bool]) -> "Turnover":
        """Of those for which this is so."""
        return Turnover(tuple(filter(wanted, self.gone)), tuple(filter(wanted, self.come)))


def turned(magazine: Magazine, turnover: Turnover, digests: Mapping[str, Digest]) -> Magazine:
    """The magazine after a turnover; `digests` are those of all its sources as they stand now."""
    listed = replaced(magazine.articles, turnover.gone, turnover.listed.come)
    hidden = tuple(one for one in turnover.come if one.unlisted)
    dates = [one.date for one in turnover.come]
    known = [magazine.valid_from] if magazine.valid_from is not None else []
    return msgspec.structs.replace(
        magazine,
        articles=listed,
        unlisted=replaced(magazine.unlisted, turnover.gone, hidden),
        index=reindexed(magazine.index, listed, turnover.listed),
        digests=digests,
        valid_from=max((*known, *dates), key=datetime.timestamp, default=None),
    )


def replaced(
    group: Sequence[Article], gone: Iterable[Article], come: Iterable[Article]
) -> tuple[Article, ...]:
    """A list in the order of articles without those that have gone, and with those that have come in their places."""
    ids = {one.id for one in gone}
    kept = [one for one in group if one.id not in ids]
    for one in come:
        insort(kept, one, key=_rank)
    return tuple(kept)


def reindexed(index: Index, listed: Sequence[Article], turnover: Turnover) -> Index:
    """The Index after a turnover of listed articles; `listed` are all of them as they stand now."""
    counted = _differs(turnover.only(_is_counted), lambda one: (one.id, one.shares, one.date))
    ranked = _differs(turnover.only(_is_featured), lambda one: (one.id, one.featured, one.date))
    authors, categories = attrgetter("authors"), attrgetter("categories")
    by_author = _regrouped(index.by_author, turnover, authors)
    by_category = _regrouped(index.by_category, turnover, categories)
    return Index(
        by_author=by_author,
        by_category=by_category,
        by_tag=_regrouped(index.by_tag, turnover, attrgetter("tags")),
        author_shares=_totals(index.author_shares, by_author, turnover, authors),
        category_shares=_totals(index.category_shares, by_category, turnover, categories),
        most_shared=_most_shared(listed) if counted else _renewed(index.most_shared, turnover),
        featured=in_rank(listed) if ranked else _renewed(index.featured, turnover),
    )


def _differs(turnover: Turnover, of: Callable[[Article], tuple[object, ...]]) -> bool:
    """Whether something of the articles is not what it was."""
    return {of(one) for one in turnover.gone} != {of(one) for one in turnover.come}


def _renewed(group: tuple[Article, ...], turnover: Turnover) -> tuple[Article, ...]:
    """A list in which each article keeps its place; the very same where it has none of these."""
    new = {one.id: one for one in turnover.come}
    if new.keys().isdisjoint(map(_id, group)):
        return group
    return tuple([new.get(one.id, one) for one in group])


def _regrouped(
    groups: Mapping[str, tuple[Article, ...]], turnover: Turnover, of: Callable[[Article], Iterable[str]]
) -> Mapping[str, tuple[Article, ...]]:
    ids = dict.fromkeys(id for one in (*turnover.gone, *turnover.come) for id in of(one))
    changed = {
        id: replaced(groups.get(id, ()), turnover.gone, (one for one in turnover.come if id in of(one)))
        for id in ids
    }
    return {id: group for id, group in {**groups, **changed}.items() if group}


def _most_shared(listed: Iterable[Article]) -> tuple[Article, ...]:
    return tuple(sorted(filter(_is_counted, listed), key=lambda one: -(one.shares or 0)))


def _totals(
    totals: Mapping[str, int],
    groups: Mapping[str, Sequence[Article]],
    turnover: Turnover,
    of: Callable[[Article], Iterable[str]],
) -> Mapping[str, int]:
    """The totals of names, counted again where their articles are others; `groups` are the articles of each name."""
    if not _differs(turnover, lambda one: (one.id, one.shares, of(one))):
        return totals
    names = dict.fromkeys(name for one in (*turnover.gone, *turnover.come) for name in of(one))
    counted = shares.totals(((name,), one.shares) for name in names for one in groups.get(name, ()))
    return {name: total for name, total in totals.items() if name not in names} | counted


def _is_counted(article: Article) -> bool:
    return article.shares is not None


def _is_featured(article: Article) -> bool:
    return article.featured is not None


def _rank(article: Article) -> tuple[float, str]:
    return -article.date.timestamp(), article.id
