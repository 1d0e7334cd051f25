"""The names of days and months."""

import subprocess
import sys

import pytest
from babel.lists import format_list
from hypothesis import given
from hypothesis import strategies as st

from magsite.language.cldr import locale
from magsite.language.lists import enumerate_names
from magsite.language.words import words

NAMES = st.lists(st.text(), min_size=2, max_size=5)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_names_of_days_and_months_are_those_of_cldr(language: str) -> None:
    """All of them, in full and cut short."""
    months, days = locale(language).months["format"], locale(language).days["format"]["wide"]

    assert list(words(language).months) == [months["wide"][number] for number in range(1, 13)]
    assert list(words(language).short_months) == [months["abbreviated"][number] for number in range(1, 13)]
    assert list(words(language).weekdays) == [days[number] for number in range(7)]


@given(names=NAMES, language=st.sampled_from(["fr", "en"]))
def test_names_are_joined_as_cldr_joins_them(names: list[str], language: str) -> None:
    """However many there are, and whatever signs they have."""
    assert enumerate_names(names, language) == format_list(names, locale=locale(language))


def test_dates_and_lists_are_written_without_what_takes_long_to_load() -> None:
    """Nearly every page has one, and Babel and what reads mail take longer to load than a page to be made."""
    program = """
import sys
before = set(sys.modules)
from datetime import UTC, datetime
from magsite.language.dates import full_date, iso, rfc822, short_date
from magsite.language.lists import enumerate_names
day = datetime(2008, 9, 1, tzinfo=UTC)
print(full_date(day, "fr"), short_date(day, "fr"), iso(day), rfc822(day), enumerate_names("abc", "fr"), sep="; ")
print({"babel", "email", "socket"} & (set(sys.modules) - before))
"""
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", program], capture_output=True, check=True)
    said, loaded = done.stdout.decode().splitlines()

    assert said == (
        "lundi 1er\u00a0septembre 2008; 1er\u00a0sept. 2008; 2008-09-01T00:00:00+00:00; "
        "Mon, 01 Sep 2008 00:00:00 +0000; a, b et c"
    )
    assert loaded == "set()"
