"""Articles as other tools left them: other formats, other headers, titles in the text; and what they say of themselves."""

from pathlib import Path

import pytest

from tests.sites import harness
from tests.sites.edits import change, move, put
from tests.sites.harness import OUTPUT, places
from tests.sites.reading import read_page
from tests.sites.small import SHARES, UN, feeds
from tests.sites.tiny import article

FOLDER = "content/articles"
OTHER = f"{FOLDER}/2026-02-01-autre.md"
HEADERS = {
    "yaml": "---\ntitle: Autre\nauthor: bo\ntags: [web]\n---\n",
    "yaml by name": "---yaml\ntitle: Autre\nauthor: bo\ntags: [web]\n---\n",
    "yaml with dots": "---\ntitle: Autre\nauthor: bo\ntags: [web]\n...\n",
    "toml": '+++\ntitle = "Autre"\nauthors = ["bo"]\n[taxonomies]\ntags = ["web"]\n+++\n',
    "json": '{\n"title": "Autre",\n"author": "bo",\n"tags": ["web"]\n}\n',
    "json between semicolons": ';;;\n{"title": "Autre", "author": "bo", "tags": ["web"]}\n;;;\n',
    "lines": "Title: Autre\nAuthor: bo\nTags: web\n",
}


def shown(site: Path, path: str) -> str:
    """The text of a page."""
    return read_page((site / OUTPUT / path / "index.html").read_text(encoding="utf-8")).text


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_every_format_of_header_says_the_same(small_site: Path, header: str) -> None:
    """The same page, whichever tool the article was written for."""
    put(OTHER, article("Autre", "Le texte.", author="bo", tags="[web]"))(small_site)
    assert harness.build(small_site).published
    expected = shown(small_site, "autre")
    put(OTHER, f"{header}\nLe texte.\n")(small_site)
    report = harness.build(small_site)
    assert not report.diagnostics
    assert expected == shown(small_site, "autre")
    harness.assert_as_clean(small_site, report)


@pytest.mark.parametrize(
    ("header", "where"),
    [
        ("---\ntitle: Autre\nupdated: bientôt\n---\n", "3:1"),
        ('+++\ntitle = "Autre"\nupdated = "bientôt"\n+++\n', "3:1"),
        ('{\n"title": "Autre",\n"updated": "bientôt"\n}\n', "3:1"),
        ("Title: Autre\nUpdated: bientôt\n", "2:1"),
    ],
)
def test_what_is_wrong_in_a_header_has_its_line(small_site: Path, header: str, where: str) -> None:
    """In every format."""
    put(OTHER, f"{header}\nLe texte.\n")(small_site)
    report = harness.build(small_site)
    assert [("value-wrong", f"{OTHER}:{where}")] == places(report)


@pytest.mark.parametrize("suffix", ["markdown", "mkd", "mkdn", "mdown"])
def test_markdown_has_several_suffixes(small_site: Path, suffix: str) -> None:
    """An article of another suffix is an article, and links lead to it."""
    put(f"{FOLDER}/2026-02-01-autre.{suffix}", article("Autre", author="bo"))(small_site)
    change(UN, "La suite.", f"[La suite](2026-02-01-autre.{suffix}).")(small_site)
    report = harness.build(small_site)
    assert not report.diagnostics
    assert "/autre/" in harness.made_urls(report)
    assert "La suite" in shown(small_site, "internet/un")


