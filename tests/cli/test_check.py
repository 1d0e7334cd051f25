"""`magsite check`: what an editor would correct, on the command line."""

import json
import os
from pathlib import Path

import pytest

from magsite.cli import mending
from magsite.cli.remarks import CheckData
from magsite.cli.writing import write_whole
from magsite.inquiry.known import BASELINE
from tests.cli.conftest import Run
from tests.sites.harness import write
from tests.sites.tiny import article

A, B = "content/articles/a.md", "content/articles/b.md"
HEAD = {"date": "2008-09-24", "summary": "Un résumé."}
RACINES = "content/articles/racines.md"
TEXT = article("A", "Un mot.  Un autre, etc…\n\n### Trois", **HEAD)


@pytest.fixture
def faulty(site: Path) -> Path:
    """A site with three remarks in one article, and a clean one."""
    write(site, {RACINES: article("Les racines", **HEAD), A: TEXT})
    return site


def test_nothing_to_correct(run: Run, site: Path) -> None:
    """Is said, and well."""
    write(site, {RACINES: article("Les racines", **HEAD)})
    result = run("check", site)
    assert (result.exit_code, result.output) == (0, "Nothing to correct.\n")


def test_each_remark_is_told_with_its_line_and_what_to_do(run: Run, faulty: Path) -> None:
    """In the order of lines; at the end how much there is of each code."""
    result = run("check", faulty)

    assert result.exit_code == 0
    assert result.stdout.splitlines()[:6] == [
        f"warning [spaces-double] {A}:7:8",
        "  There are 2 spaces in a row.",
        "  Un mot.  Un autre, etc…",
        "         ^",
        "  → Keep one of them.",
        "",
    ]
    assert result.stdout.splitlines()[-5:] == [
        "1  etc-ellipsis",
        "1  heading-order",
        "1  spaces-double",
        "3 warnings in 1 file.",
        "2 of them are corrected by --fix.",
    ]


def test_it_speaks_french(run: Run, faulty: Path) -> None:
    """To the last word."""
    assert "3 avertissements dans 1 fichier." in run("check", faulty, "--lang", "fr").stdout


def test_errors_end_it_with_1(run: Run, faulty: Path) -> None:
    """Those of the configuration, those of a build, and under --strict all of it."""
    assert run("check", faulty, "--strict").exit_code == 1
    config = (faulty / "config.toml").read_text("utf-8")
    write(faulty, {"config.toml": config + '[checks]\netc-ellipsis = "error"\n'})
    result = run("check", faulty)
    assert (result.exit_code, "1 error, 2 warnings in 1 file." in result.stdout) == (1, True)


def test_a_magazine_that_is_not_there_is_a_usage_error(run: Run, tmp_path: Path) -> None:
    """As for all commands."""
    assert run("check", tmp_path).exit_code == 2


def test_files_and_folders_can_be_named(run: Run, faulty: Path) -> None:
    """With their magazine, or without: it is the one around them."""
    write(faulty, {B: article("B", "Un mot.  Un autre.", **HEAD)})
    assert "1 warning in 1 file." in run("check", faulty, faulty / B).stdout
    assert "1 warning in 1 file." in run("check", faulty / B).stdout
    assert "4 warnings in 2 files." in run("check", faulty / "content").stdout
    assert "Nothing to correct." in run("check", faulty / RACINES).stdout


def test_a_file_of_another_magazine_is_a_usage_error(run: Run, faulty: Path, tmp_path: Path) -> None:
    """Nobody would look at it."""
    other = tmp_path / "autre.md"
    other.touch()
    assert run("check", faulty, other).exit_code == 2


def test_the_answer_for_machines(run: Run, faulty: Path) -> None:
    """All of it, and nothing else."""
    found = json.loads(run("check", faulty, "--json").stdout)
    assert CheckData.__struct_fields__ == tuple(found)
    assert [(one["code"], one["line"], one["fixable"]) for one in found["problems"]] == [
        ("spaces-double", 7, True),
        ("etc-ellipsis", 7, True),
        ("heading-order", 9, False),
    ]
    assert (found["counts"]["etc-ellipsis"], found["known"], found["gone"], found["fixed"]) == (1, 0, 0, [])


