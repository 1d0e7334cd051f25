"""Problems as GitHub shows them."""

from gettext import NullTranslations
from pathlib import Path

import pytest

from magsite.cli.annotations import annotations_text, is_github, unheard
from magsite.cli.judging import Judged
from magsite.diagnostics.model import Diagnostic, Location, Severity, diagnose
from magsite.diagnostics.visible import is_unseen
from tests.cli.payloads import PAYLOADS

MESSAGES = NullTranslations()


def _annotation(diagnostic: Diagnostic, severity: Severity = Severity.ERROR, **environment: str) -> str:
    return annotations_text((Judged(severity, diagnostic),), Path("/depot/mag"), environment, MESSAGES)


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        (Location("a.md", 3, 5), "::error file=a.md,line=3,col=5,title=title-missing::"),
        (Location("a.md", 3), "::error file=a.md,line=3,title=title-missing::"),
        (Location("a.md"), "::error file=a.md,title=title-missing::"),
        (Location(""), "::error title=title-missing::"),
    ],
)
def test_an_annotation_has_the_place_as_far_as_it_is_known(location: Location, expected: str) -> None:
    """And the code as its title."""
    assert _annotation(diagnose("title-missing", location)).startswith(expected)


def test_an_annotation_says_what_is_wrong_and_what_to_do() -> None:
    """On two lines of GitHub's, which are one of ours."""
    expected = "::warning file=a.md,title=title-missing::This file has no title.%0AAdd a line “title: …” to its header."
    assert expected == _annotation(diagnose("title-missing", Location("a.md")), Severity.WARNING)


def test_a_file_has_no_comma_and_no_colon_in_an_annotation() -> None:
    """They would begin another property; per cent signs would be escapes."""
    found = _annotation(diagnose("title-missing", Location("100%, ou 3:4.md")))
    assert found.startswith("::error file=100%25%2C ou 3%3A4.md,title=")


def test_a_sentence_keeps_its_commas_and_colons() -> None:
    """Only per cent signs and line ends are escaped in it."""
    found = _annotation(diagnose("link-forbidden", Location("a.md"), target="a,b:c%20d"))
    assert "magazine: a,b:c%2520d.%0APut" in found


@pytest.mark.parametrize(
    ("workspace", "expected"),
    [
        ("/depot", "mag/a.md"),
        ("/depot/mag", "a.md"),
        ("/ailleurs", "a.md"),
        ("/depot/mag/dedans", "a.md"),
        ("", "a.md"),
    ],
)
def test_a_file_is_named_as_the_repository_sees_it(workspace: str, expected: str) -> None:
    """The site may be one folder of it; where it stands elsewhere, its own names are all there is."""
    found = _annotation(diagnose("title-missing", Location("a.md")), GITHUB_WORKSPACE=workspace)
    assert found.startswith(f"::error file={expected},")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_breaks_an_annotation(payload: str) -> None:
    """One line with the properties that are ours, and nothing that steers a terminal."""
    place = Location(f"{payload}.md", 1, 1)

    found = _annotation(diagnose("key-unknown", place, key=payload, count=2, files=payload, near=payload))

    head, data = found.removeprefix("::error ").split("::", 1)
    assert [one.partition("=")[0] for one in head.split(",")] == ["file", "line", "col", "title"]
    assert ":" not in head
    assert [sign for sign in found if is_unseen(sign)] == []
    assert found.splitlines() == [found]
    assert data.startswith("The key “")


def test_each_problem_has_its_line() -> None:
    """In their order."""
    found = [Judged(Severity.ERROR, diagnose("title-missing", Location(f"{name}.md"))) for name in "ab"]
    lines = annotations_text(found, Path(), {}, MESSAGES).split("\n")
    assert [line.split(",")[0] for line in lines] == ["::error file=a.md", "::error file=b.md"]


def test_what_is_not_to_be_heard_stands_between_two_commands() -> None:
    """With a token that no writer can know."""
    assert unheard("  ::error::faux", "4f") == "::stop-commands::4f\n  ::error::faux\n::4f::"


@pytest.mark.parametrize(("value", "expected"), [("true", True), ("false", False), ("", False)])
def test_a_runner_says_that_it_is_one(value: str, expected: bool) -> None:  # noqa: FBT001 - a column
    """By a variable of its environment."""
    assert expected == is_github({"GITHUB_ACTIONS": value})
    assert not is_github({})
