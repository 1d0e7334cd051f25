"""The lock of an output folder."""

import subprocess
import sys
from pathlib import Path

from magsite.output.lock import output_lock

HOLDER = """
import sys
from pathlib import Path
from magsite.output.lock import output_lock
with output_lock(Path(sys.argv[1])) as held:
    print(held, flush=True)
    sys.stdin.read()
"""


def test_a_free_lock_is_held_and_let_go(tmp_path: Path) -> None:
    """One command after the other gets the lock."""
    for _ in range(2):
        with output_lock(tmp_path) as held:
            assert held


def test_a_second_holder_is_refused(tmp_path: Path) -> None:
    """The lock is not shared, and refusing does not take it away from its holder."""
    with output_lock(tmp_path):
        for _ in range(2):
            with output_lock(tmp_path) as held:
                assert not held


def test_the_lock_follows_a_renamed_folder(tmp_path: Path) -> None:
    """A staging folder that becomes the output stays locked."""
    (tmp_path / "staging").mkdir()

    with output_lock(tmp_path / "staging"):
        (tmp_path / "staging").rename(tmp_path / "public")
        with output_lock(tmp_path / "public") as held:
            assert not held


def test_a_killed_holder_lets_go(tmp_path: Path) -> None:
    """Another process's lock counts while it lives, and no longer."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"True\n"
        with output_lock(tmp_path) as held:
            assert not held
        holder.kill()
        holder.wait()
        with output_lock(tmp_path) as held:
            assert held
