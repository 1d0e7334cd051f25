"""Which tests can run here: those that need a browser, the real blogs or time are left out, and counted, where they cannot."""

import os
import posix
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, settings

from magsite.theme import references

CORPORA = Path(__file__).parents[2] / "shared" / "corpora"
"""Real blogs beside the checkout, where a machine has them."""

CHROMIUM = shutil.which("chromium")

_MISSING = {
    "browser": CHROMIUM is None,
    "corpora": not CORPORA.is_dir(),
    "gates": "VNU" not in os.environ or "AXE" not in os.environ,
    "slow": "CI" not in os.environ,
}
"""Marker → whether its tests cannot run here; the slow ones run where CI is set."""


_UNTRACED = {"browser", "corpora", "gates", "untraced"}
"""Markers of tests that run no line of ours which others do not, and many times; tracing them takes minutes."""

# Properties are tried on many values in CI, and on some where somebody waits; no value has to be done with in time.
settings.register_profile(
    "magsite",
    max_examples=60 if "CI" in os.environ else 25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("magsite")


def pytest_configure(config: pytest.Config) -> None:
    """Keep what commands remember for their user out of the home of whoever runs the tests; have them speak English.

    Without a locale they would speak the language of the magazine that a test builds.
    """
    os.environ["LC_MESSAGES"] = "en_GB.UTF-8"
    os.environ.pop("LC_ALL", None)
    os.environ.pop("LANGUAGE", None)
    if not hasattr(config, "workerinput"):
        folder = tempfile.mkdtemp(prefix="magsite-tests-")
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
        os.environ["XDG_CACHE_HOME"] = folder


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect what cannot run, so that the closing line counts it."""
    absent = {marker for marker, missing in _MISSING.items() if missing}
    left_out = [item for item in items if any(item.get_closest_marker(marker) for marker in absent)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session", autouse=True)
def _templates_read_once() -> Iterator[None]:
    """What a template refers to follows from its text alone: no build from nothing reads one again that another has read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(references, "references", cache(references.references))
        yield


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Have coverage look away from what is untraced."""
    if not any(map(item.get_closest_marker, _UNTRACED)):
        return (yield)
    with _nobody_looking():
        return (yield)


@contextmanager
def _nobody_looking() -> Iterator[None]:
    """Without coverage, in this process and in those that it starts."""
    looking: list[Coverage] = []
    # In a process of several that run tests there are two: one of the process, one of its tests.
    while (one := Coverage.current()) is not None and one not in looking:
        one.stop()
        looking.append(one)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
        # Coverage has put its own in this place, which saves all that was seen; each start puts one more there.
        patch.setattr(os, "_exit", posix._exit)
        try:
            yield
        finally:
            for one in reversed(looking):
                one.start()
