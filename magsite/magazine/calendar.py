"""From dates as writers type them to aware instants, and what is published at an instant."""

from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from magsite.diagnostics.model import Diagnostic, Location, diagnose


def instant(text: str, zone: ZoneInfo, location: Location) -> tuple[datetime, tuple[Diagnostic, ...]]:
    """The aware instant of a date of front matter ("2008-09-24", with or without a time, with or without offset).

    A date alone is its midnight. A local time that clocks skip is an error; one that comes twice is its first,
    with a warning.
    """
    naive = datetime.fromisoformat(text)
    if naive.tzinfo is not None:
        return naive.astimezone(zone), ()
    local = naive.replace(tzinfo=zone)
    if local.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != naive:
        return local, (diagnose("date-gap", location, date=text, zone=zone.key),)
    if local.utcoffset() != local.replace(fold=1).utcoffset():
        return local, (diagnose("date-fold", location, date=text, zone=zone.key),)
    return local, ()


def interval(dates: Iterable[datetime], now: datetime) -> tuple[datetime | None, datetime | None]:
    """The last date up to `now` and the first after it: between them the clock changes nothing."""
    known = tuple(dates)
    return (
        max((date for date in known if date <= now), default=None),
        min((date for date in known if date > now), default=None),
    )
