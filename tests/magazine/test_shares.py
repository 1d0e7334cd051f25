"""Share counts: absent is absent, per network the newest date wins, networks add up."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.content.shares import ShareRow
from magsite.diagnostics.model import diagnose
from magsite.magazine.shares import fold_rows, newest, packed, total, totals, unpacked
from tests.builders import row

ARTICLES = {
    "racines": "racines",
    "/internet/racines/": "racines",
    "/ancien.html/": "racines",
    "/été/": "racines",
    "a": "a",
}

Expected = tuple[int, str | None]


def _counts(*rows: ShareRow) -> dict[str, Expected]:
    folded, problems = fold_rows(rows, ARTICLES, "/mag/")
    assert problems == ()
    counts = folded.get("racines", {})
    return {network: (count, day.isoformat() if day else None) for network, (count, day) in counts.items()}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((("mastodon", 5, None),), (5, None)),
        ((("mastodon", 5, "2026-01-01"), ("mastodon", 9, "2026-02-01")), (9, "2026-02-01")),
        ((("mastodon", 9, "2026-02-01"), ("mastodon", 5, "2026-01-01")), (9, "2026-02-01")),
        ((("mastodon", 9, "2026-02-01"), ("mastodon", 5, "2026-02-01")), (5, "2026-02-01")),
        ((("mastodon", 9, None), ("mastodon", 5, None)), (5, None)),
        ((("mastodon", 9, None), ("mastodon", 5, "2026-01-01")), (5, "2026-01-01")),
        ((("mastodon", 5, "2026-01-01"), ("mastodon", 9, None)), (5, "2026-01-01")),
        ((("mastodon", 5, "2026-01-01"), ("mastodon", 0, "2026-02-01")), (0, "2026-02-01")),
    ],
    ids=[
        *("one row counts", "the newest date wins", "whatever the order", "at equal dates the last row wins"),
        *(
            "of undated rows the last",
            "dated replaces undated",
            "undated never replaces dated",
            "0 is a count",
        ),
    ],
)
def test_which_row_of_a_network_counts(
    rows: tuple[tuple[str, int, str | None], ...], expected: Expected
) -> None:
    """The newest date, at equal dates the last row, the undated until there is a dated one."""
    assert {"mastodon": expected} == _counts(*(row("racines", *values) for values in rows))


def test_networks_do_not_replace_each_other() -> None:
    """Each has its own count and its own date."""
    rows = (row("racines", "mastodon", 5, "2026-02-01"), row("racines", "bluesky", 2, "2025-01-01"))

    assert _counts(*rows) == {"mastodon": (5, "2026-02-01"), "bluesky": (2, "2025-01-01")}


@pytest.mark.parametrize(
    "name",
    [
        "racines",
        "/internet/racines/",
        "/internet/racines",
        "internet/racines",
        "/mag/internet/racines/",
        "https://mag.example/mag/internet/racines/",
        "https://autre.example/internet/racines/?utm=x#haut",
        "/ancien.html",
        "https://mag.example/ancien.html",
        "/%C3%A9t%C3%A9/",
    ],
)
def test_a_row_may_call_an_article_by_any_address(name: str) -> None:
    """Its id, its URL path with or without prefix, its full URL, its former addresses."""
    assert _counts(row(name, "mastodon", 5)) == {"mastodon": (5, None)}


def test_rows_are_folded_to_their_article_before_they_are_compared() -> None:
    """A newer row under the former address replaces an older one under the new."""
    rows = (row("/ancien.html", "mastodon", 9, "2026-02-01"), row("racines", "mastodon", 5, "2026-01-01"))

    assert _counts(*rows) == {"mastodon": (9, "2026-02-01")}


@pytest.mark.parametrize("name", ["raicnes", "/internet/autre/", "http://[", ""])
def test_rows_that_name_no_article_are_told_once(name: str) -> None:
    """With their number, at the first of them; they count for nothing."""
    rows = (row(name, "mastodon", 5, line=3), row("a", "mastodon", 1), row(name, "bluesky", 2, line=7))

    folded, problems = fold_rows(rows, ARTICLES, "/")

    assert folded == {"a": {"mastodon": (1, None)}}
    assert (diagnose("shares-article", rows[0].location, article=name, count=2),) == problems


DAY = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("written", "counts", "expected"),
    [
        ({}, {}, None),
        ({"total": 0}, {}, 0),
        ({"total": 50}, {}, 50),
        ({"mastodon": 3, "bluesky": 4}, {}, 7),
        ({}, {"mastodon": (3, DAY), "bluesky": (4, None)}, 7),
        ({}, {"mastodon": (0, DAY)}, 0),
        ({"mastodon": 9}, {"mastodon": (3, DAY)}, 3),
        ({"mastodon": 9}, {"bluesky": (3, DAY)}, 12),
        ({"total": 50}, {"mastodon": (3, None)}, 50),
        ({"total": 50}, {"mastodon": (3, DAY)}, 3),
        ({"total": 50, "bluesky": 4}, {"mastodon": (3, DAY)}, 7),
    ],
    ids=[
        *(
            "absent is absent",
            "0 was written",
            "a bare number is the total",
            "networks of front matter add up",
        ),
        *("networks of rows add up", "0 was read", "a row replaces front matter", "an undated network holds"),
        *("a bare number holds over undated rows", "a dated row ends the bare number", "and that one alone"),
    ],
)
def test_the_total_of_an_article(
    written: Mapping[str, int], counts: Mapping[str, tuple[int, date | None]], expected: int | None
) -> None:
    """Front matter and rows together; no count at all is None, never 0."""
    assert expected == total(written.items(), counts)


@pytest.mark.parametrize(
    ("shared", "expected"),
    [
        ([], {}),
        ([(("camille",), 5), (("camille",), 2), (("alix",), 1)], {"camille": 7, "alix": 1}),
        ([(("camille", "alix"), 5)], {"camille": 5, "alix": 5}),
        ([(("camille",), None)], {}),
        ([(("camille",), None), (("camille",), 0)], {"camille": 0}),
    ],
    ids=["none", "added up", "co-signed counts whole for each", "absent is absent", "0 is a count"],
)
def test_totals_by_name(shared: list[tuple[tuple[str, ...], int | None]], expected: dict[str, int]) -> None:
    """What authors, magazines and dossiers are given."""
    assert expected == totals(shared)


@pytest.mark.parametrize(
    ("folded", "expected"),
    [
        ({}, None),
        ({"a": {"mastodon": (3, None)}}, None),
        ({"a": {"mastodon": (3, DAY)}, "b": {"bluesky": (1, date(2025, 1, 1)), "total": (2, None)}}, DAY),
    ],
)
def test_the_newest_date_of_the_data(folded: Mapping[str, Any], expected: date | None) -> None:
    """The date of the last reading; none where nothing is dated."""
    assert expected == newest(folded)


DAYS = st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 5)).map(date.isoformat)
ROWS = st.lists(st.builds(row, st.just("racines"), st.sampled_from("mb"), st.integers(0, 99), DAYS))


@given(ROWS)
def test_the_last_of_the_newest_rows_counts(rows: list[ShareRow]) -> None:
    """However many rows there are: an undated one is older than all."""
    folded, _ = fold_rows(rows, ARTICLES, "/")

    for network, found in folded.get("racines", {}).items():
        own = [one for one in rows if one.network == network]
        best = max(enumerate(own), key=lambda pair: (pair[1].date or date.min, pair[0]))[1]
        assert (best.count, best.date) == found


def test_counts_come_back_as_they_were_packed() -> None:
    """Those of an article without any are none."""
    counts = {"mastodon": (5, date(2026, 1, 2)), "rss": (2, None)}

    kept = packed({"a": counts, "b": {}})

    assert [unpacked(kept.get(id)) for id in ("a", "b", "c")] == [counts, {}, {}]


def test_equal_counts_are_packed_alike() -> None:
    """In whatever order their networks came."""
    counts = {"mastodon": (5, None), "bluesky": (2, None)}

    assert packed({"a": counts}) == packed({"a": dict(reversed(counts.items()))})


def test_damaged_counts_are_none_of_ours() -> None:
    """What the disk has damaged is no count."""
    with pytest.raises(msgspec.DecodeError):
        unpacked(b"\xc1")
