"""An ordered map over slices of work: in this process for little of it, in several where they pay."""

import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from threading import active_count
from typing import TYPE_CHECKING, Final, TypeVar, cast

from magsite.cache.limit import can_interrupt

if TYPE_CHECKING:
    from magsite.cache.worker import Method

R = TypeVar("R")
T = TypeVar("T")

Worked = tuple[tuple[T, ...], R]
"""A slice with what was made of it."""

_FORK_PAYS: Final = 600.0
"""Milliseconds of work from which on forked processes spare more than they cost: see `bench/processes.py`."""

_START_PAYS: Final = 3000.0
"""The same of processes that begin from nothing, and load the program again."""

_ROOMY: Final = 10_000
"""So many tasks come of so much in memory that forked processes would copy more of it than they load by themselves."""

_LONGEST: Final = 200.0
"""Milliseconds of work in a slice: long enough to be worth the way to a process and back."""

_SHORTEST: Final = 20.0
"""Of the last slices, so that no process is left alone for long."""

_SLICES_EACH: Final = 3
"""So many slices, by what is left, each process is to have yet: they grow shorter towards the end."""


class WorkerLost(Exception):  # noqa: N818 - says what happened
    """Processes that did the same work were killed one after the other, for instance where memory ran out.

    Its text is what the work is called.
    """


def _nothing() -> None:
    """Nothing is to be done, and nobody to be told."""


@contextmanager
def ordered_map(
    function: Callable[[tuple[T, ...]], R],
    slices: Iterable[tuple[T, ...]],
    workers: int,
    *,
    method: "Method | None" = None,
    named: Callable[[T], str] = str,
    warm: Callable[[], object] = _nothing,
    lost: Callable[[], object] = _nothing,
) -> Iterator[Iterator[Worked[T, R]]]:
    """What `function` makes of each slice, in their order, as soon as it is there, while a `with` lasts.

    One worker is this process itself, where a time limit can interrupt the work; more are processes of their own.
    At the end of the `with`, on Ctrl-C or an error as well, none of them is left. An exception of `function` is
    raised at its slice's turn. They begin by `start_method`, where no `method` is given.

    `warm` loads what all processes will need, where they can have it from this one. The slice of a process that
    is killed is done again, of which `lost` is told, at last item by item: then each of them comes out as a
    slice. WorkerLost is raised, with what `named` calls the item, where processes are killed over it again.
    """
    away = workers > 1 or not can_interrupt()
    results = _away(function, slices, workers, method, named, warm, lost) if away else _here(function, slices)
    with closing(results):
        yield results


def worker_count(tasks: int, work: float, cores: int, requested: int | None) -> int:
    """How many workers suit so many tasks of so many milliseconds in all; a number that was asked for is followed.

    One where more would not pay. Never more than there are tasks.
    """
    if requested is not None:
        return max(1, min(requested, tasks))
    if work < _FORK_PAYS:
        return 1
    pays = _FORK_PAYS if start_method() == "fork" else _START_PAYS
    return max(1, min(cores, tasks, int(2 * work / pays))) if work >= pays else 1


def start_method(tasks: int = 0) -> "Method":
    """How processes begin: by a fork, much the quickest, where it is safe and nothing else was asked for.

    It is not on macOS, whose libraries do not bear it, nor beside threads, whose locks it would copy. Nor does it pay
    for very many tasks: whatever a process so much as looks at, it copies. What asks for another way is
    `multiprocessing.set_start_method`.
    """
    # Imported here because it takes 0.03 s, which a build of a few pages need not spend.
    import multiprocessing  # noqa: PLC0415 - see above

    there = multiprocessing.get_all_start_methods()
    # Whether it was asked for "fork" cannot be told: `multiprocessing` itself sets its default in passing.
    asked = multiprocessing.get_start_method(allow_none=True)
    if asked in {None, "fork"}:
        if can_fork() and tasks < _ROOMY:
            return "fork"
        return "forkserver" if "forkserver" in there else "spawn"
    return cast("Method", asked)


def sliced(items: Sequence[T], size: int) -> tuple[tuple[T, ...], ...]:
    """The items in their order, in slices of `size`; the last may be shorter."""
    return tuple(tuple(items[start : start + size]) for start in range(0, len(items), size))


def sliced_by_work(items: Sequence[T], work: Callable[[T], float], workers: int) -> Iterator[tuple[T, ...]]:
    """The items in their order, in slices for so many workers; `work` says how many milliseconds each takes.

    The slices grow shorter towards the end, so that all workers end at about the same time.
    """
    left = sum(map(work, items))
    piece: list[T] = []
    found, most = 0.0, _length(left, workers)
    for item in items:
        piece.append(item)
        found += work(item)
        if found >= most:
            yield tuple(piece)
            left -= found
            piece, found, most = [], 0.0, _length(left, workers)
    if piece:
        yield tuple(piece)


def threads() -> int:
    """How many threads this process has: Linux counts also those that Python knows nothing of."""
    try:
        return len(tuple(Path("/proc/self/task").iterdir()))
    except OSError:
        return active_count()


def can_fork() -> bool:
    """Whether a process may be forked for something small: there is a way, and no thread whose locks it would copy."""
    return hasattr(os, "fork") and sys.platform != "darwin" and threads() == 1


def _length(left: float, workers: int) -> float:
    return min(_LONGEST, max(_SHORTEST, left / (workers * _SLICES_EACH)))


def _here(
    function: Callable[[tuple[T, ...]], R], slices: Iterable[tuple[T, ...]]
) -> Generator[Worked[T, R], None, None]:
    for piece in slices:
        yield piece, function(piece)


def _away(
    function: Callable[[tuple[T, ...]], R],
    slices: Iterable[tuple[T, ...]],
    workers: int,
    method: "Method | None",
    named: Callable[[T], str],
    warm: Callable[[], object],
    lost: Callable[[], object],
) -> Generator[Worked[T, R], None, None]:
    # Loaded here for the same reason as above.
    from magsite.cache.processes import LostError, Staff, worked  # noqa: PLC0415 - see above

    try:
        yield from worked(function, slices, Staff(workers, method or start_method(), warm, lost))
    except LostError as error:
        raise WorkerLost(named(cast("T", error.item))) from error
