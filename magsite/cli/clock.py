"""What the clock says when a command runs."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """The instant."""
    return datetime.now(UTC)


def today_in(zone: str) -> date:
    """The day that the calendar shows in a time zone."""
    return now().astimezone(ZoneInfo(zone)).date()
