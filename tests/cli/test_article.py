"""`magsite article`: the beginning of an article."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from magsite.cli import clock
from magsite.language.catalogues import package_messages
from tests.cli.conftest import CONFIG, Run
from tests.sites.harness import build, codes, files, write
from tests.sites.tiny import article

FILE = "content/articles/2026-11-22-vie-privee.md"


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the evening of 21 November in UTC, and the 22nd already in Paris."""
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 21, 23, 30, tzinfo=UTC))


@pytest.fixture(autouse=True)
def here(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The writer stands in the magazine."""
    monkeypatch.chdir(site)


def test_an_article_is_begun(run: Run, site: Path) -> None:
    """Named after the day in the magazine's time zone and the slug of its title."""
    assert run("article", "Vie privée").exit_code == 0
    assert (site / FILE).read_text("utf-8").startswith('---\ntitle: "Vie privée"\n')


def test_only_the_path_is_printed(run: Run) -> None:
    """So that an editor can be given it."""
    result = run("article", "Vie privée")

    assert (result.stdout, result.stderr) == (f"{FILE}\n", "")


def test_the_path_leads_there_from_where_one_stands(
    run: Run, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Short below the folder one stands in, whole elsewhere."""
    monkeypatch.chdir(site / "content/articles")
    below = run("article", "Un").stdout
    monkeypatch.chdir(site / "themes")
    beside = run("article", "Deux").stdout

    assert (below, beside) == ("2026-11-22-un.md\n", f"{site}/content/articles/2026-11-22-deux.md\n")


def test_the_magazine_can_be_named(run: Run, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --site."""
    monkeypatch.chdir(site.parent)

    assert run("article", "Vie privée", "--site", "site").stdout == f"site/{FILE}\n"


def test_where_there_is_no_magazine_nothing_is_begun(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A usage error, as for `build`."""
    monkeypatch.chdir(tmp_path)

    result = run("article", "Vie privée")

    assert result.exit_code == 2
    assert "There is no magazine here" in result.stderr


def test_articles_go_where_the_configuration_says(run: Run, site: Path) -> None:
    """Into a folder that may be missing yet."""
    write(site, {"config.toml": CONFIG + '\n[content]\narticles = "textes/parus"\n'})

    assert run("article", "Vie privée").stdout == "textes/parus/2026-11-22-vie-privee.md\n"
    assert (site / "textes/parus/2026-11-22-vie-privee.md").is_file()


def test_a_bundle_is_a_folder(run: Run, site: Path) -> None:
    """In which pictures can stand."""
    result = run("article", "Vie privée", "--bundle")

    assert result.stdout == "content/articles/2026-11-22-vie-privee/index.md\n"
    assert (site / "content/articles/2026-11-22-vie-privee/index.md").is_file()


def test_a_new_article_is_a_draft(run: Run, site: Path) -> None:
    """The build publishes it when its writer says so, and finds nothing wrong until then."""
    run("article", "Vie privée")

    report = build(site)

    assert (report.diagnostics, report.totals.articles) == ((), 1)


def test_without_a_draft_it_is_published(run: Run, site: Path) -> None:
    """By the next build, without a warning although all else is empty."""
    run("article", "Vie privée", "--no-draft")

    report = build(site)

    assert (report.diagnostics, report.totals.articles) == ((), 2)
    assert "vie-privee/index.html" in files(site / "public")


@pytest.mark.parametrize("first", [(), ("--bundle",)])
@pytest.mark.parametrize("second", [(), ("--bundle",)])
def test_an_article_that_is_there_stays(
    run: Run, site: Path, first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    """It is named; no other name is made up."""
    path = run("article", "Vie privée", *first).stdout.strip()
    (site / path).write_text("mine")

    result = run("article", "Vie privée", *second)

    assert (result.exit_code, result.stdout) == (1, "")
    assert f"error: {path} is there already: write on in it, or choose another title.\n" == result.stderr
    assert (site / path).read_text() == "mine"


@pytest.mark.parametrize("title", ["?!", "日本語", "🎈"])
def test_a_title_must_make_a_name(run: Run, site: Path, title: str) -> None:
    """With a letter or a digit in it."""
    before = files(site)

    result = run("article", title)

    assert (result.exit_code, result.stdout) == (1, "")
    assert f"No file name can be made of the title “{title}”" in result.stderr
    assert before == files(site)


@pytest.mark.parametrize("title", ["", "  ", "a\nb", "a\udcff"])
def test_a_title_is_one_line_of_text(run: Run, title: str) -> None:
    """In words, not in a traceback."""
    result = run("article", title)

    assert (result.exit_code, result.stdout) == (1, "")
    assert "A title is one line of text" in result.stderr


def test_a_title_must_be_given(run: Run) -> None:
    """A usage error."""
    assert run("article").exit_code == 2


def test_names_are_written_as_the_magazine_writes_them(run: Run, site: Path) -> None:
    """Those with a file by the name that stands in it, others as articles name them."""
    write(
        site,
        {
            "content/authors/alix-exemple.md": "---\nname: Alix Exemple\n---\n",
            "content/articles/autre.md": article("Autre", date="2008-09-25", category="Société"),
        },
    )

    result = run("article", "Vie privée", "--author", "alix-exemple", "--category", "societe")

    assert result.stderr == ""
    assert "\nauthor: Alix Exemple\ncategory: Société\n" in (site / FILE).read_text("utf-8")


def test_names_that_folders_give_are_known(run: Run, site: Path) -> None:
    """Under `[content.defaults]`."""
    defaults = '\n[content.defaults."content/articles"]\nauthor = "Alix Exemple"\n'
    write(site, {"config.toml": CONFIG + defaults})

    assert run("article", "Vie privée", "--author", "alix exemple").stderr == ""


def test_several_may_sign(run: Run, site: Path) -> None:
    """In their order."""
    write(site, {f"content/authors/{id}.md": "" for id in ("alix", "camille")})

    run("article", "Vie privée", "--author", "camille", "--author", "alix")

    assert "\nauthors: [camille, alix]\n" in (site / FILE).read_text("utf-8")


def test_an_unknown_name_is_a_warning(run: Run, site: Path) -> None:
    """In the words of the build, with its line and the nearest name; the article is begun all the same."""
    write(site, {"content/authors/alix-exemple.md": "---\nname: Alix Exemple\n---\n"})

    result = run("article", "Vie privée", "--author", "Alis Exemple", "--category", "Internet")

    assert (result.exit_code, result.stdout) == (0, f"{FILE}\n")
    assert f"warning [author-undeclared] {FILE}:3:1\n" in result.stderr
    assert "Did you mean “Alix Exemple”?" in result.stderr
    assert f"warning [category-undeclared] {FILE}:4:1\n" in result.stderr
    assert (site / FILE).is_file()


def test_a_warning_that_is_off_is_not_given(run: Run, site: Path) -> None:
    """As `[checks]` says."""
    write(site, {"config.toml": CONFIG + '\n[checks]\nauthor-undeclared = "off"\n'})

    assert run("article", "Vie privée", "--author", "Alix").stderr == ""


def test_an_unknown_name_is_what_the_build_warns_of(run: Run, site: Path) -> None:
    """No more, and no less."""
    run("article", "Vie privée", "--no-draft", "--author", "Alix", "--category", "Internet")

    assert codes(build(site).diagnostics) == ["author-undeclared", "category-undeclared"]


def test_a_broken_configuration_is_told(run: Run, site: Path) -> None:
    """Nobody knows then where articles go."""
    write(site, {"config.toml": "[content\n"})

    result = run("article", "Vie privée")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "error [config-syntax] config.toml:1" in result.stderr
    assert not (site / FILE).exists()


def test_a_place_that_cannot_be_written_is_told(run: Run, site: Path) -> None:
    """A file stands where the folder of articles should."""
    write(site, {"config.toml": CONFIG + '\n[content]\narticles = "textes"\n', "textes": "mine"})

    result = run("article", "Vie privée")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "The article cannot be written." in result.stderr


def test_hints_are_in_the_magazine_s_language(run: Run, site: Path) -> None:
    """Whatever the writer's machine speaks, so that they are the same for all."""
    run("article", "Vie privée")

    hint = package_messages("fr").gettext("separated by commas")
    assert f"tags:           # {hint}\n" in (site / FILE).read_text("utf-8")


def test_the_path_can_be_given_to_an_editor(site: Path) -> None:
    """In a shell, with an editor that only shows what it is given."""
    script = f'cat "$({sys.executable} -m magsite article "Vie privée")"'
    done = subprocess.run(["sh", "-c", script], cwd=site, capture_output=True, check=True)

    assert done.stdout.decode().startswith('---\ntitle: "Vie privée"\n')
