"""How long named work takes, by a clock that the test sets."""

from collections.abc import Iterator

import pytest

from magsite.cache.stopwatch import Clock, Spent, Stopwatch, stopped, together


def _ticking(*times: float) -> Clock:
    """A clock that shows these times, one after the other."""
    shown: Iterator[float] = iter(times)
    return lambda: next(shown)


def test_the_seconds_of_a_with_are_counted() -> None:
    """Under the name of the work, and of what it is done on."""
    watch = Stopwatch(_ticking(10, 13))

    with watch("convert", "a.md"):
        pass

    assert watch.spent() == (Spent("convert", "a.md", 3, 1),)


def test_the_same_work_adds_up() -> None:
    """And is counted each time."""
    watch = Stopwatch(_ticking(0, 1, 5, 7))

    for _ in range(2):
        with watch("render", "article.html"):
            pass

    assert watch.spent() == (Spent("render", "article.html", 3, 2),)


def test_work_within_other_work_counts_once() -> None:
    """For itself, however deep: together they are the time that passed."""
    watch = Stopwatch(_ticking(0, 1, 2, 4, 7, 12, 13, 20))

    with watch("make"):
        with watch("render"), watch("convert"):  # from 1 and from 2, to 7 and to 4
            pass
        with watch("write"):
            pass

    assert {one.work: one.seconds for one in watch.spent()} == {
        "convert": 2,
        "render": 4,
        "write": 1,
        "make": 13,
    }


def test_work_that_fails_has_taken_its_time_too() -> None:
    """And what comes after it is counted rightly."""
    watch = Stopwatch(_ticking(0, 2, 2, 3))

    with pytest.raises(OSError, match="full"), watch("write"):
        raise OSError("full")
    with watch("write"):
        pass

    assert watch.spent() == (Spent("write", "", 3, 2),)


def test_a_clock_that_stands_still_counts_times_only() -> None:
    """Where nobody asks how long it takes."""
    watch = Stopwatch(stopped)

    with watch("scan"):
        pass

    assert watch.spent() == (Spent("scan", "", 0, 1),)


def test_several_stopwatches_are_one() -> None:
    """As of the slices of several processes."""
    spent = (Spent("render", "a", 1, 2), Spent("render", "b", 5), Spent("render", "a", 3, 4))

    assert together(spent) == (Spent("render", "a", 4, 6), Spent("render", "b", 5))
