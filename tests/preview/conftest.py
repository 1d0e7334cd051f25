"""A small site in the hands of a writer."""

from pathlib import Path

import pytest

from tests.preview.proofs import Writing, tools
from tests.sites import harness, small


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """The small site, of which nothing is remembered."""
    site = tmp_path / "site"
    harness.write(site, small.FILES)
    (site / ".magsite").mkdir()
    return site


@pytest.fixture
def writing(small_site: Path) -> Writing:
    """The small site, of which the first proof is made."""
    made = Writing(small_site, tools(small_site))
    made.seen()
    return made