def test_github_shows_it_beside_the_lines(run: Run, faulty: Path) -> None:
    """As what a build says."""
    result = run("check", faulty, environment={"GITHUB_ACTIONS": "true"})
    assert f"::warning file={A},line=7,col=8,title=spaces-double::" in result.stderr
    assert result.stdout.startswith("::stop-commands::")


def test_corrections_are_shown_and_not_written_where_nobody_can_be_asked(run: Run, faulty: Path) -> None:
    """A diff, and how to have it written."""
    result = run("check", faulty, "--fix")
    assert (faulty / A).read_text("utf-8") == TEXT
    assert "-Un mot.  Un autre, etc…\n+Un mot. Un autre, etc.\n" in result.stdout
    assert "Nothing is written: --yes writes these changes." in result.stderr


def test_corrections_are_written(run: Run, faulty: Path) -> None:
    """What is left is told; the second time nothing changes."""
    (faulty / A).chmod(0o640)
    result = run("check", faulty, "--fix", "--yes")
    assert (faulty / A).read_text("utf-8") == TEXT.replace("mot.  Un", "mot. Un").replace("etc…", "etc.")
    assert (faulty / A).stat().st_mode & 0o777 == 0o640
    assert result.stdout.splitlines()[-3:] == [
        "1  heading-order",
        "1 warning in 1 file.",
        f"1 file corrected: {A}",
    ]
    again = run("check", faulty, "--fix", "--yes")
    assert "corrected" not in again.stdout


def test_corrections_for_machines(run: Run, faulty: Path) -> None:
    """Nothing but the object on standard output."""
    assert json.loads(run("check", faulty, "--fix", "--json").stdout)["fixed"] == []
    found = json.loads(run("check", faulty, "--fix", "--yes", "--json").stdout)
    assert (found["fixed"], list(found["counts"])) == ([A], ["heading-order"])


@pytest.mark.parametrize(("answer", "is_written"), [("y\n", True), ("n\n", False)])
def test_a_writer_at_a_terminal_is_asked(
    faulty: Path, answer: str, monkeypatch: pytest.MonkeyPatch, *, is_written: bool
) -> None:
    """Once for all changes."""
    from click.testing import CliRunner  # noqa: PLC0415 - the one test that types

    from magsite.cli.commands import command  # noqa: PLC0415 - see above
    from magsite.cli.words import spoken  # noqa: PLC0415 - see above

    monkeypatch.setattr(mending, "_can_ask", lambda: True)
    result = CliRunner().invoke(
        command(spoken([], {"LANG": "en_GB"}, faulty), {}), ["check", str(faulty), "--fix"], input=answer
    )
    assert "Change 1 file?" in result.output
    assert is_written == ((faulty / A).read_text("utf-8") != TEXT)


def test_only_what_is_named_is_corrected(run: Run, faulty: Path) -> None:
    """And what is switched off is not."""
    write(faulty, {B: article("B", "Un mot.  Un autre.", **HEAD)})
    run("check", faulty / B, "--fix", "--yes")
    assert ((faulty / A).read_text("utf-8"), "mot. Un" in (faulty / B).read_text("utf-8")) == (TEXT, True)
    config = (faulty / "config.toml").read_text("utf-8")
    write(faulty, {"config.toml": config + '[checks]\netc-ellipsis = "off"\n'})
    run("check", faulty, "--fix", "--yes")
    assert (faulty / A).read_text("utf-8") == TEXT.replace("mot.  Un", "mot. Un")


def test_a_symbolic_link_is_left_alone(run: Run, faulty: Path) -> None:
    """Nothing is changed through it, inside the site or elsewhere."""
    real = faulty / "content/articles/z.md"
    (faulty / A).rename(real)
    (faulty / A).symlink_to(real)
    result = run("check", faulty / A, "--fix", "--yes")
    assert real.read_text("utf-8") == TEXT
    assert (faulty / A).is_symlink()
    assert f"{A} is left as it is: a symbolic link leads elsewhere." in result.stderr


