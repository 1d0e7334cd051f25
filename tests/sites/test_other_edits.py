"""The table "edit → stages → pages" for everything but articles: profiles, data, configuration, theme."""

import struct
from pathlib import Path

import pytest

from tests.sites import harness
from tests.sites.edits import Edit, change, drop, put
from tests.sites.small import (
    ABOUT,
    ALIX,
    ARTICLES,
    BO,
    FEEDS,
    INTERNET,
    PAGES,
    RENDERED,
    SHARES,
    SUMMARIES,
    TEXTS,
    feeds,
)

NOTHING: frozenset[str] = frozenset()
BOTH = feeds("/", "/internet/")

EDITS = [
    pytest.param(
        put(
            SHARES,
            "article,network,count,date\n2026-01-01-un,mastodon,3,2026-11-01\n2026-01-02-deux,x,7,2026-11-02\n",
        ),
        NOTHING,
        NOTHING,
        {
            *("/internet/deux/", "/internet/quatre/", "/", "/page/2/", "/internet/", "/auteurs/"),
            *("/auteurs/bo/", "/plus-partages/", "/plus-partages/page/2/", "/sitemap.xml", *BOTH),
            "/auteurs/bo/feed.xml",
        },
        NOTHING,
        id="shares",
    ),
    pytest.param(
        change(ALIX, "bien remplie", "toute simple"),
        {ALIX},
        {ALIX},
        {"/auteurs/alix/", "/internet/un/", "/logiciel/trois/"},
        NOTHING,
        id="author's profile",
    ),
    pytest.param(
        change(ALIX, "name: Alix", "name: Alice"),
        {ALIX},
        NOTHING,
        {
            "/internet/un/",
            "/logiciel/trois/",
            "/",
            "/page/2/",
            "/internet/page/2/",
            "/auteurs/alix/",
            *("/sujets/web/", "/sujets/mobile/"),
            *(SUMMARIES - {"/auteurs/bo/feed.xml"}),
            "/plus-partages/",
            "/logiciel/",
            "/auteurs/",
            *FEEDS,
        },
        NOTHING,
        id="author's name",
    ),
    pytest.param(
        drop(BO),
        NOTHING,
        NOTHING,
        {
            *("/internet/deux/", "/internet/quatre/", "/", "/page/2/", "/internet/", "/auteurs/"),
            *("/auteurs/bo/", "/auteurs/bo/feed.xml", "/plus-partages/", *BOTH),
        },
        NOTHING,
        id="author's file deleted, who is then called by their id",
    ),
    pytest.param(
        change(INTERNET, "#0b4fb3", "#1e6e42"),
        {INTERNET},
        NOTHING,
        {"/assets/accents.css"},
        NOTHING,
        id="category's colour",
    ),
    pytest.param(
        change(INTERNET, "name: Internet", "name: Réseau"),
        {INTERNET},
        NOTHING,
        RENDERED,
        NOTHING,
        id="category's name, which every page shows",
    ),
    pytest.param(
        change(INTERNET, "Tout sur", "Rien sur"),
        {INTERNET},
        {INTERNET},
        {"/internet/", "/internet/page/2/"},
        NOTHING,
        id="category's introduction",
    ),
    pytest.param(
        change(ABOUT, "Qui nous", "Ce que nous"), {ABOUT}, {ABOUT}, {"/a-propos/"}, NOTHING, id="page"
    ),
    pytest.param(change("config.toml", '"Mag"', '"Revue"'), NOTHING, NOTHING, RENDERED, NOTHING, id="title"),
    pytest.param(
        change("config.toml", "[urls]", "[typography]\nquotes = false\n\n[urls]"),
        NOTHING,
        TEXTS,
        RENDERED,
        NOTHING,
        id="rule of typography",
    ),
    pytest.param(
        change("config.toml", "page_size = 2", "page_size = 3"),
        NOTHING,
        NOTHING,
        {"/", "/page/2/", "/internet/", "/sitemap.xml"},
        {"internet/page/2/index.html"},
        id="length of lists",
    ),
    pytest.param(
        change("config.toml", "À propos", "La rédaction"), NOTHING, NOTHING, RENDERED, NOTHING, id="menu"
    ),
    pytest.param(
        change("config.toml", "https://mag.example/", "https://revue.example/"),
        NOTHING,
        NOTHING,
        RENDERED,
        NOTHING,
        id="address",
    ),
    pytest.param(put("static/neuf.txt", "neuf"), NOTHING, NOTHING, {"/neuf.txt"}, NOTHING, id="static file"),
    pytest.param(put("static/ours.txt", "ourse"), NOTHING, NOTHING, {"/ours.txt"}, NOTHING, id="its content"),
    pytest.param(drop("static/ours.txt"), NOTHING, NOTHING, NOTHING, {"ours.txt"}, id="its deletion"),
    pytest.param(
        put("content/notes.txt", "rien"), NOTHING, NOTHING, NOTHING, NOTHING, id="what is no source"
    ),
    pytest.param(lambda _site: None, NOTHING, NOTHING, NOTHING, NOTHING, id="nothing"),
]

