"""An ordered map over slices of work, in this process or in several."""

import fcntl
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from magsite.cache.executors import (
    WorkerLost,
    ordered_map,
    sliced,
    sliced_by_work,
    start_method,
    worker_count,
)

LONGEST = 120
"""Seconds that something is waited for which must come, on any machine; what must be cut short takes ten minutes."""

METHODS = ("fork", "forkserver", "spawn")

pytestmark = pytest.mark.filterwarnings("ignore:.*use of fork.*:DeprecationWarning")

LOCKED_PARENT = """
import fcntl, os, sys
from magsite.cache.executors import ordered_map
lock = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)
fcntl.flock(lock, fcntl.LOCK_EX)
with ordered_map(len, ((1,), (2,), (3,)), 2) as results:
    next(results)
    print("ready", flush=True)
    sys.stdin.read()
"""

# Every command has loaded msgspec by then. A Ctrl-C in the middle of its loading is lost in Python's own C code, which
# takes whatever goes wrong while a module is loaded for an ImportError.
INTERRUPTED = """
import multiprocessing, sys, time
import msgspec
from magsite.cache.executors import ordered_map

def work(piece):
    time.sleep(piece[0])

if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    try:
        with ordered_map(work, ((600,), (600,)), 2) as results:
            print("ready", flush=True)
            next(results)
    except KeyboardInterrupt:
        print(multiprocessing.active_children())
"""


