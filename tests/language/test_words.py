"""The names of days and months."""

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
