"""bench/results.py, bench/tables.py and bench/report.py: ratios of one run, and tables in their places."""

import plot
import pytest
import report
import results
import tables
from results import Figure, Results, Spread

_BUILDING = Results(
    kind="building",
    machine="2 cores",
    versions={"magsite-equal": "1.0", "hugo": "2.0"},
    figures=(
        Figure("magsite-equal", "cold", 1000, 1, 3.0, 50.0, made=1500),
        Figure("hugo", "cold", 1000, 1, 2.0, 200.0),
        Figure("magsite-equal", "nothing changed", 1000, 1, 0.125, 20.0, made=0),
        Figure("hugo", "nothing changed", 1000, 1, 2.2, 200.0),
        Figure("magsite-equal", "cold", 1000, 2, 4.0, 60.0, made=1500),
        Figure("hugo", "cold", 1000, 2, 4.0, 210.0),
        Figure("magsite-equal", "nothing changed", 1000, 2, 0.5, 20.0, made=0),
        Figure("hugo", "nothing changed", 1000, 2, 3.8, 200.0),
    ),
    counts={"magsite-equal": {"article": 1000, "asset": 3}, "hugo": {"article": 1000}},
)

_GROWTH = Results(
    kind="growth",
    machine="2 cores",
    versions={"magsite-equal": "1.0"},
    figures=(
        Figure("magsite-equal", "cold", 100, 1, 2.0, 50.0),
        Figure("magsite-equal", "cold", 1000, 1, 24.0, 90.0),
    ),
)


def test_ratios_are_to_hugo_in_the_same_run() -> None:
    """Each run has its own cold build of Hugo: 3/2 and 4/4, not the medians 3.5/3."""
    assert Spread(1.25, 1.0, 1.5) == results.ratios(_BUILDING, "magsite-equal", "cold")
    assert Spread(0.09375, 0.0625, 0.125) == results.ratios(_BUILDING, "magsite-equal", "nothing changed")


def test_without_hugo_there_are_no_ratios() -> None:
    """Seconds alone are told then."""
    assert results.ratios(_GROWTH, "magsite-equal", "cold") is None
    assert tables.ratio_table(_GROWTH) == ""


def test_growth_is_told_beside_what_would_be_proportional() -> None:
    """Ten times the articles in twelve times the time are 1.2 of proportional."""
    assert results.proportion(_GROWTH, "magsite-equal", "cold", (100, 1000)) == pytest.approx(1.2)


def test_the_table_of_ratios_has_goals() -> None:
    """A row for each kind of work."""
    rows = tables.ratio_table(_BUILDING).splitlines()
    assert rows[2] == "| cold | ≤ 1, full 2 | 1.25 (1.00–1.50) | 1.00 |"
    assert rows[3] == "| nothing changed | ≤ 0.012 | 0.094 (0.062–0.125) | 1.02 (0.95–1.10) |"


def test_the_table_of_counts_says_why_one_makes_more() -> None:
    """What all make comes first."""
    rows = tables.counts_table(_BUILDING).splitlines()
    assert rows[2:] == [
        "| article | 1000 | 1000 |  |",
        "| asset | 3 |  | stylesheets with fingerprints |",
    ]


def test_results_go_to_their_place_in_the_page() -> None:
    """What stood there goes; the rest of the page stays as it was."""
    page = "a\n<!-- bench:growth -->\nold\n<!-- /bench:growth -->\nb\n"
    expected = "a\n<!-- bench:growth -->\n\nnew\n\n<!-- /bench:growth -->\nb\n"
    assert expected == report.placed(page, "growth", "new")


def test_a_page_without_the_place_is_left_alone() -> None:
    """Nothing is appended where nobody asked for it."""
    with pytest.raises(report.UnmarkedError, match="bench:building-7"):
        report.placed("<!-- bench:growth --><!-- /bench:growth -->", "building-7", "new")


@pytest.mark.parametrize("measured", [_BUILDING, _GROWTH], ids=["building", "growth"])
def test_plots_say_what_they_show(measured: Results) -> None:
    """A mark for each figure, whose words a reader can have; and colours for dark paper."""
    svg = plot.plot(measured)
    assert "prefers-color-scheme: dark" in svg
    assert "magsite-equal, cold" in svg
