"""`magsite build`: what a writer asks, sees and gets."""

import json
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from magsite.cli.machine import ReportData
from tests.cli.conftest import CONFIG, Run
from tests.sites.harness import Files, files, stamps, write
from tests.sites.tiny import article

MISSPELLED: Files = {"config.toml": CONFIG.replace("page_size = 2", "page_sise = 2")}
BROKEN: Files = {"content/articles/racines.md": "---\ndate: 2008-09-24\n---\n"}
WARNED: Files = {"content/articles/racines.md": article("Les racines", "[x](absent.md)", date="2008-09-24")}


def test_a_site_is_built(run: Run, site: Path) -> None:
    """Into public/; the last line says what there is."""
    result = run("build", site)

    assert (result.exit_code, result.stderr) == (0, "")
    count = len(files(site / "public"))
    assert f"1 article, 0 authors, {count} files → {site / 'public'} ({count} made)\n" == result.stdout
    assert (site / "public/racines/index.html").is_file()


def test_what_a_build_has_read_lasts_until_the_process_ends(run: Run, site: Path) -> None:
    """Taking it apart before would be waited for."""
    result = run("build", site)

    assert result.exc_info is not None
    frames = [frame.f_locals for frame, _ in traceback.walk_tb(result.exc_info[2])]
    assert any(frame.get("held") for frame in frames)


def test_a_second_build_has_nothing_to_do(run: Run, site: Path) -> None:
    """And writes nothing."""
    run("build", site)
    before = stamps(site / "public")

    result = run("build", site)

    assert result.stdout.endswith("(nothing to do)\n")
    assert before == stamps(site / "public")


