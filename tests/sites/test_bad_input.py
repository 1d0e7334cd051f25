"""What is wrong in a site is said with its place, all at once and without a traceback; the old output stands."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from magsite.cache.contents import contents
from magsite.cli.commands import command
from magsite.content import scan
from magsite.language.catalogues import package_messages
from tests.sites import harness
from tests.sites.edits import Edit, change, drop, put
from tests.sites.harness import OUTPUT, places
from tests.sites.small import SHARES, UN
from tests.sites.tiny import article

OTHER = "content/articles/2026-02-01-autre.md"
TEMPLATES = "themes/tiny/templates"
FEW = 4
"""Articles of the small site."""


def link(name: str, target: str) -> Edit:
    """Put a symbolic link into a site."""
    return lambda site: (site / name).symlink_to(target)


SOURCES = [
    pytest.param(
        put(UN, "---\ntitle: Un\n\nLe début.\n"), "header-unclosed", f"{UN}:1:1", id="unclosed header"
    ),
    pytest.param(put(UN, '---\ntitle: "Un\n---\n'), "header-syntax", f"{UN}:2:8", id="broken header"),
    pytest.param(put(UN, "---\n- Un\n---\n"), "header-shape", f"{UN}:2:1", id="header that is a list"),
    pytest.param(
        put(UN, "---\ntitle: Un\ndate: 2026-01-01\ntitle: Une\n---\n"),
        "header-key-twice",
        f"{UN}:4:1",
        id="a key twice",
    ),
    pytest.param(put(UN, "---\nauthor: bo\n---\n"), "title-missing", f"{UN}:1:1", id="no title"),
    pytest.param(put(UN, article("Un", date="2026-02-30")), "value-wrong", f"{UN}:3:1", id="no such day"),
    pytest.param(put(UN, article("Un", date="2026-03-29 02:30")), "date-gap", f"{UN}:3:1", id="no such hour"),
    pytest.param(put(UN, b"---\ntitle: Un\n---\n\nL'\xe9t\xe9"), "file-encoding", f"{UN}:5:3", id="Latin-1"),
    pytest.param(
        put("content/articles/2026-01-01-@.md", article("Un")),
        "slug-empty",
        "content/articles/2026-01-01-@.md:1:1",
        id="a name without an address",
    ),
    pytest.param(put(SHARES, "article;count\n"), "shares-unreadable", f"{SHARES}:1:1", id="share file"),
    pytest.param(
        put(SHARES, "article,network,count,date\n2026-01-01-un,x,dix,\n"),
        "shares-row",
        f"{SHARES}:2:1",
        id="share row",
    ),
    pytest.param(
        link("content/articles/2026-01-06-lien.md", "/etc/hostname"),
        "file-unreadable",
        "content/articles/2026-01-06-lien.md",
        id="link that leads out of the site",
    ),
    pytest.param(
        lambda site: os.mkfifo(site / "static" / "tube"), "file-unreadable", "static/tube", id="pipe"
    ),
]

ADDRESSES = [
    pytest.param(
        put(OTHER, article("Autre", slug="un", category="internet")),
        "url-twice",
        f"{OTHER}:1:1",
        id="same slug",
    ),
    pytest.param(
        put("static/Internet/UN/index.html", "x"), "url-twice", "static/Internet/UN/index.html:1:1", id="case"
    ),
    pytest.param(
        lambda site: harness.write(site, {"static/ete.txt": "", "static/été.txt": ""}),
        "url-twice",
        "static/été.txt:1:1",
        id="accents",
    ),
    pytest.param(
        put("static/internet", "x"), "url-twice", "static/internet:1:1", id="file in place of a folder"
    ),
    pytest.param(
        put(OTHER, article("Autre", aliases="/a-propos/index.html/plus/")),
        "url-twice",
        "content/pages/a-propos.md:1:1",
        id="folder in place of a file",
    ),
    pytest.param(
        put("content/authors/Alix.md", "---\nname: Autre\n---\n"),
        "url-twice",
        "content/authors/alix.md:1:1",
        id="two profiles of one author",
    ),
    *(
        pytest.param(
            put(OTHER, article("Autre", aliases=f"'{alias}'")),
            "value-wrong",
            f"{OTHER}:3:1",
            id=f"alias {alias}",
        )
        for alias in (
            "../../dehors",
            "/a/../../dehors",
            "%2e%2e/%2e%2e/dehors",
            r"..\..\dehors",
            "a%2f..%2f..%2f..%2fdehors",
            "https://mag.example/../dehors",
            ".magsite/manifest",
            "a//b",
            "/",
        )
    ),
]

CONFIGURATION = [
    pytest.param(change("config.toml", "page_size", "pagesize"), "config-key", "config.toml:9:1", id="key"),
    pytest.param(
        change("config.toml", "page_size = 2", 'page_size = "deux"'),
        "config-value",
        "config.toml:9:1",
        id="value",
    ),
    pytest.param(
        change("config.toml", "size = 2", "size ="), "config-syntax", "config.toml:9:12", id="syntax"
    ),
    pytest.param(put("config.toml", b"\xff"), "file-encoding", "config.toml:1:1", id="encoding"),
    pytest.param(change("config.toml", '"tiny"', '"tinny"'), "theme-missing", "config.toml:6:1", id="theme"),
    pytest.param(
        change("config.toml", "[urls]", '[markdown]\nextensions = ["pas.la"]\n\n[urls]'),
        "markdown-extension",
        "config.toml",
        id="extension of Markdown",
    ),
    pytest.param(
        change("config.toml", "[urls]", '[checks]\nlink-ded = "off"\n\n[urls]'),
        "config-key",
        "config.toml:9:1",
        id="check",
    ),
]

THEME = [
    pytest.param(
        change(f"{TEMPLATES}/article.html", "page.body|html", "page.corps|html"),
        ["template-error"] * FEW,
        f"{TEMPLATES}/article.html:3",
        id="unknown name",
    ),
    pytest.param(
        change(f"{TEMPLATES}/article.html", "page.body|html", "page.body|htm"),
        ["template-syntax"],
        f"{TEMPLATES}/article.html:3",
        id="unknown filter",
    ),
    pytest.param(
        change(f"{TEMPLATES}/base.html", "</main>", "</main>{% if %}"),
        ["template-syntax"],
        f"{TEMPLATES}/base.html:10",
        id="syntax",
    ),
    pytest.param(
        change(f"{TEMPLATES}/base.html", "tiny.css", "tinny.css"),
        ["asset-missing"],
        f"{TEMPLATES}/base.html:4",
        id="asset",
    ),
    pytest.param(
        change(f"{TEMPLATES}/base.html", "header.html", "headr.html"),
        ["template-missing"],
        f"{TEMPLATES}/base.html:9",
        id="include",
    ),
    pytest.param(drop(f"{TEMPLATES}/tag.html"), ["template-missing"], f"{TEMPLATES}/tag.html", id="template"),
    pytest.param(
        put(f"{TEMPLATES}/tag.html", b"\xe9"), ["file-encoding"], f"{TEMPLATES}/tag.html:1", id="encoding"
    ),
    pytest.param(
        change("themes/tiny/theme.toml", "latest = 1", "latest = -1"),
        ["theme-value"],
        "themes/tiny/theme.toml:2:1",
        id="declaration",
    ),
]


@pytest.mark.parametrize(("edit", "code", "where"), SOURCES + ADDRESSES + CONFIGURATION)
def test_an_error_is_said_with_its_place_and_nothing_is_published(
    small_site: Path, edit: Edit, code: str, where: str
) -> None:
    """The old output stands as it was, file by file, and mending the source mends the magazine."""
    before = harness.stamps(small_site / OUTPUT)
    edit(small_site)
    report = harness.build(small_site)
    assert not report.published
    assert (code, where) in places(report)
    assert before == harness.stamps(small_site / OUTPUT)
    harness.assert_as_clean(small_site, report)


@pytest.mark.parametrize(("edit", "found", "where"), THEME)
def test_an_error_of_the_theme_names_the_template(
    small_site: Path, edit: Edit, found: list[str], where: str
) -> None:
    """File and line are the template's; the old output stands."""
    before = harness.stamps(small_site / OUTPUT)
    edit(small_site)
    report = harness.build(small_site)
    assert not report.published
    assert [(code, where) for code in found] == places(report)
    assert before == harness.stamps(small_site / OUTPUT)
    harness.assert_as_clean(small_site, report)


