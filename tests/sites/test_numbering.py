"""Lists that are counted from their oldest article: what a new article makes, and the way through their pages."""

import re
from pathlib import Path

import pytest

from tests.sites import harness
from tests.sites.edits import change, drop, put
from tests.sites.reading import dead_links
from tests.sites.small import feeds
from tests.sites.tiny import article

STABLE = change("config.toml", "page_size = 2", 'page_size = 2\nnumbering = "stable"')

# What any new article of the author "bo" in "internet" makes, beside itself, the one before it and pages of lists.
ALWAYS = {
    *("/", "/internet/", "/auteurs/", "/auteurs/bo/", "/auteurs/bo/feed.xml"),
    *("/plus-partages/", "/sitemap.xml", *feeds("/", "/internet/")),
}


def _path(day: int) -> str:
    return f"content/articles/2026-01-{day:02}-n{day}.md"


def _article(day: int) -> str:
    return article(f"Jour {day}", author="bo", category="internet")


def _publish(site: Path, day: int) -> set[str]:
    """Write the article of a day and build: what was made of it beside what any such article makes."""
    put(_path(day), _article(day))(site)
    report = harness.build(site)
    harness.assert_as_clean(site, report)
    assert report.removed == ()
    made = harness.made_urls(report)
    assert made >= {*ALWAYS, f"/internet/n{day}/"}
    return made - {*ALWAYS, f"/internet/n{day}/", f"/internet/n{day - 1}/"}


@pytest.fixture
def stable_site(small_site: Path) -> Path:
    """Eight articles, two a page: La Une has three further pages, "internet" three, the author "bo" two."""
    STABLE(small_site)
    for day in range(5, 9):
        put(_path(day), _article(day))(small_site)
    assert harness.build(small_site).published
    return small_site


def test_a_new_article_makes_the_first_page_of_its_lists_and_the_chunk_that_it_completes(
    stable_site: Path,
) -> None:
    """With the neighbour that leads to the chunk; the other pages stay as they are."""
    assert _publish(stable_site, 9) == {
        *("/page/4/", "/page/3/"),
        *("/auteurs/bo/page/3/", "/auteurs/bo/page/2/"),
    }
    assert _publish(stable_site, 10) == {"/internet/page/4/", "/internet/page/3/"}


def test_without_stable_numbering_it_makes_every_page_of_its_lists(stable_site: Path) -> None:
    """As each page hands an article on to the next."""
    change("config.toml", '\nnumbering = "stable"', "")(stable_site)
    harness.build(stable_site)

    assert _publish(stable_site, 9) == {
        *("/page/2/", "/page/3/", "/page/4/", "/page/5/"),
        *("/internet/page/2/", "/internet/page/3/", "/internet/page/4/"),
        *("/auteurs/bo/page/2/", "/auteurs/bo/page/3/", "/auteurs/bo/page/4/"),
    }


def test_a_deleted_article_shifts_the_newer_pages_only(stable_site: Path) -> None:
    """Those that hold older articles stay; the last page of a list may go."""
    drop(_path(5))(stable_site)
    report = harness.build(stable_site)
    harness.assert_as_clean(stable_site, report)

    numbered = {url for url in harness.made_urls(report) if "/page/" in url}
    assert numbered == {"/page/3/", "/internet/page/2/", "/auteurs/bo/page/2/"}
    assert set(report.removed) == {"internet/n5/index.html", "internet/page/3/index.html"}


def _pager(site: Path, path: str) -> str:
    """The way through the list at the foot of a page, without the white space between its elements."""
    html = (site / harness.OUTPUT / path / "index.html").read_text("utf-8")
    found = re.findall(r"<nav class=\"pager\".*?</nav>", html, re.DOTALL)
    assert len(found) == 1
    return re.sub(r">\s+<", "><", found[0])


@pytest.fixture
def kiosque(site: Path) -> Path:
    """A magazine of five articles, two a page, under the theme that comes with magsite."""
    config = '[magazine]\nurl = "https://mag.example/"\n[urls]\npage_size = 2\nnumbering = "stable"\n'
    harness.write(site, {"config.toml": config, **{_path(day): _article(day) for day in range(1, 6)}})
    assert harness.build(site).published
    return site


def test_the_pager_of_kiosque_tells_numbers_without_a_total(kiosque: Path) -> None:
    """And none on the first page, from where it leads to the newest chunk."""
    assert _pager(kiosque, "") == (
        '<nav class="pager" aria-label="Pages">'
        '<a class="older" rel="next" href="/page/2/">Articles plus anciens</a></nav>'
    )
    assert _pager(kiosque, "page/2") == (
        '<nav class="pager" aria-label="Pages"><a class="newer" rel="prev" href="/">Articles plus récents</a>'
        '<span>Page 2</span><a class="older" rel="next" href="/page/1/">Articles plus anciens</a></nav>'
    )
    assert _pager(kiosque, "page/1") == (
        '<nav class="pager" aria-label="Pages"><a class="newer" rel="prev" href="/page/2/">Articles plus récents</a>'
        "<span>Page 1</span></nav>"
    )


def test_the_pager_of_kiosque_tells_the_total_of_other_lists(kiosque: Path) -> None:
    """As it is without stable numbering."""
    change("config.toml", 'numbering = "stable"\n', "")(kiosque)
    harness.build(kiosque)

    assert "<span>Page 1 sur 3</span>" in _pager(kiosque, "")
    assert "<span>Page 2 sur 3</span>" in _pager(kiosque, "internet/page/2")


def test_the_oldest_page_is_no_first_page(kiosque: Path) -> None:
    """Though its number is 1: it says so, and has neither the front page's stories nor the author's count."""
    front, oldest, author, author_oldest = (
        (kiosque / harness.OUTPUT / path / "index.html").read_text("utf-8")
        for path in ("", "page/1", "auteurs/bo", "auteurs/bo/page/1")
    )

    assert ('class="wrap une"' in front, 'class="wrap une"' in oldest) == (True, False)
    assert '<p class="meta">Page 1</p>' in oldest
    assert ("<b>5 articles</b>" in author, "<b>5 articles</b>" in author_oldest) == (True, False)
    assert ("<small>Page 1</small>" in author, "<small>Page 1</small>" in author_oldest) == (False, True)


def test_every_link_leads_somewhere(kiosque: Path) -> None:
    """From and to the chunks, too."""
    assert list(dead_links(harness.files(kiosque / harness.OUTPUT), "https://mag.example/")) == []
