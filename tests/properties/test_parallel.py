"""Several processes make what one makes, byte for byte, whichever way they begin."""

import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pytest

from magsite.cache.executors import start_method
from tests.sites import harness, small
from tests.sites.harness import OUTPUT
from tests.sites.tiny import article

pytestmark = pytest.mark.untraced

ARTICLES = 120
"""Enough for several slices in each wave."""


@pytest.fixture(scope="module")
def serial(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of many articles, some with remarks to be made about them, built by one process."""
    site = tmp_path_factory.mktemp("serial") / "site"
    harness.write(site, small.FILES)
    for number in range(ARTICLES):
        text = f"Le texte {number}, avec [un lien](2026-03-{number % 28 + 1:02}-{number + 1}.md).\n\n```python\nx = {number}\n```"
        header = {"author": f"auteur {number % 7}", "category": f"rubrique {number % 3}"}
        harness.write(
            site,
            {
                f"content/articles/2026-03-{number % 28 + 1:02}-{number}.md": article(
                    f"N° {number}", text, **header
                )
            },
        )
    assert harness.build(site, jobs=1).published
    return site


@pytest.fixture
def method(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The way in which processes begin; those that run the tests have threads, which do not mind a fork."""
    monkeypatch.setattr("magsite.cache.executors.threads", lambda: 1)
    multiprocessing.set_start_method(request.param, force=True)
    yield request.param
    multiprocessing.set_start_method(None, force=True)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:.*use of fork.*:DeprecationWarning")
@pytest.mark.parametrize("method", ["fork", "forkserver", "spawn"], indirect=True)
@pytest.mark.parametrize("jobs", [2, 3])
def test_processes_make_what_one_makes(serial: Path, method: str, jobs: int) -> None:
    """The same files, the same report in the same order."""
    assert method == start_method()
    alone, expected = harness.clean_build(serial, jobs=1)
    together, files = harness.clean_build(serial, jobs=jobs)
    assert alone == together
    assert expected == files


def test_two_processes_make_what_one_makes(serial: Path, tmp_path: Path) -> None:
    """What the system's own way of starting processes gives, without a conversion left to do."""
    report = harness.build(serial, tmp_path / OUTPUT, jobs=2)
    assert report.published
    assert harness.files(serial / OUTPUT) == harness.files(tmp_path / OUTPUT)
