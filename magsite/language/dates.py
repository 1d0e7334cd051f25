"""Dates in words, and for machines."""

from datetime import UTC, date, datetime

from magsite.language.catalogues import language_of
from magsite.language.ordinals import ordinal
from magsite.language.words import words


def long_date(moment: date | datetime, language: str) -> str:
    """The day in words, as it is in the moment's own time zone: "1er septembre 2008", "24 September 2008".

    In French, here and in the other forms, day and month are held together by a no-break space.
    """
    return f"{_day(moment.day, language)}{month(moment, language)}"


def full_date(moment: date | datetime, language: str) -> str:
    """The same with the day of the week before it: "lundi 1er septembre 2008"."""
    return f"{words(language).weekdays[moment.weekday()]} {long_date(moment, language)}"


def short_date(moment: date | datetime, language: str) -> str:
    """The day with its month cut short: "24 sept. 2008"."""
    name = words(language).short_months[moment.month - 1]
    return f"{_day(moment.day, language)}{name} {moment.year}"


def month(moment: date | datetime, language: str) -> str:
    """The month in words: "septembre 2008"."""
    return f"{words(language).months[moment.month - 1]} {moment.year}"


def iso(moment: datetime) -> str:
    """An aware moment as RFC 3339 writes it: "2008-09-24T14:30:00+02:00"."""
    return _in_whole_minutes(moment).isoformat(timespec="seconds")


def rfc822(moment: datetime) -> str:
    """An aware moment as RSS writes it, in English whatever the locale: "Wed, 24 Sep 2008 14:30:00 +0200"."""
    # `email.utils` writes the same, and takes as long to load as a feed to be made.
    day, english = _in_whole_minutes(moment), words("en")
    names = english.weekdays[day.weekday()][:3], english.months[day.month - 1][:3]
    return f"{names[0]}, {day.day:02d} {names[1]} {day.year:04d} {day:%H:%M:%S %z}"


def _day(day: int, language: str) -> str:
    """The day and the space behind it; CLDR says "1 septembre", but the first day of a French month is "1er"."""
    if language_of(language) != "fr":
        return f"{day} "
    return f"{ordinal(day, language) if day == 1 else day}\u00a0"


def _in_whole_minutes(moment: datetime) -> datetime:
    """The same instant with an offset that both formats can write: Paris was 9 min 21 s ahead until 1911."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(f"{moment} has no time zone")
    return moment.astimezone(UTC) if offset.seconds % 60 else moment
