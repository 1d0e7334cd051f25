"""Texts that are typed plainly come out well set, wherever readers and machines read them."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from tests.sites import harness
from tests.sites.edits import change, put
from tests.sites.harness import OUTPUT
from tests.sites.tiny import CONFIG, THEME, article

ATOM = "{http://www.w3.org/2005/Atom}"
UN = "content/articles/2026-01-01-un.md"
PAGE = "l-actu/un/index.html"

TITLE = "L’été\u00a0: «\u00a0oui\u00a0»\u202f!"
EXCERPT = "Il dit «\u00a0non\u00a0»… Le 2e jour\u202f!"
BODY = "<p>Il dit «\u00a0non\u00a0»… Le 2<sup>e</sup> jour\u202f!</p>"
TYPED = "L&#39;été : &#34;oui&#34; !"
"""The title as it was typed, in HTML."""

FILES = {
    "config.toml": CONFIG.replace('"Mag"', '"L\'Écho !"'),
    **THEME,
    UN: article(
        "'L''été : \"oui\" !'",
        'Il dit "non"... Le 2ème jour !\n\n## C\'est `a : b` ?\n\n    x = "y" !\n\n> [!TIP]\n> Voir !',
        author="Studio « Là »",
        category='"L\'actu"',
        tags="['C''est \"ça\"']",
        aliases="/ancien/",
    ),
    "content/articles/2026-01-02-deux.md": article("Deux", author="bo", category='"L\'actu"'),
    "content/articles/2026-01-03-trois.md": article("Trois", author="bo"),
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What is made of the site."""
    return _made(tmp_path_factory.mktemp("set") / "site")


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What is made of it where nothing is set."""
    off = {"config.toml": f"{FILES['config.toml']}\n[typography]\nenabled = false\n"}
    return _made(tmp_path_factory.mktemp("typed") / "site", off)


def _made(site: Path, changes: harness.Files | None = None) -> dict[str, bytes]:
    harness.write(site, {**FILES, **(changes or {})})
    report = harness.build(site)
    assert report.published, report.diagnostics
    return harness.files(site / OUTPUT)


@pytest.fixture
def built(site: Path) -> Path:
    """The site with its output."""
    _made(site)
    return site


def _page(site: Path, path: str = PAGE) -> str:
    return (site / OUTPUT / path).read_text("utf-8")


def test_an_article_s_page_is_set(files: dict[str, bytes]) -> None:
    """Its title and its text, heading and table of contents; code stays."""
    page = files[PAGE].decode()

    assert f"<title>{TITLE} — L’Écho\u202f!</title>" in page
    assert BODY in page
    assert '<h2 id="c-est-a-b">C’est <code>a : b</code>\u202f?</h2>' in page
    assert "2 c-est-a-b C’est a : b\u202f?" in page
    assert 'x = "y" !' in page
    assert TYPED not in page


@pytest.mark.parametrize(
    "path", ["index.html", "page/2/index.html", "l-actu/index.html", "sujets/c-est-ca/index.html"]
)
def test_lists_are_set(files: dict[str, bytes], path: str) -> None:
    """The names of magazine, category and tag, and where there are cards, these."""
    page = files[path].decode()

    assert "<header>L’Écho\u202f! " in page
    assert (f"{TITLE}</a>" in page) == (EXCERPT in page) == (path != "index.html")
    assert ("C’est «\u00a0ça\u00a0»" in page) == path.startswith("sujets/")
    assert '">L’actu</a>' in page


def test_the_head_of_a_page_is_set(files: dict[str, bytes]) -> None:
    """What search engines show: an ordinal is not raised there."""
    assert f'<meta name="description" content="{EXCERPT}">' in files[PAGE].decode()


def test_json_ld_is_set(files: dict[str, bytes]) -> None:
    """As data."""
    found = files[PAGE].decode().partition('<script type="application/ld+json">')[2].partition("</script>")[0]

    news: dict[str, Any] = json.loads(found)["@graph"][0]
    assert (news["headline"], news["publisher"]["name"], news["articleSection"]) == (
        TITLE,
        "L’Écho\u202f!",
        "L’actu",
    )
    assert news["author"][0]["name"] == "Studio « Là »"


@pytest.mark.parametrize("path", ["feed.xml", "l-actu/feed.xml"])
def test_atom_is_set(files: dict[str, bytes], path: str) -> None:
    """Titles and texts."""
    feed = ET.fromstring(files[path])  # noqa: S314 - written by this test's own build
    entry = feed.findall(f"{ATOM}entry")[-1]

    assert str(feed.findtext(f"{ATOM}title")).endswith("L’Écho\u202f!")
    assert entry.findtext(f"{ATOM}title") == TITLE
    assert BODY in str(entry.findtext(f"{ATOM}content"))


def test_rss_is_set(files: dict[str, bytes]) -> None:
    """The same."""
    item = ET.fromstring(files["rss.xml"]).findall("channel/item")[-1]  # noqa: S314 - written by this test's own build

    assert item.findtext("title") == TITLE
    assert BODY in ET.tostring(item, "unicode").replace("&lt;", "<").replace("&gt;", ">")


def test_json_feed_is_set(files: dict[str, bytes]) -> None:
    """The same."""
    feed = json.loads(files["feed.json"])

    assert (feed["title"], feed["items"][-1]["title"]) == ("L’Écho\u202f!", TITLE)
    assert BODY in feed["items"][-1]["content_html"]


def test_a_redirect_is_set(files: dict[str, bytes]) -> None:
    """It says where it leads."""
    assert TITLE in files["ancien/index.html"].decode()


def test_addresses_and_what_only_machines_read_stay(files: dict[str, bytes], typed: dict[str, bytes]) -> None:
    """Every file is where it is without typography; sitemap, robots.txt and redirects are the same."""
    alike = {path for path in files if files[path] == typed[path]}

    assert files.keys() == typed.keys()
    assert {"sitemap.xml", "robots.txt", "_redirects"} <= alike
    assert {
        "l-actu/un/index.html",
        "sujets/c-est-ca/index.html",
        "auteurs/studio-la/index.html",
    } <= files.keys()


def test_where_nothing_is_set_everything_is_as_it_was_typed(typed: dict[str, bytes]) -> None:
    """On pages and in feeds."""
    page = typed[PAGE].decode()

    assert f"<title>{TYPED} — L&#39;Écho !</title>" in page
    assert '<p>Il dit "non"... Le 2ème jour !</p>' in page
    assert not any(sign.encode() in content for sign in "\u00a0\u202f" for content in typed.values())


def test_a_rule_that_the_configuration_switches_off_is_off_everywhere(built: Path) -> None:
    """All pages are made again; the other rules go on."""
    change("config.toml", "[urls]", "[typography]\nquotes = false\n\n[urls]")(built)

    report = harness.build(built)

    assert {"/l-actu/un/", "/", "/page/2/", "/feed.xml", "/404.html"} <= harness.made_urls(report)
    assert "<title>L’été\u00a0: &#34;oui&#34;\u202f! — L’Écho\u202f!</title>" in _page(built)
    assert '<p>Il dit "non"… Le 2<sup>e</sup> jour\u202f!</p>' in _page(built)
    harness.assert_as_clean(built, report)


def test_a_rule_that_a_header_switches_off_is_off_where_the_article_is_shown(built: Path) -> None:
    """Its page, its neighbour, its lists and feeds, and no other page."""
    change(UN, "author:", "typography: [quotes]\nauthor:")(built)

    report = harness.build(built)

    harness.assert_stages(
        report,
        parsed=[UN],
        converted=[UN],
        made={
            *(
                "/l-actu/un/",
                "/l-actu/deux/",
                "/ancien/",
                "/page/2/",
                "/l-actu/",
                "/auteurs/studio-la/",
                "/sujets/c-est-ca/",
            ),
            *(
                "/feed.xml",
                "/rss.xml",
                "/feed.json",
                "/l-actu/feed.xml",
                "/l-actu/rss.xml",
                "/l-actu/feed.json",
            ),
            *("/auteurs/studio-la/feed.xml", "/sujets/c-est-ca/feed.xml"),
        },
    )
    assert "L’été\u00a0: &#34;oui&#34;\u202f!</a>" in _page(built, "l-actu/deux/index.html")
    assert "L’été\u00a0: &#34;oui&#34;\u202f!</a>" in _page(built, "page/2/index.html")
    harness.assert_as_clean(built, report)


@pytest.mark.parametrize("value", ["false", "non"])
def test_a_header_may_switch_everything_off(built: Path, value: str) -> None:
    """For its own text and its own words; the magazine's name stays set."""
    change(UN, "author:", f"typography: {value}\nauthor:")(built)

    report = harness.build(built)

    assert f"<title>{TYPED} — L’Écho\u202f!</title>" in _page(built)
    assert '<p>Il dit "non"... Le 2ème jour !</p>' in _page(built)
    harness.assert_as_clean(built, report)


