"""What the clock says."""

from datetime import UTC, date, datetime

import pytest

from magsite.cli import clock


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Europe/Paris", date(2026, 12, 1)),
        ("UTC", date(2026, 11, 30)),
        ("America/Montreal", date(2026, 11, 30)),
    ],
)
def test_the_day_is_that_of_the_zone(zone: str, expected: date, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wherever the machine stands."""
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 30, 23, 30, tzinfo=UTC))

    assert expected == clock.today_in(zone)


def test_the_instant_has_a_zone() -> None:
    """So that it can be compared."""
    assert clock.now().tzinfo is UTC
