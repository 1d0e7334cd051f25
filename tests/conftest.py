"""Which tests can run here: those that need a browser, the real blogs or time are left out, and counted, where they cannot."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

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


def pytest_configure(config: pytest.Config) -> None:
    """Keep what commands remember for their user out of the home of whoever runs the tests."""
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
