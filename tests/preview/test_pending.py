"""When changes are looked at, and where."""

import pytest

from magsite.preview.changes import Change
from magsite.preview.pending import Pending


def _pending(*changes: Change, at: float = 100.0) -> Pending:
    pending = Pending()
    for change in changes:
        pending.add(change, at)
    return pending


def test_nothing_is_due_where_nothing_has_changed() -> None:
    """And there is nothing to take: everything would be looked at."""
    pending = Pending()
    assert (pending.due(), pending.is_save(), pending.take()) == (None, False, None)


@pytest.mark.parametrize(("paths", "latest"), [("a", 100.005), ("ab", 100.005), ("abc", 100.02)])
def test_a_save_is_due_at_once(paths: str, latest: float) -> None:
    """After a pause that nobody notices: editors touch more than one file. It is shortest for one file and its new name."""
    pending = _pending(*map(Change, paths))
    due = pending.due()
    assert due is not None
    assert 100 < due <= latest
    assert pending.take() == frozenset(paths)
    assert pending.due() is None


@pytest.mark.parametrize(
    "changes",
    [
        [Change(f"/{number}.md") for number in range(20)],
        [Change("/a.md"), Change("/b.md", whole=False)],
        [Change("/folder", whole=False)],
    ],
)
def test_a_crowd_is_waited_for(changes: list[Change]) -> None:
    """So is a file that somebody is still writing; then everything is looked at."""
    pending = _pending(*changes)
    due = pending.due()
    assert due is not None
    assert due >= 100.2
    assert pending.take() is None


def test_each_change_of_a_crowd_makes_it_wait_again_but_not_for_ever() -> None:
    """Something may write among the sources without end."""
    pending = Pending()
    for number in range(1000):
        pending.add(Change(f"/{number}.md"), 100 + number / 10)
    assert pending.due() == 110


def test_a_file_that_is_whole_stays_so() -> None:
    """Some systems say afterwards, too, that it was changed."""
    pending = _pending(Change("/a.md", whole=False), Change("/a.md"), Change("/a.md", whole=False))
    assert pending.take() == frozenset({"/a.md"})
