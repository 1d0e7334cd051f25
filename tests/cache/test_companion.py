"""A process that loads what comes next, and works for this one."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from magsite.cache import companion as room
from magsite.cache.companion import companion

PATIENCE = 60.0

LOADED: list[int] = []


@pytest.fixture(params=["a process", "nobody"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With a fork and without one."""
    monkeypatch.setattr(room, "can_fork", lambda: request.param == "a process")
    return str(request.param)


def _nothing() -> None:
    pass


def _load(number: int) -> None:
    LOADED.append(number)


def _loaded() -> list[int]:
    return LOADED


def _double(number: int) -> int:
    return 2 * number


def _failing(text: str) -> None:
    raise ValueError(text)


def _killed(here: int) -> str:
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return "done"


def _let_nobody_fork(here: int) -> None:
    if os.getpid() != here:
        os.fork = _failing_fork


def _failing_fork() -> int:
    raise BlockingIOError


def _failing_program() -> int:
    return subprocess.run([sys.executable, "-c", "raise SystemExit(1)"], check=False).returncode


def _touch_late(path: Path) -> None:
    time.sleep(0.2)
    path.touch()


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


def test_a_twin_has_what_the_companion_has_loaded(way: str) -> None:
    """Up to the moment at which it was asked for; from then on each is for itself."""
    with companion(_nothing) as beside:
        beside.call(_load, 1)
        twin = beside.twin()
        beside.call(_load, 2)
        loaded = beside.call(_loaded)(), twin.call(_loaded)()
        processes = {os.getpid(), beside.call(os.getpid)(), twin.call(os.getpid)()}

    assert loaded == (([1, 2], [1]) if way == "a process" else ([], []))
    assert len(processes) == (3 if way == "a process" else 1)


def test_there_is_one_twin() -> None:
    """However often it is asked for."""
    with companion(_nothing) as beside:
        assert beside.twin().call(os.getpid)() == beside.twin().call(os.getpid)()


def test_a_companion_and_its_twin_work_side_by_side(way: str) -> None:
    """Each answers its own calls."""
    with companion(_nothing) as beside:
        twin = beside.twin()
        assert twin.call(_double, 1)() == 2
        slow, quick = beside.call(time.sleep, 0.5), twin.call(_double, 2)
        assert quick() == 4
        assert not slow.is_answered or way == "nobody"
        assert slow() is None


def test_programs_that_they_run_tell_how_they_ended(way: str) -> None:
    """An extension of Markdown may run one, and a failure of it is to be seen."""
    with companion(_nothing) as beside:
        crew = beside, beside.twin()
        codes = [one.call(_failing_program)() for one in crew]

    assert codes == [1, 1], way


@pytest.mark.parametrize("first", ["the companion", "its twin"])
def test_one_goes_on_where_the_other_is_killed(first: str) -> None:
    """What the killed one was to do is done here."""
    with companion(_nothing) as beside:
        twin = beside.twin()
        one, other = (beside, twin) if first == "the companion" else (twin, beside)
        assert other.call(_double, 1)() == 2
        assert one.call(_killed, os.getpid())() == "done"
        assert [of.call(_double, 3)() for of in (one, other)] == [6, 6]


def test_a_twin_that_was_never_forked_is_nobody() -> None:
    """Where the companion was killed before, its calls are made here."""
    with companion(_nothing) as beside:
        killed, twin = beside.call(_killed, os.getpid()), beside.twin()
        assert twin.call(_double, 2)() == 4
        assert killed() == "done"


def test_a_twin_that_cannot_be_forked_is_nobody() -> None:
    """As where the machine has no room for another process; the companion goes on."""
    with companion(_nothing) as beside:
        beside.call(_let_nobody_fork, os.getpid())
        assert beside.twin().call(_double, 2)() == 4
        assert beside.call(_double, 3)() == 6


def test_a_twin_is_gone_at_the_end(way: str) -> None:
    """And leaves nothing to be waited for: its parent has taken note."""
    with companion(_nothing) as beside:
        process = beside.twin().call(os.getpid)()

    if way == "a process":
        _until(lambda: not Path(f"/proc/{process}").exists())


def test_whoever_is_dismissed_ends_by_itself(way: str) -> None:
    """With its twin, while this process goes on; what is called then is done here."""
    with companion(_nothing) as beside:
        crew = beside, beside.twin()
        processes = [one.call(os.getpid)() for one in crew]
        for one in crew:
            one.dismiss()
        if way == "a process":
            _until(lambda: not any(map(_is_running, processes)))
        assert [one.is_there for one in crew] == [False, False]
        assert [one.call(os.getpid)() for one in crew] == [os.getpid()] * 2


def test_a_dismissed_companion_has_begun(tmp_path: Path) -> None:
    """What else it was asked, and may not have answered, is done here."""
    begun = tmp_path / "begun"
    with companion(partial(_touch_late, begun)) as beside:
        asked = beside.call(_double, 2)
        beside.dismiss()
        assert begun.exists()
        assert asked() == 4


def test_what_went_wrong_at_the_beginning_is_raised() -> None:
    """At the end, or at once where there is nobody."""
    with pytest.raises(ValueError, match=r"^no(?:\n|$)"), companion(partial(_failing, "no")):
        pass


def test_there_is_nobody_where_the_system_gives_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the machine has no room for one: what is to be begun is done here, and no pipe stays."""
    pipes = len(tuple(Path("/proc/self/fd").iterdir()))
    begun = tmp_path / "begun"
    monkeypatch.setattr(os, "fork", _failing_fork)

    with companion(begun.touch) as beside:
        assert begun.exists()
        assert not beside.is_there
        assert beside.call(_double, 2)() == 4
    assert len(tuple(Path("/proc/self/fd").iterdir())) == pipes


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
