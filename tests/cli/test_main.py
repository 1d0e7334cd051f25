"""`magsite` itself: its help, its version, and as a process of its own."""

import gc
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import magsite
from magsite.cli.main import main
from tests.cli.conftest import Run

MAGSITE = (sys.executable, "-m", "magsite")


@pytest.fixture
def collecting() -> Iterator[None]:
    """Garbage is collected again after the test: the command switches it off for its process."""
    yield
    gc.enable()


def test_the_version_is_the_package_s(run: Run) -> None:
    """On one line."""
    assert f"magsite, version {magsite.__version__}\n" == run("--version").output


@pytest.mark.parametrize(
    ("environment", "word"), [({}, "Make a magazine"), ({"LANG": "fr_FR.UTF-8"}, "magazine")]
)
def test_help_speaks_the_writer_s_language(run: Run, environment: dict[str, str], word: str) -> None:
    """And names the subcommands."""
    result = run("--help", environment=environment)

    assert result.exit_code == 0
    assert word in result.output
    assert "build" in result.output
    assert ("Make a magazine" in result.output) == (not environment)


def test_an_unknown_command_is_a_wrong_usage(run: Run) -> None:
    """As an unknown option is."""
    assert run("bild").exit_code == 2


def test_the_process_takes_its_arguments_and_its_environment(
    site: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    collecting: None,  # noqa: ARG001 - asked for what it does
) -> None:
    """And ends with the exit code."""
    monkeypatch.setattr(sys, "argv", ["magsite", "build", str(site)])
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")

    with pytest.raises(SystemExit) as end:
        main()

    assert end.value.code == 0
    assert "0 auteur," in capsys.readouterr().out


def test_it_runs_as_a_module(site: Path) -> None:
    """Where no script is installed."""
    done = subprocess.run(
        [*MAGSITE, "build", "--lang", "en", str(site)], capture_output=True, check=False, text=True
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert "1 article" in done.stdout


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_a_real_terminal_is_known(site: Path, no_color: str, coloured: bool) -> None:  # noqa: FBT001 - a column
    """Colours are for it alone, unless NO_COLOR forbids them."""
    (site / "content/articles/racines.md").write_text("---\ndate: 2008-09-24\n---\n")
    ours, theirs = pty.openpty()
    environment = {**os.environ, "NO_COLOR": no_color, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}

    subprocess.run([*MAGSITE, "build", str(site)], stdout=theirs, stderr=theirs, env=environment, check=False)
    os.close(theirs)
    shown = os.read(ours, 100_000)
    os.close(ours)

    assert b"[title-missing]" in shown
    assert coloured == (b"\x1b[31m" in shown)
