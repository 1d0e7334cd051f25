"""Instants: dates as writers type them, and when the clock changes the magazine."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.magazine.calendar import instant, interval

PARIS = ZoneInfo("Europe/Paris")
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
    found, wrong = instant(text, PARIS)

    assert (expected, None) == (found.isoformat(), wrong)


def test_a_time_that_clocks_skip_is_an_error() -> None:
    """On the last Sunday of March there is no half past two."""
    _, wrong = instant("2026-03-29T02:30:00", PARIS)

    assert wrong == "date-gap"


def test_a_time_that_comes_twice_is_its_first() -> None:
    """On the last Sunday of October half past two is first in summer time, with a warning."""
    found, wrong = instant("2026-10-25T02:30:00", PARIS)

    assert (found.isoformat(), wrong) == ("2026-10-25T02:30:00+02:00", "date-fold")


@pytest.mark.parametrize(
    ("date", "zone", "expected"),
    [
        ("2023-04-28", "Africa/Cairo", "2023-04-28T01:00:00+03:00"),
        ("2018-11-04", "America/Sao_Paulo", "2018-11-04T01:00:00-02:00"),
        ("2024-11-03", "America/Havana", "2024-11-03T00:00:00-04:00"),
    ],
)
def test_a_day_without_one_midnight_begins_with_its_first_moment(date: str, zone: str, expected: str) -> None:
    """Where clocks are changed at midnight, a date alone is no less clear for it."""
    found, wrong = instant(date, ZoneInfo(zone))

    assert (found.isoformat(), wrong) == (expected, None)


def test_a_day_that_does_not_exist_is_an_error() -> None:
    """Samoa went over the date line, and had no 30 December 2011."""
    _, wrong = instant("2011-12-30", ZoneInfo("Pacific/Apia"))

    assert wrong == "date-gap"


@pytest.mark.parametrize("offset", ["+01:00", "+02:00"])
def test_an_offset_says_which_of_two_times_is_meant(offset: str) -> None:
    """With an offset nothing is skipped and nothing comes twice."""
    found, wrong = instant(f"2026-10-25T02:30:00{offset}", PARIS)

    assert (f"2026-10-25T02:30:00{offset}", None) == (found.isoformat(), wrong)


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


def test_the_hour_that_comes_twice_passes_twice() -> None:
    """Half past two in winter comes after a quarter to three in summer time."""
    summer = datetime(2026, 10, 25, 2, 45, tzinfo=PARIS)
    winter = datetime(2026, 10, 25, 2, 30, tzinfo=PARIS, fold=1)

    assert interval((winter, summer), summer) == (summer, winter)
