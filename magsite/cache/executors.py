"""An ordered map over an executor: one by one for few tasks, in processes for many.

The seam is the interface of `concurrent.futures`, so that the executor of a cluster fits as well.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from threading import Thread
from typing import Final, ParamSpec, TypeVar

from magsite.cache.limit import can_interrupt

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")

_FEW: Final = 40
"""Under so many tasks, starting processes costs more than they spare."""

_TASKS_EACH: Final = 20
"""A process is worth its start for so many tasks."""


class WorkerLost(Exception):  # noqa: N818 - says what happened
    """A process that worked for us was killed, for instance where memory ran out.

    What it had not given back is lost; the executor takes no more work.
    """


class SerialExecutor(Executor):
    """Does each task at once, in the caller's own thread, when it is submitted."""

    def submit(self, fn: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> Future[R]:
        """The future of a task that is done already; Ctrl-C is not kept in it but goes straight up."""
        future: Future[R] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - whatever the task raises is what its future raises
            future.set_exception(error)
        return future


@contextmanager
def open_interruptible(workers: int) -> Iterator[Executor]:
    """An executor like `open_executor`'s whose tasks a time limit can interrupt.

    That can only be done in the main thread of a process: where this is not one, tasks get a process.
    """
    executor = _processes(workers) if workers > 1 or not can_interrupt() else SerialExecutor()
    with _ended(executor):
        yield executor


@contextmanager
def open_executor(workers: int) -> Iterator[Executor]:
    """An executor for the time of a `with`: serial for one worker, processes for more.

    At the end, and on Ctrl-C or an error inside, what has not begun is cancelled and what has is awaited.
    Processes begin in the way that is the platform's default; where that is a fork they inherit the caller's
    open files, so each must open its own database.
    """
    executor = _processes(workers) if workers > 1 else SerialExecutor()
    with _ended(executor):
        yield executor


def worker_count(tasks: int, cores: int, requested: int | None) -> int:
    """How many workers suit so many tasks: one for few; a number that was asked for is followed.

    Never more than there are tasks.
    """
    if requested is not None:
        return max(1, min(requested, tasks))
    return 1 if tasks < _FEW else max(1, min(cores, tasks // _TASKS_EACH))


def sliced(items: Sequence[T], size: int) -> tuple[tuple[T, ...], ...]:
    """The items in their order, in slices of `size`; the last may be shorter."""
    return tuple(tuple(items[start : start + size]) for start in range(0, len(items), size))


def ordered_map(
    executor: Executor, function: Callable[[T], R], slices: Iterable[T], *, window: int = 64
) -> Iterator[R]:
    """What `function` makes of each slice, in the order of the slices, as soon as it is there.

    At most `window` slices are under way or waiting to be taken, so that memory stays small however many
    there are. An exception of `function` is raised at its slice's turn, and the rest is cancelled.
    Raises WorkerLost where a process was killed.
    """
    pending: deque[Future[R]] = deque()
    try:
        for piece in slices:
            pending.append(executor.submit(function, piece))
            while pending and (pending[0].done() or len(pending) >= window):
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()
    except BrokenExecutor as error:
        raise WorkerLost(str(error)) from error
    finally:
        for future in pending:
            future.cancel()


@contextmanager
def _ended(executor: Executor) -> Iterator[None]:
    try:
        yield
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _processes(workers: int) -> Executor:
    # Imported here because it takes 0.07 s, which a build of a few pages need not spend.
    from concurrent.futures.process import ProcessPoolExecutor  # noqa: PLC0415 - see above

    return ProcessPoolExecutor(workers, initializer=_begin_work)


def _begin_work() -> None:
    """Leave Ctrl-C to the parent, and never outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # A pool's process waits for work for ever when its parent is killed with SIGKILL, and what it inherited
    # by a fork, the lock of the output folder for one, would stay held with it.
    import multiprocessing  # noqa: PLC0415 - as above

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
