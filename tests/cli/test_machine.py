"""A report as JSON: the Structs are its schema."""

import json
from gettext import NullTranslations
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.cli.judging import judged
from magsite.cli.machine import ReportData, report_json
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.diagnostics.visible import is_unseen
from magsite.language.catalogues import package_messages
from magsite.stages.request import Made, Report, Totals
from tests.cli.payloads import PAYLOADS
from tests.sites.harness import request

ENGLISH, FRENCH = NullTranslations(), package_messages("fr")
DEAD = diagnose("link-dead", Location("b.md", 2, 4), target="/absent/", near="")


def _json(report: Report, messages: NullTranslations = ENGLISH) -> str:
    return report_json(report, judged(report, request(Path())), messages)


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
        held=("c.md",),
    )

    assert json.loads(_json(report)) == {
        "published": True,
        "totals": {"articles": 1, "authors": 2, "categories": 3, "files": 4},
        "next_change": "2030-01-01T00:00:00+01:00",
        "parsed": ["a.md"],
        "converted": ["a.md"],
        "made": [{"url": "/a/", "changed": ["body"]}, {"url": "/", "changed": []}],
        "removed": ["b/index.html"],
        "held": ["c.md"],
        "diagnostics": [
            {
                "severity": "warning",
                "code": "link-dead",
                "path": "b.md",
                "line": 2,
                "column": 4,
                "says": "No page of the magazine stands at /absent/.",
                "repair": "Correct the address; a file goes under static/, "
                "a former address under “aliases” of the article.",
                "arguments": {"target": "/absent/", "near": ""},
            }
        ],
    }


def test_its_sentences_are_in_the_writer_s_language() -> None:
    """Codes and arguments are the same in all."""
    (english,) = json.loads(_json(Report(True, (DEAD,))))["diagnostics"]
    (french,) = json.loads(_json(Report(True, (DEAD,)), FRENCH))["diagnostics"]

    assert {key for key in english if english[key] != french[key]} == {"says", "repair"}


def test_a_report_of_nothing_has_all_its_fields() -> None:
    """A machine need not ask whether they are there."""
    assert set(ReportData.__struct_fields__) == set(json.loads(_json(Report(False))))


@given(st.text(), st.text(), st.integers(0), st.booleans())
def test_any_report_is_of_the_schema(path: str, text: str, line: int, published: bool) -> None:  # noqa: FBT001 - hypothesis gives it
    """Whatever is in it, and it means what was said."""
    problem = diagnose("value-wrong", Location(path, line, line), key=text, expected=text, found=text)

    report = msgspec.json.decode(_json(Report(published, (problem,))), type=ReportData, strict=True)

    (told,) = report.diagnostics
    assert (report.published, told.code, told.path, told.line) == (published, "value-wrong", path, line)
    assert told.arguments == dict(problem.arguments)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_steers_the_terminal_or_breaks_the_json(payload: str) -> None:
    """What cannot be seen is an escape of JSON; halves of surrogate pairs are told as text."""
    problem = Diagnostic(Location(payload, 1, 1), "link-dead", (("near", payload), ("target", payload)))
    report = Report(True, (problem,), parsed=(payload.encode("utf-8", "replace").decode(),))

    text = _json(report)

    assert [sign for sign in text if is_unseen(sign) and sign != "\n"] == []
    (told,) = json.loads(text)["diagnostics"]
    assert payload.encode("utf-8", "backslashreplace").decode() == told["path"] == told["arguments"]["target"]
