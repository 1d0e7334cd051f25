"""Share counts in files: CSV, JSON and TOML give the same rows."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.content import shares
from magsite.content.names import is_share_file
from magsite.content.shares import ShareRow, read_shares
from magsite.diagnostics.model import Location, diagnose

HEADER = "article,network,count,date\n"
ROW = {"article": "racines", "network": "mastodon", "count": 5, "date": "2026-02-01"}


def _csv(text: str) -> tuple[ShareRow, ...]:
    rows, problems = read_shares(HEADER + text, "data/shares/a.csv")
    assert problems == ()
    return rows


def _row(line: int, day: str | None = "2026-02-01", path: str = "data/shares/a.csv") -> ShareRow:
    place = Location(path, line, 1) if line else Location(path)
    return ShareRow(place, "racines", "mastodon", 5, date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("data/shares/2026.csv", True),
        ("data/shares/old/2026.json", True),
        ("data/shares/2026.toml", True),
        ("data/shares/readme.md", False),
        ("data/2026.csv", False),
        ("content/data/shares/2026.csv", False),
    ],
)
def test_which_files_are_read(path: str, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    """Those of data/shares in one of the three forms."""
    assert expected == is_share_file(path)


def test_rows_of_a_csv_file_have_their_lines() -> None:
    """Empty lines are passed over."""
    assert (_row(2), _row(4)) == _csv("racines,mastodon,5,2026-02-01\n\nracines,mastodon,5,2026-02-01\n")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("racines,mastodon,5,2026-02-01", "2026-02-01"),
        (" racines , mastodon , 5 , 2026-02-01 ", "2026-02-01"),
        ("racines,mastodon,5,2026-02-01T12:00:00+01:00", "2026-02-01"),
        ('"racines","mastodon","5","2026-02-01"', "2026-02-01"),
        ("racines,mastodon,5,", None),
        ("racines,mastodon,5", None),
        ("racines,mastodon,5,2026-02-01,more", "2026-02-01"),
    ],
)
def test_a_row_in_csv(line: str, day: str | None) -> None:
    """Spaces do not count; a row without a date is undated."""
    assert (_row(2, day),) == _csv(line)


def test_columns_may_stand_in_any_order() -> None:
    """The first line says which is which."""
    rows, _ = read_shares("date, count,network,article\n2026-02-01,5,mastodon,racines", "data/shares/a.csv")

    assert (_row(2),) == rows


def test_a_value_may_hold_a_comma() -> None:
    """In quotation marks, as in every CSV file."""
    assert _csv('"/a,b/",mastodon,5,')[0].article == "/a,b/"


TOML = """
[[shares]]
article = "racines"
network = "mastodon"
count = 5
date = 2026-02-01
[[shares]]
article = "racines"
network = "mastodon"
count = 5
"""


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("data/shares/a.json", json.dumps([ROW, {**ROW, "date": None}])),
        ("data/shares/a.json", json.dumps([{**ROW, "count": "5"}, {**ROW, "date": ""}])),
        ("data/shares/a.toml", TOML),
    ],
)
def test_other_forms_give_the_same_rows(path: str, text: str) -> None:
    """A JSON list or TOML `[[shares]]`; their lines are not known."""
    rows, problems = read_shares(text, path)

    assert ([(one.article, one.network, one.count) for one in rows], problems) == (
        [("racines", "mastodon", 5)] * 2,
        (),
    )
    assert [(Location(path), date(2026, 2, 1)), (Location(path), None)] == [
        (one.location, one.date or None) for one in rows
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (",mastodon,5,2026-02-01", "it names no article"),
        ("racines,,5,2026-02-01", "it names no network"),
        ("racines,mastodon,,2026-02-01", "its count is not a whole number"),
        ("racines,mastodon,-5,2026-02-01", "its count is not a whole number"),
        ("racines,mastodon,5.5,2026-02-01", "its count is not a whole number"),
        ("racines,mastodon,٥,2026-02-01", "its count is not a whole number"),
        ("racines,mastodon,9999999999999999,2026-02-01", "its count is not a whole number"),
        ("racines,mastodon,5,01/02/2026", "its date is not of the form 2026-11-22"),
        ("racines,mastodon,5,2026-02-30", "its date is not of the form 2026-11-22"),
        ("racines", "it names no network"),
        (",,,", "it names no article"),
    ],
)
def test_a_wrong_row_is_left_out(line: str, reason: str) -> None:
    """With the first thing that is wrong in it; the others count."""
    rows, problems = read_shares(f"{HEADER}{line}\nracines,mastodon,5,2026-02-01\n", "data/shares/a.csv")

    place = Location("data/shares/a.csv", 2, 1)
    assert ((_row(3),), (diagnose("shares-row", place, reason=reason),)) == (rows, problems)


@pytest.mark.parametrize("day", [0, False, [], "hier"])
def test_a_date_is_a_date(day: object) -> None:
    """In JSON, too."""
    _, problems = read_shares(json.dumps([{**ROW, "date": day}]), "data/shares/a.json")

    place = Location("data/shares/a.json")
    assert (diagnose("shares-row", place, reason="its date is not of the form 2026-11-22"),) == problems


@pytest.mark.parametrize("count", [True, 5.0, [5], None])
def test_a_count_is_a_whole_number(count: object) -> None:
    """In JSON, too."""
    _, problems = read_shares(json.dumps([{**ROW, "count": count}]), "data/shares/a.json")

    place = Location("data/shares/a.json")
    assert (diagnose("shares-row", place, reason="its count is not a whole number"),) == problems


NOT_A_LIST = "it is not a list of rows"
MISSING = "a value is missing, or a text needs quotation marks"
NO_HEADER = "its first line is not “article,network,count,date”"


@pytest.mark.parametrize(
    ("path", "text", "line", "reason"),
    [
        ("data/shares/a.csv", "", 1, NO_HEADER),
        ("data/shares/a.csv", "article;network;count;date\n", 1, NO_HEADER),
        ("data/shares/a.csv", "article,network,count\n", 1, NO_HEADER),
        ("data/shares/a.csv", HEADER + "x" * 200_000, 2, "field larger than field limit (131072)"),
        ("data/shares/a.json", '[\n{"article": }]', 2, MISSING),
        ("data/shares/a.json", "", 1, MISSING),
        ("data/shares/a.json", "[" * 100_000, 1, "it is nested too deeply"),
        ("data/shares/a.json", "[" + "1" * 5000 + "]", 1, "a number is too long"),
        ("data/shares/a.json", "{}", 1, NOT_A_LIST),
        ("data/shares/a.json", "[1]", 1, NOT_A_LIST),
        ("data/shares/a.toml", "", 1, NOT_A_LIST),
        ("data/shares/a.toml", "[shares]\n", 1, NOT_A_LIST),
        ("data/shares/a.toml", "a = 1\nb = \n", 2, MISSING),
    ],
)
def test_a_file_of_another_form_is_an_error(path: str, text: str, line: int, reason: str) -> None:
    """No row of it counts."""
    expected = diagnose("shares-unreadable", Location(path, line, 1), reason=reason)

    assert ((), (expected,)) == read_shares(text, path)


@pytest.mark.parametrize("text", ["[" * 100_000, "[" + "9" * 5000 + "]"])
def test_hostile_json_is_an_error(text: str) -> None:
    """However deep, however long its numbers."""
    rows, problems = read_shares(text, "data/shares/a.json")

    assert (rows, [problem.code for problem in problems]) == ((), ["shares-unreadable"])


@given(text=st.text(), suffix=st.sampled_from([".csv", ".json", ".toml"]))
def test_no_text_raises(text: str, suffix: str) -> None:
    """Whatever stands in the folder."""
    rows, problems = read_shares(text, f"data/shares/a{suffix}")

    assert bool(problems) or text.isspace() or suffix != ".csv" or rows == ()


def test_every_file_of_counts_has_a_reader() -> None:
    """What is taken for one by its name can be read, and nothing else is."""
    suffixes = (".csv", ".json", ".toml", ".md", ".CSV", "")
    named = {suffix for suffix in suffixes if is_share_file(f"data/shares/a{suffix}")}

    assert named == set(shares._readers)
