"""Other share counts in the place of those before: whom they concern, and when all must be assembled."""

from collections.abc import Mapping

import pytest

from magsite.content.document import Document
from magsite.content.shares import ShareRow
from magsite.magazine.basis import Assembly
from magsite.magazine.recounting import counted_otherwise, counts_now, recount
from tests.builders import article, assembled, config, row

SETTINGS = config(magazine={"url": "https://x.example/mag/"})
DOCUMENTS = (
    article("a", authors=("Bob", "Eve"), categories=("Net",), aliases=("/ancien.html",)),
    article("b", authors=("Eve",), categories=("Net",), shares=(("bluesky", 2),)),
    article("c", authors=("Zoé",), categories=("Net",)),
)
BEFORE = row("a", "mastodon", 3, "2026-02-01")


def _former(*rows: ShareRow) -> Assembly:
    return assembled(*DOCUMENTS, rows=rows, settings=SETTINGS)


def _by_path(*documents: Document) -> Mapping[str, Document]:
    return {one.path: one for one in documents}


@pytest.mark.parametrize("name", ["a", "/net/a/", "/ancien.html", "https://x.example/mag/net/a/"])
def test_a_row_means_an_article_by_any_of_its_names(name: str) -> None:
    """By its id, its address and its former ones."""
    counted = counts_now(_former(BEFORE), [row(name, "mastodon", 4)])

    assert counted is not None
    assert list(counted.counts) == ["a"]


def test_a_row_that_means_no_article_is_left_to_assembling() -> None:
    """It is to be remarked, unless it means one that waits."""
    assert counts_now(_former(BEFORE), [BEFORE, row("perdu", "mastodon", 4)]) is None


def test_a_row_that_meant_no_article_is_left_to_assembling() -> None:
    """The remark may have to go."""
    assert counts_now(_former(BEFORE, row("perdu", "mastodon", 4)), [BEFORE]) is None


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([BEFORE], []),
        ([BEFORE, row("b", "mastodon", 1)], ["b"]),
        ([row("a", "mastodon", 4, "2026-02-02")], ["a"]),
        ([], ["a"]),
    ],
)
def test_those_whose_counts_differ_are_concerned(rows: list[ShareRow], expected: list[str]) -> None:
    """A count that is new, another one, or gone; all others stay."""
    former = _former(BEFORE)
    counted = counts_now(former, rows)

    assert counted is not None
    assert [one.id for one in counted_otherwise(former, counted)] == expected


def test_a_recount_gives_what_assembling_gives() -> None:
    """Totals of articles, with what their headers say, of authors, and the newest date; the others stay what they are."""
    former, rows = _former(BEFORE), [BEFORE, row("b", "mastodon", 7, "2026-02-03")]
    counted = counts_now(former, rows)
    assert counted is not None

    gone = counted_otherwise(former, counted)
    found = recount(former, counted, gone, _by_path(*DOCUMENTS), former.magazine.digests)

    assert found.assembly == _former(*rows)
    assert [(one.id, one.shares) for one in found.turnover.come] == [("b", 9)]
    assert found.assembly.magazine.index.author_shares == {"bob": 3, "eve": 12}
    assert found.assembly.magazine.articles[-1] is former.magazine.articles[-1]
