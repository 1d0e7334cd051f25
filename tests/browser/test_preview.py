"""The preview in a real browser: what is saved is seen, where the reader is."""

import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.preview.servers import LONGEST, Server, serving, until
from tests.sites import harness
from tests.sites.edits import change, put
from tests.sites.tiny import article

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ARTICLE = "content/articles/2008-09-24-aux-racines-des-reseaux.md"
LONG = "\n\n".join(f"Paragraphe {number}." for number in range(200))


@pytest.fixture
def magazine(tmp_path: Path) -> Path:
    """A copy of the sample magazine with a long article of our own."""
    site = harness.copy_magazine(tmp_path)
    put("content/articles/2026-01-01-long.md", article("Un long article", LONG, category="internet"))(site)
    return site


@pytest.fixture
def server(magazine: Path, tmp_path: Path) -> Iterator[Server]:
    """Its preview, with an editor that notes what it is given."""
    pen = tmp_path / "pen"
    pen.write_text('#!/bin/sh\nprintf "%s" "$*" > "$0.said"\n')
    pen.chmod(0o755)
    with serving(magazine, MAGSITE_EDITOR=f"{pen} {{file}} {{line}}") as found:
        yield found


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """An open page that must not complain."""
    page = browser.new_page(viewport={"width": 1000, "height": 700})
    page.set_default_timeout(LONGEST * 1000)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
    yield page
    page.close()
    assert complaints == []


expect.set_options(LONGEST * 1000)

LONG_FILE = "content/articles/2026-01-01-long.md"
LONG_URL = "/internet/long/"


