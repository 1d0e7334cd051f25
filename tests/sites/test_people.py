"""Who writes and about what: authors of data files, names in all their spellings, articles of several categories."""

import json
from pathlib import Path

import pytest

from tests.sites import harness
from tests.sites.edits import change, drop, put
from tests.sites.harness import OUTPUT, places
from tests.sites.reading import read_page
from tests.sites.small import ALIX, DEUX, QUATRE, TROIS, UN, feeds
from tests.sites.tiny import article

NOTHING: frozenset[str] = frozenset()
BOTH = feeds("/", "/internet/")
YAML = """\
alix:
  name: Alix
  twitter: alix_ecrit
  bio: Une *vie* bien remplie.
bo:
  name: Bo
  bio: Une vie bien à soi.
"""
DATA = {
    "yaml": ("data/auteurs.yml", {"data/auteurs.yml": YAML}),
    "json": (
        "data/auteurs.json",
        {
            "data/auteurs.json": json.dumps(
                {
                    "authors": [
                        {"id": "alix", "name": "Alix", "bio": ["Une *vie* bien remplie."]},
                        {"id": "bo", "name": "Bo", "bio": ["Une vie bien à soi."]},
                    ]
                },
                indent=1,
            )
        },
    ),
    "folder": (
        "data/auteurs",
        {
            "data/auteurs/alix.yml": "name: Alix\nbio: Une *vie* bien remplie.\n",
            "data/auteurs/bo.toml": 'name = "Bo"\nbio = "Une vie bien à soi."\n',
        },
    ),
}
OF_ALIX = {"/auteurs/alix/", "/internet/un/", "/logiciel/trois/"}


def with_data(site: Path, shape: str) -> str:
    """Give the small site its authors in a data file or folder in the place of two sources; where Alix stands."""
    path, files = DATA[shape]
    drop(ALIX)(site)
    drop("content/authors/bo.md")(site)
    harness.write(site, files)
    config = (site / "config.toml").read_text(encoding="utf-8")
    put("config.toml", f'{config}\n[content.author_data]\npath = "{path}"\n')(site)
    return next(name for name, text in files.items() if "Alix" in text)


@pytest.mark.parametrize("shape", DATA)
def test_authors_may_stand_in_data(small_site: Path, shape: str) -> None:
    """One file in YAML or JSON for all of them, or a folder with one for each: they have their profiles."""
    with_data(small_site, shape)
    report = harness.build(small_site)
    assert not report.diagnostics
    assert report.totals.authors == 2
    page = read_page((small_site / OUTPUT / "auteurs/alix/index.html").read_text(encoding="utf-8")).text
    assert "Une vie bien remplie." in page


@pytest.mark.parametrize("shape", DATA)
def test_an_edit_of_one_author_s_data_makes_their_pages(small_site: Path, shape: str) -> None:
    """Those that show the profile; nobody else's, though all may stand in one file."""
    name = with_data(small_site, shape)
    assert harness.build(small_site).published
    change(name, "bien remplie", "toute simple")(small_site)
    report = harness.build(small_site)
    harness.assert_stages(report, NOTHING, {name}, OF_ALIX)
    harness.assert_as_clean(small_site, report)


def test_a_file_completes_what_the_data_says(small_site: Path) -> None:
    """The file counts where both say something, and an author's name may come from either."""
    with_data(small_site, "yaml")
    put(ALIX, "---\nrole: Rédactrice en chef\n---\n\nUn autre texte.\n")(small_site)
    assert not harness.build(small_site).diagnostics
    page = read_page((small_site / OUTPUT / "auteurs/alix/index.html").read_text(encoding="utf-8"))
    assert "alix Alix person Rédactrice en chef" in page.text
    assert "Un autre texte." in page.text
    assert "https://x.com/alix_ecrit" in page.links or "https://twitter.com/alix_ecrit" in page.links


def test_an_author_without_a_name_in_the_data_is_called_as_the_file_is(small_site: Path) -> None:
    """Capitals are the person's own, and whoever writes the id so spells it well."""
    with_data(small_site, "folder")
    put("data/auteurs/MoOx.json", '{"bio": "Bonjour."}')(small_site)
    change(UN, "author: alix", "author: MoOx")(small_site)
    report = harness.build(small_site)
    assert not report.diagnostics
    page = read_page((small_site / OUTPUT / "internet/un/index.html").read_text(encoding="utf-8"))
    assert " moox MoOx person" in page.text
    assert "/auteurs/moox/" in page.links


@pytest.mark.parametrize(
    ("content", "where"),
    [
        pytest.param("alix: [", "data/auteurs.yml:1:8", id="syntax"),
        pytest.param("alix: Alix\n", "data/auteurs.yml:1:1", id="no group of keys"),
    ],
)
def test_data_that_cannot_be_read_is_an_error(small_site: Path, content: str, where: str) -> None:
    """With its place; nothing is published."""
    with_data(small_site, "yaml")
    put("data/auteurs.yml", content)(small_site)
    report = harness.build(small_site)
    assert not report.published
    assert ("author-data", where) in places(report)


