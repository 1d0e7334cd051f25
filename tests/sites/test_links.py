"""Links between sources, as the tools that they were written for resolve them; and what is said of those that lead nowhere."""

import unicodedata
from pathlib import Path

import pytest

from tests.sites import harness
from tests.sites.edits import change, move, put
from tests.sites.harness import OUTPUT, places
from tests.sites.reading import dead_links, read_page
from tests.sites.small import ABOUT, ALIX, DEUX, FEEDS, INTERNET, TROIS, UN, feeds
from tests.sites.tiny import THEME, article

BASE = "https://mag.example/"
FOLDER = "content/articles"
DOCS = f"""\
[magazine]
title = "Le guide"
url = "{BASE}"

[content]
articles = "docs"

[content.defaults."docs"]
author = "Rédaction"

[theme]
name = "tiny"
"""


def links(site: Path, path: str) -> tuple[str, ...]:
    """The links of a page."""
    return read_page((site / OUTPUT / path / "index.html").read_text(encoding="utf-8")).links


def test_renaming_a_link_s_target_makes_exactly_the_pages_that_show_it(small_site: Path) -> None:
    """The target, its neighbours and lists, and every text with a link to it: an article, a page, a profile, a category."""
    change(ABOUT, "Qui nous sommes.", "[Deux](../articles/2026-01-02-deux.md).")(small_site)
    change(ALIX, "Une *vie*", "[Deux](../articles/2026-01-02-deux.md). Une *vie*")(small_site)
    change(INTERNET, "Tout sur", "[Deux](../articles/2026-01-02-deux.md). Tout sur")(small_site)
    assert not harness.build(small_site).diagnostics
    new = f"{FOLDER}/2026-01-02-second.md"
    move(DEUX, new)(small_site)
    for name in (TROIS, ABOUT, ALIX, INTERNET):
        change(name, "2026-01-02-deux.md", "2026-01-02-second.md")(small_site)
    report = harness.build(small_site)
    shows = {
        *("/internet/second/", "/internet/un/", "/internet/quatre/", "/page/2/", "/auteurs/bo/"),
        *("/sitemap.xml", "/auteurs/bo/feed.xml"),
    }
    # The profile of Alix stands below both of her articles; an introduction stands on all pages of its list.
    texts = {
        *("/logiciel/trois/", "/a-propos/", "/auteurs/alix/", "/internet/", "/internet/page/2/"),
        *FEEDS,
    }
    # The link of "trois" stands in its first paragraph, which cards show.
    texts |= {"/", "/logiciel/", "/auteurs/alix/feed.xml", "/sujets/mobile/", "/sujets/mobile/feed.xml"}
    harness.assert_stages(
        report,
        {new, TROIS, ABOUT, ALIX, INTERNET},
        {new, TROIS, ABOUT, ALIX, INTERNET},
        shows | texts,
        {"internet/deux/index.html"},
    )
    assert not report.diagnostics
    harness.assert_as_clean(small_site, report)


def test_a_renamed_target_is_said_at_each_link(small_site: Path) -> None:
    """The linking article alone is made again; the nearest name is told with the place of the link."""
    move(DEUX, f"{FOLDER}/2026-01-02-deuxx.md")(small_site)
    report = harness.build(small_site)
    assert [("link-missing", f"{TROIS}:8:13")] == places(report)
    assert dict(report.diagnostics[0].arguments)["near"] == f"{FOLDER}/2026-01-02-deuxx.md"
    harness.assert_as_clean(small_site, report)


@pytest.mark.slow
def test_a_documentation_of_three_hundred_pages(site: Path) -> None:
    """Written for MkDocs: folders with index.md, relative links with and without anchors, encoded and accented."""
    pages = {}
    for number in range(300):
        chapter, other = number // 10, (number + 11) % 300
        text = (
            f"## Détails n° {number}\n\nVoir [la suite](../chapitre-{other // 10}/page-{other}.md), "
            f"[plus bas](#details-n-{number}), [le chapitre](index.md#contenu), [l’accueil](../index.md) "
            f"et [ses détails](../chapitre-{other // 10}/page-{other}.md#details-n-{other}).\n"
        )
        pages[f"docs/chapitre-{chapter}/page-{number}.md"] = article(
            f"Page {number}", text, date="2026-01-01"
        )
    for chapter in range(30):
        text = f"## Contenu\n\n[Première](page-{chapter * 10}.md), [le dossier](../chapitre-{(chapter + 1) % 30}/)."
        pages[f"docs/chapitre-{chapter}/index.md"] = article(f"Chapitre {chapter}", text, date="2026-01-01")
    accueil = "[Un chapitre](chapitre-3/index.md), [un accent](guide%20%C3%A9t%C3%A9.md) et [le même](<guide été.md>)."
    pages["docs/index.md"] = article("Accueil", accueil, date="2026-01-01", slug="accueil")
    pages["content/authors/redaction.md"] = "---\nname: Rédaction\n---\n"
    harness.write(site, {"config.toml": DOCS, **THEME, **pages})
    apart = unicodedata.normalize("NFD", "docs/guide été.md")
    put(apart, article("Été", date="2026-01-01"))(site)
    report = harness.build(site)
    assert report.published
    assert not report.diagnostics
    assert report.totals.articles == 332
    assert list(dead_links(harness.files(site / OUTPUT), BASE)) == []
    assert {"/page-11/", "/page-11/#details-n-11", "/chapitre-0/#contenu", "/accueil/"} <= set(
        links(site, "page-0")
    )
    assert links(site, "accueil").count("/guide-ete/") >= 2