def _until(tab: Page, expression: str) -> None:
    """Wait until a page says yes: asked from outside, since its policy lets it evaluate nothing itself."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        # While a page is loaded there is nobody to ask.
        with suppress(Error):
            if tab.evaluate(expression):
                return
        tab.wait_for_timeout(20)
    raise AssertionError(expression)


def _opened(tab: Page, server: Server, path: str) -> None:
    """Open a page and wait until its script is listening."""
    tab.goto(f"{server.address}{path}")
    _until(tab, "document.documentElement.dataset.magsite")


def test_a_saved_text_is_seen_where_the_reader_is(tab: Page, server: Server, magazine: Path) -> None:
    """The page is loaded again, and scrolled to where it was."""
    _opened(tab, server, LONG_URL)
    tab.evaluate("scrollTo({top: 2000, behavior: 'instant'})")

    change(LONG_FILE, "Paragraphe 150.", "Une phrase de plus.")(magazine)

    expect(tab.get_by_text("Une phrase de plus.")).to_be_attached()
    _until(tab, "scrollY === 2000")


def test_a_page_that_does_not_change_is_not_loaded_again(tab: Page, server: Server, magazine: Path) -> None:
    """What was typed into it is still there."""
    _opened(tab, server, "/a-propos/")
    tab.evaluate("window.mark = 1")
    before = tab.evaluate("document.documentElement.dataset.magsite")
    change(LONG_FILE, "Paragraphe 150.", "Une phrase de plus.")(magazine)
    _until(tab, f"document.documentElement.dataset.magsite !== '{before}'")
    assert tab.evaluate("window.mark") == 1


def test_a_sheet_is_exchanged_in_place(tab: Page, server: Server, magazine: Path) -> None:
    """Without loading the page."""
    own = "themes/kiosque/static/kiosque.css"
    _opened(tab, server, LONG_URL)
    tab.evaluate("window.mark = 1")
    text = (magazine / own).read_text("utf-8")
    put(own, text + "\nbody { background: rgb(1, 2, 3) !important }\n")(magazine)
    _until(tab, "getComputedStyle(document.body).backgroundColor === 'rgb(1, 2, 3)'")
    _until(tab, "document.querySelectorAll('link[href*=\"kiosque.css\"]').length === 1")
    assert tab.evaluate("window.mark") == 1


def test_a_mistake_covers_the_page_and_goes_when_it_is_mended(
    tab: Page, server: Server, magazine: Path
) -> None:
    """Beneath is the last good page."""
    _opened(tab, server, LONG_URL)
    change(LONG_FILE, "title: Un long article", "title: [Un long article")(magazine)
    sheet = tab.get_by_role("dialog")
    expect(sheet).to_contain_text(f"{LONG_FILE}:2")
    expect(sheet).to_contain_text("title: [Un long article")
    expect(tab.locator("h1")).to_have_text("Un long article")

    change(LONG_FILE, "title: [Un long article", "title: Un titre plus long")(magazine)

    expect(tab.locator("h1")).to_have_text("Un titre plus long")
    expect(sheet).to_have_count(0)


def test_the_sheet_can_be_put_away_and_fetched_again(tab: Page, server: Server, magazine: Path) -> None:
    """By the keyboard, or by the line below the page."""
    _opened(tab, server, LONG_URL)
    change(LONG_FILE, "category: internet", "category: internet\nupdated: demain")(magazine)
    sheet = tab.get_by_role("dialog")
    expect(sheet).to_be_visible()
    tab.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    tab.get_by_role("button", name="1 error").click()
    expect(sheet).to_be_visible()


def test_a_button_opens_the_editor_at_the_line(
    tab: Page, server: Server, magazine: Path, tmp_path: Path
) -> None:
    """Of the mistake."""
    _opened(tab, server, LONG_URL)
    change(LONG_FILE, "category: internet", "category: internet\nupdated: demain")(magazine)
    sheet = tab.get_by_role("dialog")
    with tab.expect_response("**/_magsite/open") as answer:
        sheet.get_by_role("button", name="Open in the editor").click()
    assert answer.value.status == 204
    said = tmp_path / "pen.said"
    until(lambda: said.exists() and said.read_text().endswith(" 4"))
    assert said.read_text() == f"{magazine / LONG_FILE} 4"


def test_a_magazine_that_cannot_be_shown_is_shown_when_it_is_mended(tab: Page, magazine: Path) -> None:
    """Nobody has to load the page again."""
    good = (magazine / "config.toml").read_text("utf-8")
    put("config.toml", "[magazine\n")(magazine)
    with serving(magazine) as server:
        tab.goto(f"{server.address}/")
        expect(tab.get_by_role("dialog")).to_contain_text("config.toml:1")
        put("config.toml", good)(magazine)
        expect(tab.locator("header").first).to_contain_text("Retour chariot")


def test_a_draft_says_so_on_its_page_and_in_lists(tab: Page, server: Server, magazine: Path) -> None:
    """And its words and minutes stand beside it."""
    draft = article("Pas encore", "Des mots.", category="internet", draft="true", featured="1")
    put("content/articles/2026-01-02-pas-encore.md", draft)(magazine)
    page = server.until("/internet/pas-encore/", lambda answer: answer.status == 200)
    assert page.status == 200
    _opened(tab, server, "/internet/pas-encore/")
    bar = tab.get_by_role("complementary", name="Preview")
    expect(bar).to_contain_text("Draft")
    expect(bar).to_contain_text("2 words")
    expect(bar).to_contain_text("Retour chariot")
    _opened(tab, server, "/internet/")
    expect(tab.locator(".magsite-badge").first).to_have_text("Draft")


def test_the_last_saved_article_is_followed(tab: Page, magazine: Path) -> None:
    """If that is wanted."""
    with serving(magazine, "--follow") as server:
        _opened(tab, server, "/a-propos/")
        change(LONG_FILE, "Paragraphe 150.", "Une phrase de plus.")(magazine)
        tab.wait_for_url(f"**{LONG_URL}")
        _until(tab, "document.documentElement.dataset.magsite")
        assert tab.url.endswith(LONG_URL)


def test_a_reader_who_went_elsewhere_is_not_fetched_back(tab: Page, magazine: Path) -> None:
    """By a sheet that is saved, after an article was."""
    own = "themes/kiosque/static/kiosque.css"
    with serving(magazine, "--follow") as server:
        _opened(tab, server, "/a-propos/")
        change(LONG_FILE, "Paragraphe 150.", "Une phrase de plus.")(magazine)
        tab.wait_for_url(f"**{LONG_URL}")
        _opened(tab, server, "/a-propos/")
        text = (magazine / own).read_text("utf-8")
        put(own, text + "\nbody { background: rgb(1, 2, 3) !important }\n")(magazine)
        _until(tab, "getComputedStyle(document.body).backgroundColor === 'rgb(1, 2, 3)'")
        assert tab.url.endswith("/a-propos/")


def test_an_address_that_is_none_hinders_nothing(tab: Page, server: Server, magazine: Path) -> None:
    """The bar is there, and a save is seen."""
    wrong = "- [lien](http://[faux)\n- ![image](/a%zz.png)\n\n<p>Avant.</p>"
    put(LONG_FILE, article("Un long article", wrong, category="internet"))(magazine)
    server.until(LONG_URL, lambda answer: "Avant." in answer.text)
    _opened(tab, server, LONG_URL)
    put("static/neuf.png", "png")(magazine)
    change(LONG_FILE, "Avant.", "Après.")(magazine)
    expect(tab.get_by_text("Après.")).to_be_attached()
    expect(tab.get_by_role("complementary", name="Preview")).to_be_visible()


def test_a_picture_is_exchanged_in_place(tab: Page, server: Server, magazine: Path) -> None:
    """Its page is the same."""
    folder = "content/articles/2026-10-05-budget-de-page"
    _opened(tab, server, "/societe/budget-de-page/")
    tab.evaluate("window.mark = 1")
    put(f"{folder}/balance.png", (magazine / folder / "balance.png").read_bytes() + b"\0")(magazine)
    _until(tab, "document.querySelector('img[src*=\"balance.png?\"]')")
    assert tab.evaluate("window.mark") == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desk_is_a_page_without_complaints(browser: Browser, server: Server, scheme: str) -> None:
    """Light and dark, on a telephone, without a scroll to the side."""
    page = browser.new_page(viewport={"width": 390, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type] # one of its words
    page.goto(f"{server.address}/_magsite/")
    expect(page.locator("h1")).to_have_text("Desk")
    expect(page.get_by_role("heading", level=2)).to_have_count(7)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


def test_the_bar_proposes_corrections(tab: Page, server: Server, magazine: Path, tmp_path: Path) -> None:
    """A moment after the page is there, with their lines; when they are made, they go."""
    change(LONG_FILE, "Paragraphe 3.", "Paragraphe 3,  etc…")(magazine)
    _opened(tab, server, LONG_URL)

    tab.get_by_text("3 corrections proposed").click()
    expect(tab.get_by_text("summary-missing")).to_be_visible()
    tab.locator(".problem", has_text="spaces-double").get_by_role("button").click()
    said = tmp_path / "pen.said"
    until(lambda: said.exists() and said.read_text().endswith(f"{LONG_FILE} 12"))

    change(LONG_FILE, "Paragraphe 3,  etc…", "Paragraphe 3, etc.")(magazine)
    expect(tab.get_by_text("1 correction proposed")).to_be_visible()


def test_the_desk_opens_the_editor(tab: Page, server: Server, magazine: Path, tmp_path: Path) -> None:
    """At the line of what is to be corrected."""
    change(LONG_FILE, "Paragraphe 3.", "Paragraphe 3, etc…")(magazine)
    tab.goto(f"{server.address}/_magsite/")

    tab.locator("summary", has_text="etc-ellipsis").click()
    tab.locator(".problem", has_text="etc-ellipsis").get_by_role("button").click()

    said = tmp_path / "pen.said"
    until(lambda: said.exists() and said.read_text().endswith(f"{LONG_FILE} 12"))
