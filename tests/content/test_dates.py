"""Dates as writers type them."""

import pytest

from magsite.content.dates import canonical_date, date_in_path, is_day_first, looks_like_a_date


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2008-09-24", "2008-09-24"),
        (" 2008-9-4 ", "2008-09-04"),
        ("2008-09-24 14:30", "2008-09-24T14:30:00"),
        ("2008-09-24T14:30:05", "2008-09-24T14:30:05"),
        ("2008-09-24t9:05", "2008-09-24T09:05:00"),
        ("2008-09-24T14:30:05.123Z", "2008-09-24T14:30:05+00:00"),
        ("2008-09-24 14:30 +0200", "2008-09-24T14:30:00+02:00"),
        ("2008-09-24 14:30:00 -05:30", "2008-09-24T14:30:00-05:30"),
        ("2008-09-24T14:30+2", "2008-09-24T14:30:00+02:00"),
    ],
)
def test_a_date_has_one_form(typed: str, expected: str) -> None:
    """Whatever the spelling, the same moment is the same text."""
    assert expected == canonical_date(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "2026-02-30",
        "0000-01-01",
        "0001-01-01",
        "9999-12-31 23:59",
        "2008-09-24 25:00",
        "2008-09-24 14:30 +30:00",
        "2008-13-01",
        "2008-09-24 14:60",
    ],
)
def test_a_date_that_does_not_exist_is_none(typed: str) -> None:
    """It looks like a date, and is none."""
    expected = (True, None)
    assert expected == (looks_like_a_date(typed), canonical_date(typed))


@pytest.mark.parametrize(
    "typed", ["", "hier", "2008", "2008-09", "24 bidule 2008", "3 jui 2008", "3 ma 2008", "٢٠٠٨-٠٩-٢٤"]
)
def test_other_text_is_no_date(typed: str) -> None:
    """Neither date nor anything like one."""
    expected = (False, None)
    assert expected == (looks_like_a_date(typed), canonical_date(typed))


@pytest.mark.parametrize(
    ("typed", "expected"), [("24/09/2008", True), ("1.2.2008 14:00", True), ("2008/09/24", False)]
)
def test_a_day_first_is_recognised(typed: str, expected: bool) -> None:  # noqa: FBT001 - a row of the table
    """So that the writer can be told of the order."""
    assert expected == is_day_first(typed)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2008/09/24", "2008-09-24"),
        ("24 septembre 2008", "2008-09-24"),
        ("1er mars 2011", "2011-03-01"),
        ("mercredi 24 sept. 2008 à 14h30", "2008-09-24T14:30:00"),
        ("le 3 août 2012 à 9 h", "2012-08-03T09:00:00"),
        ("Wed, 24 Sep 2008 14:30:00 +0200", "2008-09-24T14:30:00+02:00"),
        ("September 24th, 2008", "2008-09-24"),
        ("Wednesday, September 24, 2008 at 14:30", "2008-09-24T14:30:00"),
        ("2008-09-24 14:30 UTC", "2008-09-24T14:30:00+00:00"),
    ],
)
def test_dates_of_every_shape(typed: str, expected: str) -> None:
    """Slashes, names of months in French and English, and what mail programs write."""
    assert expected == canonical_date(typed)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("2008/09/24/titre", "2008-09-24"),
        ("a/2008/9/4/titre", "2008-09-04"),
        ("2008/13/01/x", None),
        ("a/b", None),
    ],
)
def test_an_address_may_hold_a_date(path: str, expected: str | None) -> None:
    """Wherever its parts stand in it."""
    assert expected == date_in_path(path)