def test_a_link_in_other_capitals_leads_there_and_is_said(small_site: Path) -> None:
    """It works on the writer's machine and not on the next: the name as the file has it is told."""
    change(UN, "La suite.", "[Là](2026-01-02-DEUX.md) et [là](2026-01-04-quatre/Dessin.PNG).")(small_site)
    report = harness.build(small_site)
    assert [("link-spelled", f"{UN}:10:6"), ("link-spelled", f"{UN}:10:34")] == places(report)
    assert {dict(one.arguments)["path"] for one in report.diagnostics} == {
        DEUX,
        f"{FOLDER}/2026-01-04-quatre/dessin.png",
    }
    assert "/internet/deux/" in links(small_site, "internet/un")
    assert "internet/un/2026-01-04-quatre/dessin.png" in harness.files(small_site / OUTPUT)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param("2026-01-02-deux.md", "/internet/deux/", id="by its file"),
        pytest.param("2026-01-02-deux", "/internet/deux/", id="without suffix"),
        pytest.param("./2026-01-04-quatre/", "/internet/quatre/", id="by its folder"),
        pytest.param("2026-01-04-quatre/index.md", "/internet/quatre/", id="by the text of its folder"),
        pytest.param("/internet/deux/", "/internet/deux/", id="by its address"),
        pytest.param(
            "/content/articles/2026-01-02-deux.md", "/internet/deux/", id="from the root of the site"
        ),
        pytest.param('{{< ref "2026-01-02-deux.md" >}}', "/internet/deux/", id="Hugo's ref"),
        pytest.param(
            '{{% relref "2026-01-04-quatre" %}}', "/internet/quatre/", id="Hugo's relref to a bundle"
        ),
        pytest.param("{% post_url 2026-01-02-deux %}", "/internet/deux/", id="Jekyll's post_url"),
        pytest.param(
            "{{ site.baseurl }}{% post_url 2026-01-02-Deux %}", "/internet/deux/", id="with its baseurl"
        ),
        pytest.param('{{ "/internet/deux/" | relative_url }}', "/internet/deux/", id="Liquid's relative_url"),
        pytest.param("@/2026-01-02-deux.md", "/internet/deux/", id="Zola's"),
        pytest.param("../authors/bo.md", "/auteurs/bo/", id="an author"),
        pytest.param("../categories/internet.md", "/internet/", id="a category"),
        pytest.param("../pages/a-propos.md#x", "/a-propos/#x", id="a page"),
        pytest.param("../../static/ours.txt", "/ours.txt", id="a static file by its place"),
        pytest.param("/ours.txt", "/ours.txt", id="a static file by its address"),
        pytest.param("/static/ours.txt", "/ours.txt", id="a static file with its folder"),
    ],
)
def test_every_way_to_write_a_link(small_site: Path, target: str, expected: str) -> None:
    """Of whichever tool: the page is found, or the file."""
    change(ABOUT, "Qui nous sommes.", "## X\n\nQui nous sommes.")(small_site)
    change(UN, "La suite.", f"[La suite]({target}).")(small_site)
    report = harness.build(small_site)
    assert not report.diagnostics
    assert expected in links(small_site, "internet/un")


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("nulle-part.md", "link-missing"),
        ("nulle-part.png", "link-missing"),
        ("/nulle-part/", "link-dead"),
        ("#nulle-part", "anchor-missing"),
        ("2026-01-02-deux.md#nulle-part", "anchor-missing"),
        ("brouillon.md", "link-unpublished"),
        ("2026-12-24-noel.md", "link-unpublished"),
        ("../../config.toml", "link-forbidden"),
        ("../../data/shares/nov.csv", "link-forbidden"),
        ("../../themes/tiny/theme.toml", "link-forbidden"),
    ],
)
def test_a_link_that_leads_nowhere_is_said_at_its_place(small_site: Path, target: str, code: str) -> None:
    """Line and column are those of the target, among other links and accents; the text stays."""
    change(UN, "La suite.", f"Été : [ours](/ours.txt), [là]({target})\nplus loin.")(small_site)
    report = harness.build(small_site)
    assert report.published
    assert [(code, f"{UN}:10:31")] == places(report)
    page = read_page((small_site / OUTPUT / "internet/un/index.html").read_text(encoding="utf-8"))
    assert "Été : ours, là plus loin." in page.text
    if code not in {"link-dead", "anchor-missing"}:
        assert not [link for link in page.links if "nulle" in link or ".." in link]


