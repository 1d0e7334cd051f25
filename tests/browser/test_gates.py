"""The gates of quality: the HTML checker over all pages, axe over one page of each kind."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser

from tests.browser.test_pages import PAGES

pytestmark = [pytest.mark.gates, pytest.mark.browser, pytest.mark.slow]


def test_the_html_of_every_page_is_valid(public: Path) -> None:
    """The Nu checker has neither an error nor a warning to tell."""
    command = [
        *("java", "-Xss4m", "-jar", os.environ["VNU"], "--format", "json", "--stdout", "--exit-zero-always"),
        *("--skip-non-html", "--also-check-css", "--also-check-svg", str(public)),
    ]
    checked = subprocess.run(command, capture_output=True, check=True)
    messages = json.loads(checked.stdout)["messages"]
    assert [
        f"{one.get('url')}:{one.get('lastLine')} {one['message']}" for one in messages if _counts(one)
    ] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("url", PAGES)
def test_axe_finds_no_obstacle(
    browser: Browser, address: str, url: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    """On a telephone and on a desk, on light and on dark paper."""
    axe = Path(os.environ["AXE"]).read_text(encoding="utf-8")
    with browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    ) as context:
        page = context.new_page()
        page.goto(address + url)
        page.evaluate(axe)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [f"{one['id']}: {node['html']}" for one in found["violations"] for node in one["nodes"]] == []


def _counts(message: dict[str, Any]) -> bool:
    """Not so what the checker says because it reads files: it cannot know what 'self' is, nor that data is no script."""
    text = message["message"]
    policy = "violates Content Security Policy" in text
    return not (policy and (text.startswith("Resource") or "ld+json" in message.get("extract", "")))
