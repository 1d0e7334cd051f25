"""The sample magazine, served as a static host does, and a browser that looks at it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.hosting import served
from tests.sites import harness

CHROMIUM = "/usr/bin/chromium"


@pytest.fixture(scope="session")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of the sample magazine."""
    site = harness.copy_magazine(tmp_path_factory.mktemp("browser"))
    assert harness.build(site).published
    return site / harness.OUTPUT


@pytest.fixture(scope="session")
def address(public: Path) -> Iterator[str]:
    """The address at which the sample magazine is served."""
    with served(public) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium without a window."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"], timeout=120_000
        )
        yield chromium
        chromium.close()