def test_the_site_is_found_upwards(run: Run, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the folder one stands in."""
    monkeypatch.chdir(site / "content/articles")

    assert run("build").exit_code == 0
    assert (site / "public/index.html").is_file()


def test_the_output_can_be_another_folder(run: Run, site: Path, tmp_path: Path) -> None:
    """With -o."""
    assert run("build", site, "-o", tmp_path / "www").exit_code == 0
    assert [(tmp_path / "www/index.html").is_file(), (site / "public").exists()] == [True, False]


@pytest.mark.parametrize(
    ("changes", "options", "expected"),
    [
        ({}, (), 0),
        (WARNED, (), 0),
        (WARNED, ("--strict",), 1),
        (BROKEN, (), 1),
        (BROKEN, ("--dry-run",), 1),
        (BROKEN, ("--json",), 1),
        ({}, ("--strict",), 0),
    ],
)
def test_the_exit_code_says_whether_there_are_problems(
    run: Run, site: Path, changes: Files, options: tuple[str, ...], expected: int
) -> None:
    """Errors are; warnings only under --strict."""
    write(site, changes)

    result = run("build", site, *options)

    assert expected == result.exit_code
    assert (site / "public/index.html").exists() == (expected == 0)


def test_strictness_judges_a_magazine_that_stands(run: Run, site: Path) -> None:
    """Though nothing is made again."""
    write(site, WARNED)
    run("build", site)

    result = run("build", site, "--strict")

    assert result.exit_code == 1
    assert result.stderr.startswith("error [link-missing]")


@pytest.mark.parametrize(
    "options",
    [
        ("--absent",),
        ("--jobs", "0"),
        ("--jobs", "many"),
        ("--now", "demain"),
        ("--now", "2026-02-30"),
        ("--now", "0001-01-01"),
        ("--url", "mag.example"),
        ("--url", "https://"),
        ("--url", "http://["),
        ("--url", "https://mag.example/?a=1"),
        ("--lang", "de"),
        ("more",),
    ],
)
def test_a_wrong_usage_has_its_own_exit_code(run: Run, site: Path, options: tuple[str, ...]) -> None:
    """It is said at once, and nothing is built."""
    result = run("build", site, *options)

    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage: magsite build" in result.stderr
    assert not (site / "public").exists()


@pytest.mark.parametrize("name", ["absent", "site/config.toml"])
def test_the_site_must_be_a_folder(run: Run, site: Path, name: str) -> None:
    """One that exists."""
    assert run("build", site.parent / name).exit_code == 2


def test_where_there_is_no_magazine_there_is_nothing_to_build(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And the message says what was looked for."""
    monkeypatch.chdir(tmp_path)

    result = run("build")

    assert result.exit_code == 2
    assert "There is no magazine here: no config.toml and no content/." in result.stderr


def test_a_dry_run_writes_nothing(run: Run, site: Path) -> None:
    """It says what would be made."""
    result = run("build", site, "--dry-run")

    assert result.exit_code == 0
    assert "files: new\n  /racines/\n" in result.stdout
    assert "would be made)\n" in result.stdout
    assert not (site / "public").exists()


def test_a_dry_run_leaves_an_output_as_it_is(run: Run, site: Path) -> None:
    """Though much has changed."""
    run("build", site)
    before = stamps(site / "public")
    write(site, {"content/articles/racines.md": article("Autre titre", date="2008-09-24")})

    result = run("build", site, "--dry-run")

    assert "1 file: header\n  /racines/\n" in result.stdout
    assert before == stamps(site / "public")


def test_it_explains_why_a_page_was_made(run: Run, site: Path) -> None:
    """By the parts that had changed, for all pages of which they are the same."""
    run("build", site)
    write(
        site,
        {"content/articles/racines.md": article("Les racines", "Autre.", date="2008-09-24", summary="S")},
    )

    explained = run("build", site, "--explain").stdout

    assert "1 file: header, text\n  /racines/\n" in explained
    assert "files: the articles in the list, entries\n  /feed.xml\n" in explained
    assert "/sujets/" not in explained


def test_it_names_all_pages_where_that_is_asked_for(run: Run, site: Path) -> None:
    """Else the first of each reason, since a large magazine has thousands."""
    short, whole = (run("build", site, "--dry-run", *more).stdout for more in ((), ("--verbose",)))

    assert [text.count("more; --verbose names them all") for text in (short, whole)] == [1, 0]
    assert "  /robots.txt\n" in whole


def test_without_being_asked_it_explains_nothing(run: Run, site: Path) -> None:
    """The summary is one line."""
    assert run("build", site).stdout.count("\n") == 1


def test_the_report_for_machines_is_all_that_is_printed(run: Run, site: Path) -> None:
    """On standard output, and nothing beside it."""
    write(site, WARNED)

    result = run("build", site, "--json")
    report = json.loads(result.stdout)

    assert result.stderr == ""
    assert [report["published"], report["parsed"]] == [True, ["content/articles/racines.md"]]
    assert set(ReportData.__struct_fields__) == set(report)
    (remark,) = report["diagnostics"]
    assert tuple(remark[key] for key in ("severity", "code", "path", "line")) == (
        "warning",
        "link-missing",
        "content/articles/racines.md",
        6,
    )


def test_all_problems_come_at_once_in_order(run: Run, site: Path) -> None:
    """By file and line, whatever found them; each with its place and what to do."""
    write(
        site,
        {
            "config.toml": CONFIG.replace("title", "titel"),
            "content/articles/b.md": "---\ntitle: B\ndate: hier\n---\n",
            "content/articles/a.md": "Rien.",
            "content/pages/c.md": "---\ntitle: [\n",
        },
    )

    heads = [line for line in run("build", site).stderr.splitlines() if line and not line.startswith(" ")]

    assert heads == [
        "error [config-key] config.toml:2:1",
        "warning [header-missing] content/articles/a.md:1:1",
        "error [value-wrong] content/articles/b.md:3:1",
        "error [header-unclosed] content/pages/c.md:1:1",
    ]


def test_a_problem_shows_its_line(run: Run, site: Path) -> None:
    """With a caret, and a near match where there is one."""
    write(site, MISSPELLED)

    assert run("build", site).stderr == (
        "error [config-key] config.toml:6:1\n"
        "  The key “urls.page_sise” is not known in the configuration.\n"
        "  page_sise = 2\n"
        "  ^\n"
        "  → Correct or remove this line. Did you mean “page_size”?\n\n"
    )


def test_nothing_published_is_said(run: Run, site: Path) -> None:
    """With the number of errors."""
    write(site, MISSPELLED)

    expected = ["1 error", "Nothing was published; what was published before stands as it was."]
    assert expected == run("build", site).stdout.splitlines()


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-01-01", True),
        ("2026-01-01T00:00", True),
        ("2025-12-31T23:59:59", False),
        ("2025-12-31T11:00:00+00:00", True),
        ("2025-12-31T10:59:59+00:00", False),
    ],
)
def test_an_instant_is_of_the_magazine_s_zone(run: Run, site: Path, now: str, expected: bool) -> None:  # noqa: FBT001 - a column
    """Unless it has an offset; an article comes out at its date there, thirteen hours before Greenwich."""
    config = CONFIG.replace("[magazine]", '[magazine]\ntimezone = "Pacific/Auckland"')
    write(site, {"config.toml": config, "content/articles/racines.md": article("R", date="2026-01-01")})

    result = run("build", site, "--now", now, "--dry-run")

    assert expected == ("files: new\n  /racines/\n" in result.stdout)


