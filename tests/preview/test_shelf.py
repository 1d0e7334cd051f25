"""The pages that were made."""

from pathlib import Path

from magsite.diagnostics.model import Location, diagnose
from magsite.preview.answers import Page, Unmade
from magsite.preview.shelf import Shelf

PROBLEM = diagnose("file-changed", Location("a.md"))


def _page(content: bytes | Path = b"a") -> Page:
    return Page(content, "text/html", "digest")


def test_a_page_that_cannot_be_made_is_the_last_good_one() -> None:
    """With what is wrong now, in the next proof too."""
    shelf = Shelf()
    shelf.put("/", _page(), is_good=True)
    shelf.clear()
    shown = shelf.put("/", Unmade((PROBLEM,)), is_good=False)
    assert isinstance(shown, Page)
    assert (shown.content, shown.problems) == (b"a", (PROBLEM,))


def test_a_file_is_looked_at_each_time() -> None:
    """A link may stand in its place by now."""
    shelf = Shelf()
    shelf.put("/a.png", _page(Path("/a.png")), is_good=True)
    assert dict(shelf.present) == {}


def test_a_walk_through_a_big_magazine_does_not_fill_the_memory() -> None:
    """The pages that were looked at last are kept."""
    shelf = Shelf()
    for number in range(1000):
        shelf.put(f"/{number}/", _page(), is_good=True)
    assert len(shelf.present) == 200
    assert "/999/" in shelf.present