def test_a_file_that_changed_meanwhile_is_left_alone(
    run: Run, faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What somebody saves while the changes are looked at is theirs."""

    def asked(*_: object) -> bool:
        (faulty / A).write_text("autre chose", "utf-8")
        return True

    monkeypatch.setattr(mending, "_may_write", asked)
    result = run("check", faulty, "--fix")
    assert (faulty / A).read_text("utf-8") == "autre chose"
    assert f"{A} is left as it is: it has changed meanwhile." in result.stderr


def test_a_file_that_cannot_be_written_is_told(
    run: Run, faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the reason of the system; it stands as it was."""

    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied", A)

    monkeypatch.setattr(mending, "write_whole", refused)
    result = run("check", faulty, "--fix", "--yes")
    assert f"{A} is left as it is: {A}: permissions forbid it." in result.stderr
    assert (faulty / A).read_text("utf-8") == TEXT


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The old file stands, and no other beside it."""

    def refused(_: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.md"
    path.write_bytes(b"ancien")
    monkeypatch.setattr(os, "fsync", refused)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"neuf")
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"a.md": b"ancien"}


def test_an_old_archive_starts_clean(run: Run, faulty: Path) -> None:
    """With a baseline, until something new is wrong."""
    written = run("check", faulty, "--write-baseline").stdout.splitlines()
    assert written == [
        f"3 remarks taken into {BASELINE}.",
        "Nothing to correct.",
        "3 more are in the baseline.",
    ]
    assert (faulty / BASELINE).read_text("utf-8").splitlines()[1:] == [
        f"{A}\tetc-ellipsis\t1\tUn mot. Un autre, etc…",
        f"{A}\theading-order\t1\t### Trois",
        f"{A}\tspaces-double\t1\tUn mot. Un autre, etc…",
    ]
    assert run("check", faulty, "--strict").exit_code == 0
    assert "3 warnings" in run("check", faulty, "--no-baseline").stdout
    write(faulty, {B: article("B", "Un mot.  Un autre.", **HEAD)})
    assert "1 warning in 1 file." in run("check", faulty).stdout


def test_what_is_gone_is_told_and_dropped(run: Run, faulty: Path) -> None:
    """By the next writing of the baseline."""
    run("check", faulty, "--write-baseline")
    write(faulty, {A: TEXT.replace("###", "##")})
    assert "1 remark of the baseline is gone: --write-baseline drops it." in run("check", faulty).stdout
    run("check", faulty, "--write-baseline")
    assert "heading-order" not in (faulty / BASELINE).read_text("utf-8")


def test_an_error_is_in_no_baseline(run: Run, faulty: Path) -> None:
    """It is told until it is mended."""
    write(faulty, {B: "---\ndate: 2008-09-24\n---\n\nUn texte.\n"})
    run("check", faulty, "--write-baseline")
    result = run("check", faulty)
    assert (result.exit_code, "title-missing" in result.stdout) == (1, True)
    assert "title-missing" not in (faulty / BASELINE).read_text("utf-8")


def test_what_the_baseline_has_is_not_corrected(run: Run, faulty: Path) -> None:
    """It is as if it were not there."""
    run("check", faulty, "--write-baseline")
    run("check", faulty, "--fix", "--yes")
    assert (faulty / A).read_text("utf-8") == TEXT
    run("check", faulty, "--fix", "--yes", "--no-baseline")
    assert (faulty / A).read_text("utf-8") != TEXT


def test_a_baseline_is_that_of_the_whole_magazine(run: Run, faulty: Path) -> None:
    """Else it would forget the rest."""
    assert run("check", faulty / A, "--write-baseline").exit_code == 2
    assert not (faulty / BASELINE).exists()


def test_a_baseline_that_cannot_be_read_is_written_again(run: Run, faulty: Path) -> None:
    """And then nothing is wrong in it."""
    run("check", faulty, "--write-baseline")
    good = (faulty / BASELINE).read_text("utf-8")
    write(faulty, {BASELINE: f"<<<<<<< HEAD\n{good}"})
    assert "[baseline-line] check-baseline.txt:1:1" in run("check", faulty).stdout
    assert "baseline-line" not in run("check", faulty, "--write-baseline").stdout
    assert (faulty / BASELINE).read_text("utf-8") == good


def test_letters_that_are_made_of_two_are_known_as_well(run: Run, site: Path) -> None:
    """Whichever way an accent is typed: places and words are those of one form, and what has two is not corrected."""
    text = article("A", "Les accents de\u0301compose\u0301s.  Un autre mot.", **HEAD)
    write(site, {RACINES: article("Les racines", **HEAD), A: text})
    assert f"{A}:7:24" in run("check", site).stdout
    run("check", site, "--write-baseline")
    assert "Nothing to correct." in run("check", site).stdout
    run("check", site, "--no-baseline", "--fix", "--yes")
    assert (site / A).read_text("utf-8") == text
