"""The files that may be others after a few articles have gone and a few have come: what `plan` would plan, of these.

A list is looked at page by page, and what stands on none of the pages that have changed is not looked at. The keys
of the Targets decide in the end which files are made.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

import msgspec

from magsite.cache.digest import Digest
from magsite.magazine.addresses import folded
from magsite.magazine.article import Article
from magsite.magazine.reindexing import Turnover
from magsite.pages.articles import Surroundings, article_target, article_targets
from magsite.pages.edition import Edition
from magsite.pages.feeds import turned_feed_targets
from magsite.pages.files import file_targets
from magsite.pages.indexes import index_targets, not_found_target
from magsite.pages.listings import Declared
from magsite.pages.machines import mapped_as, sitemap_targets
from magsite.pages.outside import page_targets
from magsite.pages.target import Target, output_path
from magsite.pages.turned_lists import is_same_card, turned_lists

_PAGES: Final = frozenset({"article", "listing"})


class Standing(NamedTuple):
    """The files of the output as they were planned before, field by field."""

    paths: Sequence[str]
    urls: Sequence[str]
    """Root-relative."""
    groups: Sequence[str]
    """What they are to readers."""


class Replan(msgspec.Struct, frozen=True):
    """The Targets of the files that are new or may be others, and the paths of those that are no more."""

    targets: tuple[Target, ...]
    gone: frozenset[str]


def replan(before: Edition, after: Edition, turnover: Turnover, standing: Standing) -> Replan | None:
    """What is planned otherwise after a turnover; `standing` is all that was planned before.

    None where all pages change, or where two files might want one place: then all must be planned.
    """
    if before.site_digest != after.site_digest:
        return None
    alone = _show_the_same(before, after, turnover)
    lists_now = () if alone else tuple(turned_lists(before, after))
    found = (
        *_articles(before, after, turnover),
        *(one for turned in lists_now for one in turned.targets),
        *(() if alone else _beside(before, after, turnover)),
        *turned_feed_targets(before, after),
    )
    lost = _paths(before, turnover.gone, (url for turned in lists_now for url in turned.gone))
    come = _paths(after, turnover.come, (url for turned in lists_now for url in turned.come))
    gone = lost - come - _files_shown(after, lost)
    twice = len({folded(one.url) for one in turnover.come}) < len(turnover.come)
    if twice or not _is_free(come - lost, standing.paths, gone):
        return None
    maps: Iterable[Target] = ()
    if lost != come or _is_mapped_otherwise(before, after, turnover):
        read = _read(standing, gone, after.aliases)
        read += [one.url for one in found if one.path in come - lost and one.group != "file"]
        maps = sitemap_targets(after, read)
    targets = {one.path: one for one in chain(found, maps)}
    return Replan(tuple(targets.values()), frozenset(gone))


def standing_of(targets: Collection[Target]) -> Standing:
    """The files of these Targets."""
    return Standing(
        [one.path for one in targets], [one.url for one in targets], [one.group for one in targets]
    )


def are_listed_otherwise(turnover: Turnover) -> bool:
    """Whether the articles stand on other lists, or in other places there."""
    return set(map(_facts, turnover.gone)) != set(map(_facts, turnover.come))


def _show_the_same(before: Edition, after: Edition, turnover: Turnover) -> bool:
    """Whether the articles show and stand on lists as they did: their own pages alone, and feeds, are others."""
    # The ranking says of what day its counts are, be they what they were.
    if are_listed_otherwise(turnover) or before.magazine.shares_date != after.magazine.shares_date:
        return False
    return all(is_same_card(before, after, one.id) for one in turnover.come)


def _facts(article: Article) -> tuple[object, ...]:
    """What decides on which lists an article stands, and where."""
    return (
        *(article.id, article.date, article.unlisted, article.featured, article.shares, article.series),
        *(article.authors, article.categories, article.tags),
    )


def _articles(before: Edition, after: Edition, turnover: Turnover) -> Iterator[Target]:
    """The pages of the articles that have come, and of those that show something of an article that has changed."""
    if _differs(before, after, "article"):
        yield from article_targets(after)
        return
    surroundings = Surroundings(after)
    for article in turnover.come:
        yield from file_targets(after, article.files)
    showing = {one.id: one for one in (*turnover.come, *_by_authors(before, after, turnover))}
    if _are_named_otherwise(turnover):
        around = (*_around(Surroundings(before), turnover.gone), *_around(surroundings, turnover.come))
        ids = (*around, *_in_series(after, turnover))
        showing |= {id: after.articles[id] for id in ids if id in after.articles}
    for article in showing.values():
        yield article_target(after, article, surroundings)


def _by_authors(before: Edition, after: Edition, turnover: Turnover) -> Iterator[Article]:
    """The articles of the authors whose box is another one."""
    authors = dict.fromkeys(id for one in (*turnover.gone, *turnover.come) for id in one.authors)
    others = frozenset(id for id in authors if _digest(before, id) != _digest(after, id))
    if others:
        every = after.magazine.every_article
        yield from (one for one in every if not others.isdisjoint(one.authors))


def _digest(edition: Edition, author: str) -> Digest | None:
    """That of an author's box; None where there is no such author."""
    return edition.box_digests.of(author) if author in edition.magazine.authors else None


