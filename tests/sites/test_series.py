"""Series: their parts in the order of reading, the way from one to the next, and what an edit of them makes."""

from pathlib import Path

import pytest

from tests.sites import harness
from tests.sites.edits import Edit, change, drop, put
from tests.sites.harness import OUTPUT, places
from tests.sites.reading import read_page
from tests.sites.small import ARTICLES, DEUX, QUATRE, RENDERED, TROIS, UN, feeds

NOTHING: frozenset[str] = frozenset()
BOTH = feeds("/", "/internet/")
TOUR = "content/series/le-tour.md"
PARTS = ("/internet/un/", "/internet/deux/")
SERIES_PAGES = {"/dossiers/", "/dossiers/le-tour/", "/dossiers/le-tour/feed.xml"}


def begun(site: Path) -> Path:
    """The small site with a series of two articles."""
    change(UN, "tags: [web]", "tags: [web]\nseries: Le tour\npart: 1")(site)
    change(DEUX, "category: internet", "category: internet\nseries: le-tour\npart: 2")(site)
    put(TOUR, "---\ntitle: Le tour\n---\n\nEn plusieurs étapes.\n")(site)
    return site


@pytest.fixture
def series_site(small_site: Path) -> Path:
    """The small site with a series, built."""
    assert harness.build(begun(small_site)).published
    return small_site


EDITS = [
    pytest.param(
        change(TOUR, "title: Le tour", "title: Le tour du réseau"),
        {TOUR},
        NOTHING,
        {*PARTS, *SERIES_PAGES},
        NOTHING,
        id="renamed",
    ),
    pytest.param(
        change(TOUR, "plusieurs", "quelques"),
        {TOUR},
        {TOUR},
        {"/dossiers/", "/dossiers/le-tour/"},
        NOTHING,
        id="introduction",
    ),
    pytest.param(
        change(TROIS, "tags: [mobile]", "tags: [mobile]\nseries: Le tour"),
        {TROIS},
        {TROIS},
        {
            *("/logiciel/trois/", *PARTS, *SERIES_PAGES, "/dossiers/le-tour/page/2/", "/sitemap.xml"),
            *feeds("/", "/logiciel/"),
        },
        NOTHING,
        id="a part more",
    ),
    pytest.param(
        change(DEUX, "series: le-tour\npart: 2", "question: Et vous ?\nlicence: CC0"),
        {DEUX},
        NOTHING,
        {*PARTS, *SERIES_PAGES},
        NOTHING,
        id="a part less",
    ),
    pytest.param(
        change(UN, "part: 1", "part: 3"), {UN}, NOTHING, {*PARTS, "/dossiers/le-tour/"}, NOTHING, id="order"
    ),
    pytest.param(
        change(TOUR, "title: Le tour", "title: Le tour\nparts: [2026-01-02-deux, 2026-01-01-un]"),
        {TOUR},
        {TOUR},
        {*PARTS, "/dossiers/le-tour/"},
        NOTHING,
        id="order by the series' own file",
    ),
    pytest.param(
        change(UN, "title: Un", "title: Uno"),
        {UN},
        NOTHING,
        {
            *(*PARTS, "/page/2/", "/internet/page/2/", "/auteurs/alix/", "/sujets/web/", "/plus-partages/"),
            *("/auteurs/alix/feed.xml", "/sujets/web/feed.xml", *BOTH),
            *("/dossiers/le-tour/", "/dossiers/le-tour/feed.xml"),
        },
        NOTHING,
        id="title of a part",
    ),
    pytest.param(
        drop(TOUR), NOTHING, NOTHING, {"/dossiers/", "/dossiers/le-tour/"}, NOTHING, id="its file deleted"
    ),
    pytest.param(
        put("content/series/autre.md", "---\ntitle: Une autre\n---\n"),
        {"content/series/autre.md"},
        NOTHING,
        {"/dossiers/", "/dossiers/autre/", "/dossiers/autre/feed.xml", "/sitemap.xml"},
        NOTHING,
        id="a series without parts",
    ),
]