CATALOGUE = b"\xde\x12\x04\x95" + struct.pack("<6I", 0, 0, 28, 28, 0, 28)
"""A compiled catalogue without a message."""

_TEMPLATES = "themes/tiny/templates"
THEME_EDITS = [
    pytest.param(
        change(f"{_TEMPLATES}/article.html", "page.extra|json", "page.extra|json }}!{{ 1"),
        ARTICLES,
        id="template of articles",
    ),
    pytest.param(change(f"{_TEMPLATES}/base.html", "<main>", "<main id=m>"), PAGES, id="base"),
    pytest.param(change(f"{_TEMPLATES}/header.html", "<header>", "<header >"), PAGES, id="included part"),
    pytest.param(change(f"{_TEMPLATES}/parts.html", "no bio", "nobody"), PAGES, id="imported part"),
    pytest.param(
        change("themes/tiny/static/tiny.css", "#111", "#222"), {"/assets/tiny.css", *PAGES}, id="style sheet"
    ),
    pytest.param(
        put("themes/tiny/static/neuf.svg", "<svg/>"), {"/assets/neuf.svg"}, id="asset that nobody asks for"
    ),
    pytest.param(
        put("themes/tiny/locales/fr/LC_MESSAGES/tiny.mo", CATALOGUE),
        RENDERED,
        id="catalogue",
    ),
    pytest.param(
        change("themes/tiny/theme.toml", 'sign = "*"', 'sign = "#"'),
        RENDERED,
        id="declaration",
    ),
    pytest.param(
        put(f"{_TEMPLATES}/robots.txt", "User-agent: *\n"), {"/robots.txt"}, id="own template for machines"
    ),
]


@pytest.mark.parametrize(("edit", "parsed", "converted", "made", "removed"), EDITS)
def test_an_edit_makes_exactly_what_shows_it(
    small_site: Path, edit: Edit, parsed: set[str], converted: set[str], made: set[str], removed: set[str]
) -> None:
    """The sources that changed are read, the pages that show the change are made, and no others."""
    edit(small_site)
    report = harness.build(small_site)
    harness.assert_stages(report, parsed, converted, made, removed)
    harness.assert_as_clean(small_site, report)


@pytest.mark.parametrize(("edit", "made"), THEME_EDITS)
def test_an_edit_of_the_theme_makes_the_pages_that_use_it(
    small_site: Path, edit: Edit, made: set[str]
) -> None:
    """An edit of the theme reads and converts no text at all."""
    edit(small_site)
    report = harness.build(small_site)
    harness.assert_stages(report, made=made)
    harness.assert_as_clean(small_site, report)


def test_an_author_s_other_articles_are_made_when_the_round_total_is_another(small_site: Path) -> None:
    """A few shares more, of thousands, are seen where they were counted and in the lists, and nowhere else."""
    made = []
    for count in (6701, 6733, 6795):
        put(SHARES, f"article,network,count,date\n2026-01-02-deux,x,{count},2026-11-02\n")(small_site)
        report = harness.build(small_site)
        harness.assert_as_clean(small_site, report)
        made.append({one.url for one in report.made} & ARTICLES)

    assert made[1:] == [{"/internet/deux/"}, {"/internet/deux/", "/internet/quatre/"}]
