"""`[publish] on_error = "keep"`: what is in error is held back, and the rest goes out."""

from pathlib import Path
from threading import Thread

import pytest

from magsite.stages.request import Report
from tests.sites import harness, tiny

CONFIG = tiny.CONFIG + '\n[publish]\non_error = "keep"\n\n[markdown]\ntime_limit = 0.5\n'
UN, DEUX, ABOUT = (
    "content/articles/2026-01-01-un.md",
    "content/articles/deux/index.md",
    "content/pages/a-propos.md",
)
FILES: harness.Files = {
    **tiny.THEME,
    "config.toml": CONFIG,
    "content/authors/alix.md": "---\nname: Alix\n---\n",
    "content/categories/web.md": "---\nname: Web\n---\n",
    UN: tiny.article("Un", "Voir [deux](deux/index.md).", author="alix", category="web", date="2026-01-01"),
    DEUX: tiny.article(
        "Deux",
        "![Une carte](carte.png)",
        author="alix",
        category="web",
        date="2026-01-02",
        aliases="[ancien]",
    ),
    "content/articles/deux/carte.png": b"png",
    ABOUT: tiny.article("À propos", "Nous."),
}
BAD = "date: hier"


@pytest.fixture
def kept_site(site: Path) -> Path:
    """A site of two articles and a page, published once."""
    harness.write(site, FILES)
    assert harness.build(site).diagnostics == ()
    return site


def _output(site: Path) -> dict[str, bytes]:
    return harness.files(site / harness.OUTPUT)


def _breaks(site: Path) -> Report:
    harness.replace(site, DEUX, "date: 2026-01-02", BAD)
    return harness.build(site)


def test_the_last_good_page_stays_and_the_rest_goes_out(kept_site: Path) -> None:
    """The page in error with its picture and its redirect; an article that is added is published."""
    before = _output(kept_site)
    trois = tiny.article("Trois", author="alix", category="web", date="2026-01-03")
    harness.write(kept_site, {"content/articles/trois.md": trois})

    report = _breaks(kept_site)

    assert report.published
    assert report.held == (DEUX,)
    assert [("page-kept", f"{DEUX}:1:1"), ("value-wrong", f"{DEUX}:5:1")] == sorted(harness.places(report))
    after = _output(kept_site)
    stay = ("web/deux/index.html", "web/deux/carte.png", "ancien/index.html")
    assert [before[path] for path in stay] == [after[path] for path in stay]
    assert "web/trois/index.html" in after


def test_what_is_kept_is_in_no_list(kept_site: Path) -> None:
    """Nor in a feed or the sitemap; links in texts still lead to it."""
    _breaks(kept_site)

    shown = {path for path, data in _output(kept_site).items() if b"/web/deux/" in data}
    assert {"web/un/index.html", "ancien/index.html", "feed.xml", "feed.json", "rss.xml"} == {
        path
        for path in shown
        if "/deux/" not in path and not path.startswith("web/feed") and path != "web/rss.xml"
    }
    assert all(
        b"<title>Deux" not in data for path, data in _output(kept_site).items() if path.endswith("feed.xml")
    )


def test_it_stays_until_it_is_mended(kept_site: Path) -> None:
    """Through other edits, and through a build that changes nothing; then its page is made again."""
    first = _breaks(kept_site)
    again = harness.build(kept_site)
    harness.replace(kept_site, ABOUT, "Nous.", "Nous deux.")
    edited = harness.build(kept_site)
    harness.replace(kept_site, DEUX, BAD, "date: 2026-01-02")
    mended = harness.build(kept_site)

    assert again.diagnostics == edited.diagnostics == first.diagnostics
    assert (again.published, again.made) == (True, ())
    assert {"/a-propos/"} == harness.made_urls(edited)
    assert (mended.diagnostics, mended.held) == ((), ())
    assert "/web/deux/" in harness.made_urls(mended)
    harness.assert_as_clean(kept_site, mended)