@pytest.fixture(params=METHODS)
def method(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The way in which processes begin; those that run the tests have threads, which do not mind a fork."""
    monkeypatch.setattr("magsite.cache.executors.threads", lambda: 1)
    multiprocessing.set_start_method(request.param, force=True)
    yield request.param
    multiprocessing.set_start_method(None, force=True)


def _double(piece: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(2 * number for number in piece)


def _sleep_first(piece: tuple[int, ...]) -> int:
    time.sleep(0.2 if piece == (0,) else 0)
    return piece[0]


def _interrupt_oneself(piece: tuple[int, ...]) -> int:
    os.kill(os.getpid(), signal.SIGINT)
    return piece[0]


def _fail_at_two(piece: tuple[int, ...]) -> int:
    if piece == (2,):
        raise ValueError("two")
    return piece[0]


def _killed_over_seven(piece: tuple[int, ...]) -> tuple[int, ...]:
    if 7 in piece:
        os.kill(os.getpid(), signal.SIGKILL)
    return piece


class _KilledOnce:
    """Work over which the first processes are killed, as many as there are files in a folder."""

    def __init__(self, folder: Path, times: int) -> None:
        self.marks = [folder / f"{number}" for number in range(times)]
        for mark in self.marks:
            mark.touch()

    def __call__(self, piece: tuple[int, ...]) -> tuple[int, ...]:
        """What was given, once all marks are gone."""
        for mark in self.marks:
            try:
                mark.unlink()
            except FileNotFoundError:
                continue
            os.kill(os.getpid(), signal.SIGKILL)
        return piece


def _lock_within(file: int, seconds: float) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                raise
            time.sleep(0.01)
        else:
            return


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_slices(workers: int) -> None:
    """Serial and parallel give the same results in the same order."""
    slices = sliced(range(100), 3)

    with ordered_map(_double, slices, workers) as results:
        assert [(piece, _double(piece)) for piece in slices] == list(results)


def test_processes_may_begin_in_any_way(method: str) -> None:
    """What they need travels as values."""
    assert method == start_method()
    with ordered_map(_double, ((1, 2), (3,)), 2) as results:
        assert list(results) == [((1, 2), (2, 4)), ((3,), (6,))]


def test_slow_first_results_do_not_lose_their_place() -> None:
    """A slice that takes longer than the next one still comes first."""
    with ordered_map(_sleep_first, ((0,), (1,), (2,)), 2) as results:
        assert [result for _, result in results] == [0, 1, 2]


def test_slices_are_taken_as_they_are_needed() -> None:
    """However many there are, memory stays small: no more than are under way, and a few that are ready."""
    taken: list[int] = []

    def slices() -> Iterator[tuple[int]]:
        for number in range(1000):
            taken.append(number)
            yield (number,)

    with ordered_map(_sleep_first, slices(), 2) as results:
        next(results)

    assert len(taken) <= 64


def test_serial_results_come_one_by_one() -> None:
    """In one process nothing is made before it is asked for."""
    made: list[tuple[int, ...]] = []

    with ordered_map(made.append, sliced(range(10), 1), 1) as results:
        next(results)

    assert made == [(0,)]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_comes_at_its_turn(workers: int) -> None:
    """Results before the error are given, then the task's own exception is raised."""
    with ordered_map(_fail_at_two, sliced(range(5), 1), workers) as results:
        assert [next(results)[1], next(results)[1]] == [0, 1]
        with pytest.raises(ValueError, match="two"):
            next(results)


def test_an_error_in_a_process_says_where_it_was_raised() -> None:
    """Its traceback is that of the process."""
    with ordered_map(_fail_at_two, ((2,),), 2) as results, pytest.raises(ValueError, match="two") as error:
        next(results)

    assert "in _fail_at_two" in "".join(error.value.__notes__)


def test_leaving_early_ends_the_processes_at_once() -> None:
    """Whatever they are doing."""
    start = time.monotonic()

    with ordered_map(_sleep_long, sliced(range(4), 1), 2) as results:
        next(results)

    assert time.monotonic() - start < LONGEST
    assert multiprocessing.active_children() == []


def _sleep_long(piece: tuple[int, ...]) -> None:
    time.sleep(600 if piece != (0,) else 0)


def test_nothing_to_do_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty map costs nothing."""
    monkeypatch.setattr("magsite.cache.processes.Worker", None)

    with ordered_map(_double, (), 2) as results:
        assert list(results) == []


@pytest.mark.parametrize("method", ["fork"], indirect=True)
@pytest.mark.usefixtures("method")
def test_what_all_need_is_loaded_before_a_fork() -> None:
    """Once, so that each process has it."""
    loaded: list[int] = []

    with ordered_map(_double, sliced(range(4), 1), 2, warm=lambda: loaded.append(1)) as results:
        assert len(list(results)) == 4
    with ordered_map(_double, sliced(range(4), 1), 1, warm=lambda: loaded.append(1)) as results:
        assert len(list(results)) == 4

    assert loaded == [1]


def test_workers_leave_ctrl_c_to_the_parent(method: str) -> None:
    """SIGINT, which a terminal sends to all processes, does not end a worker."""
    assert method
    with ordered_map(_interrupt_oneself, ((1,), (2,)), 2) as results:
        assert [result for _, result in results] == [1, 2]


@pytest.mark.parametrize("method", METHODS)
def test_ctrl_c_ends_everything_at_once(method: str, tmp_path: Path) -> None:
    """Also while processes begin: the parent raises KeyboardInterrupt, no process is left, and none complains."""
    (tmp_path / "work.py").write_text(INTERRUPTED)
    for delay in (0.0, 0.05, 0.4):
        with subprocess.Popen(
            [sys.executable, str(tmp_path / "work.py"), method],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        ) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            time.sleep(delay)
            os.killpg(process.pid, signal.SIGINT)
            assert process.communicate(timeout=LONGEST) == (b"[]\n", b"")


def test_what_a_killed_process_had_is_done_again(method: str, tmp_path: Path) -> None:
    """Nothing is lost, nothing comes twice, the order stays; it is told."""
    assert method
    told: list[int] = []
    slices = sliced(range(12), 2)

    with ordered_map(_KilledOnce(tmp_path, 1), slices, 2, lost=lambda: told.append(1)) as results:
        assert [(piece, piece) for piece in slices] == list(results)

    assert told == [1]


def test_a_process_killed_from_outside_is_replaced(tmp_path: Path) -> None:
    """As the system kills one when memory runs out: with SIGKILL, in the middle of its work."""
    slices = sliced(range(6), 1)
    told: list[int] = []

    def killer() -> None:
        end = time.monotonic() + LONGEST
        while not list(tmp_path.iterdir()) and time.monotonic() < end:
            time.sleep(0.01)
        os.kill(int(next(tmp_path.iterdir()).name), signal.SIGKILL)

    thread = threading.Thread(target=killer)
    thread.start()
    with ordered_map(_SlowOnce(tmp_path), slices, 2, lost=lambda: told.append(1)) as results:
        assert [(piece, piece) for piece in slices] == list(results)
    thread.join()

    assert told == [1]


class _SlowOnce:
    """Work that waits to be killed, the first time; its process leaves its number in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, piece: tuple[int, ...]) -> tuple[int, ...]:
        """What was given."""
        if piece == (2,) and not list(self.folder.iterdir()):
            (self.folder / str(os.getpid())).touch()
            time.sleep(600)
        return piece


def test_work_that_kills_its_processes_is_named() -> None:
    """It is sought item by item, the rest of its slice being done, and there is an end to it."""
    done: list[int] = []
    told: list[int] = []

    def work() -> None:
        slices = sliced(range(20), 5)
        name = "the {}".format
        with ordered_map(_killed_over_seven, slices, 2, named=name, lost=lambda: told.append(1)) as results:
            for piece, _ in results:
                done.extend(piece)

    with pytest.raises(WorkerLost, match="the 7"):
        work()

    assert list(range(7)) == done
    assert told == [1, 1]


def test_killing_again_and_again_is_survived(tmp_path: Path) -> None:
    """As long as no item costs three processes; the slices may come out in parts, once each."""
    with ordered_map(_KilledOnce(tmp_path, 2), sliced(range(6), 3), 2) as results:
        assert list(range(6)) == [number for piece, _ in results for number in piece]