def test_other_formats_are_said_once_for_each(small_site: Path) -> None:
    """With a count and the first files; what a bundle holds or an article links to is meant to be there."""
    for number in range(4):
        put(f"{FOLDER}/2009/ancien-{number}.html", "<p>Ancien</p>")(small_site)
    put(f"{FOLDER}/composant.mdx", "# Composant")(small_site)
    put("content/pages/ours.rst", "Ours\n====")(small_site)
    put(f"{FOLDER}/2026-01-04-quatre/notes.txt", "des notes")(small_site)
    put(f"{FOLDER}/lettre.txt", "une lettre")(small_site)
    change(UN, "La suite.", "[La lettre](lettre.txt).")(small_site)
    report = harness.build(small_site)
    assert report.published
    assert {("file-format", f"{FOLDER}/composant.mdx"), ("file-format", "content/pages/ours.rst")} < {
        *places(report)
    }
    words = [dict(one.arguments) for one in report.diagnostics]
    assert [(one["suffix"], one["count"]) for one in words] == [(".html", "4"), (".mdx", "1"), (".rst", "1")]
    assert words[0]["files"].count(".html") == 3
    assert "internet/un/lettre.txt" in harness.files(small_site / OUTPUT)
    assert not [path for path in harness.files(small_site / OUTPUT) if "ancien" in path or "notes" in path]


@pytest.mark.parametrize("header", [{}, {"draft": "true"}])
def test_files_belong_to_a_bundle_as_soon_as_there_is_one(small_site: Path, header: dict[str, str]) -> None:
    """And for as long: what is said of other formats follows an edit."""
    folder = f"{FOLDER}/2026-02-01-autre"
    notes = ("file-format", f"{folder}/notes.txt")
    put(f"{folder}/notes.txt", "des notes")(small_site)
    assert notes in places(harness.build(small_site))
    put(f"{folder}/index.md", article("Autre", author="bo", **header))(small_site)
    report = harness.build(small_site)
    assert notes not in places(report)
    harness.assert_as_clean(small_site, report)
    (small_site / folder / "index.md").unlink()
    report = harness.build(small_site)
    assert notes in places(report)
    harness.assert_as_clean(small_site, report)


def test_an_id_holds_through_a_new_name(small_site: Path) -> None:
    """The file is called otherwise, and the shares are the article's still."""
    put(SHARES, "article,network,count,date\nun,mastodon,3,2026-11-01\n")(small_site)
    change(UN, "title: Un", "title: Un\nid: un\nslug: un")(small_site)
    before = harness.build(small_site)
    assert not before.diagnostics
    new = f"{FOLDER}/archives/2026-01-01-one.md"
    (small_site / FOLDER / "archives").mkdir()
    move(UN, new)(small_site)
    report = harness.build(small_site)
    harness.assert_stages(report, {new}, {new}, {"/internet/un/", *feeds("/", "/internet/")})
    harness.assert_as_clean(small_site, report)


def test_two_articles_cannot_have_one_id(small_site: Path) -> None:
    """Their shares could not be told apart: it is said at the second of them."""
    put(OTHER, article("Autre", id="2026-01-01-un"))(small_site)
    report = harness.build(small_site)
    assert not report.published
    assert ("value-wrong", f"{OTHER}:3:1") in places(report)


@pytest.mark.parametrize(
    ("files", "made"),
    [
        pytest.param(
            {f"{FOLDER}/2026-02-01-lot/index.md": article("Lot")}, {"/lot/"}, id="a text alone with its files"
        ),
        pytest.param(
            {
                f"{FOLDER}/lot/index.md": article("Lot", date="2026-02-01"),
                f"{FOLDER}/lot/2026-02-02-part.md": article("Part"),
            },
            {"/lot/", "/part/"},
            id="one text among others",
        ),
        pytest.param(
            {
                f"{FOLDER}/2026-02-01-lot/index.md": article("Lot"),
                f"{FOLDER}/2026-02-01-lot/_index.md": "---\ntitle: Lot\n---\n",
            },
            {"/lot/"},
            id="beside the text of a section",
        ),
    ],
)
def test_a_folder_may_be_an_article(small_site: Path, files: dict[str, str], made: set[str]) -> None:
    """Its index.md, with the folder's name and date."""
    harness.write(small_site, files)
    report = harness.build(small_site)
    assert not report.diagnostics
    assert made <= harness.made_urls(report)


