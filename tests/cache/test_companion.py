"""A process that loads what comes next, and works for this one."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from magsite.cache import companion as room
from magsite.cache.companion import companion

PATIENCE = 60.0


@pytest.fixture(params=["a process", "nobody"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With a fork and without one."""
    monkeypatch.setattr(room, "can_fork", lambda: request.param == "a process")
    return str(request.param)


def _nothing() -> None:
    pass


def _double(number: int) -> int:
    return 2 * number


def _failing(text: str) -> None:
    raise ValueError(text)


def _killed(here: int) -> str:
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


def _unloadable() -> None:
    raise ImportError


def test_calls_are_answered_in_any_order_of_asking() -> None:
    """Each result is that of its call, whichever is awaited first."""
    with companion(_nothing) as beside:
        first, second = beside.call(_double, 1), beside.call(_double, 2)
        assert (second(), first(), second()) == (4, 2, 4)


def test_much_goes_there_and_back() -> None:
    """More than a pipe holds at a time."""
    with companion(_nothing) as beside:
        assert beside.call(bytes.lower, b"X" * 3_000_000)() == b"x" * 3_000_000


def test_what_a_call_raises_is_raised_here() -> None:
    """When its result is awaited, and the next call is answered all the same."""
    with companion(_nothing) as beside:
        failing, well = beside.call(_failing, "no"), beside.call(_double, 3)
        with pytest.raises(ValueError, match=r"^no(?:\n|$)"):
            failing()
        assert well() == 6


def test_what_cannot_be_loaded_hinders_nothing() -> None:
    """It is told of where it is needed."""
    with companion(_nothing, _unloadable) as beside:
        assert beside.call(_double, 1)() == 2


def test_the_calls_of_a_process_that_was_killed_are_made_here() -> None:
    """Those that it had not answered, and those that come after."""
    with companion(_nothing) as beside:
        killed, waiting = beside.call(_killed, os.getpid()), beside.call(_double, 1)
        assert (killed(), waiting()) == ("done", 2)
        assert beside.call(_double, 2)() == 4


def test_what_is_to_be_done_at_the_beginning_is_done(tmp_path: Path) -> None:
    """Before any call is answered, by the process or, where there is none, here."""
    begun = tmp_path / "begun"
    with companion(begun.touch) as beside:
        assert beside.call(begun.exists)()


def test_it_loads_step_by_step() -> None:
    """What is asked meanwhile is answered after the step that it came in."""
    done: list[int] = []
    steps = [lambda number=number: done.append(number) for number in range(3)]

    with companion(_nothing, _unloadable, *steps) as beside:
        assert beside.call(_double, 1)() == 2
    assert done == []


def test_it_is_gone_at_the_end(way: str, forked: list[int]) -> None:
    """Whatever it was doing."""
    with companion(_nothing, lambda: time.sleep(PATIENCE)) as beside:
        beside.call(_double, 1)

    assert len(forked) == (1 if way == "a process" else 0)
    for process in forked:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


def test_it_ends_with_the_process_that_it_works_for(tmp_path: Path, way: str) -> None:
    """Also in the middle of a call, where that one was killed."""
    code = (
        "import os, sys, time\n"
        "from pathlib import Path\n"
        "from magsite.cache import companion as room\n"
        f"room.can_fork = lambda: {way == 'a process'}\n"
        "def work(place):\n"
        "    Path(place).write_text(str(os.getpid()))\n"
        f"    time.sleep({PATIENCE})\n"
        "with room.companion(lambda: None) as beside:\n"
        "    beside.call(work, sys.argv[1])()\n"
    )
    place = tmp_path / "process"
    with subprocess.Popen([sys.executable, "-c", code, str(place)]) as process:
        _until(lambda: place.exists() and place.read_text() != "")
        process.kill()
    worker = int(place.read_text())

    _until(lambda: not _is_running(worker))


def _until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE / 2
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.01)


def _is_running(process: int) -> bool:
    """Whether it runs: one that ended may wait for its new parent to take note."""
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
