"""An ordered map over an executor."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from magsite.cache.executors import (
    SerialExecutor,
    WorkerLost,
    open_executor,
    ordered_map,
    sliced,
    worker_count,
)

LOCKED_PARENT = """
import fcntl, os, sys
from magsite.cache.executors import open_executor, ordered_map
lock = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)
fcntl.flock(lock, fcntl.LOCK_EX)
with open_executor(2) as executor:
    list(ordered_map(executor, abs, (1, 2, 3, 4)))
    print("ready", flush=True)
    sys.stdin.read()
"""


def _double(piece: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(2 * number for number in piece)


def _interrupt_oneself(number: int) -> int:
    os.kill(os.getpid(), signal.SIGINT)
    return number


def _die(_number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def _fail_at_two(number: int) -> int:
    if number == 2:
        msg = "two"
        raise ValueError(msg)
    return number


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


class Counting(Executor):
    """Never does a task, and remembers what it was given."""

    def __init__(self) -> None:
        self.futures: list[Future[Any]] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ARG002 - the interface
        """A future that waits for ever."""
        self.futures.append(Future())
        return self.futures[-1]


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_slices(workers: int) -> None:
    """Serial and parallel give the same results in the same order."""
    slices = sliced(range(100), 3)

    with open_executor(workers) as executor:
        results = tuple(ordered_map(executor, _double, slices))

    assert tuple(map(_double, slices)) == results


def test_slow_first_results_do_not_lose_their_place() -> None:
    """A slice that takes longer than the next one still comes first."""

    def slow_if_zero(number: int) -> int:
        time.sleep(0.05 if number == 0 else 0)
        return number

    with ThreadPoolExecutor(4) as executor:
        assert list(ordered_map(executor, slow_if_zero, range(4))) == [0, 1, 2, 3]


def test_the_window_bounds_what_is_under_way() -> None:
    """No more slices are taken than fit into the window before the first result is there."""
    executor = Counting()
    taken: list[int] = []

    def slices() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    results = ordered_map(executor, abs, slices(), window=3)
    with ThreadPoolExecutor(1) as other:
        first = other.submit(next, results)
        while len(executor.futures) < 3:
            time.sleep(0.001)
        executor.futures[0].set_result(7)

        assert first.result() == 7
    assert taken == [0, 1, 2]


def test_serial_results_come_one_by_one() -> None:
    """With the serial executor nothing is made before it is asked for."""
    made: list[int] = []

    results = ordered_map(SerialExecutor(), made.append, range(10))
    next(results)

    assert made == [0]


def test_an_error_comes_at_its_turn_and_cancels_the_rest() -> None:
    """Results before the error are given, then the task's own exception is raised."""
    results = ordered_map(SerialExecutor(), _fail_at_two, range(5))

    assert [next(results), next(results)] == [0, 1]
    with pytest.raises(ValueError, match="two"):
        next(results)


def test_leaving_early_cancels_what_waits() -> None:
    """Closing the map cancels the futures that are not taken."""
    executor = Counting()
    results = ordered_map(executor, abs, range(3), window=3)
    executor.submit(abs).set_result(0)
    with ThreadPoolExecutor(1) as other:
        first = other.submit(next, results)
        while len(executor.futures) < 4:
            time.sleep(0.001)
        executor.futures[1].set_result(0)
        first.result()

    results.close()  # type: ignore[attr-defined]  # a generator is more than an Iterator

    assert [future.cancelled() for future in executor.futures] == [False, False, True, True]


def test_ctrl_c_goes_straight_up_in_the_serial_executor() -> None:
    """KeyboardInterrupt is not kept in a future."""

    def interrupt() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), open_executor(1) as executor:
        executor.submit(interrupt)


def test_workers_leave_ctrl_c_to_the_parent() -> None:
    """SIGINT, which a terminal sends to all processes, does not end a worker."""
    with open_executor(2) as executor:
        assert list(ordered_map(executor, _interrupt_oneself, (1, 2))) == [1, 2]


def test_a_killed_worker_is_said() -> None:
    """A worker that the system kills raises WorkerLost rather than hanging."""
    with pytest.raises(WorkerLost), open_executor(2) as executor:
        list(ordered_map(executor, _die, range(3)))


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
        # Raises where the lock is still held after some seconds.
        _lock_within(file.fileno(), seconds=5)


def test_pending_work_is_cancelled_on_an_error() -> None:
    """An error inside the `with` does not wait for work that has not begun."""
    futures: list[Future[None]] = []

    def fail() -> None:
        with open_executor(2) as executor:
            futures.extend(executor.submit(time.sleep, 0.02) for _ in range(50))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()

    assert any(future.cancelled() for future in futures)


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
    ("tasks", "cores", "requested", "expected"),
    [
        (0, 8, None, 1),
        (39, 8, None, 1),
        (40, 8, None, 2),
        (100, 8, None, 5),
        (10_000, 8, None, 8),
        (10_000, 0, None, 1),
        (10, 8, 4, 4),
        (2, 8, 4, 2),
        (10_000, 8, 1, 1),
        (10_000, 8, 0, 1),
    ],
)
def test_workers_suit_the_tasks(tasks: int, cores: int, requested: int | None, expected: int) -> None:
    """Few tasks are done in one process; a number asked for is followed."""
    assert expected == worker_count(tasks, cores, requested)
