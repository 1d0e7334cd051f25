"""The table "edit → stages → pages" for articles: what is read, converted, made and removed, exactly.

After each edit the output is what a build from nothing makes of the same sources, and so is what is said.
"""

from pathlib import Path

import pytest

from tests.sites import harness, small
from tests.sites.edits import Edit, change, drop, move, put
from tests.sites.small import (
    ARTICLES,
    DEUX,
    DRAFT,
    EVERYTHING,
    FEEDS,
    PICTURE,
    SOURCES,
    TEXTS,
    TROIS,
    UN,
    feeds,
)
from tests.sites.tiny import article

NOTHING: frozenset[str] = frozenset()
BOTH = feeds("/", "/internet/")

# The lists on which a card of the article "un" stands.
CARDS_OF_UN = {"/page/2/", "/internet/page/2/", "/auteurs/alix/", "/sujets/web/", "/plus-partages/"}
FEEDS_OF_UN = {"/auteurs/alix/feed.xml", "/sujets/web/feed.xml"}
FEED_OF_BO = "/auteurs/bo/feed.xml"

EDITS = [
    pytest.param(
        change(UN, "La suite.", "La fin."), {UN}, {UN}, {"/internet/un/", *BOTH}, NOTHING, id="body"
    ),
    pytest.param(
        change(UN, "Le début.", "Le départ."),
        {UN},
        {UN},
        {"/internet/un/", *CARDS_OF_UN, *BOTH, *FEEDS_OF_UN},
        NOTHING,
        id="first paragraph, which lists show",
    ),
    pytest.param(
        change(UN, "title: Un", "title: Uno"),
        {UN},
        NOTHING,
        {"/internet/un/", "/internet/deux/", *CARDS_OF_UN, *BOTH, *FEEDS_OF_UN},
        NOTHING,
        id="title, which the neighbour shows as well",
    ),
    pytest.param(
        change(UN, "tags: [web]", "tags: [web]\nsummary: En bref."),
        {UN},
        {UN},
        {"/internet/un/", *CARDS_OF_UN, *BOTH, *FEEDS_OF_UN},
        NOTHING,
        id="summary",
    ),
    pytest.param(
        change(UN, "tags: [web]", "tags: [web]\ndate: 2026-01-05"),
        {UN},
        {UN},
        {
            *("/internet/un/", "/internet/deux/", "/internet/quatre/", "/", "/internet/"),
            *(*CARDS_OF_UN, "/sitemap.xml", *BOTH, *FEEDS_OF_UN),
        },
        NOTHING,
        id="date, by which the last becomes the first",
    ),
    pytest.param(
        change(UN, "author: alix", "author: bo"),
        {UN},
        NOTHING,
        {
            *(*ARTICLES, "/", *CARDS_OF_UN, "/auteurs/", "/auteurs/bo/", "/auteurs/bo/page/2/"),
            *("/sitemap.xml", *BOTH, *FEEDS_OF_UN, FEED_OF_BO),
        },
        NOTHING,
        id="another author",
    ),
    pytest.param(
        change(UN, "author: alix", "author: [alix, bo]"),
        {UN},
        NOTHING,
        {
            *("/internet/un/", "/internet/deux/", "/internet/quatre/", "/", *CARDS_OF_UN),
            *("/auteurs/", "/auteurs/bo/", "/auteurs/bo/page/2/", "/sitemap.xml", *BOTH, *FEEDS_OF_UN),
            FEED_OF_BO,
        },
        NOTHING,
        id="a second author",
    ),
    pytest.param(
        change(UN, "category: internet", "category: logiciel"),
        {UN},
        NOTHING,
        {
            *("/logiciel/un/", "/logiciel/trois/", "/internet/deux/", "/internet/", "/logiciel/"),
            *(*(CARDS_OF_UN - {"/internet/page/2/"}), "/sitemap.xml", *FEEDS, *FEEDS_OF_UN),
        },
        {"internet/un/index.html", "internet/page/2/index.html"},
        id="category, which is in the address",
    ),
    pytest.param(
        change(UN, "tags: [web]", "tags: [web, css]"),
        {UN},
        NOTHING,
        {"/internet/un/", "/sujets/", "/sujets/css/", "/sujets/css/feed.xml", "/sitemap.xml"},
        NOTHING,
        id="tag",
    ),
    pytest.param(
        change(UN, "tags: [web]", "tags: [web]\ndraft: true"),
        {UN},
        NOTHING,
        {
            *("/", "/page/2/", "/internet/", "/internet/deux/", "/logiciel/trois/", "/auteurs/"),
            *("/auteurs/alix/", "/auteurs/alix/feed.xml", "/sujets/", "/plus-partages/"),
            *("/sitemap.xml", *BOTH),
        },
        {
            *("internet/un/index.html", "internet/page/2/index.html"),
            *("sujets/web/index.html", "sujets/web/feed.xml"),
        },
        id="draft set, so that its shares are not the newest",
    ),
    pytest.param(
        change(DRAFT, "draft: true", "draft: false"),
        {DRAFT},
        {DRAFT},
        {
            *("/logiciel/brouillon/", "/logiciel/trois/", "/", "/page/2/", "/page/3/", "/logiciel/"),
            *("/auteurs/", "/auteurs/bo/", "/auteurs/bo/page/2/", "/plus-partages/"),
            *("/sitemap.xml", *feeds("/", "/logiciel/"), FEED_OF_BO),
        },
        NOTHING,
        id="draft unset",
    ),
    pytest.param(
        change(UN, "tags: [web]", "tags: [web]\naliases: /ancien/"),
        {UN},
        {UN},
        {"/internet/un/", "/ancien/", "/_redirects", *BOTH},
        NOTHING,
        id="alias",
    ),
    pytest.param(
        change(UN, "tags: [web]", "tags: [web]\ntypography: [quotes]"),
        {UN},
        {UN},
        {"/internet/un/", "/internet/deux/", *CARDS_OF_UN, *BOTH, *FEEDS_OF_UN},
        NOTHING,
        id="rule of typography, which the title obeys wherever it is shown",
    ),
    pytest.param(
        change(UN, "tags: [web]", "tags: [web]\nlang: en"),
        {UN},
        {UN},
        {"/internet/un/", "/internet/deux/", *CARDS_OF_UN, *BOTH, *FEEDS_OF_UN},
        NOTHING,
        id="language",
    ),
    pytest.param(
        change(UN, "tags: [web]", "tags: [web]\nquestion: Et vous ?"),
        {UN},
        {UN},
        {"/internet/un/", *BOTH},
        NOTHING,
        id="question",
    ),
    pytest.param(
        change(DEUX, "category: internet", "category: internet\nslug: second"),
        {DEUX},
        {DEUX, TROIS},
        {
            *("/internet/second/", "/internet/un/", "/internet/quatre/", "/logiciel/trois/"),
            *("/page/2/", "/internet/", "/auteurs/bo/", "/sitemap.xml", *FEEDS, FEED_OF_BO),
        },
        {"internet/deux/index.html"},
        id="address, to which another article has a link",
    ),
    pytest.param(
        move(UN, "content/articles/2026-01-01-one.md"),
        {"content/articles/2026-01-01-one.md"},
        {"content/articles/2026-01-01-one.md"},
        {
            *("/internet/one/", "/internet/deux/", "/", *CARDS_OF_UN),
            *("/auteurs/", "/logiciel/trois/", "/sitemap.xml", *BOTH, *FEEDS_OF_UN),
        },
        {"internet/un/index.html"},
        id="file renamed, so that its shares are nobody's",
    ),
    pytest.param(
        drop(DEUX),
        NOTHING,
        {TROIS},
        {
            *("/", "/page/2/", "/internet/", "/internet/un/", "/internet/quatre/", "/logiciel/trois/"),
            *("/auteurs/", "/auteurs/bo/", "/plus-partages/", "/sitemap.xml", *FEEDS, FEED_OF_BO),
        },
        {"internet/deux/index.html", "internet/page/2/index.html"},
        id="deleted, though another article has a link to it",
    ),
    pytest.param(
        put("content/articles/2026-01-05-cinq.md", article("Cinq", author="bo")),
        {"content/articles/2026-01-05-cinq.md"},
        {"content/articles/2026-01-05-cinq.md"},
        {
            *("/cinq/", "/", "/page/2/", "/page/3/", "/auteurs/", "/auteurs/bo/", "/auteurs/bo/page/2/"),
            *("/plus-partages/", "/sitemap.xml", *feeds("/"), FEED_OF_BO),
        },
        NOTHING,
        id="written, in no magazine",
    ),
    pytest.param(
        put(PICTURE, b"\x89PNG un autre dessin"),
        NOTHING,
        NOTHING,
        {"/internet/quatre/dessin.png"},
        NOTHING,
        id="picture",
    ),
]


@pytest.mark.parametrize(("edit", "parsed", "converted", "made", "removed"), EDITS)
def test_an_edit_of_an_article_makes_exactly_what_shows_it(
    small_site: Path, edit: Edit, parsed: set[str], converted: set[str], made: set[str], removed: set[str]
) -> None:
    """The sources that changed are read, the pages that show the change are made, and no others."""
    edit(small_site)
    report = harness.build(small_site)
    harness.assert_stages(report, parsed, converted, made, removed)
    harness.assert_as_clean(small_site, report)


def test_the_first_build_makes_everything(site: Path) -> None:
    """Without cache and output every source is read, every published text converted, every file made."""
    harness.write(site, small.FILES)
    report = harness.build(site)
    harness.assert_stages(report, SOURCES, TEXTS, EVERYTHING)
