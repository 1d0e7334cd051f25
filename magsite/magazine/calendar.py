"""From dates as writers type them to aware instants, and what is published at an instant."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo


def instant(text: str, zone: ZoneInfo) -> tuple[datetime, str | None]:
    """The aware instant of a date of front matter ("2008-09-24", with or without a time, with or without offset).

    A date alone is the first moment of its day. With it comes the code of what is wrong: a local time that clocks
    skip is an error; one that comes twice is its first, with a warning.
    """
    naive = datetime.fromisoformat(text)
    if naive.tzinfo is not None:
        return naive.astimezone(zone), None
    local = naive.replace(tzinfo=zone)
    # Only where clocks are changed does it matter which of two times is meant.
    if local.utcoffset() == local.replace(fold=1).utcoffset():
        return local, None
    real = local.astimezone(UTC).astimezone(zone)
    if "T" not in text and real.date() == local.date():
        return real, None
    return local, "date-fold" if real.replace(tzinfo=None) == naive else "date-gap"


def in_order(dates: Iterable[datetime]) -> tuple[datetime, ...]:
    """The dates as they pass."""
    return tuple(sorted(dates, key=_instant))


def interval(dates: Iterable[datetime], now: datetime) -> tuple[datetime | None, datetime | None]:
    """The last date up to `now` and the first after it: between them the clock changes nothing."""
    return around(in_order(dates), now)


def around(dates: Sequence[datetime], now: datetime) -> tuple[datetime | None, datetime | None]:
    """The same of dates that are in order."""
    passed = bisect_right(dates, _instant(now), key=_instant)
    return (dates[passed - 1] if passed else None), (dates[passed] if passed < len(dates) else None)


def _instant(date: datetime) -> datetime:
    """What tells times apart in the hour that comes twice: two of one zone are compared as clocks show them."""
    return date.astimezone(UTC)
