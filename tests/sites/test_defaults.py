"""What folders say for the articles in them: `[content.defaults]`, and the texts of sections."""

from pathlib import Path

import pytest

from tests.sites import harness
from tests.sites.edits import Edit, change, drop, put
from tests.sites.harness import OUTPUT, places
from tests.sites.reading import read_page
from tests.sites.small import RENDERED, feeds
from tests.sites.tiny import article

NOTHING: frozenset[str] = frozenset()
FOLDER = "content/articles/lettres"
SIGNED, PLAIN = f"{FOLDER}/2026-01-06-signee.md", f"{FOLDER}/2026-01-07-simple.md"
SECTION = f"{FOLDER}/_index.md"
DEFAULTS = f'\n[content.defaults."{FOLDER}"]\nauthor = "bo"\nlicence = "CC0"\n'
NEWEST = {"/", *feeds("/")}


@pytest.fixture
def letters(small_site: Path) -> Path:
    """The small site with two articles in a folder of their own, of which one says who wrote it, built."""
    put(SIGNED, article("Signée", author="alix"))(small_site)
    put(PLAIN, article("Simple"))(small_site)
    config = (small_site / "config.toml").read_text(encoding="utf-8")
    put("config.toml", config + DEFAULTS)(small_site)
    assert not harness.build(small_site).diagnostics
    return small_site


EDITS = [
    pytest.param(
        change("config.toml", "CC0", "CC-BY"),
        NOTHING,
        {"/signee/", "/simple/"},
        NOTHING,
        id="what all of them leave to their folder",
    ),
    pytest.param(
        change("config.toml", 'author = "bo"\nlicence', 'author = "alix"\nlicence'),
        NOTHING,
        {
            *("/simple/", *NEWEST, "/auteurs/", "/plus-partages/", "/sitemap.xml"),
            *("/auteurs/bo/", "/auteurs/bo/feed.xml"),
            *("/auteurs/alix/", "/auteurs/alix/page/2/", "/auteurs/alix/feed.xml"),
        },
        {"auteurs/bo/page/2/index.html"},
        id="what one of them says itself",
    ),
    pytest.param(
        change("config.toml", '"CC0"', '"CC0"\nunlisted = true'),
        NOTHING,
        {
            *("/simple/", "/signee/", *NEWEST, "/auteurs/", "/sitemap.xml", "/plus-partages/"),
            *("/auteurs/bo/", "/auteurs/bo/feed.xml", "/auteurs/alix/", "/auteurs/alix/feed.xml", "/page/2/"),
        },
        {
            *("page/3/index.html", "auteurs/bo/page/2/index.html"),
            "auteurs/alix/page/2/index.html",
        },
        id="a state",
    ),
    pytest.param(
        change(PLAIN, "title: Simple", "title: Simple\nlicence: MIT"),
        {PLAIN},
        {"/simple/", *feeds("/")},
        NOTHING,
        id="an article that begins to say it itself",
    ),
]


@pytest.mark.parametrize(("edit", "parsed", "made", "removed"), EDITS)
def test_an_edit_of_a_folder_s_defaults_makes_what_relies_on_them(
    letters: Path, edit: Edit, parsed: set[str], made: set[str], removed: set[str]
) -> None:
    """No source is read and no text converted for them, and no article elsewhere is made."""
    edit(letters)
    report = harness.build(letters)
    harness.assert_stages(report, parsed, parsed, made, removed)
    harness.assert_as_clean(letters, report)


def test_the_innermost_folder_has_the_last_word(letters: Path) -> None:
    """Key by key; an article's own header goes before all of them."""
    inner = f'\n[content.defaults."{FOLDER}/ete"]\nlicence = "MIT"\n'
    config = (letters / "config.toml").read_text(encoding="utf-8")
    put("config.toml", config + inner)(letters)
    put(f"{FOLDER}/ete/2026-01-08-plage.md", article("Plage"))(letters)
    put(f"{FOLDER}/ete/2026-01-09-port.md", article("Port", licence="CC-BY"))(letters)
    assert harness.build(letters).published
    files = harness.files(letters / OUTPUT)
    texts = {name: read_page(files[f"{name}/index.html"].decode()).text for name in ("plage", "port")}
    assert {name: " Bo person" in text for name, text in texts.items()} == {"plage": True, "port": True}
    assert ["MIT" in texts[name] for name in ("plage", "port")] == [True, False]


def test_a_name_of_the_configuration_is_said_there(letters: Path) -> None:
    """The articles do not name it, so no line of theirs is to blame."""
    change("config.toml", 'author = "bo"\nlicence', 'author = "Personne"\nlicence')(letters)
    report = harness.build(letters)
    assert places(report) == [("author-undeclared", "config.toml")]


def test_a_wrong_default_is_an_error_at_its_line(letters: Path) -> None:
    """A key that no header knows, one that makes an article itself, and a value of the wrong kind."""
    change("config.toml", 'licence = "CC0"', 'license_ = 1\ndate = "2026-01-01"\nunlisted = "peut-être"')(
        letters
    )
    report = harness.build(letters)
    assert not report.published
    assert places(report) == [
        ("config-key", "config.toml:16:1"),
        ("config-key", "config.toml:17:1"),
        ("config-value", "config.toml:18:1"),
    ]


def test_a_section_is_the_category_of_its_folder(small_site: Path) -> None:
    """Its title and text stand at the head of the list of the articles that name it."""
    put(PLAIN, article("Simple", author="bo", category="lettres"))(small_site)
    put(SECTION, "---\ntitle: Les lettres\n---\n\nOn nous écrit.\n")(small_site)
    report = harness.build(small_site)
    assert not report.diagnostics
    assert RENDERED | {"/lettres/", "/lettres/simple/"} <= harness.made_urls(report)
    page = read_page((small_site / OUTPUT / "lettres/index.html").read_text(encoding="utf-8")).text
    assert "Les lettres lettres" in page
    assert "On nous écrit." in page


def test_an_edit_of_a_section_makes_its_list(small_site: Path) -> None:
    """As that of any category's introduction; the sheet from before there was this one is kept for one build."""
    put(PLAIN, article("Simple", author="bo", category="lettres"))(small_site)
    put(SECTION, "---\ntitle: Lettres\n---\n\nOn nous écrit.\n")(small_site)
    assert harness.build(small_site).published
    change(SECTION, "nous", "vous")(small_site)
    report = harness.build(small_site)
    harness.assert_stages(report, {SECTION}, {SECTION}, {"/lettres/"}, {"assets/accents.css"})
    harness.assert_as_clean(small_site, report)


def test_a_section_that_no_article_names_is_said(small_site: Path) -> None:
    """Its text would be lost without a word; one without a text loses nothing."""
    put(SECTION, "---\ntitle: Les lettres\n---\n\nOn nous écrit.\n")(small_site)
    put("content/articles/_index.md", "---\ntitle: Tout\n---\n")(small_site)
    report = harness.build(small_site)
    assert [("section-text", f"{SECTION}:1:1")] == places(report)
    assert not report.made
    drop(SECTION)(small_site)
    assert not harness.build(small_site).diagnostics


def test_a_section_may_be_named_by_its_title(small_site: Path) -> None:
    """As a category with a file may; the address is its folder's."""
    put(PLAIN, article("Simple", author="bo", category="Courrier des lecteurs"))(small_site)
    put(SECTION, "---\ntitle: Courrier des lecteurs\n---\n\nOn nous écrit.\n")(small_site)
    report = harness.build(small_site)
    assert not report.diagnostics
    assert "/lettres/simple/" in harness.made_urls(report)
