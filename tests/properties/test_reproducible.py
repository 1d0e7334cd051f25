"""The same sources at the same instant give the same bytes, whatever the machine, its settings and the folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import harness
from tests.sites.harness import OUTPUT

SHUFFLED = """
import os, random
from contextlib import contextmanager
real = os.scandir
@contextmanager
def scandir(place):
    with real(place) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    random.Random(SEED).shuffle(entries)
    yield iter(entries)
os.scandir = scandir
"""
MAIN = "from magsite.cli.main import main; main()"

pytestmark = [pytest.mark.slow, pytest.mark.untraced]


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], str]:
    """The files of the sample magazine and what was said, in a plain environment."""
    return _built(tmp_path_factory.mktemp("plain"), {})


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C"},
        {"TZ": "Asia/Kolkata", "LANG": "fr_FR.UTF-8", "LC_ALL": "fr_FR.UTF-8"},
        {"LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"},
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4242", "PYTHONUTF8": "0", "LC_ALL": "POSIX"},
        {"SOURCE_DATE_EPOCH": "0", "NO_COLOR": "1", "COLUMNS": "20"},
    ],
    ids=str,
)
def test_the_environment_changes_no_byte(
    tmp_path: Path, expected: tuple[dict[str, bytes], str], environment: dict[str, str]
) -> None:
    """Time zone, locale and hash seed are no inputs of a magazine."""
    assert expected == _built(tmp_path, environment)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_folders_changes_no_byte(
    tmp_path: Path, expected: tuple[dict[str, bytes], str], seed: int
) -> None:
    """File systems list their files in any order."""
    before = SHUFFLED.replace("SEED", str(seed))
    assert expected == _built(tmp_path / "un autre dossier", {}, before)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_number_of_processes_changes_no_byte(
    tmp_path: Path, expected: tuple[dict[str, bytes], str], jobs: str
) -> None:
    """Neither does the number of cores of the machine."""
    assert expected == _built(tmp_path, {}, "", "--jobs", jobs)


def test_the_network_is_not_needed(tmp_path: Path, expected: tuple[dict[str, bytes], str]) -> None:
    """A build that may not open a socket makes the same magazine."""
    before = (
        "import socket\n"
        "class Closed(socket.socket):\n"
        "    def __init__(self, *_, **__): raise AssertionError('a socket is opened')\n"
        "socket.socket = Closed\n"
        "socket.create_connection = socket.getaddrinfo = None\n"
    )
    assert expected == _built(tmp_path, {}, before)


def _built(
    folder: Path, environment: dict[str, str], before: str = "", *options: str
) -> tuple[dict[str, bytes], str]:
    """Copy the sample magazine, build it by a process of its own, and return the files and the messages."""
    site = harness.copy_magazine(folder)
    arguments = ["--lang", "fr", "build", str(site), "--now", "2026-11-22T12:00", *options]
    process = subprocess.run(
        [sys.executable, "-c", f"{before}\n{MAIN}", *arguments],
        env={"PATH": os.environ["PATH"], "HOME": str(folder)} | environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert process.returncode == 0, process.stderr
    said = (process.stdout + process.stderr).replace(str(folder), "")
    return harness.files(site / OUTPUT), said
