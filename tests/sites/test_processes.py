"""Processes of a build that are killed or interrupted: nothing is lost, nothing is left behind, and it is said."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from magsite.output.manifest import STAGING
from tests.sites import harness, small
from tests.sites.harness import OUTPUT
from tests.sites.tiny import CONFIG, article

METHODS = [
    "fork",
    *(pytest.param(method, marks=pytest.mark.slow) for method in ("forkserver", "spawn")),
]

COMMAND = """
if __name__ == "__main__":
    import multiprocessing, sys
    multiprocessing.set_start_method(sys.argv.pop(1))
    from magsite.cli.main import main
    main()
"""

EXTENSION = """
import os, signal, time
from pathlib import Path
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

class Perilous(Preprocessor):
    def run(self, lines):
        for word, _, number in (line.partition(" ") for line in lines):
            if word == "KILL":
                for mark in (Path(os.environ["MARKS"], str(n)) for n in range(int(number))):
                    if not mark.exists():
                        mark.touch()
                        os.kill(os.getpid(), signal.SIGKILL)
            if word == "WAIT" and not Path(os.environ["MARKS"], "0").exists():
                Path(os.environ["MARKS"], "waiting").touch()
                time.sleep(600)
        return lines

class Peril(Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Perilous(md), "perilous", 100)

def makeExtension(**options):
    return Peril(**options)
"""
"""Converting `KILL 2` kills the first two processes that try, `WAIT` takes ten minutes; neither where a mark `0` is."""

LONGEST = 120
"""Seconds that something is waited for which must come, on any machine."""

PERIL = "content/articles/2026-03-01-peril.md"
ARTICLES = {
    f"content/articles/2026-02-{day:02}-n{day}.md": article(f"N° {day}", f"Le texte *{day}*.", author="bo")
    for day in range(1, 29)
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of some articles, in whose texts there may be peril."""
    site = tmp_path / "site"
    config = f'{CONFIG}\n[markdown]\nextensions = ["perilous"]\n'
    harness.write(site, {**small.FILES, **ARTICLES, "config.toml": config})
    harness.write(tmp_path, {"marks/.keep": "", "perilous.py": EXTENSION, "command.py": COMMAND})
    return site


def _begun(site: Path, method: str, *options: str) -> "subprocess.Popen[str]":
    """A build by two processes, in a session of its own."""
    # Coverage would keep killed processes busy.
    bare = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    paths = os.pathsep.join((str(site.parent), str(harness.MAGAZINE)))
    place = {"PYTHONPATH": paths, "MARKS": str(site.parent / "marks")}
    command = ("build", str(site), "--now", "2026-11-22", "--lang", "en", "--jobs", "2", *options)
    return subprocess.Popen(
        [sys.executable, str(site.parent / "command.py"), method, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**bare, **place},
        start_new_session=True,
    )


def _built(site: Path, method: str, *options: str) -> tuple[int, dict[str, Any]]:
    """The exit code of a build, and its report."""
    with _begun(site, method, "--json", *options) as process:
        out, err = process.communicate(timeout=LONGEST)
    assert not err
    return process.returncode, json.loads(out)


def _codes(report: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["code"], one["path"]) for one in report["diagnostics"]]


def _traces(site: Path) -> list[Path]:
    """What builds have in the output's place, or beside it, only while they are at work."""
    return [*(site / OUTPUT / STAGING).glob("*"), *site.glob(f".{OUTPUT}.magsite-*")]


def _until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + LONGEST
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.002)


def _has_ended(session: int) -> bool:
    try:
        os.killpg(session, 0)
    except ProcessLookupError:
        return True
    return False


@pytest.mark.parametrize("method", METHODS)
def test_the_work_of_a_killed_process_is_done_again(site: Path, method: str) -> None:
    """Every page is there once, as if nothing had been; it is said, and not again by the next build."""
    harness.write(site, {PERIL: article("Péril", "KILL 1\n\nLa suite.")})

    code, report = _built(site, method)

    assert (code, _codes(report)) == (0, [("worker-replaced", "")])
    assert _traces(site) == []
    assert _codes(_built(site, method)[1]) == []
    harness.write(site, {".magsite/cache.sqlite": None})
    assert _codes(_built(site, method, "-o", str(site.parent / "other"))[1]) == []
    assert harness.files(site / OUTPUT) == harness.files(site.parent / "other")


@pytest.mark.slow
def test_a_killed_process_keeps_nothing_from_being_published_under_strict(site: Path) -> None:
    """Though the command says that not all was well."""
    harness.write(site, {PERIL: article("Péril", "KILL 1")})

    code, _ = _built(site, "fork", "--strict")

    assert (code, (site / OUTPUT / "index.html").is_file()) == (1, True)


@pytest.mark.slow
def test_the_source_that_costs_all_its_processes_is_named(site: Path) -> None:
    """The old output stands."""
    assert _built(site, "fork")[0] == 0
    before = harness.stamps(site / OUTPUT)
    harness.write(site, {PERIL: article("Péril", "KILL 9"), **_edited()})

    code, report = _built(site, "fork")

    # Its text stands in the feeds of the front page as well, and the process that makes one may be the last to go.
    places = (PERIL, *small.feeds("/"))
    assert (code, _codes(report)) in [(1, [("worker-lost", place)]) for place in places]
    assert before == harness.stamps(site / OUTPUT)
    assert _traces(site) == []


def _edited() -> dict[str, str]:
    return {name: text.replace("Le texte", "Un texte") for name, text in ARTICLES.items()}


@pytest.mark.parametrize("method", METHODS)
def test_ctrl_c_while_pages_are_made_leaves_everything_as_it_was(site: Path, method: str) -> None:
    """At once, without a word too many: no process, no staging; and the next build is as from nothing."""
    assert _built(site, method)[0] == 0
    before = harness.stamps(site / OUTPUT)
    harness.write(site, {PERIL: article("Péril", "WAIT"), **_edited()})

    with _begun(site, method) as process:
        _until((site.parent / "marks/waiting").exists)
        _assert_aborted(process)

    assert before == harness.stamps(site / OUTPUT)
    assert _traces(site) == []
    harness.write(site.parent, {"marks/0": ""})
    assert _built(site, method)[0] == 0
    assert before != harness.stamps(site / OUTPUT)


@pytest.mark.parametrize("method", METHODS)
def test_ctrl_c_while_sources_are_read_leaves_nothing(site: Path, method: str) -> None:
    """The same, before there is any output."""
    long = "Un paragraphe *long*.\n\n" * 2000
    harness.write(
        site, {f"content/articles/2026-04-01-{number}.md": article("L", long) for number in range(300)}
    )

    with _begun(site, method) as process:
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        _until(lambda: len(children.read_text().split()) > 1)
        _assert_aborted(process)

    assert not (site / OUTPUT).exists()
    assert _traces(site) == []


def _assert_aborted(process: "subprocess.Popen[str]") -> None:
    """As a terminal does it: all processes get the signal. Long before the work would be done, there is an end."""
    os.killpg(process.pid, signal.SIGINT)
    assert process.communicate(timeout=LONGEST) == ("", "\nAborted!\n")
    assert process.returncode == 1
    _until(lambda: _has_ended(process.pid))