def test_an_english_article_has_english_typography(built: Path) -> None:
    """And our own words in its text are English."""
    change(UN, "author:", "lang: en\nauthor:")(built)

    report = harness.build(built)

    page = _page(built)
    assert "<title>L’été : “oui” ! — L’Écho\u202f!</title>" in page
    assert "<p>Il dit “non”… Le 2ème jour !</p>" in page
    assert ">Tip</p>" in page
    harness.assert_as_clean(built, report)


def test_our_words_in_a_french_text_are_french(files: dict[str, bytes]) -> None:
    """The titles of its alerts."""
    assert ">Astuce</p>" in files[PAGE].decode()


def test_an_english_magazine_has_english_typography(built: Path) -> None:
    """But for an article in French."""
    change("config.toml", 'url = "https', 'language = "en"\nurl = "https')(built)
    french = article("'L''été : \"oui\" !'", 'Il dit "non" !\n\n> [!TIP]\n> Voir !', lang="fr")
    put("content/articles/2026-01-04-quatre.md", french)(built)

    report = harness.build(built)

    english, other = _page(built), _page(built, "quatre/index.html")
    assert "<title>L’été : “oui” ! — L’Écho !</title>" in english
    assert f"<title>{TITLE} — L’Écho !</title>" in other
    assert "<p>Il dit «\u00a0non\u00a0»\u202f!</p>" in other
    assert (">Tip</p>" in english, ">Astuce</p>" in other) == (True, True)
    harness.assert_as_clean(built, report)


def test_a_name_that_is_an_exception_keeps_its_spelling(built: Path) -> None:
    """Wherever it stands, once the configuration knows it."""
    change("config.toml", "[urls]", '[typography]\nexceptions = ["L\'Écho !"]\n\n[urls]')(built)

    harness.build(built)

    assert f"<title>{TITLE} — L&#39;Écho !</title>" in _page(built)