def test_a_template_that_fails_on_one_article_names_the_article(small_site: Path) -> None:
    """The line is the template's, the sentence says on which page; the other pages are no reason to fail."""
    change(f"{TEMPLATES}/article.html", "page.question or", "page.extra.note or")(small_site)
    harness.write(
        small_site,
        {f"content/articles/2026-03-0{day}.md": article("Noté", extra="{note: bien}") for day in (1, 2)},
    )
    report = harness.build(small_site)
    pages = {dict(one.arguments)["page"] for one in report.diagnostics}
    assert {f"{TEMPLATES}/article.html:5"} == {where for _, where in places(report)}
    assert len(pages) == FEW
    assert UN in pages


def test_a_file_that_cannot_be_read_is_named(small_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not passed over: the magazine would lose an article without a word."""

    def refused(file: str) -> bytes:
        if file == str(small_site / UN):
            raise PermissionError(13, "Permission denied", file)
        return contents(file)

    monkeypatch.setattr(scan, "contents", refused)
    report = harness.build(small_site)
    assert not report.published
    assert ("file-unreadable", UN) in places(report)


def test_all_errors_come_at_once(small_site: Path) -> None:
    """Whoever repairs a magazine need not build ten times."""
    put(UN, "---\ntitle: Un\n")(small_site)
    put(OTHER, article("Autre", date="2026-02-30", draft="peut-être"))(small_site)
    change(f"{TEMPLATES}/page.html", "page.title", "page.titel")(small_site)
    put(SHARES, "article,network,count,date\nrien,x,dix,\n")(small_site)
    found = {code for code, _ in places(harness.build(small_site))}
    assert {"header-unclosed", "value-wrong", "template-error", "shares-row"} <= found


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(("edit", "code", "where"), [*SOURCES[:4], *ADDRESSES[:2], *CONFIGURATION[:4]])
def test_the_command_says_it_without_a_traceback(
    small_site: Path, edit: Edit, code: str, where: str, language: str
) -> None:
    """Exit code 1, the code and the place in the text, in the writer's language."""
    edit(small_site)
    result = run(small_site, language)
    assert result.exit_code == 1
    assert f"[{code}] {where}" in result.stderr
    assert "Traceback" not in result.output


def run(site: Path, language: str) -> Result:
    """`magsite build SITE` in this process."""
    arguments = ["--lang", language, "build", str(site), "--now", "2026-11-22"]
    return CliRunner().invoke(command(package_messages("en"), {}), arguments)
