"""Instants: dates as writers type them, and when the clock changes the magazine."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.diagnostics.model import Location, diagnose
from magsite.magazine.calendar import instant, interval

PARIS = ZoneInfo("Europe/Paris")
PLACE = Location("content/articles/racines.md", 3, 1)
INSTANTS = st.datetimes(datetime(1990, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - st.datetimes adds the zone


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2008-09-24", "2008-09-24T00:00:00+02:00"),
        ("2008-12-24", "2008-12-24T00:00:00+01:00"),
        ("2008-09-24T14:30:00", "2008-09-24T14:30:00+02:00"),
        ("2008-09-24T14:30:00-05:00", "2008-09-24T21:30:00+02:00"),
        ("2008-09-24T14:30:00+00:00", "2008-09-24T16:30:00+02:00"),
    ],
)
def test_a_date_is_of_the_magazine_s_zone(text: str, expected: str) -> None:
    """A date is midnight, a time is local, and an offset is converted."""
    found, problems = instant(text, PARIS, PLACE)

    assert (expected, ()) == (found.isoformat(), problems)


def test_a_time_that_clocks_skip_is_an_error() -> None:
    """On the last Sunday of March there is no half past two."""
    _, problems = instant("2026-03-29T02:30:00", PARIS, PLACE)

    assert (diagnose("date-gap", PLACE, date="2026-03-29T02:30:00", zone="Europe/Paris"),) == problems


def test_a_time_that_comes_twice_is_its_first() -> None:
    """On the last Sunday of October half past two is first in summer time, with a warning."""
    found, problems = instant("2026-10-25T02:30:00", PARIS, PLACE)

    assert found.isoformat() == "2026-10-25T02:30:00+02:00"
    assert (diagnose("date-fold", PLACE, date="2026-10-25T02:30:00", zone="Europe/Paris"),) == problems


@pytest.mark.parametrize("offset", ["+01:00", "+02:00"])
def test_an_offset_says_which_of_two_times_is_meant(offset: str) -> None:
    """With an offset nothing is skipped and nothing comes twice."""
    found, problems = instant(f"2026-10-25T02:30:00{offset}", PARIS, PLACE)

    assert (f"2026-10-25T02:30:00{offset}", ()) == (found.isoformat(), problems)


@given(dates=st.lists(INSTANTS), now=INSTANTS)
def test_between_two_dates_the_clock_changes_nothing(dates: list[datetime], now: datetime) -> None:
    """Whatever the instant inside the interval, the same dates have passed."""
    start, end = interval(dates, now)

    passed = [date for date in dates if date <= now]
    for moment in (start or now, now, end - timedelta(microseconds=1) if end else now):
        assert passed == [date for date in dates if date <= moment]


@given(dates=st.lists(INSTANTS, min_size=1), now=INSTANTS)
def test_the_interval_ends_where_the_next_date_begins(dates: list[datetime], now: datetime) -> None:
    """At the end of the interval, something more is published."""
    _, end = interval(dates, now)

    assert (end is None) == all(date <= now for date in dates)
    assert end is None or (end in dates and end > now)
