"""Dates as writers type them, in one canonical form; the time zone comes later, from the configuration."""

import re
from datetime import MAXYEAR, MINYEAR, UTC, datetime, timedelta, timezone

from magsite.language.folding import fold

_DATE = re.compile(
    r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})"
    r"(?:(?:[Tt]|[ \t]+)([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?"
    r"[ \t]*(?:([Zz]|UTC|GMT)|([+-])([0-9]{1,2}):?([0-9]{2})?)?)?"
)
_DAY_FIRST = re.compile(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}")

# “mercredi 24 septembre 2008 à 14h30”, “Wed, 24 Sep 2008 14:30:00 +0200”, and “September 24th, 2008”.
_DAY_MONTH = re.compile(
    r"(?:[^\W\d_]+\.?,?\s+)?([0-9]{1,2})(?:er|st|nd|rd|th)?\.?\s+([^\W\d_]+)\.?,?\s+([0-9]{4})"
)
_MONTH_DAY = re.compile(r"(?:[^\W\d_]+,\s+)?([^\W\d_]+)\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})")
_TIME_WORDS = re.compile(r"^,?\s*(?:à|at)?\s*(?:([0-9]{1,2})\s?h\s?([0-9]{2})?$)?")
_MONTHS = (
    ("janvier", "january"),
    ("fevrier", "february"),
    ("mars", "march"),
    ("avril", "april"),
    ("mai", "may"),
    ("juin", "june"),
    ("juillet", "july"),
    ("aout", "august"),
    ("septembre", "september"),
    ("octobre", "october"),
    ("novembre", "november"),
    ("decembre", "december"),
)
_SHORTEST_MONTH = 3
_IN_PATH = re.compile(r"(?:^|/)([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})(?=/|$)")


def canonical_date(text: str) -> str | None:
    """`text` as "YYYY-MM-DD" or "YYYY-MM-DDTHH:MM:SS", with "+HH:MM" where it has an offset.

    The month may be a name, in French or English. None where it is no date, a date that does not exist, or
    one that no other time zone could tell.
    """
    found = _DATE.fullmatch(_in_numbers(text.strip()))
    if found is None:
        return None
    try:
        moment = datetime(*(int(part or 0) for part in found.groups()[:6]), tzinfo=_offset(found))  # type: ignore[misc,arg-type]
    except ValueError:
        return None
    if not MINYEAR < moment.year < MAXYEAR:
        return None
    return moment.isoformat() if found[4] else moment.date().isoformat()


def looks_like_a_date(text: str) -> bool:
    """Whether `text` has the form of a date that `canonical_date` reads."""
    return _DATE.fullmatch(_in_numbers(text.strip())) is not None


def is_day_first(text: str) -> bool:
    """Whether `text` begins with a date such as 24/09/2008, which could be read in two ways."""
    return _DAY_FIRST.match(text.strip()) is not None


def date_in_path(path: str) -> str | None:
    """The date that three parts of a path make, such as `2008/09/24/title`, as "YYYY-MM-DD"."""
    found = _IN_PATH.search(path)
    return canonical_date("-".join(found.groups())) if found else None


def _in_numbers(text: str) -> str:
    """A date with the name of its month as the same date in numbers; any other text as it is."""
    if text[:1].isdigit() and text[4:5] in {"-", "/"}:
        return text
    if found := _DAY_MONTH.match(text):
        day, name, year = found.groups()
    elif found := _MONTH_DAY.match(text):
        name, day, year = found.groups()
    else:
        return text
    month = _month(name)
    rest = _TIME_WORDS.sub(_time, text[found.end() :])
    return f"{year}-{month}-{day} {rest}".strip() if month else text


def _time(words: re.Match[str]) -> str:
    """“à 14h30” as "14:30"."""
    return f"{words[1]}:{words[2] or '00'}" if words[1] else ""


def _month(name: str) -> int:
    """The number of a month whose name, or the beginning of it, this is; 0 for any other word."""
    word = fold(name)
    found = [
        number
        for number, names in enumerate(_MONTHS, 1)
        if len(word) >= _SHORTEST_MONTH and any(known.startswith(word) for known in names)
    ]
    return found[0] if len(found) == 1 else 0


def _offset(found: re.Match[str]) -> timezone | None:
    if found[7]:
        return UTC
    if not found[8]:
        return None
    minutes = int(found[9]) * 60 + int(found[10] or 0)
    return timezone(timedelta(minutes=-minutes if found[8] == "-" else minutes))
