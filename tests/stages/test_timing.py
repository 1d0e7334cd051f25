"""What is remembered of the time of builds."""

from pathlib import Path

import pytest

from magsite.cache.stopwatch import Spent
from magsite.stages.sources import CACHE_FOLDER
from magsite.stages.timing import MAKE, BuildTime, Timing, note_time, recall_timing, record_timing, timed
from tests.sites.harness import request

STAGES = (Spent("scan", "", 1.0), Spent(MAKE, "", 8.0), Spent("publish", "", 1.0))
WORK = (
    Spent("convert", "a.md", 6.0),
    Spent("convert", "", 2.0, 4),
    Spent("render", "article.html", 4.0, 2),
    Spent("write", "", 4.0, 3),
)


def _after(timing: Timing, *work: Spent, moment: str = "2026-11-22T08:00:00+01:00") -> Timing:
    return timed(timing, moment, 3, STAGES, work)


def test_the_time_of_making_is_shared_out() -> None:
    """As the slices spent theirs: several processes spend more than passes."""
    (build,) = _after(Timing(), *WORK).builds

    assert [(one.work, one.seconds) for one in build.stages] == [
        ("scan", 1.0),
        ("convert", 4.0),
        ("render", 2.0),
        ("write", 2.0),
        ("publish", 1.0),
    ]
    assert build.seconds == 10.0


def test_what_nothing_is_known_of_stays_whole() -> None:
    """Where nothing had to be made, or nobody measured it."""
    (build,) = _after(Timing()).builds

    assert build.stages == STAGES


def test_a_stage_that_comes_twice_is_one() -> None:
    """As where a magazine is planned again without what is in error."""
    (build,) = timed(Timing(), "", 0, (Spent("plan", "", 1.0), Spent("plan", "", 2.0)), ()).builds

    assert build.stages == (Spent("plan", "", 3.0, 2),)


def test_the_last_builds_are_kept() -> None:
    """Newest first, and no more than a few."""
    timing = Timing()
    for day in range(1, 9):
        timing = _after(timing, moment=f"2026-11-0{day}")

    assert [one.moment for one in timing.builds] == [f"2026-11-0{day}" for day in (8, 7, 6, 5, 4)]


def test_a_text_keeps_the_time_of_its_last_conversion() -> None:
    """The slowest first."""
    first = _after(Timing(), Spent("convert", "a.md", 6.0), Spent("convert", "b.md", 3.0))

    second = _after(first, Spent("convert", "a.md", 1.0))

    assert second.articles == (Spent("convert", "b.md", 3.0), Spent("convert", "a.md", 1.0))


def test_the_slowest_texts_are_kept() -> None:
    """An archive may have thousands."""
    timing = _after(Timing(), *(Spent("convert", f"{n}.md", float(n)) for n in range(99)))

    assert [f"{n}.md" for n in range(98, 48, -1)] == [one.on for one in timing.articles]


@pytest.mark.parametrize(("pages", "expected"), [(1, 100), (49, 100), (50, 50), (200, 200)])
def test_a_template_is_measured_over_many_of_its_pages(pages: int, expected: int) -> None:
    """One page tells of loading the theme; a build of half of them says more of today than an old one."""
    first = _after(Timing(), Spent("render", "article.html", 1.0, 100))

    (template,) = _after(first, Spent("render", "article.html", 9.0, pages)).templates

    assert expected == template.times


def test_what_is_copied_is_no_template() -> None:
    """It has no name."""
    assert _after(Timing(), Spent("render", "", 1.0)).templates == ()


def test_it_is_remembered_beside_the_store(tmp_path: Path) -> None:
    """For the next command."""
    timing = Timing((BuildTime("2026-11-22", 3, STAGES),), (Spent("convert", "a.md", 1.0),), ())

    record_timing(tmp_path, timing)

    assert timing == recall_timing(tmp_path)
    assert [path.name for path in (tmp_path / CACHE_FOLDER).iterdir()] == ["timing"]


def test_a_build_is_noted_at_its_instant(tmp_path: Path) -> None:
    """In the magazine's time zone; after those before it."""
    for made in (3, 1):
        note_time(request(tmp_path), "Europe/Paris", made, STAGES, WORK)

    builds = recall_timing(tmp_path).builds
    assert [("2026-11-22T13:00:00+01:00", made) for made in (1, 3)] == [
        (one.moment, one.made) for one in builds
    ]


@pytest.mark.parametrize("data", [None, b"", b"\xc1", b"\x90"])
def test_what_cannot_be_read_is_forgotten(tmp_path: Path, data: bytes | None) -> None:
    """It costs an answer, and no build."""
    if data is not None:
        (tmp_path / CACHE_FOLDER).mkdir()
        (tmp_path / CACHE_FOLDER / "timing").write_bytes(data)

    assert recall_timing(tmp_path) == Timing()


def test_where_nothing_can_be_written_nothing_is_remembered(tmp_path: Path) -> None:
    """And nothing is said."""
    (tmp_path / CACHE_FOLDER).write_text("a file")

    record_timing(tmp_path, Timing())

    assert recall_timing(tmp_path) == Timing()
