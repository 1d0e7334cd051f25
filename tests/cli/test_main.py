"""`magsite` itself: its help, its version, and as a process of its own."""

import fcntl
import gc
import json
import os
import pty
import shutil
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import magsite
from magsite.cli.commands import SUBCOMMANDS
from magsite.cli.main import main
from tests.cli.conftest import Run

NON_PRINTABLE = "[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""What PyYAML looks for in a header: the process that follows an edit does not load it."""

MAGSITE = (sys.executable, "-m", "magsite")


@pytest.fixture
def collecting() -> Iterator[None]:
    """Garbage is collected again after the test: the command switches it off for its process."""
    yield
    gc.enable()
    gc.unfreeze()


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
    """As an unknown option is; those that are spelled alike are named."""
    result = run("bild")

    assert result.exit_code == 2
    assert "build" in result.stderr


def test_help_lists_the_subcommands_with_what_they_do(run: Run) -> None:
    """Although each is loaded only when it is asked for."""
    listed = run("--help").output.partition("Commands:\n")[2]

    assert sorted(SUBCOMMANDS) == [line.split()[0] for line in listed.splitlines() if line.startswith("  ")]
    assert "build    Build the magazine of SITE" in listed


@pytest.mark.parametrize(("threads", "ended"), [(1, [0]), (2, [])])
def test_the_process_takes_its_arguments_and_its_environment(
    site: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    collecting: None,  # noqa: ARG001 - asked for what it does
    threads: int,
    ended: list[int],
) -> None:
    """And ends with the exit code, at once where no thread goes on."""
    ends: list[int] = []
    end_process, here = os._exit, os.getpid()

    def end_of(code: int) -> None:
        if os.getpid() != here:  # A process that the build has forked ends by itself.
            end_process(code)
        ends.append(code)

    monkeypatch.setattr(sys, "argv", ["magsite", "build", str(site)])
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    monkeypatch.setattr("magsite.cli.main.active_count", lambda: threads)
    monkeypatch.setattr("os._exit", end_of)
    # Another test of this process may have loaded it.
    monkeypatch.delitem(sys.modules, "multiprocessing.forkserver", raising=False)

    with pytest.raises(SystemExit) as end:
        main()

    assert end.value.code == 0
    assert ended == ends
    assert "0 auteur," in capsys.readouterr().out


def test_it_runs_as_a_module(site: Path) -> None:
    """Where no script is installed."""
    done = subprocess.run(
        [*MAGSITE, "build", "--lang", "en", str(site)], capture_output=True, check=False, text=True
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert "1 article" in done.stdout


@pytest.mark.parametrize(
    ("language", "expected"), [("fr", "1 article, 0 auteur, "), ("en", "1 article, 0 authors, ")]
)
def test_where_no_locale_is_set_it_speaks_the_magazine_s_language(
    site: Path, language: str, expected: str
) -> None:
    """As on a server that builds what others push to it, from whichever folder."""
    config = site / "config.toml"
    config.write_text(config.read_text("utf-8").replace("[magazine]", f'[magazine]\nlanguage = "{language}"'))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}

    run = [*MAGSITE, "build", str(site)]
    done = subprocess.run(
        run, capture_output=True, check=True, text=True, env=environment | {"LANG": "C.UTF-8"}, cwd="/"
    )

    assert expected in done.stdout


@pytest.mark.parametrize(
    ("options", "expected"), [((), b"2 articles, 0 auteur, "), (("--json",), b'"totals"')]
)
def test_an_encoding_without_arrows_is_no_crash(
    site: Path, options: tuple[str, ...], expected: bytes
) -> None:
    """Escapes stand in their place; JSON is in UTF-8 anyway."""
    (site / "content/articles/ete.md").write_text("---\ntitle: Été\ndate: 2008-09-25\nété: x\n---\n", "utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "fr_FR.UTF-8"}

    run = [*MAGSITE, "build", str(site), *options]
    done = subprocess.run(run, capture_output=True, check=False, env=environment)

    assert (done.returncode, expected in done.stdout) == (0, True)
    assert options == () or json.loads(done.stdout)["diagnostics"][0]["arguments"]["key"] == "été"
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_a_real_terminal_is_known(site: Path, variables: dict[str, str], coloured: bool) -> None:  # noqa: FBT001 - a column
    """Colours are for it alone, unless NO_COLOR forbids them or the terminal has none."""
    (site / "content/articles/racines.md").write_text("---\ndate: 2008-09-24\n---\n")

    shown = _on_a_terminal(site, 80, variables)

    assert "[title-missing]" in shown
    assert coloured == ("\x1b[31m" in shown)


@pytest.mark.parametrize(("columns", "expected"), [(40, 40), (10, 24), (200, 104), (0, 104)])
def test_an_excerpt_is_as_wide_as_the_terminal(site: Path, columns: int, expected: int) -> None:
    """Unless that is too narrow for anything; where nobody knows, or there is much room, a hundred characters."""
    line = "mot " * 60 + "[x](absent.md)" + " mot" * 60
    (site / "content/articles/racines.md").write_text(f"---\ntitle: R\ndate: 2008-09-24\n---\n{line}\n")

    shown = _on_a_terminal(site, columns, {"NO_COLOR": "1", "TERM": "dumb"})

    (excerpt,) = (line for line in shown.splitlines() if line.startswith("  …"))
    assert expected == len(excerpt)


def _on_a_terminal(site: Path, columns: int, variables: dict[str, str]) -> str:
    """What a terminal of this width gets to show."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {**os.environ, "NO_COLOR": "", "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", **variables}
    subprocess.run([*MAGSITE, "build", str(site)], stdout=theirs, stderr=theirs, env=environment, check=False)
    os.close(theirs)
    shown = os.read(ours, 100_000)
    os.close(ours)
    return shown.decode()


def test_a_command_leaves_nothing_in_the_folder_for_temporary_files(site: Path) -> None:
    """Neither does what begins its processes, where they are not forked, as for very many pages."""
    script = "import multiprocessing; multiprocessing.set_start_method('forkserver'); from magsite.cli.main import main; main()"
    # The way to a socket must be short, which `tmp_path` is not.
    with TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", script, "build", "--jobs", "2", str(site)],
            check=False,
            capture_output=True,
            env=os.environ | {"TMPDIR": folder},
        )
        left = list(Path(folder).iterdir())

    assert (done.returncode, done.stderr) == (0, b"")
    assert (site / "public/index.html").exists()
    assert left == []


def test_what_an_edit_is_followed_with_stays_compiled(site: Path, tmp_path: Path) -> None:
    """Also what the process beside it compiled, which reads, converts and renders; soon none of it is compiled again.

    That process ends with the build, whatever it was about to load: the next edit loads it, and keeps it as well. Which
    of the two makes a page is a matter of who has time, so that it takes some edits until all is there.
    """
    environment = os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    text = next((site / "content/articles").rglob("*.md"))

    def kept() -> bytes:
        with text.open("a", encoding="utf-8") as file:
            file.write("\nUne phrase de plus.\n")
        subprocess.run([*MAGSITE, "build", str(site)], check=True, capture_output=True, env=environment)
        return next((tmp_path / "cache/magsite/expressions").iterdir()).read_bytes()

    kept()
    shutil.rmtree(tmp_path / "cache")
    after = [kept() for _ in range(6)]

    assert NON_PRINTABLE.encode() in after[-1]
    assert any(earlier == later for earlier, later in pairwise(after))
