"""Dates as writers type them."""

import pytest

from magsite.content.dates import canonical_date, is_day_first, looks_like_a_date


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


@pytest.mark.parametrize("typed", ["", "hier", "2008", "2008-09", "24 septembre 2008", "٢٠٠٨-٠٩-٢٤"])
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
