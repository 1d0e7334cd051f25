"""Numbering: which pages a list has, what stands on each, and what a new item changes."""

from collections.abc import Callable, Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.pages.numbering import Position, from_first, from_last
from magsite.pages.parts import Pagination

Numbered = Iterator[tuple[Position, Sequence[int]]]
Numbering = Callable[[Sequence[int], int, str, str], Numbered]

COUNTS = st.integers(0, 60)
SIZES = st.integers(1, 13)
BOTH = pytest.mark.parametrize("numbering", [from_first, from_last])


def _newest_first(count: int) -> list[int]:
    """Items by their age: the oldest is 1."""
    return list(range(count, 0, -1))


def _pages(numbering: Numbering, count: int, size: int) -> dict[str, tuple[Position, Sequence[int]]]:
    """Address → the page, of a list of so many items."""
    return {page[0].url: page for page in numbering(_newest_first(count), size, "/x/", "page")}


def _walk(pages: dict[str, tuple[Position, Sequence[int]]]) -> Iterator[tuple[Position, Sequence[int]]]:
    """The pages that a reader comes to from the list's own address by the links to older ones."""
    url: str | None = "/x/"
    while url is not None:
        yield pages[url]
        url = pages[url][0].pagination.next


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, {"/x/": []}),
        (2, {"/x/": [2, 1]}),
        (3, {"/x/": [3, 2], "/x/page/2/": [1]}),
        (5, {"/x/": [5, 4], "/x/page/2/": [3, 2], "/x/page/3/": [1]}),
    ],
)
def test_a_list_that_is_counted_from_its_first_item(count: int, expected: dict[str, list[int]]) -> None:
    """The second page follows the first, which has no number in its address; an empty list has a page, too."""
    assert expected == {url: items for url, (_, items) in _pages(from_first, count, 2).items()}


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (0, {"/x/": []}),
        (2, {"/x/": [2, 1]}),
        (3, {"/x/": [3, 2], "/x/page/1/": [2, 1]}),
        (4, {"/x/": [4, 3], "/x/page/1/": [2, 1]}),
        (5, {"/x/": [5, 4], "/x/page/2/": [4, 3], "/x/page/1/": [2, 1]}),
    ],
)
def test_a_list_that_is_counted_from_its_last_item(count: int, expected: dict[str, list[int]]) -> None:
    """Further pages are full, and there is one once it holds an item that the first page does not show."""
    assert expected == {url: items for url, (_, items) in _pages(from_last, count, 2).items()}


def test_each_page_knows_its_place() -> None:
    """Its number, the rank of its first item, and the pages beside it."""
    expected = [
        Position("/x/", 1, Pagination(True, 1, 3, None, "/x/page/2/")),
        Position("/x/page/2/", 3, Pagination(False, 2, 3, "/x/", "/x/page/3/")),
        Position("/x/page/3/", 5, Pagination(False, 3, 3, "/x/page/2/", None)),
    ]

    assert expected == [position for position, _ in _pages(from_first, 5, 2).values()]


def test_no_page_tells_what_a_new_item_would_change() -> None:
    """Counted from the last item, the first page has no number, and none has a total or a rank."""
    expected = [
        Position("/x/", 0, Pagination(True, None, None, None, "/x/page/2/")),
        Position("/x/page/2/", 0, Pagination(False, 2, None, "/x/", "/x/page/1/")),
        Position("/x/page/1/", 0, Pagination(False, 1, None, "/x/page/2/", None)),
    ]

    assert expected == [position for position, _ in _pages(from_last, 6, 2).values()]


def test_the_first_page_says_no_number() -> None:
    """However the list is counted; of the others, only those are to last that are counted from the last item."""
    first = [(one.first, one.number, one.lasts) for one, _ in from_first([3, 2, 1], 2, "/x/", "page")]
    last = [(one.first, one.number, one.lasts) for one, _ in from_last([3, 2, 1], 2, "/x/", "page")]

    assert first == [(True, None, False), (False, 2, False)]
    assert last == [(True, None, False), (False, 1, True)]


@BOTH
def test_the_word_of_the_address_can_be_another(numbering: Numbering) -> None:
    """As all words of addresses."""
    urls = [position.url for position, _ in numbering([3, 2, 1], 2, "/x/", "feuille")]
    assert all(url.startswith("/x/feuille/") for url in urls[1:])


@BOTH
@given(count=COUNTS, size=SIZES)
def test_walking_from_the_first_page_shows_every_item_in_order(
    numbering: Numbering, count: int, size: int
) -> None:
    """By the links to older pages one comes to each page once, in the order in which they are given."""
    pages = _pages(numbering, count, size)
    walked = list(_walk(pages))

    shown = dict.fromkeys(item for _, items in walked for item in items)
    assert list(pages.values()) == walked
    assert list(shown) == _newest_first(count)


@BOTH
@given(count=COUNTS, size=SIZES)
def test_the_links_lead_back_as_they_lead_on(numbering: Numbering, count: int, size: int) -> None:
    """The newer page of the older page is the page itself."""
    pages = _pages(numbering, count, size)
    for position, _ in pages.values():
        older = position.pagination.next
        assert older is None or pages[older][0].pagination.previous == position.url


@given(count=COUNTS, size=SIZES)
def test_no_page_but_the_first_of_all_is_empty_and_none_is_shown_for_nothing(count: int, size: int) -> None:
    """Counted from the last item, further pages are full, and each adds something to those before."""
    shown: set[int] = set()
    for position, items in _pages(from_last, count, size).values():
        assert position.first or (len(items) == size and not shown.issuperset(items))
        shown.update(items)


@given(count=COUNTS, size=SIZES, more=st.integers(1, 40))
def test_a_numbered_page_keeps_its_items(count: int, size: int, more: int) -> None:
    """Counted from the last item, however much is added to the head of the list; no address goes."""
    before, after = _pages(from_last, count, size), _pages(from_last, count + more, size)

    assert before.keys() <= after.keys()
    for url, (position, items) in before.items():
        assert position.first or items == after[url][1]


@given(count=COUNTS, size=SIZES)
def test_a_new_item_changes_the_first_page_alone_or_three_pages(count: int, size: int) -> None:
    """Once in a whole page of items, the newest chunk comes to be, and the one before it leads there."""
    before, after = _pages(from_last, count, size), _pages(from_last, count + 1, size)

    changed = {url for url in after if before.get(url) != after[url]}
    new = after.keys() - before.keys()
    neighbours = {after[url][0].pagination.next for url in new} - {None}
    assert changed == {"/x/"} | new | neighbours
    assert len(new) == (count > 0 and count % size == 0)
