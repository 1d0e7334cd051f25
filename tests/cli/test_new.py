"""`magsite new`: a magazine in one command."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from magsite.cli import clock
from tests.cli.conftest import Run

PATH = "content/articles/exemples"


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the evening of 21 November in UTC, and the 22nd already in Paris."""
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 11, 21, 23, 30, tzinfo=UTC))


def files(folder: Path) -> list[str]:
    """What stands in a folder, at any depth."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_magazine_is_made(run: Run, tmp_path: Path) -> None:
    """In a folder that was not there, dated from today in the magazine's time zone."""
    site = tmp_path / "revues/mon-magazine"

    assert run("new", site).exit_code == 0
    assert {"config.toml", ".gitignore", "content/pages/mentions-legales.md"} <= set(files(site))
    assert (site / PATH / "2026-11-18-un-calendrier-que-l-on-peut-tenir/index.md").is_file()


def test_it_says_what_it_made_and_what_comes_next(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The two commands at the end can be copied."""
    monkeypatch.chdir(tmp_path)

    result = run("new", "mon magazine")

    lines = result.stdout.splitlines()
    assert f"mon magazine holds a magazine, in {len(files(tmp_path / 'mon magazine'))} files:" == lines[0]
    assert lines[-3:] == ["Look at it:", "  cd 'mon magazine'", "  magsite serve"]
    assert result.stderr == ""


def test_what_it_names_is_there(run: Run, tmp_path: Path) -> None:
    """Each file and each folder of its list."""
    result = run("new", tmp_path / "site")

    named = [line.split()[0] for line in result.stdout.splitlines()[1:-3]]
    assert [name for name in named if not (tmp_path / "site" / name).exists()] == []


def test_nothing_is_asked(run: Run, tmp_path: Path) -> None:
    """It needs no answer."""
    assert "?" not in run("new", tmp_path / "site").output


@pytest.mark.parametrize("kept", [(), (".git",)])
def test_an_empty_folder_will_do(run: Run, tmp_path: Path, kept: tuple[str, ...]) -> None:
    """One under version control, too."""
    for name in kept:
        (tmp_path / name).mkdir()

    assert run("new", tmp_path).exit_code == 0
    assert (tmp_path / "config.toml").is_file()


def test_the_folder_one_stands_in_needs_no_way_into_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`magsite new .` leaves the writer where they are."""
    monkeypatch.chdir(tmp_path)

    assert run("new", ".").stdout.splitlines()[-2:] == ["Look at it:", "  magsite serve"]


@pytest.mark.parametrize("name", ["a.md", ".hidden", "folder/a.md"])
def test_a_folder_with_something_in_it_is_refused(run: Run, tmp_path: Path, name: str) -> None:
    """It is named, with what to do about it; nothing is written."""
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("mine")

    result = run("new", tmp_path)

    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{tmp_path} is there already, and is no empty folder: choose another name" in result.stderr
    assert files(tmp_path) == [name]


@pytest.mark.parametrize("target", ["a file", "a broken link"])
def test_what_is_no_folder_is_refused(run: Run, tmp_path: Path, target: str) -> None:
    """A file, and a link that leads nowhere."""
    path = tmp_path / "site"
    if target == "a file":
        path.write_text("mine")
    else:
        path.symlink_to(tmp_path / "absent")

    assert run("new", path).exit_code == 2


def test_a_folder_must_be_named(run: Run) -> None:
    """There is no place that could be meant."""
    assert run("new").exit_code == 2


def test_a_folder_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    """With the reason of the system, and without a traceback."""
    result = run("new", tmp_path / ("x" * 300))

    assert result.exit_code == 1
    assert "the name is too long" in result.stderr


def test_a_full_disk_leaves_nothing(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was begun is taken away again, so that one may try once more."""
    opened = Path.open

    def full(path: Path, mode: str = "r") -> object:
        if path.name == "mentions-legales.md" and "x" in mode:
            raise OSError(28, "No space left on device", str(path))
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", full)

    result = run("new", tmp_path / "site")

    assert (result.exit_code, result.stdout) == (1, "")
    assert "mentions-legales.md: the disk is full" in result.stderr
    assert not (tmp_path / "site").exists()


def test_a_name_that_is_no_text_is_no_crash(run: Run, tmp_path: Path) -> None:
    """Names of folders are bytes; what cannot be seen is shown as an escape."""
    # A Mac makes names of letters only.
    name = "\x1b" if sys.platform == "darwin" else "\udcff\x1b"

    result = run("new", Path(f"{tmp_path}/{name}"))

    assert result.exit_code == 0
    shown = name.encode("unicode_escape").decode()
    assert f"{shown} holds a magazine" in result.stdout
