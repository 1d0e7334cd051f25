"""A report in words, and as JSON for machines."""

import json
from gettext import NullTranslations
from pathlib import Path
from typing import Any

import click
import pytest

from magsite.cli.report import Judged, diagnostic_text, explained_text, judged, report_json, summary_text
from magsite.diagnostics.model import Diagnostic, Location, Severity, diagnose
from magsite.language.catalogues import package_messages
from magsite.stages.request import Made, Report, Totals
from tests.sites.harness import request

ENGLISH, FRENCH = NullTranslations(), package_messages("fr")
DEAD = diagnose("link-dead", Location("b.md", 2, 4), target="/absent/")
UNTITLED = diagnose("title-missing", Location("a.md", 1, 1))


def _plain(one: Judged, site: Path, messages: NullTranslations = ENGLISH) -> list[str]:
    return click.unstyle(diagnostic_text(one, site, messages)).split("\n")


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


def test_a_diagnostic_says_what_and_where_and_how(tmp_path: Path) -> None:
    """With the line and a caret under the place."""
    (tmp_path / "b.md").write_text("premier\nVoir [là](/absent/).\n", "utf-8")

    assert _plain(Judged(Severity.WARNING, DEAD), tmp_path) == [
        "warning [link-dead] b.md:2:4",
        "  No page of the magazine stands at /absent/.",
        "  Voir [là](/absent/).",
        "     ^",
        "  → Correct the address.",
    ]


def test_a_diagnostic_speaks_french(tmp_path: Path) -> None:
    """From the first word to the last."""
    found = _plain(Judged(Severity.ERROR, UNTITLED), tmp_path, FRENCH)

    assert found[0] == "erreur [title-missing] a.md:1:1"
    assert not set(found) & set(_plain(Judged(Severity.ERROR, UNTITLED), tmp_path))


@pytest.mark.parametrize("location", [Location("b.md"), Location("b.md", 2, 4), Location("b.md", 99, 1)])
def test_without_its_line_a_diagnostic_has_no_excerpt(tmp_path: Path, location: Location) -> None:
    """Where no line is known, the file is gone, or shorter by now."""
    if location.line == 99:
        (tmp_path / "b.md").write_text("x")

    found = _plain(Judged(Severity.WARNING, diagnose("link-dead", location, target="/x/")), tmp_path)

    assert len(found) == 3


def test_a_diagnostic_without_place_has_none() -> None:
    """Nothing trails behind its code."""
    trouble = diagnose("output-busy", Location(""), folder="public")

    assert _plain(Judged(Severity.ERROR, trouble), Path())[0] == "error [output-busy]"


def test_an_excerpt_comes_from_any_encoding(tmp_path: Path) -> None:
    """A byte order mark does not move the caret, and wrong bytes are replaced."""
    (tmp_path / "b.md").write_bytes(b"\xef\xbb\xbfa\n\xe9t\xe9 x")

    assert "  \ufffdt\ufffd x" in _plain(Judged(Severity.WARNING, DEAD), tmp_path)


@pytest.mark.parametrize(
    ("severity", "colour"), [(Severity.ERROR, "\x1b[31m"), (Severity.WARNING, "\x1b[33m")]
)
def test_errors_and_warnings_have_their_colours(severity: Severity, colour: str) -> None:
    """On a terminal; click takes them away elsewhere."""
    assert diagnostic_text(Judged(severity, UNTITLED), Path(), ENGLISH).startswith(colour)


def _summary(
    report: Report, *found: Diagnostic, dry_run: bool = False, messages: NullTranslations = ENGLISH
) -> list[str]:
    judgements = tuple(
        Judged(Severity.ERROR if one.code == "title-missing" else Severity.WARNING, one) for one in found
    )
    asked = request(Path("site"), Path("public"), dry_run=dry_run)
    return summary_text(report, asked, judgements, messages).split("\n")


PUBLISHED = Report(True, totals=Totals(1, 1, 1, 1))


