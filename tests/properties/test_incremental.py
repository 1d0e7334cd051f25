"""A site that is edited again and again is always what a build from nothing would make of it."""

import os
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from magsite.stages.request import Report
from magsite.stages.sources import CACHE_FOLDER
from tests.properties.pool import NOW, Edit, Sources, edits, instants, sites
from tests.sites import harness
from tests.sites.harness import OUTPUT

pytestmark = pytest.mark.untraced

EXAMPLES = 50 if "CI" in os.environ else 4
SETTINGS = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

Step = tuple[tuple[Edit, ...], datetime]
STEPS = st.lists(st.tuples(st.lists(edits(), max_size=3).map(tuple), instants()), min_size=1, max_size=5)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One place for all examples, so that templates compiled for one serve the next."""
    return tmp_path_factory.mktemp("desk") / "site"


@SETTINGS
@given(start=sites(), steps=STEPS)
def test_edited_and_built_again_is_built_from_nothing(desk: Path, start: Sources, steps: list[Step]) -> None:
    """After every edit, byte for byte and word for word; a build that fails leaves the output as it was."""
    for report, now, before in _builds(desk, start, steps):
        if not report.published:
            assert before == harness.stamps(desk / OUTPUT)
        harness.assert_as_clean(desk, report, now)


@SETTINGS
@given(start=sites(), steps=STEPS)
def test_built_twice_is_built_once(desk: Path, start: Sources, steps: list[Step]) -> None:
    """The second build of the same sources writes no file of the output, and says what the first one said."""
    for report, now, _ in _builds(desk, start, steps):
        once = harness.stamps(desk / OUTPUT)
        again = harness.build(desk, now=now)
        assert once == harness.stamps(desk / OUTPUT)
        assert report.diagnostics == again.diagnostics
        assert report.published == again.published
        assert not again.made


@SETTINGS
@given(start=sites(), steps=STEPS)
def test_an_undone_edit_leaves_nothing_behind(desk: Path, start: Sources, steps: list[Step]) -> None:
    """Back at the sources of the beginning, the output is that of the beginning."""
    reports = [report for report, _, _ in _builds(desk, start, [*steps, ((lambda _: start,), NOW)])]
    harness.assert_as_clean(desk, reports[-1])


@SETTINGS
@given(
    start=sites(),
    steps=STEPS,
    losses=st.lists(st.sampled_from(("cache", "output", "page", "times", "")), min_size=6),
)
def test_whatever_is_lost_on_the_way_comes_back(
    desk: Path, start: Sources, steps: list[Step], losses: list[str]
) -> None:
    """Without the cache, the output or some of its files between two builds, the next makes what is missing."""
    for (report, now, _), loss in zip(_builds(desk, start, steps), losses, strict=False):
        harness.assert_as_clean(desk, report, now)
        _lose(desk, loss)


def _builds(desk: Path, start: Sources, steps: list[Step]) -> Iterator[tuple[Report, datetime, object]]:
    """Build the site as it is at the start and after each step: the report, the instant, the output before."""
    shutil.rmtree(desk.parent, ignore_errors=True)
    current: Sources = {}
    sources = start
    for done, now in [((), NOW), *steps]:
        for edit in done:
            sources = edit(sources)
        gone = dict.fromkeys(current.keys() - sources.keys())
        new = {name: content for name, content in sources.items() if current.get(name) != content}
        harness.write(desk, gone | new)
        current = sources
        before = harness.stamps(desk / OUTPUT)
        yield harness.build(desk, now=now), now, before


def _lose(site: Path, what: str) -> None:
    output = site / OUTPUT
    pages = sorted(output.rglob("*.html"))
    if what == "cache":
        shutil.rmtree(site / CACHE_FOLDER)
    elif what == "output":
        shutil.rmtree(output, ignore_errors=True)
    elif what == "page" and pages:
        pages[len(pages) // 2].unlink()
    elif what == "times":
        for page in pages:
            os.utime(page, ns=(1, 1))