def test_a_kept_page_keeps_its_style_sheet(kept_site: Path) -> None:
    """However often the theme changes meanwhile."""
    _breaks(kept_site)
    sheet = next(path for path in _output(kept_site) if path.endswith(".css") and "tiny" in path)
    for colour in ("#222", "#333", "#444"):
        harness.write(kept_site, {"themes/tiny/static/tiny.css": f"p {{ color: {colour} }}\n"})
        assert harness.build(kept_site).published

    assert sheet in _output(kept_site)


def test_a_source_that_goes_takes_its_kept_page_with_it(kept_site: Path) -> None:
    """With its picture and its redirect."""
    _breaks(kept_site)
    harness.write(kept_site, {DEUX: None, "content/articles/deux/carte.png": None})
    harness.replace(kept_site, UN, "Voir [deux](deux/index.md).", "Rien.")

    report = harness.build(kept_site)

    assert {"web/deux/index.html", "web/deux/carte.png", "ancien/index.html"} <= set(report.removed)


def test_what_was_never_published_is_left_out(site: Path) -> None:
    """Its error is said, and a link to it is one to something unpublished."""
    harness.write(site, FILES)

    report = _breaks(site)

    assert report.published
    assert harness.codes(report.diagnostics) == ["link-unpublished", "value-wrong"]
    assert "web/un/index.html" in _output(site)
    assert not [path for path in _output(site) if "deux" in path]


def test_a_hostile_text_is_held_back(kept_site: Path) -> None:
    """It is found out when it is converted, once: the refusal is remembered until the text changes."""
    harness.replace(kept_site, DEUX, "![Une carte](carte.png)", "[" * 20_000)
    report = harness.build(kept_site)
    harness.replace(kept_site, ABOUT, "Nous.", "Nous deux.")
    again = harness.build(kept_site)

    assert harness.codes(report.diagnostics) == ["page-kept", "text-slow"]
    assert (DEUX,) == report.held == report.converted
    assert again.converted == (ABOUT,)
    assert report.diagnostics == again.diagnostics


def test_an_error_that_many_pages_would_show_stops_the_build(kept_site: Path) -> None:
    """An author, a category, a series, data, the configuration, the theme."""
    harness.replace(kept_site, "content/authors/alix.md", "name: Alix", "name: [")

    report = harness.build(kept_site)

    assert (report.published, report.held) == (False, ())


def test_two_sources_of_one_address_are_not_both_lost(kept_site: Path) -> None:
    """The one that is in error is held back; the other goes out."""
    other = tiny.article("Copie", author="alix", category="web", date="2026-01-05", slug="un")
    harness.write(kept_site, {"content/articles/zz.md": other})

    report = harness.build(kept_site)

    assert report.published
    assert report.held == ("content/articles/zz.md",)
    assert b"Un" in _output(kept_site)["web/un/index.html"]


def test_strict_lets_out_all_or_nothing(kept_site: Path) -> None:
    """Also after a build that held something back."""
    before = _breaks(kept_site)

    strict = harness.build(kept_site, strict=True)

    assert (before.published, strict.published) == (True, False)


def test_a_dry_run_says_what_would_be_held_back(kept_site: Path) -> None:
    """And leaves everything as it was."""
    before = _output(kept_site)
    harness.replace(kept_site, DEUX, "date: 2026-01-02", BAD)

    report = harness.build(kept_site, dry_run=True)

    assert report.held == (DEUX,)
    assert before == _output(kept_site)


def test_without_it_one_error_stops_everything(kept_site: Path) -> None:
    """The old output stands."""
    before = _output(kept_site)
    harness.replace(kept_site, "config.toml", 'on_error = "keep"', 'on_error = "stop"')
    harness.replace(kept_site, ABOUT, "Nous.", "Nous deux.")

    report = _breaks(kept_site)

    assert (report.published, report.held) == (False, ())
    assert before == _output(kept_site)


@pytest.mark.slow
def test_a_build_in_a_thread_refuses_hostile_texts_too(kept_site: Path) -> None:
    """Only main threads can be interrupted, so a process of its own converts the texts there."""
    harness.replace(kept_site, DEUX, "![Une carte](carte.png)", "[" * 20_000)
    reports: list[Report] = []
    thread = Thread(target=lambda: reports.append(harness.build(kept_site)))
    thread.start()
    thread.join()

    assert harness.codes(reports[0].diagnostics) == ["page-kept", "text-slow"]
