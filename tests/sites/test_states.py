"""What becomes of an article by its state and by the clock: its page, and every list, feed and map that names it."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.sites import harness
from tests.sites.edits import change
from tests.sites.harness import OUTPUT
from tests.sites.reading import read_page
from tests.sites.small import DEUX, FEEDS, TROIS, UN, feeds

PARIS = ZoneInfo("Europe/Paris")
NOTHING: frozenset[str] = frozenset()
BOTH = feeds("/", "/internet/")

# Where the article "deux" is named, and what shows the places of others among which it stands.
LISTS_OF_DEUX = frozenset(
    {
        *("page/2/index.html", "internet/index.html", "auteurs/bo/index.html", "sitemap.xml"),
        *("feed.xml", "rss.xml", "feed.json"),
        *("internet/feed.xml", "internet/rss.xml", "internet/feed.json", "auteurs/bo/feed.xml"),
    }
)
NEIGHBOURS_OF_DEUX = frozenset({"internet/un/index.html", "internet/quatre/index.html"})
LINKED = "logiciel/trois/index.html"
GONE = {
    *("/", "/page/2/", "/internet/", "/internet/un/", "/internet/quatre/", "/auteurs/", "/auteurs/bo/"),
    *("/auteurs/bo/feed.xml", "/plus-partages/", "/sitemap.xml", *FEEDS, "/logiciel/trois/"),
}
"""What is made where "deux" is no longer listed: a link leads to it from "trois", whose feeds show the text."""


def naming(files: Mapping[str, bytes], url: str) -> set[str]:
    """The files that name this address, its own page apart."""
    own = f"{url.strip('/')}/index.html"
    return {path for path, content in files.items() if url.encode() in content and path != own}


def state(site: Path, header: str) -> None:
    """Give the article "deux" a line more in its header."""
    change(DEUX, "category: internet", f"category: internet\n{header}")(site)


@pytest.mark.parametrize(
    ("header", "page", "named"),
    [
        pytest.param("draft: false", True, LISTS_OF_DEUX | NEIGHBOURS_OF_DEUX | {LINKED}, id="published"),
        pytest.param("draft: true", False, NOTHING, id="draft"),
        pytest.param("published: false", False, NOTHING, id="not published"),
        pytest.param("status: draft", False, NOTHING, id="draft by its status"),
        pytest.param("date: 2026-11-23", False, NOTHING, id="scheduled"),
        pytest.param("expires: 2026-11-22", False, NOTHING, id="expired"),
        pytest.param("unlisted: true", True, frozenset({LINKED}), id="unlisted"),
        pytest.param("status: hidden", True, frozenset({LINKED}), id="unlisted by its status"),
    ],
)
def test_a_state_decides_where_an_article_stands(
    small_site: Path,
    header: str,
    page: bool,  # noqa: FBT001 - a column
    named: frozenset[str],
) -> None:
    """What is not published has neither page nor mention; what is unlisted has its page, to which links lead."""
    state(small_site, header)
    assert harness.build(small_site).published
    files = harness.files(small_site / OUTPUT)
    assert page == ("internet/deux/index.html" in files)
    named_feeds = (
        {"logiciel/feed.xml", "logiciel/rss.xml", "logiciel/feed.json"} if LINKED in named else set()
    )
    own_feeds = {"feed.xml", "rss.xml", "feed.json"} if LINKED in named else set()
    found = naming(files, "/internet/deux/")
    assert named | named_feeds | own_feeds == found, named ^ found


@pytest.mark.parametrize(
    ("header", "converted", "made", "removed"),
    [
        pytest.param(
            "draft: true",
            {TROIS},
            GONE,
            {"internet/deux/index.html", "internet/page/2/index.html"},
            id="draft",
        ),
        pytest.param(
            "expires: 2026-11-22",
            {TROIS},
            GONE,
            {"internet/deux/index.html", "internet/page/2/index.html"},
            id="expired",
        ),
        pytest.param(
            "unlisted: true",
            {DEUX},
            {*(GONE - {"/logiciel/trois/", *feeds("/logiciel/")}), "/internet/deux/"},
            {"internet/page/2/index.html"},
            id="unlisted, to which the link stays",
        ),
        pytest.param("featured: true", {DEUX}, {"/", "/internet/deux/", *BOTH}, NOTHING, id="featured"),
    ],
)
def test_a_state_makes_exactly_what_shows_it(
    small_site: Path, header: str, converted: set[str], made: set[str], removed: set[str]
) -> None:
    """The lists that it leaves, its neighbours, and the pages that link to it."""
    state(small_site, header)
    report = harness.build(small_site)
    harness.assert_stages(report, {DEUX}, converted, made, removed)
    harness.assert_as_clean(small_site, report)


def test_an_article_goes_at_the_moment_at_which_it_expires(small_site: Path) -> None:
    """The clock alone takes it away; the moment is said before, and it is no part of the article's time."""
    state(small_site, "expires: 2026-11-30 18:00")
    end = datetime(2026, 11, 30, 18, tzinfo=PARIS)
    before = harness.build(small_site)
    assert before.next_change == end.isoformat()
    report = harness.build(small_site, now=end)
    harness.assert_stages(
        report,
        converted={TROIS},
        made=GONE,
        removed={"internet/deux/index.html", "internet/page/2/index.html"},
    )
    harness.assert_as_clean(small_site, report, end)


def test_a_draft_is_nothing_that_the_clock_waits_for(small_site: Path) -> None:
    """Neither its date nor its end."""
    state(small_site, "draft: true\nexpires: 2026-11-30")
    assert harness.build(small_site).next_change == "2026-12-24T00:00:00+01:00"


def test_a_link_comes_alive_with_its_target(small_site: Path) -> None:
    """Until then the text stands alone, and the writer is told; then nothing is left to say."""
    state(small_site, "date: 2026-11-30")
    waiting = harness.build(small_site)
    assert ("link-unpublished", f"{TROIS}:8:13") in harness.places(waiting)
    page = small_site / OUTPUT / "logiciel/trois/index.html"
    assert "/internet/deux/" not in page.read_text(encoding="utf-8")
    after = harness.build(small_site, now=datetime(2026, 11, 30, tzinfo=PARIS))
    assert not after.diagnostics
    assert "/internet/deux/" in read_page(page.read_text(encoding="utf-8")).links


def test_the_featured_stand_by_their_rank(small_site: Path) -> None:
    """By rank, then those of a mere yes; this theme has room for the first of them."""
    change(UN, "tags: [web]", "tags: [web]\nfeatured: true")(small_site)
    change(DEUX, "category: internet", "category: internet\nfeatured: 2")(small_site)
    change(TROIS, "category: logiciel", "category: logiciel\nfeatured: 1")(small_site)
    assert harness.build(small_site).published
    change(TROIS, "featured: 1", "featured: 3")(small_site)
    report = harness.build(small_site)
    harness.assert_stages(report, {TROIS}, NOTHING, {"/"})
    harness.assert_as_clean(small_site, report)


def test_an_unlisted_article_counts_nowhere(small_site: Path) -> None:
    """The author has a page without it, and subjects that only unlisted articles have are nowhere at all."""
    for name in (UN, TROIS):
        change(name, "author: alix", "author: alix\nunlisted: true")(small_site)
    assert harness.build(small_site).published
    files = harness.files(small_site / OUTPUT)
    assert {"internet/un/index.html", "logiciel/trois/index.html", "auteurs/alix/index.html"} <= files.keys()
    assert not naming(files, "/internet/un/")
    assert not [path for path in files if path.startswith("sujets/")]
    assert not naming(files, "/sujets/")