@pytest.mark.parametrize(
    ("report", "found", "expected"),
    [
        (PUBLISHED, (), ["1 article, 1 author, 1 file → public (nothing to do)"]),
        (Report(True), (), ["0 articles, 0 authors, 0 files → public (nothing to do)"]),
        (
            Report(True, totals=Totals(2, 3, 1, 40), made=(Made("/"), Made("/a/"))),
            (),
            ["2 articles, 3 authors, 40 files → public (2 made)"],
        ),
        (
            Report(True, totals=Totals(2, 3, 1, 40), made=(Made("/"),), removed=("a", "b")),
            (),
            ["2 articles, 3 authors, 40 files → public (1 made, 2 removed)"],
        ),
        (
            Report(True, removed=("a",)),
            (),
            ["0 articles, 0 authors, 0 files → public (0 made, 1 removed)"],
        ),
        (
            Report(False),
            (UNTITLED, DEAD, DEAD),
            ["1 error, 2 warnings", "Nothing was published; what was published before stands as it was."],
        ),
        (PUBLISHED, (DEAD,), ["1 warning", "1 article, 1 author, 1 file → public (nothing to do)"]),
    ],
)
def test_the_summary(report: Report, found: tuple[Diagnostic, ...], expected: list[str]) -> None:
    """How many problems, what the magazine has, and what was done."""
    assert expected == _summary(report, *found)


def test_the_summary_of_a_dry_run_says_what_would_be_made() -> None:
    """And claims nothing else."""
    report = Report(False, made=(Made("/"),), next_change="2030-01-01T00:00:00+01:00")

    assert _summary(report, dry_run=True) == ["0 articles, 0 authors, 0 files → public (1 would be made)"]


def test_the_next_change_by_the_clock_is_said() -> None:
    """So that a host's timer can be set by it; not where nothing was published."""
    change = "2030-01-01T08:00:00+01:00"

    assert (
        _summary(Report(True, next_change=change))[-1]
        == "The clock changes the magazine next on 2030-01-01 08:00."
    )
    assert _summary(Report(False, next_change=change))[-1].startswith("Nothing was published")


@pytest.mark.parametrize(("n", "expected"), [(0, "0 article"), (1, "1 article"), (2, "2 articles")])
def test_the_summary_counts_as_french_does(n: int, expected: str) -> None:
    """None is singular there."""
    assert _summary(Report(True, totals=Totals(n)), messages=FRENCH)[0].startswith(f"{expected},")


def test_pages_are_explained_by_their_parts() -> None:
    """One without a predecessor is new."""
    made = (Made("/a/", ("body", "neighbours")), Made("/b/"))

    assert explained_text(made, ENGLISH) == "/a/  (body, neighbours)\n/b/  (new)"


def test_the_report_for_machines() -> None:
    """One object; the documentation has its fields."""
    report = Report(
        True,
        (DEAD,),
        totals=Totals(1, 2, 3, 4),
        next_change="2030-01-01T00:00:00+01:00",
        parsed=("a.md",),
        converted=("a.md",),
        made=(Made("/a/", ("body",)), Made("/")),
        removed=("b/index.html",),
    )

    text = report_json(report, judged(report, request(Path())), FRENCH)

    diagnostics = json.loads(text)["diagnostics"]
    assert json.loads(text) == {
        "published": True,
        "totals": {"articles": 1, "authors": 2, "categories": 3, "files": 4},
        "next_change": "2030-01-01T00:00:00+01:00",
        "parsed": ["a.md"],
        "converted": ["a.md"],
        "made": [{"url": "/a/", "changed": ["body"]}, {"url": "/", "changed": []}],
        "removed": ["b/index.html"],
        "diagnostics": [
            {
                "severity": "warning",
                "code": "link-dead",
                "path": "b.md",
                "line": 2,
                "column": 4,
                "says": diagnostics[0]["says"],
                "repair": diagnostics[0]["repair"],
                "arguments": {"target": "/absent/"},
            }
        ],
    }
    assert "/absent/" in diagnostics[0]["says"]
    assert diagnostics[0]["repair"] != "Correct the address."
