"""When everything is looked at again."""

import pytest

from magsite.preview.timetable import Timetable


@pytest.mark.parametrize(
    ("polls", "is_told", "shown", "expected"),
    [
        pytest.param(False, False, None, 60.0, id="seldom, where nothing was told of"),
        pytest.param(False, True, None, 1.0, id="once more after a save"),
        pytest.param(True, False, None, 20.0, id="a tenth of the time, where nothing tells"),
        pytest.param(False, False, 5.0, 5.0, id="when the clock changes what is shown"),
        pytest.param(False, False, -5.0, 0.1, id="not without end, where the clock stands still"),
    ],
)
def test_the_next_look(expected: float, shown: float | None, *, polls: bool, is_told: bool) -> None:
    """After one of two seconds, which has just ended."""
    timetable = Timetable()
    timetable.polls = polls
    timetable.looked(98.0, 100.0, is_told=is_told)

    assert expected == timetable.rest(100.0, shown)


def test_a_quick_look_is_not_repeated_at_once() -> None:
    """Where nothing tells of changes, half a second goes by."""
    timetable = Timetable()
    timetable.polls = True
    timetable.looked(100.0, 100.0, is_told=False)

    assert timetable.rest(100.0, None) == 0.5


def test_a_look_that_is_overdue_is_not_waited_for() -> None:
    """And one that is due anyway is not put off by another."""
    timetable = Timetable()
    timetable.once_more(100.0)
    timetable.once_more(103.0)

    assert [timetable.rest(now, None) for now in (100.0, 105.0)] == [1.0, 0.0]
