"""Dates as writers type them, in one canonical form; the time zone comes later, from the configuration."""

import re
from datetime import MAXYEAR, MINYEAR, UTC, datetime, timedelta, timezone

_DATE = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
    r"(?:(?:[Tt]|[ \t]+)([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?"
    r"[ \t]*(?:([Zz])|([+-])([0-9]{1,2}):?([0-9]{2})?)?)?"
)
_DAY_FIRST = re.compile(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}")


def canonical_date(text: str) -> str | None:
    """`text` as "YYYY-MM-DD" or "YYYY-MM-DDTHH:MM:SS", with "+HH:MM" where it has an offset.

    None where it is no date, a date that does not exist, or one that no other time zone could tell.
    """
    found = _DATE.fullmatch(text.strip())
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
    return _DATE.fullmatch(text.strip()) is not None


def is_day_first(text: str) -> bool:
    """Whether `text` begins with a date such as 24/09/2008, which could be read in two ways."""
    return _DAY_FIRST.match(text.strip()) is not None


def _offset(found: re.Match[str]) -> timezone | None:
    if found[7]:
        return UTC
    if not found[8]:
        return None
    minutes = int(found[9]) * 60 + int(found[10] or 0)
    return timezone(timedelta(minutes=-minutes if found[8] == "-" else minutes))
