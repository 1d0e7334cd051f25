"""`magsite stats`: how much there is, and where the time goes."""

import json
from pathlib import Path

from magsite.cache.stopwatch import Spent
from magsite.cli.counting import TimesData
from magsite.inquiry.figures import Figures
from magsite.stages.timing import BuildTime, Timing, record_timing
from tests.cli.conftest import Run
from tests.sites.harness import write
from tests.sites.tiny import article

TIMING = Timing(
    (
        BuildTime("2026-11-22T08:00:00+01:00", 40, (Spent("scan", "", 0.5), Spent("convert", "", 1.5))),
        BuildTime("2026-11-21T08:00:00+01:00", 1, (Spent("scan", "", 0.25),)),
    ),
    (
        Spent("convert", "content/articles/racines.md", 0.25),
        Spent("convert", "content/articles/parti.md", 0.1),
    ),
    (Spent("render", "article.html", 0.5, 10), Spent("render", "home.html", 0.01)),
)


def _figures(run: Run, site: Path) -> dict[str, int | None]:
    found: dict[str, int | None] = json.loads(run("stats", site, "--json").stdout)
    return found


def test_what_there_is_is_counted(run: Run, site: Path) -> None:
    """Of what is published, and of what is not."""
    write(
        site,
        {
            "content/articles/b/index.md": article(
                "B",
                "Deux mots ![x](x.png)",
                date="2009-01-01",
                author="Alix",
                category="Web",
                shares="4",
                tags="[a, b]",
            ),
            "content/articles/b/x.png": b"x",
            "content/articles/c.md": article("C", date="2009-01-01", draft="true"),
            "content/articles/d.md": article("D", date="2990-01-01"),
            "content/articles/e.md": article("E", date="2009-01-01", expires="2010-01-01"),
            "content/pages/p.md": article("P"),
        },
    )

    found = _figures(run, site)

    assert Figures.__struct_fields__ == tuple(found)
    assert found.pop("files")
    assert found == {
        "articles": 2,
        "drafts": 1,
        "scheduled": 1,
        "expired": 1,
        "authors": 1,
        "categories": 1,
        "tags": 2,
        "series": 0,
        "pages": 1,
        "words": found["words"],
        "pictures": 1,
        "shares": 4,
        "bytes": 0,
    }


def test_absent_is_absent(run: Run, site: Path) -> None:
    """Shares that nobody has counted are not none."""
    assert _figures(run, site)["shares"] is None
    assert "shares" not in run("stats", site).stdout


def test_the_figures_are_a_short_table(run: Run, site: Path) -> None:
    """Of what there is; the output counts once it is built."""
    before = run("stats", site).stdout
    run("build", site)
    after = run("stats", site, "--lang", "fr").stdout

    assert before.splitlines()[0].split() == ["articles", "1"]
    assert "MB" not in before
    assert "Mo générés" in after
    assert "drafts" not in before


def test_where_the_time_went_is_told(run: Run, site: Path) -> None:
    """By stage with its share, then the builds before, the slowest texts and templates."""
    record_timing(site, TIMING)

    assert run("stats", site, "--time").stdout.splitlines() == [
        "2026-11-22 08:00: 40 files made in 2.00 s",
        "      0.50 s   25 %  looking for sources",
        "      1.50 s   75 %  converting texts",
        "Before:",
        "  2026-11-21 08:00: 1 file made in 0.25 s",
        "Slowest texts, when they were last converted:",
        "     250.0 ms  content/articles/racines.md",
        "Slowest templates:",
        "     500.0 ms  article.html (10 pages, 50.0 ms each)",
        "      10.0 ms  home.html (1 page, 10.0 ms each)",
    ]


def test_times_are_written_as_the_language_does(run: Run, site: Path) -> None:
    """With a comma in French."""
    record_timing(site, TIMING)

    lines = run("stats", site, "--time", "--lang", "fr").stdout.splitlines()

    assert lines[:2] == [
        "2026-11-22 08:00\u00a0: 40 fichiers générés en 2,00\u00a0s",
        "      0,50 s   25 %  recherche des sources",
    ]


def test_a_stage_without_time_has_no_share(run: Run, site: Path) -> None:
    """Nor is anything divided by it."""
    record_timing(site, Timing((BuildTime("2026-11-22", 0, (Spent("odd", "", 0.0),)),)))

    assert run("stats", site, "--time").stdout.splitlines()[1] == "      0.00 s    0 %  odd"


def test_the_times_for_machines(run: Run, site: Path) -> None:
    """Seconds, all of them; a text that is gone is not among them."""
    record_timing(site, TIMING)

    found = json.loads(run("stats", site, "--time", "--json").stdout)

    assert TimesData.__struct_fields__ == tuple(found)
    assert found["builds"][0]["stages"][1] == {"name": "convert", "seconds": 1.5, "times": 1}
    assert found["articles"] == [{"name": "content/articles/racines.md", "seconds": 0.25, "times": 1}]
    assert [found["builds"][0][key] for key in ("seconds", "made")] == [2.0, 40]


def test_before_the_first_build_there_are_no_times(run: Run, site: Path) -> None:
    """Which is said."""
    result = run("stats", site, "--time")

    assert (result.exit_code, result.stdout) == (
        0,
        "No build has been measured yet: build the magazine.\n",
    )