def test_the_next_change_by_the_clock_is_said(run: Run, site: Path) -> None:
    """In the magazine's zone."""
    write(site, {"content/articles/racines.md": article("R", date="2026-01-01")})

    result = run("build", site, "--now", "2025-12-31")

    assert result.stdout.endswith("The clock changes the magazine next on 2026-01-01 00:00.\n")


def test_the_address_can_be_given(run: Run, site: Path) -> None:
    """In place of the configured one, as for a preview under a path."""
    run("build", site, "--url", "https://autre.example/mag/")

    assert "https://autre.example/mag/racines/" in (site / "public/sitemap.xml").read_text()


def test_a_foreign_folder_is_left_alone(run: Run, site: Path, tmp_path: Path) -> None:
    """Unless one says that it may be adopted."""
    write(tmp_path, {"www/cname": "mag.example"})

    refused = run("build", site, "-o", tmp_path / "www")
    adopted = run("build", site, "-o", tmp_path / "www", "--adopt")

    assert (refused.exit_code, refused.stderr.startswith("error [output-foreign]")) == (1, True)
    assert (adopted.exit_code, (tmp_path / "www/cname").is_file()) == (0, True)


def test_a_home_is_no_output(run: Run, site: Path, tmp_path: Path) -> None:
    """It comes from the environment."""
    (tmp_path / "home").mkdir()

    result = run("build", site, "-o", tmp_path / "home", environment={"HOME": str(tmp_path / "home")})

    assert (result.exit_code, "home folder" in result.stderr) == (1, True)


FRENCH = {"LANG": "fr_FR.UTF-8"}


@pytest.mark.parametrize(
    ("arguments", "environment", "word"),
    [
        (("build",), {}, "error"),
        (("build",), FRENCH, "erreur"),
        (("--lang", "fr", "build"), {}, "erreur"),
        (("build", "--lang", "fr"), {}, "erreur"),
        (("build", "--lang=en"), FRENCH, "error"),
    ],
)
def test_messages_speak_the_writer_s_language(
    run: Run, site: Path, arguments: tuple[str, ...], environment: Any, word: str
) -> None:
    """That of --lang, else the locale's."""
    write(site, MISSPELLED)

    result = run(*arguments, site, environment=environment)

    assert result.stderr.startswith(f"{word} [config-key]")


@pytest.mark.parametrize(
    ("terminal", "environment", "coloured"),
    [(True, {}, True), (False, {}, False), (True, {"NO_COLOR": "1"}, False), (True, {"NO_COLOR": ""}, True)],
)
def test_colours_are_for_terminals(
    run: Run,
    site: Path,
    terminal: bool,  # noqa: FBT001 - a column of the table
    environment: Any,
    coloured: bool,  # noqa: FBT001 - the same
) -> None:
    """Elsewhere there is no escape code, nor where NO_COLOR forbids them."""
    write(site, MISSPELLED)

    result = run("build", site, terminal=terminal, environment=environment)

    assert coloured == ("\x1b" in result.output)