def _in_series(edition: Edition, turnover: Turnover) -> Iterator[str]:
    """The ids of all articles in the series of those that have changed."""
    ids = {one.id for one in turnover.come}
    for series in edition.magazine.series.values():
        if not ids.isdisjoint(series.articles):
            yield from series.articles


def _are_named_otherwise(turnover: Turnover) -> bool:
    """Whether pages that lead to the articles show something else of them, or lead elsewhere."""
    return set(map(_names, turnover.gone)) != set(map(_names, turnover.come))


def _names(article: Article) -> tuple[object, ...]:
    how = article.body.typography
    return article.id, article.title, article.url, article.category, article.date, how


def _around(surroundings: Surroundings, articles: Iterable[Article]) -> Iterator[str]:
    for article in articles:
        if not article.unlisted:
            yield from (one.id for one in surroundings.beside(article) if one is not None)


def _beside(before: Edition, after: Edition, turnover: Turnover) -> Iterator[Target]:
    """The indexes, which count, and the pages that show listings of the theme beside what is their own."""
    indexes = any(_differs(before, after, kind) for kind in ("authors", "tags", "all_series"))
    if indexes or _are_counted_otherwise(before, after, turnover):
        yield from index_targets(after)
    if _differs(before, after, "not_found"):
        yield not_found_target(after)
    if _differs(before, after, "page"):
        yield from page_targets(after)


def _are_counted_otherwise(before: Edition, after: Edition, turnover: Turnover) -> bool:
    """Whether an index counts other articles, or other shares."""
    counted = [{(one.id, one.authors, one.tags) for one in of} for of in (turnover.gone, turnover.come)]
    shares = [one.magazine.index.author_shares for one in (before, after)]
    return counted[0] != counted[1] or shares[0] != shares[1]


def _differs(before: Edition, after: Edition, kind: str) -> bool:
    if kind not in after.theme.listings:
        return False
    return Declared(before, kind).digest != Declared(after, kind).digest


def _paths(edition: Edition, articles: Iterable[Article], lists: Iterable[str]) -> frozenset[str]:
    """Where the pages of articles, the files beside them and these pages of lists stand in the output."""
    pages = (url for one in articles for url in (one.url, *(url for url, _ in one.files)))
    return frozenset(output_path(url, edition.magazine.root) for url in (*pages, *lists))


def _files_shown(edition: Edition, paths: Collection[str]) -> frozenset[str]:
    """Those of the paths at which a file stands that a page still shows."""
    if all(path.endswith(".html") for path in paths):
        return frozenset()
    shown = (url for source in edition.sources for url, _ in source.files)
    return frozenset(output_path(url, edition.magazine.root) for url in shown) & frozenset(paths)


def _read(standing: Standing, gone: Collection[str], aliases: Collection[str]) -> list[str]:
    """The URLs of the pages for readers: no redirects, and not what answers for a page that is missing."""
    # Nothing is called for each of them, of which there are thousands.
    return [
        url
        for path, url, group in zip(*standing, strict=True)
        if group in _PAGES and path not in gone and url not in aliases and url[-9:] != "/404.html"
    ]


def _is_mapped_otherwise(before: Edition, after: Edition, turnover: Turnover) -> bool:
    """Whether the sitemap says something else of an article."""
    return {mapped_as(before, one) for one in turnover.gone} != {
        mapped_as(after, one) for one in turnover.come
    }


def _is_free(paths: Collection[str], standing: Sequence[str], gone: Collection[str]) -> bool:
    """Whether no file stands at one of these paths, or where one of them needs a folder; case and accents aside.

    What has gone of all that stood is in nobody's way.
    """
    if not paths:
        return True
    others = [path for path in standing if path not in gone] if gone else standing
    # Nothing in a path is like what parts them.
    taken = set(folded("\0".join(others)).split("\0"))
    wanted = {folded(path) for path in paths}
    if len(wanted) != len(paths) or wanted & taken:
        return False
    return not any(folder in taken or folder in wanted for path in wanted for folder in _folders(path))


def _folders(path: str) -> Iterator[str]:
    folder = path.rpartition("/")[0]
    while folder:
        yield folder
        folder = folder.rpartition("/")[0]