@pytest.mark.parametrize(
    "header",
    [
        "author: [alix, bo]",
        "authors:\n  - alix\n  - bo",
        "author: alix et bo",
        "author: alix & bo",
        "author: Alix, Bo",
        "authors: Alix and Bo",
        "author: alix; bo",
        "author: [{name: Alix}, {name: Bo}]",
        "author: alix\nauthors: [bo]",
        "Author: [Alix, Bo]",
    ],
)
def test_co_authors_in_all_spellings(small_site: Path, header: str) -> None:
    """In order of signature, each on the list of each."""
    put(DEUX, f"---\ntitle: Deux\ncategory: internet\n{header}\n---\n\nUn texte.\n")(small_site)
    report = harness.build(small_site)
    assert not report.diagnostics
    files = harness.files(small_site / OUTPUT)
    text = read_page(files["internet/deux/index.html"].decode()).text
    assert 0 < text.index("alix Alix person") < text.index("bo Bo person")
    for author in ("alix", "bo"):
        lists = b"".join(content for path, content in files.items() if path.startswith(f"auteurs/{author}/"))
        assert b"/internet/deux/" in lists


def test_an_article_stands_in_all_its_categories(small_site: Path) -> None:
    """The first is its magazine: it gives the address, and the neighbours are of that one."""
    change(DEUX, "category: internet", "categories: [logiciel, internet]")(small_site)
    report = harness.build(small_site)
    harness.assert_as_clean(small_site, report)
    files = harness.files(small_site / OUTPUT)
    assert "logiciel/deux/index.html" in files
    assert "internet/deux/index.html" not in files
    for path in ("logiciel/index.html", "internet/index.html", "internet/feed.xml", "logiciel/feed.xml"):
        assert b"/logiciel/deux/" in files[path], path
    assert b"/logiciel/deux/" not in files["internet/un/index.html"]
    assert b"/logiciel/deux/" in files["logiciel/trois/index.html"]


def test_another_second_category_makes_the_two_lists(small_site: Path) -> None:
    """The article keeps its address and its neighbours."""
    change(DEUX, "category: internet", "categories: [internet, logiciel]")(small_site)
    report = harness.build(small_site)
    harness.assert_stages(
        report,
        {DEUX},
        NOTHING,
        {"/internet/deux/", "/logiciel/", "/auteurs/bo/feed.xml", *feeds("/", "/logiciel/", "/internet/")},
    )
    harness.assert_as_clean(small_site, report)


@pytest.mark.parametrize(
    ("key", "spellings", "shown", "where"),
    [
        pytest.param(
            "author", ("Zoé Durand", "Zoe Durand", "Zoe Durand"), "Zoe Durand", UN, id="the most used"
        ),
        pytest.param("author", ("zoé Durand", "Zoé Durand", "Bo"), "zoé Durand", DEUX, id="the first path"),
        pytest.param("tags", ("JavaScript", "Javascript", "Javascript"), "Javascript", UN, id="of a tag"),
        pytest.param("category", ("Vie privée", "vie privée", "x"), "Vie privée", DEUX, id="of a category"),
    ],
)
def test_names_that_are_nearly_the_same_are_one(
    small_site: Path, key: str, spellings: tuple[str, ...], shown: str, where: str
) -> None:
    """One page under the spelling most used, else under that of the first path; the other is named with its files."""
    for name, spelled in zip((UN, DEUX, TROIS), spellings, strict=True):
        put(name, article("Titre", **{key: spelled}))(small_site)
    report = harness.build(small_site)
    (remark,) = [one for one in report.diagnostics if one.code == "name-spelled"]
    words = dict(remark.arguments)
    assert (shown, where) == (words["name"], remark.location.path)
    assert (words["count"], words["files"]) == ("1", where)


def test_the_spelling_that_is_shown_follows_the_articles(small_site: Path) -> None:
    """An article more tips the scales: the name changes wherever it is shown, and the address stays."""
    for name, spelled in ((UN, "JavaScript"), (DEUX, "Javascript")):
        put(name, article("Titre", tags=f"[{spelled}]", author="bo"))(small_site)
    harness.build(small_site)
    put(QUATRE, article("Quatre", tags="[Javascript]", author="bo"))(small_site)
    report = harness.build(small_site)
    assert {"/sujets/", "/sujets/javascript/", "/un/", "/deux/"} <= harness.made_urls(report)
    page = (small_site / OUTPUT / "sujets/javascript/index.html").read_text(encoding="utf-8")
    assert "<title>Javascript" in page
    harness.assert_as_clean(small_site, report)
