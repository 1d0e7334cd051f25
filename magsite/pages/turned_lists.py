"""The lists that have changed after a few articles have gone and come, and which of their pages may be others."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from operator import is_

import msgspec

from magsite.pages.article_lists import ArticleList, lists
from magsite.pages.edition import Edition
from magsite.pages.listings import Declared
from magsite.pages.lists import ListPage, declared_listings, list_pages, list_target
from magsite.pages.target import Target


class Turned(msgspec.Struct, frozen=True):
    """A list that has changed: the Targets of its pages that may be others, the URLs that come and go."""

    targets: tuple[Target, ...] = ()
    come: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def turned_lists(before: Edition, after: Edition) -> Iterator[Turned]:
    """The lists that hold other articles, or others' cards, than before."""
    declared, former = declared_listings(after), declared_listings(before)
    redressed = {
        kind
        for kind in after.theme.listings
        if kind in declared and declared[kind].digest != former[kind].digest
    }
    # The ranking has authors and magazines on its first page, and says there of what day its counts are.
    headed = {*redressed, "most_shared"}
    known = {one.url: one for one in lists(before)}
    for one in lists(after):
        old = known.get(one.url)
        if old is None:
            yield _turned(after, one, declared[one.kind], tuple(list_pages(after, one)), ())
        elif old.articles is not one.articles:
            yield _turned_list(before, after, old, one, declared[one.kind])
        elif one.kind in headed:
            yield Turned((list_target(after, one, declared[one.kind], next(list_pages(after, one))),))


def _turned_list(
    before: Edition, after: Edition, old: ArticleList, new: ArticleList, declared: Declared
) -> Turned:
    former = {page[0].url: page for page in list_pages(before, old)}
    pages = tuple(list_pages(after, new))
    same = old.subject == new.subject
    others = tuple(
        page
        for page in pages
        if page[0].first
        or not (same and old.own(page[0]) == new.own(page[0]) and _is_same(before, after, former, page))
    )
    urls = {page[0].url for page in pages}
    return msgspec.structs.replace(
        _turned(after, new, declared, others, former.keys()),
        gone=tuple(url for url in former if url not in urls),
    )


def _turned(
    after: Edition, one: ArticleList, declared: Declared, pages: Sequence[ListPage], known: Collection[str]
) -> Turned:
    return Turned(
        tuple(list_target(after, one, declared, page) for page in pages),
        tuple(page[0].url for page in pages if page[0].url not in known),
    )


def _is_same(before: Edition, after: Edition, former: Mapping[str, ListPage], page: ListPage) -> bool:
    """Whether a page of a list stands where it stood and shows the same cards."""
    old = former.get(page[0].url)
    if old is None or old[0] != page[0] or len(old[1]) != len(page[1]):
        return False
    # Of a long list most pages hold the very same articles.
    return all(map(is_, old[1], page[1])) or all(
        one is other or (one.id == other.id and is_same_card(before, after, one.id))
        for one, other in zip(old[1], page[1], strict=True)
    )


def is_same_card(before: Edition, after: Edition, id: str) -> bool:
    """Whether an article's card shows the same."""
    return before.card_digests.of(id) == after.card_digests.of(id)
