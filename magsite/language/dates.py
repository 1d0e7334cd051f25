"""Dates in words, and for machines."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Literal

from magsite.language import cldr
from magsite.language.catalogues import language_of
from magsite.language.ordinals import ordinal

_Width = Literal["wide", "abbreviated"]


def long_date(moment: date | datetime, language: str) -> str:
    """The day in words, as it is in the moment's own time zone: "1er septembre 2008", "24 September 2008".

    In French, here and in the other forms, day and month are held together by a no-break space.
    """
    return f"{_day(moment.day, language)}{month(moment, language)}"


def full_date(moment: date | datetime, language: str) -> str:
    """The same with the day of the week before it: "lundi 1er septembre 2008"."""
    return f"{_weekdays(language)[moment.weekday()]} {long_date(moment, language)}"


def short_date(moment: date | datetime, language: str) -> str:
    """The day with its month cut short: "24 sept. 2008"."""
    name = _months(language, "abbreviated")[moment.month]
    return f"{_day(moment.day, language)}{name} {moment.year}"


def month(moment: date | datetime, language: str) -> str:
    """The month in words: "septembre 2008"."""
    return f"{_months(language, 'wide')[moment.month]} {moment.year}"


def iso(moment: datetime) -> str:
    """An aware moment as RFC 3339 writes it: "2008-09-24T14:30:00+02:00"."""
    return _in_whole_minutes(moment).isoformat(timespec="seconds")


def rfc822(moment: datetime) -> str:
    """An aware moment as RSS writes it, in English whatever the locale: "Wed, 24 Sep 2008 14:30:00 +0200"."""
    from email.utils import format_datetime  # noqa: PLC0415 - slow to load, and only RSS needs it

    return format_datetime(_in_whole_minutes(moment))


def _day(day: int, language: str) -> str:
    """The day and the space behind it; Babel says "1 septembre", but the first day of a French month is "1er"."""
    if language_of(language) != "fr":
        return f"{day} "
    return f"{ordinal(day, language) if day == 1 else day}\u00a0"


@cache
def _months(language: str, width: _Width) -> Mapping[int, str]:
    """The names of months from 1 to 12."""
    return dict(cldr.locale(language).months["format"][width])


@cache
def _weekdays(language: str) -> Mapping[int, str]:
    """The names of the days from 0, Monday, to 6."""
    return dict(cldr.locale(language).days["format"]["wide"])


def _in_whole_minutes(moment: datetime) -> datetime:
    """The same instant with an offset that both formats can write: Paris was 9 min 21 s ahead until 1911."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(f"{moment} has no time zone")
    return moment.astimezone(UTC) if offset.seconds % 60 else moment
