"""A test that another process begins and this one helps with."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from magsite.cache import aside as room
from magsite.cache.aside import aside


@pytest.fixture(params=["a process", "here"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With a fork and without one."""
    monkeypatch.setattr(room, "can_fork", lambda: request.param == "a process")
    return str(request.param)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("wrong", [None, 0, 1, 499, 998, 999])
def test_one_that_fails_is_found_wherever_it_stands(wrong: int | None) -> None:
    """By whoever comes to it."""
    with aside(lambda start, stop: wrong not in range(start, stop), 1000) as passed:
        assert passed() == (wrong is None)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("number", [0, 1, 256, 257, 5000])
def test_all_are_tested(number: int, tmp_path: Path) -> None:
    """By one process or the other, or by both where they meet."""

    def noted(start: int, stop: int) -> bool:
        (tmp_path / f"{start}-{stop}-{os.getpid()}").touch()
        return True

    with aside(noted, number) as passed:
        assert passed()

    pieces = [tuple(map(int, one.name.split("-")[:2])) for one in tmp_path.iterdir()]
    assert {place for start, stop in pieces for place in range(start, stop)} == set(range(number))


def test_both_are_at_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whoever asks for the answer does not just wait."""
    monkeypatch.setattr(room, "can_fork", lambda: True)
    begun, asked = tmp_path / "begun", tmp_path / "asked"
    here: list[int] = []

    def together(start: int, _: int) -> bool:
        mine, other = (asked, begun) if os.getpid() == HERE else (begun, asked)
        mine.touch()
        while not other.exists():
            time.sleep(0.001)
        if os.getpid() == HERE:
            here.append(start)
        return True

    with aside(together, 256 * 20) as passed:
        assert passed()

    assert 0 < len(here) < 20
    assert here == sorted(here, reverse=True)


def test_nobody_has_to_wait_for_it(monkeypatch: pytest.MonkeyPatch, forked: list[int]) -> None:
    """An answer that is not wanted leaves no process behind."""
    monkeypatch.setattr(room, "can_fork", lambda: True)

    with aside(lambda *_: True, 1):
        pass

    assert len(forked) == 1
    with pytest.raises(ProcessLookupError):
        os.kill(forked[0], 0)


def _killed(_start: int, _stop: int) -> bool:
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return True


def _failing(_start: int, _stop: int) -> bool:
    if os.getpid() != HERE:
        raise OSError
    return True


HERE = os.getpid()


@pytest.mark.parametrize("test", [_killed, _failing])
def test_a_process_that_ends_badly_is_replaced(
    test: Callable[[int, int], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By testing all here."""
    monkeypatch.setattr(room, "can_fork", lambda: True)

    with aside(test, 1000) as passed:
        assert passed()


def test_the_process_says_nothing_of_its_own_end() -> None:
    """No exit handler of the command runs twice, and no buffer is written twice."""
    code = (
        "import atexit, sys; from magsite.cache.aside import aside; atexit.register(print, 'end')\n"
        "sys.stdout.write('once ')\n"
        "with aside(lambda *_: True, 1) as passed: print(passed())"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert found.stdout == "once True\nend\n"