def test_workers_end_with_a_killed_parent(tmp_path: Path) -> None:
    """Workers do not outlive their parent, so that a lock that they inherited is let go."""
    lock = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", LOCKED_PARENT, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"ready\n"
        parent.kill()
    with lock.open() as file:
        # Raises where the lock is still held after that.
        _lock_within(file.fileno(), seconds=LONGEST)


def test_a_thread_has_its_work_done_by_a_process() -> None:
    """Only there can a time limit interrupt it."""
    found: list[int] = []

    def work() -> None:
        with ordered_map(_process, ((1,),), 1) as results:
            found.extend(number for _, number in results)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    assert len(found) == 1
    assert os.getpid() not in found


def _process(_: tuple[int, ...]) -> int:
    return os.getpid()


@pytest.mark.parametrize(("tasks", "expected"), [(9_999, "fork"), (10_000, "forkserver")])
def test_a_process_with_very_much_to_do_is_not_copied(
    tasks: int, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each copy would grow to its size."""
    monkeypatch.setattr("magsite.cache.executors.threads", lambda: 1)
    assert expected == start_method(tasks)


def test_the_way_in_which_processes_begin_can_be_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    """It counts before the usual one: what only this process knows is not known there."""
    monkeypatch.setattr("magsite.cache.executors.threads", lambda: 1)
    with ordered_map(_known_here, ((1,),), 2, method="forkserver", warm=_know) as results:
        assert list(results) == [((1,), False)]
    with ordered_map(_known_here, ((1,),), 2, method="fork", warm=_know) as results:
        assert list(results) == [((1,), True)]


_KNOWN: list[int] = []


def _know() -> None:
    _KNOWN.append(1)


def _known_here(_: tuple[int, ...]) -> bool:
    return bool(_KNOWN)


def test_beside_threads_nothing_is_forked() -> None:
    """A fork would copy locks that those hold."""
    end = threading.Event()
    thread = threading.Thread(target=end.wait)
    thread.start()
    try:
        assert start_method() in {"forkserver", "spawn"}
    finally:
        end.set()
        thread.join()


@pytest.mark.parametrize(
    ("items", "size", "expected"),
    [
        ("", 2, ()),
        ("ab", 2, (("a", "b"),)),
        ("abc", 2, (("a", "b"), ("c",))),
        ("abc", 9, (("a", "b", "c"),)),
    ],
)
def test_slices_keep_the_order(items: str, size: int, expected: tuple[tuple[str, ...], ...]) -> None:
    """Slices are full but for the last one."""
    assert expected == sliced(items, size)


@pytest.mark.parametrize(
    ("work", "workers", "expected"),
    [
        ([], 2, []),
        ([5] * 3, 2, [3]),
        ([10] * 12, 2, [2, 2, 2, 2, 2, 2]),
        ([10] * 120, 2, [20, 17, 14, 12, 10, 8, 7, 6, 5, 4, 3, 3, 2, 2, 2, 2, 2, 1]),
        ([10] * 50, 1, [17, 11, 8, 5, 3, 2, 2, 2]),
        ([1000, 1, 1], 2, [1, 2]),
    ],
    ids=["none", "little", "some", "much", "alone", "one is long"],
)
def test_slices_grow_shorter_towards_the_end(work: Sequence[int], workers: int, expected: list[int]) -> None:
    """At first long enough to spare the way, at last short enough that all processes end together."""
    found = list(sliced_by_work(work, float, workers))

    assert list(work) == [one for piece in found for one in piece]
    assert expected == [len(piece) for piece in found]


@pytest.mark.parametrize(
    ("method", "tasks", "work", "cores", "requested", "expected"),
    [
        ("fork", 0, 0, 8, None, 1),
        ("fork", 59, 590, 8, None, 1),
        ("fork", 60, 600, 8, None, 2),
        ("fork", 120, 1200, 8, None, 4),
        ("fork", 10_000, 100_000, 8, None, 8),
        ("fork", 10_000, 100_000, 0, None, 1),
        ("fork", 1, 5_000, 8, None, 1),
        ("fork", 10, 1, 8, 4, 4),
        ("fork", 2, 1, 8, 4, 2),
        ("fork", 10_000, 100_000, 8, 1, 1),
        ("fork", 10_000, 100_000, 8, 0, 1),
        ("spawn", 299, 2_990, 8, None, 1),
        ("spawn", 300, 3_000, 8, None, 2),
        ("forkserver", 300, 3_000, 8, None, 2),
    ],
    indirect=["method"],
)
@pytest.mark.usefixtures("method")
def test_workers_suit_the_work(
    tasks: int, work: float, cores: int, requested: int | None, expected: int
) -> None:
    """Little work is done in one process; more have to pay for their start; a number asked for is followed."""
    assert expected == worker_count(tasks, work, cores, requested)