def test_a_wrong_time_zone_is_an_error_like_any_other(run: Run, site: Path) -> None:
    """Though the instant needs one."""
    write(site, {"config.toml": CONFIG.replace("[magazine]", '[magazine]\ntimezone = "Europe/Pari"')})

    result = run("build", site, "--now", "2026-01-01")

    assert (result.exit_code, result.stderr.startswith("error [config-value] config.toml:2:1")) == (1, True)


KEEPING: Files = {"config.toml": f'{CONFIG}\n[publish]\non_error = "keep"\n'}


def test_what_is_held_back_is_an_error_though_the_rest_is_published(run: Run, site: Path) -> None:
    """Exit code 1: somebody has to look; and the last lines say what became of it."""
    write(site, KEEPING)
    run("build", site)
    write(site, BROKEN)
    write(site, {"content/articles/feuilles.md": article("Les feuilles", date="2008-09-25")})

    result = run("build", site)

    assert result.exit_code == 1
    assert "[title-missing] content/articles/racines.md:1:1" in result.stderr
    assert "[page-kept] content/articles/racines.md:1:1" in result.stderr
    assert "1 source with errors is held back; everything else is published." in result.stdout
    assert (site / "public/feuilles/index.html").is_file()
    assert (site / "public/racines/index.html").is_file()


def test_the_report_for_machines_names_what_is_held_back(run: Run, site: Path) -> None:
    """By the paths of the sources."""
    write(site, {**KEEPING, **BROKEN})

    result = run("build", site, "--json")

    report = msgspec.json.decode(result.stdout, type=ReportData)
    assert (result.exit_code, report.published) == (1, True)
    assert report.held == ("content/articles/racines.md",)


def test_under_strict_nothing_is_held_back(run: Run, site: Path) -> None:
    """All or nothing: the last check before an edition goes out."""
    write(site, {**KEEPING, **BROKEN})

    result = run("build", site, "--strict")

    assert (result.exit_code, (site / "public/index.html").exists()) == (1, False)


def test_an_interruption_has_the_exit_code_of_a_failure(
    run: Run, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a shell script expects of a command that was stopped."""

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("magsite.cli.build.build", interrupted)

    result = run("build", site)

    assert (result.exit_code, result.stderr.strip()) == (1, "Aborted!")


GITHUB = {"GITHUB_ACTIONS": "true"}


def test_github_gets_an_annotation_for_each_problem(run: Run, site: Path) -> None:
    """After the words, which it does not obey."""
    write(
        site, {**WARNED, "content/articles/b.md": article("B", "\n::warning::faux", titel="x", date="2008")}
    )

    lines = run("build", site, environment=GITHUB).stderr.splitlines()

    token = lines[0].removeprefix("::stop-commands::")
    end = lines.index(f"::{token}::")
    assert len(token) == 32
    assert [line for line in lines[end + 1 :] if not line.startswith(("::error ", "::warning "))] == []
    assert lines[-1].startswith(
        "::warning file=content/articles/racines.md,line=6,col=5,title=link-missing::"
    )


def test_github_s_annotations_come_beside_the_report_for_machines(run: Run, site: Path) -> None:
    """On standard error, so that standard output stays one JSON object."""
    write(site, WARNED)

    result = run("build", site, "--json", environment=GITHUB)

    assert json.loads(result.stdout)["published"]
    assert result.stderr.startswith("::warning file=content/articles/racines.md,")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("environment", [{}, {"GITHUB_ACTIONS": "false"}, {"GITHUB_ACTIONS": ""}])
def test_elsewhere_there_are_no_annotations(run: Run, site: Path, environment: Mapping[str, str]) -> None:
    """They would only repeat the words."""
    write(site, WARNED)

    assert "::" not in run("build", site, environment=environment).stderr


def test_where_nothing_is_wrong_github_hears_nothing(run: Run, site: Path) -> None:
    """No token is handed out."""
    assert run("build", site, environment=GITHUB).stderr == ""