def test_a_text_beside_a_bundle_s_makes_it_one_of_several(small_site: Path) -> None:
    """Its id is no longer the folder's, so that nothing of the two is mixed up; its address stays."""
    put(f"{FOLDER}/2026-01-04-quatre/2026-01-05-suite.md", article("Suite", author="bo"))(small_site)
    report = harness.build(small_site)
    harness.assert_as_clean(small_site, report)
    assert {"/internet/quatre/", "/suite/"} <= harness.made_urls(report)
    assert "2026-01-04-quatre/index" in shown(small_site, "internet/quatre")


@pytest.mark.parametrize(
    ("text", "title", "count"),
    [
        pytest.param(
            "---\nauthor: bo\n---\n\n# Le titre\n\nLe texte.\n", "Le titre", 1, id="for want of another"
        ),
        pytest.param(
            "---\ntitle: Le titre\nauthor: bo\n---\n\n# Le titre\n\nLe texte.\n",
            "Le titre",
            1,
            id="once more",
        ),
        pytest.param(
            "---\ntitle: Un titre\nauthor: bo\n---\n\n# Un autre\n\nLe texte.\n",
            "Un titre",
            1,
            id="another one",
        ),
    ],
)
def test_a_title_may_stand_in_the_text(small_site: Path, text: str, title: str, count: int) -> None:
    """It is the article's where the header has none, and it is not shown twice."""
    put(OTHER, text)(small_site)
    report = harness.build(small_site)
    assert not report.diagnostics
    page = (small_site / OUTPUT / "autre/index.html").read_text(encoding="utf-8")
    assert f"<title>{title} — Mag</title>" in page
    body = read_page(page).text
    assert body.count("Le titre") in {count, 0}
    harness.assert_as_clean(small_site, report)


def test_an_article_says_what_was_done_to_it(small_site: Path) -> None:
    """Corrections, where it comes from, who paid for it, what a machine did: its own page shows all of it."""
    header = {
        "corrections": "[{date: 2026-03-01, kind: erreur, text: Le chiffre était faux.}, Une faute.]",
        "source": "{name: Ailleurs, url: 'https://ailleurs.example/un'}",
        "canonical": "https://ailleurs.example/un",
        "sponsored": "La Marque",
        "ai": "traduit par une machine",
        "licence": "CC-BY-4.0",
        "discussions": "[https://forum.example/t/1]",
    }
    put(OTHER, article("Autre", author="bo", **header))(small_site)
    report = harness.build(small_site)
    assert not report.diagnostics
    page = read_page((small_site / OUTPUT / "autre/index.html").read_text(encoding="utf-8"))
    for words in ("Le chiffre était faux.", "Une faute.", "erreur", "Ailleurs", "La Marque", "une machine"):
        assert words in page.text, words
    assert "2026-03-01T00:00:00+01:00" in page.text
    assert {"https://ailleurs.example/un", "https://forum.example/t/1"} <= set(page.links)
    assert "La Marque" in shown(small_site, "")


@pytest.mark.parametrize(
    ("line", "other", "made"),
    [
        pytest.param("corrections: [Une faute.]", "corrections: [Une erreur.]", set(), id="correction"),
        pytest.param("source: https://a.example/", "source: https://b.example/", set(), id="origin"),
        pytest.param("licence: CC0", "licence: MIT", set(), id="licence"),
        pytest.param(
            "sponsored: La Marque",
            "sponsored: Une marque",
            {
                *("/page/2/", "/internet/page/2/", "/auteurs/alix/", "/sujets/web/", "/plus-partages/"),
                *("/auteurs/alix/feed.xml", "/sujets/web/feed.xml"),
            },
            id="sponsor, which cards name",
        ),
    ],
)
def test_an_edit_of_what_it_says_makes_its_page(
    small_site: Path, line: str, other: str, made: set[str]
) -> None:
    """And the feeds that hold the whole article."""
    change(UN, "author: alix", f"author: alix\n{line}")(small_site)
    assert harness.build(small_site).published
    change(UN, line, other)(small_site)
    report = harness.build(small_site)
    found = harness.made_urls(report)
    assert {"/internet/un/", *made} == found - feeds("/", "/internet/")
    harness.assert_as_clean(small_site, report)
