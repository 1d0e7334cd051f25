"""A question that is answered beside the work."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable

import pytest

from magsite.cache import aside as room
from magsite.cache.aside import aside


@pytest.fixture(params=["a process", "here"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With a fork and without one."""
    monkeypatch.setattr(room, "can_fork", lambda: request.param == "a process")
    return str(request.param)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("answer", [True, False])
def test_the_answer_is_the_question_s(answer: bool) -> None:  # noqa: FBT001 - what it answers
    """Wherever it is found."""
    with aside(lambda: answer) as answered:
        assert answer == answered()


def test_nobody_has_to_wait_for_it(monkeypatch: pytest.MonkeyPatch, forked: list[int]) -> None:
    """An answer that is not wanted leaves no process behind."""
    monkeypatch.setattr(room, "can_fork", lambda: True)

    with aside(lambda: True):
        pass

    assert len(forked) == 1
    with pytest.raises(ProcessLookupError):
        os.kill(forked[0], 0)


def _killed() -> bool:
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return True


def _failing() -> bool:
    if os.getpid() != HERE:
        raise OSError
    return True


HERE = os.getpid()


@pytest.mark.parametrize("question", [_killed, _failing])
def test_a_process_that_ends_badly_is_replaced(
    question: Callable[[], bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By asking here."""
    monkeypatch.setattr(room, "can_fork", lambda: True)

    with aside(question) as answered:
        assert answered()


def test_the_process_says_nothing_of_its_own_end() -> None:
    """No exit handler of the command runs twice, and no buffer is written twice."""
    code = (
        "import atexit, sys; from magsite.cache.aside import aside; atexit.register(print, 'end')\n"
        "sys.stdout.write('once ')\n"
        "with aside(lambda: True) as answered: print(answered())"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert found.stdout == "once True\nend\n"
