"""What a build is asked: its instant, and whether it fails."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.diagnostics.model import Location, Severity, diagnose
from magsite.stages.request import REPLACED, Request, failed, in_zone, moment, without

REQUEST = Request(Path("site"), Path("public"), datetime(2026, 7, 1, 8), "code")  # noqa: DTZ001 - as a writer gives it


def test_an_instant_without_offset_is_of_the_magazine_s_zone() -> None:
    """Eight in the morning is eight in Paris."""
    assert in_zone(REQUEST, "Europe/Paris").now.isoformat() == "2026-07-01T08:00:00+02:00"


def test_an_instant_with_offset_stays() -> None:
    """It says already which one it is."""
    request = in_zone(REQUEST, "America/Montreal")

    assert request is in_zone(request, "Europe/Paris")


AWARE = st.datetimes(
    datetime(1990, 1, 1),  # noqa: DTZ001 - st.datetimes adds the zone
    datetime(2040, 1, 1),  # noqa: DTZ001 - the same
    timezones=st.integers(-12, 12).map(lambda hours: timezone(timedelta(hours=hours))),
)


@given(first=AWARE, second=AWARE)
def test_moments_sort_as_instants_do(first: datetime, second: datetime) -> None:
    """Whatever the zones."""
    assert (first < second) == (moment(first) < moment(second))
    assert (first == second) == (moment(first) == moment(second))


def test_a_moment_is_in_utc() -> None:
    """To the microsecond, always in the same form."""
    assert moment(datetime(2026, 1, 1, tzinfo=UTC)) == "2026-01-01T00:00:00.000000+00:00"


@pytest.mark.parametrize(
    ("code", "checks", "strict", "expected"),
    [
        ("title-missing", {}, False, True),
        ("link-dead", {}, False, False),
        ("link-dead", {}, True, True),
        ("link-dead", {"link-dead": Severity.ERROR}, False, True),
        ("link-dead", {"link-dead": Severity.OFF}, True, False),
        ("title-missing", {"title-missing": Severity.WARNING}, False, False),
        ("title-missing", {"title-missing": Severity.WARNING}, True, True),
        ("worker-replaced", {}, True, False),
        ("worker-replaced", {"worker-replaced": Severity.ERROR}, False, False),
    ],
)
def test_which_diagnostics_keep_a_magazine_back(
    code: str,
    checks: dict[str, Severity],
    strict: bool,  # noqa: FBT001 - a column of the table
    expected: bool,  # noqa: FBT001 - the same
) -> None:
    """Errors; what `[checks]` says counts before the code's own severity, and --strict lifts warnings.

    A process that was killed is no fault of the magazine.
    """
    request = Request(REQUEST.site, REQUEST.output, REQUEST.now, "code", strict=strict)

    assert expected == failed([diagnose(code, Location("a.md"))], request, checks)


def test_without_diagnostics_nothing_fails() -> None:
    """Not even strictly."""
    assert not failed([], REQUEST, {})


def test_what_cannot_be_made_is_an_error_whatever_the_checks_say() -> None:
    """But a process whose work was done again has cost no page: the magazine may have that untold."""
    checks = {"template-error": Severity.OFF, REPLACED.code: Severity.OFF}

    assert without(checks, [diagnose("template-error", Location("a.html")), REPLACED]) == {
        REPLACED.code: Severity.OFF
    }