@pytest.mark.parametrize(("edit", "parsed", "converted", "made", "removed"), EDITS)
def test_an_edit_of_a_series_makes_exactly_what_shows_it(
    series_site: Path, edit: Edit, parsed: set[str], converted: set[str], made: set[str], removed: set[str]
) -> None:
    """Its parts, its own page, the index of series; no other article, whatever magazine it stands in."""
    edit(series_site)
    report = harness.build(series_site)
    harness.assert_stages(report, parsed, converted, made, removed)
    harness.assert_as_clean(series_site, report)


def test_the_first_series_is_on_every_page(small_site: Path) -> None:
    """The way to the index of series stands in the head of all pages, and goes with the last of them."""
    before = harness.files(small_site / OUTPUT)
    report = harness.build(begun(small_site))
    assert harness.made_urls(report) >= RENDERED
    assert harness.made_urls(report) >= SERIES_PAGES
    change(UN, "\nseries: Le tour\npart: 1", "")(small_site)
    change(DEUX, "\nseries: le-tour\npart: 2", "")(small_site)
    drop(TOUR)(small_site)
    report = harness.build(small_site)
    assert {"dossiers/index.html", "dossiers/le-tour/index.html", "dossiers/le-tour/feed.xml"} == {
        path for path in report.removed if path.startswith("dossiers")
    }
    assert before == harness.generation(small_site / OUTPUT)


def test_one_reads_from_part_to_part(series_site: Path) -> None:
    """Each part says which it is of how many, and leads to the one before and the one after."""
    change(QUATRE, "category: internet", "category: internet\nseries: Le tour\npart: 3")(series_site)
    assert harness.build(series_site).published
    files = harness.files(series_site / OUTPUT)
    texts = {url: read_page(files[f"{url}index.html"[1:]].decode()).text for url in sorted(ARTICLES)}
    expected = {
        "/internet/un/": "Le tour 1 of 3 UnDeuxQuatreDeux",
        "/internet/deux/": "Le tour 2 of 3 UnDeuxQuatreUnQuatre",
        "/internet/quatre/": "Le tour 3 of 3 UnDeuxQuatreDeux",
    }
    assert {url: expected.get(url, "") in text for url, text in texts.items()} == dict.fromkeys(texts, True)
    assert "Le tour" not in texts["/logiciel/trois/"]


def test_an_unlisted_part_is_no_part_for_the_others(series_site: Path) -> None:
    """Neither number nor way leads to it, and its own page stands."""
    change(DEUX, "part: 2", "part: 2\nunlisted: true")(series_site)
    report = harness.build(series_site)
    harness.assert_as_clean(series_site, report)
    files = harness.files(series_site / OUTPUT)
    assert "internet/deux/index.html" in files
    assert b"/internet/deux/" not in files["internet/un/index.html"]
    assert b"/internet/deux/" not in files["dossiers/le-tour/index.html"]


def test_a_part_that_nobody_is_called_by_is_said(series_site: Path) -> None:
    """At the list of the series' file; an article that waits for its date is no mistake."""
    change(
        TOUR, "title: Le tour", "title: Le tour\nparts: [2026-01-01-un, 2026-12-24-noel, 2026-01-09-perdu]"
    )(series_site)
    report = harness.build(series_site)
    assert [("series-part", f"{TOUR}:3:1")] == places(report)
    assert dict(report.diagnostics[0].arguments)["article"] == "2026-01-09-perdu"


def test_two_spellings_of_an_undeclared_series_are_said(small_site: Path) -> None:
    """They are one series, called as most articles call it."""
    for name, spelled in ((UN, "Le Tour"), (DEUX, "Le tour"), (TROIS, "Le tour")):
        change(name, "author:", f"series: {spelled}\nauthor:")(small_site)
    report = harness.build(small_site)
    assert [("name-spelled", f"{UN}:3:1")] == places(report)
    assert dict(report.diagnostics[0].arguments)["name"] == "Le tour"
