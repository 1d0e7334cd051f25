"""Numbering: a list cut into pages, each with its address, its number and its neighbours.

Both ways give the pages in the order in which readers walk through them, from the list's own address on. An empty
list has that page alone.
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar

import msgspec

from magsite.pages.parts import Pagination

T = TypeVar("T")


class Position(msgspec.Struct, frozen=True):
    """One page of a list."""

    url: str
    rank: int
    """Of its first item, from 1; 0 in a list that is counted from its last item, where each new one changes it."""
    pagination: Pagination

    @property
    def first(self) -> bool:
        """Whether it is the page at the list's own address."""
        return self.pagination.first

    @property
    def number(self) -> int | None:
        """What its title says, which is nothing on the first page."""
        return None if self.first else self.pagination.number

    @property
    def lasts(self) -> bool:
        """Whether it must not show what changes when the list grows, so that it stays as it is."""
        return self.rank == 0 and not self.first


def from_first(items: Sequence[T], size: int, url: str, word: str) -> Iterator[tuple[Position, Sequence[T]]]:
    """The pages of a list that is counted from its first item: `…/page/2/` goes on where `…/` ends.

    Whatever is added to the list moves all items behind it.
    """
    total = max(1, -(-len(items) // size))
    urls = [url, *(f"{url}{word}/{number}/" for number in range(2, total + 1))]
    for at, own in enumerate(urls):
        newer = urls[at - 1] if at else None
        older = urls[at + 1] if at + 1 < total else None
        pagination = Pagination(own == url, at + 1, total, newer, older)
        yield Position(own, at * size + 1, pagination), items[at * size : (at + 1) * size]


def from_last(items: Sequence[T], size: int, url: str, word: str) -> Iterator[tuple[Position, Sequence[T]]]:
    """The pages of a list that is counted from its last item: `…/page/1/` holds the last ones for good.

    The list's own page shows the first `size` items. Each further page is a full chunk, and there is one as soon as
    it holds an item that the first page does not show. So no page that exists loses or gains an item when the list
    grows at its head, and none goes: the newest chunk repeats some items of the first page instead, all but one at
    most.
    """
    chunks = max(0, len(items) - 1) // size
    urls = [f"{url}{word}/{number}/" for number in range(1, chunks + 1)]
    yield Position(url, 0, Pagination(True, None, None, None, urls[-1] if urls else None)), items[:size]
    for number in range(chunks, 0, -1):
        newer = urls[number] if number < chunks else url
        older = urls[number - 2] if number > 1 else None
        end = len(items) - (number - 1) * size
        pagination = Pagination(False, number, None, newer, older)
        yield Position(urls[number - 1], 0, pagination), items[end - size : end]
