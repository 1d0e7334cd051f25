"""Dates in words, and for machines."""

from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import format_datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from magsite.language.dates import full_date, iso, long_date, month, rfc822, short_date

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("moment", "language", "expected"),
    [
        (date(2008, 9, 1), "fr", "1er\u00a0septembre 2008"),
        (date(2008, 9, 24), "fr", "24\u00a0septembre 2008"),
        (date(2008, 8, 11), "fr", "11\u00a0août 2008"),
        (date(2008, 9, 24), "fr-CA", "24\u00a0septembre 2008"),
        (date(2008, 9, 1), "en", "1 September 2008"),
        (date(2008, 9, 24), "en", "24 September 2008"),
        (datetime(2008, 9, 24, 0, 30, tzinfo=PARIS), "fr", "24\u00a0septembre 2008"),
    ],
)
def test_a_long_date_has_its_month_in_full(moment: date, language: str, expected: str) -> None:
    """The first day of a French month is "1er"; a moment has the day of its own zone."""
    assert expected == long_date(moment, language)


@pytest.mark.parametrize(
    ("moment", "language", "expected"),
    [
        (date(2008, 9, 1), "fr", "1er\u00a0sept. 2008"),
        (date(2008, 9, 24), "fr", "24\u00a0sept. 2008"),
        (date(2008, 5, 24), "fr", "24\u00a0mai 2008"),
        (date(2008, 5, 24), "en", "24 May 2008"),
    ],
)
def test_a_short_date_has_its_month_cut(moment: date, language: str, expected: str) -> None:
    """As the language cuts it."""
    assert expected == short_date(moment, language)


@pytest.mark.parametrize(
    ("language", "expected"), [("fr", "lundi 1er\u00a0septembre 2008"), ("en", "Monday 1 September 2008")]
)
def test_a_full_date_has_its_day_of_the_week(language: str, expected: str) -> None:
    """In small letters in French."""
    assert expected == full_date(date(2008, 9, 1), language)


@pytest.mark.parametrize("number", range(1, 13))
def test_a_short_month_has_one_full_stop_at_most(number: int) -> None:
    """Where the month has one, the year follows it."""
    shown = short_date(date(2008, number, 24), "fr")

    assert shown.startswith("24\u00a0")
    assert shown.endswith(" 2008")
    assert ".." not in shown


@pytest.mark.parametrize(("language", "expected"), [("fr", "septembre 2008"), ("en", "September 2008")])
def test_a_month_has_no_day(language: str, expected: str) -> None:
    """Archives are by month."""
    assert expected == month(date(2008, 9, 24), language)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2008, 9, 24, 14, 30, 5, 999, tzinfo=PARIS), "2008-09-24T14:30:05+02:00"),
        (datetime(2008, 1, 24, tzinfo=UTC), "2008-01-24T00:00:00+00:00"),
        (datetime(1900, 1, 1, 12, tzinfo=PARIS), "1900-01-01T11:50:39+00:00"),
    ],
)
def test_machines_read_rfc_3339(moment: datetime, expected: str) -> None:
    """Seconds and offset are always there; an offset with seconds in it cannot be written."""
    assert expected == iso(moment)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2008, 9, 24, 14, 30, tzinfo=PARIS), "Wed, 24 Sep 2008 14:30:00 +0200"),
        (datetime(2008, 9, 4, tzinfo=timezone(timedelta(hours=-5))), "Thu, 04 Sep 2008 00:00:00 -0500"),
    ],
)
def test_rss_reads_rfc_822(moment: datetime, expected: str) -> None:
    """In English, whatever the locale."""
    assert expected == rfc822(moment)


@given(moment=st.datetimes(timezones=st.just(PARIS)) | st.datetimes(timezones=st.just(UTC)))
def test_the_dates_of_rss_are_those_of_mail(moment: datetime) -> None:
    """In whichever year and zone, where its offset can be written."""
    assume(moment.utcoffset() == timedelta() or moment.year > 1911)
    assert format_datetime(moment) == rfc822(moment)


@pytest.mark.parametrize("write", [iso, rfc822])
def test_a_moment_without_zone_is_a_mistake(write: object) -> None:
    """Nothing is guessed."""
    assert callable(write)
    with pytest.raises(ValueError, match="no time zone"):
        write(datetime(2008, 9, 24))  # noqa: DTZ001 - a naive moment is the point
