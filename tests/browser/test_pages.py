"""The pages of the sample magazine in a real browser."""

import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PAGES = (
    *("/", "/internet/", "/internet/racines-reseaux-sociaux/", "/logiciel-libre/lire-explain/"),
    *("/auteurs/", "/auteurs/sacha-gabarit/", "/sujets/", "/sujets/medias/", "/plus-partages/"),
    *("/a-propos/", "/nulle-part/"),
)
"""One page of each kind, and one that does not exist."""

EACH = [
    pytest.param(url, marks=[] if url == "/internet/racines-reseaux-sociaux/" else [pytest.mark.slow])
    for url in PAGES
]
"""One of them alone where time is short."""

Scheme = Literal["light", "dark"]

NOTE_VIOLATIONS = """
window.violations = [];
addEventListener("securitypolicyviolation", event => violations.push(event.violatedDirective + " " + event.blockedURI));
"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A new page of 1280 pixels in a browser that knows nothing."""
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        yield context.new_page()


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_pages_load_without_a_complaint(browser: Browser, address: str, width: int, scheme: Scheme) -> None:
    """No error in the console, no request that fails or goes outside, nothing that the content policy stops."""
    with browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme) as context:
        context.add_init_script(NOTE_VIOLATIONS)
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", lambda request: complaints.append(request.url))
        page.on("request", lambda request: complaints.extend(_outside(request.url)))
        for url in PAGES[:-1]:
            page.goto(address + url, wait_until="networkidle")
            complaints += page.evaluate("violations")
        assert complaints == []
        assert context.cookies() == []


@pytest.mark.parametrize("url", EACH)
def test_pages_fit_a_narrow_screen(browser: Browser, address: str, url: str) -> None:
    """At 320 pixels nothing makes the page scroll sideways."""
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        page.goto(address + url)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("url", EACH)
def test_pages_have_one_title_and_no_gap_in_their_headings(page: Page, address: str, url: str) -> None:
    """One h1; from one heading to the next never more than one level down."""
    page.goto(address + url)
    levels = [
        int(name[1])
        for name in page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => h.localName)")
    ]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("url", EACH)
def test_the_keyboard_meets_the_way_to_the_content_first(page: Page, address: str, url: str) -> None:
    """The first stop can be seen, and leads past the header into the page."""
    page.goto(address + url)
    page.keyboard.press("Tab")
    focus = page.locator(":focus")
    assert focus.get_attribute("href") == "#site_main"
    box = focus.bounding_box()
    assert box is not None
    assert box["width"] > 1
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    page.wait_for_url("**#site_main")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main, footer') !== null")


@pytest.mark.parametrize("url", EACH)
def test_every_stop_of_the_keyboard_can_be_seen(page: Page, address: str, url: str) -> None:
    """Each link that has the focus is drawn with an outline."""
    page.goto(address + url)
    for _ in range(page.locator("a").count()):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle + s.boxShadow })()"
        )
        assert style != "nonenone", page.evaluate("document.activeElement.outerHTML")


@pytest.mark.parametrize(
    ("url", "kinds"),
    [
        ("/", ["WebSite"]),
        ("/internet/racines-reseaux-sociaux/", ["NewsArticle", "BreadcrumbList"]),
        ("/auteurs/sacha-gabarit/", ["ProfilePage"]),
    ],
)
def test_pages_say_to_machines_what_they_are(page: Page, address: str, url: str, kinds: list[str]) -> None:
    """Their JSON-LD can be read, and names the kind."""
    page.goto(address + url)
    data = json.loads(page.locator('script[type="application/ld+json"]').text_content() or "")
    assert data["@context"] == "https://schema.org"
    assert kinds == [node["@type"] for node in data["@graph"]]


def test_pages_work_without_scripts(browser: Browser, address: str) -> None:
    """From La Une to an article, to its author, and back."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}/internet/racines-reseaux-sociaux/")
        page.get_by_role("link", name="Voir son profil").click()
        assert urlsplit(page.url).path == "/auteurs/sacha-gabarit/"
        page.get_by_role("link", name="Retour chariot").first.click()
        assert urlsplit(page.url).path == "/"


def _outside(url: str) -> list[str]:
    return [] if urlsplit(url).hostname == "127.0.0.1" else [url]
