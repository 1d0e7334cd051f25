"""Which Diagnostics are told of, and how grave each is."""

from pathlib import Path
from typing import Any

import pytest

from magsite.cli.judging import judged
from magsite.diagnostics.model import Location, Severity, diagnose
from magsite.stages.request import Report
from tests.sites.harness import request

DEAD = diagnose("link-dead", Location("b.md", 2, 4), target="/absent/")
UNTITLED = diagnose("title-missing", Location("a.md", 1, 1))


def test_diagnostics_stand_in_the_order_of_files_and_lines() -> None:
    """Errors and warnings together, as a writer goes through them."""
    places = [
        Location("b.md", 1),
        Location("a.md", 10),
        Location("a.md", 9, 2),
        Location("a.md", 9, 1),
        Location(""),
    ]
    report = Report(False, tuple(diagnose("title-missing", place) for place in places))

    found = [one.diagnostic.location for one in judged(report, request(Path()))]

    assert [places[4], places[3], places[2], places[1], places[0]] == found


@pytest.mark.parametrize(
    ("checks", "strict", "expected"),
    [
        ({}, False, [Severity.ERROR, Severity.WARNING]),
        ({}, True, [Severity.ERROR, Severity.ERROR]),
        ({"link-dead": Severity.OFF}, True, [Severity.ERROR]),
        (
            {"link-dead": Severity.ERROR, "title-missing": Severity.WARNING},
            False,
            [Severity.WARNING, Severity.ERROR],
        ),
    ],
)
def test_each_diagnostic_has_its_severity(checks: Any, strict: bool, expected: list[Severity]) -> None:  # noqa: FBT001 - a column
    """What is off is not said."""
    found = judged(Report(False, (UNTITLED, DEAD), checks), request(Path(), strict=strict))

    assert expected == [one.severity for one in found]
