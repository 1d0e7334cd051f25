"""The names of days and months and the conjunction of lists, as CLDR has them for the languages that magsite speaks.

They stand here since most pages have a date, and Babel, which knows them, takes longer to load than a page to be made.
`tests/language/test_words.py` holds them to what Babel says.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from magsite.language.catalogues import language_of


class Words(NamedTuple):
    """Of one language; months from January, days from Monday."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    conjunction: str
    """Before the last of several names."""


def words(language: str) -> Words:
    """Of a language; those of English for one that magsite does not speak."""
    return _WORDS[language_of(language)]


_FRENCH: Final = Words(
    months=(
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    short_months=(
        "janv.",
        "févr.",
        "mars",
        "avr.",
        "mai",
        "juin",
        "juil.",
        "août",
        "sept.",
        "oct.",
        "nov.",
        "déc.",
    ),
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    conjunction="et",
)
_ENGLISH: Final = Words(
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    short_months=("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    conjunction="and",
)
_WORDS: Final[Mapping[str, Words]] = {"fr": _FRENCH, "en": _ENGLISH}