def test_a_site_moves_below_a_path_with_its_links(small_site: Path) -> None:
    """Addresses that are written from the root follow it."""
    change(UN, "La suite.", "[Là](/internet/deux/), [ici](/ours.txt) et [là](2026-01-02-deux.md).")(
        small_site
    )
    report = harness.build(small_site, url="https://mag.example/revue/")
    assert not report.diagnostics
    assert {"/revue/internet/deux/", "/revue/ours.txt"} <= set(links(small_site, "internet/un"))
    assert list(dead_links(harness.files(small_site / OUTPUT), "https://mag.example/revue/")) == []


def test_jekyll_s_folders_are_read_as_they_are(site: Path) -> None:
    """Dates in names, authors in a data file, `permalink`, `post_url`: a configuration is all that it takes."""
    config = f"""\
[magazine]
url = "{BASE}"

[content]
articles = "_posts"

[content.author_data]
path = "_data/authors.yml"
"""
    harness.write(
        site,
        {
            "config.toml": config,
            "_data/authors.yml": "lea:\n  name: Léa Exemple\n  bio: Elle écrit.\n",
            "_posts/2015-03-02-premier.markdown": article(
                "Premier",
                "Voir [la suite]({% post_url 2015-04-02-second %}).",
                author="lea",
                permalink="/vieux/premier.html",
            ),
            "_posts/2015-04-02-second.md": article(
                "Second", author="lea", published="true", categories="web css"
            ),
            "_posts/2015-05-02-jamais.md": article("Jamais", published="false", author="personne"),
        },
    )
    report = harness.build(site)
    assert report.published
    assert set(harness.codes(report.diagnostics)) <= {"category-undeclared"}
    files = harness.files(site / OUTPUT)
    assert {"premier/index.html", "auteurs/lea/index.html", "vieux/premier.html"} <= files.keys()
    assert "Elle écrit." in read_page(files["auteurs/lea/index.html"].decode()).text
    assert not [path for path, content in files.items() if b"Jamais" in content]
    assert list(dead_links(files, BASE)) == []


@pytest.mark.parametrize("name", ["index.md", "_index.md"])
def test_the_text_of_another_tool_s_front_page_gives_way_to_ours(site: Path, name: str) -> None:
    """It is told, and links to it lead to La Une; nothing else of its folder is touched."""
    harness.write(
        site,
        {
            **THEME,
            "config.toml": DOCS.replace('articles = "docs"', 'articles = "docs/posts"\npages = "docs"'),
            f"docs/{name}": article("Accueil", "Bienvenue."),
            "docs/guide/index.md": article("Guide", f"![Un dessin](dessin.png) [là](../{name})"),
            "docs/guide/dessin.png": "dessin",
            "docs/posts/2015-03-02-un.md": article(
                "Un", f"[Accueil](../{name}) et [guide](../guide/index.md)."
            ),
        },
    )
    report = harness.build(site)
    assert report.published
    assert ("front-text", f"docs/{name}:1:1") in places(report)
    assert {"/", "/guide/"} <= set(links(site, "un"))
    assert {"/", "/guide/dessin.png"} <= set(links(site, "guide"))


def test_the_feeds_of_a_linking_article_follow_the_target(small_site: Path) -> None:
    """They hold its text, and so the address that it leads to."""
    change(DEUX, "category: internet", "category: internet\nslug: second")(small_site)
    report = harness.build(small_site)
    assert feeds("/", "/logiciel/") <= harness.made_urls(report)
    assert b"https://mag.example/internet/second/" in harness.files(small_site / OUTPUT)["logiciel/feed.xml"]
