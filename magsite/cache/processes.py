"""Processes that do slices of work for this one: a slice at a time for each, and none is lost with a process.

No thread looks after them, so that one which was killed can be replaced by a fork while the work goes on. What
goes in and comes back is pickled; nothing is shared.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Final, Generic, TypeVar, cast

import msgspec

from magsite.cache.worker import Answer, Method, Worker, packed, prepare, undisturbed

R = TypeVar("R")
T = TypeVar("T")

_LOSSES_EACH: Final = 2
"""After so many processes that were killed over a slice, its items are done one by one."""

_WINDOW: Final = 64
"""So many slices are under way or wait for their turn, so that memory stays small however many there are."""


class LostError(Exception):
    """Whichever process works on this item is killed."""

    def __init__(self, item: object) -> None:
        super().__init__(item)
        self.item = item


class Staff(msgspec.Struct, frozen=True):
    """How many processes do the work and how they begin."""

    workers: int
    method: Method
    warm: Callable[[], object]
    """Loads, before the first fork, what all of them will need."""
    lost: Callable[[], object]
    """Told of each process that was killed."""


def worked(
    function: Callable[[tuple[T, ...]], R], slices: Iterable[tuple[T, ...]], staff: Staff
) -> Generator[tuple[tuple[T, ...], R], None, None]:
    """Each slice with what `function` makes of it, in their order; closing it ends the processes at once.

    An exception of `function` is raised at its slice's turn. Where a process is killed its slice is done again by
    another one; over which two are killed is divided, and its items come out one by one. Raises LostError where
    a third one is killed over an item.
    """
    work = _Work(function, slices, staff)
    try:
        yield from work.results()
        work.dismiss()
    finally:
        work.kill()


class _Task(Generic[T, R]):
    """A slice on its way to a process and back."""

    def __init__(self, piece: tuple[T, ...], losses: int = 0) -> None:
        self.piece = piece
        self.data = packed(piece)
        self.losses = losses
        self.answer: Answer[R] | None = None


class _Work(Generic[T, R]):
    """One map over processes, which begin when there is something for them to do."""

    def __init__(
        self, function: Callable[[tuple[T, ...]], R], slices: Iterable[tuple[T, ...]], staff: Staff
    ) -> None:
        self._function = function
        self._slices = iter(slices)
        self._staff = staff
        self._workers: dict[Connection, Worker] = {}
        self._losses = 0
        self._turns: deque[_Task[T, R]] = deque()
        """All that is under way, in the order in which it comes out."""
        self._ready: deque[_Task[T, R]] = deque()
        """Those of them that no process has."""
        self._tasks: dict[Connection, _Task[T, R]] = {}
        """Those that a process has."""

    def results(self) -> Iterator[tuple[tuple[T, ...], R]]:
        """The slices and what was made of them."""
        self._prepare()
        while self._turns:
            self._give()
            while self._turns and (answer := self._turns[0].answer) is not None:
                yield self._turns.popleft().piece, _result(answer)
            # The next slices are made ready while the processes work, so that none of them waits.
            self._prepare()
            self._hear()

    def dismiss(self) -> None:
        """Let the processes end, which have nothing left to do."""
        for worker in self._workers.values():
            worker.dismiss()
        for worker in self._workers.values():
            worker.join()

    def kill(self) -> None:
        """Leave no process behind."""
        with undisturbed():
            for worker in self._workers.values():
                worker.kill()

    def _prepare(self) -> None:
        while len(self._ready) < self._staff.workers and len(self._turns) < _WINDOW:
            piece = next(self._slices, None)
            if piece is None:
                return
            task: _Task[T, R] = _Task(piece)
            self._turns.append(task)
            self._ready.append(task)

    def _give(self) -> None:
        """Hand out what is ready, to processes that wait or to new ones."""
        while len(self._idle()) < len(self._ready) and len(self._workers) < self._most():
            self._hire()
        for pipe in self._idle()[: len(self._ready)]:
            self._tasks[pipe] = self._ready.popleft()
            try:
                self._workers[pipe].begin(self._tasks[pipe].data)
            except OSError:
                self._lose(pipe)

    def _hear(self) -> None:
        """Wait for an answer, unless there is something to hand out at once."""
        at_once = self._ready and len(self._tasks) < self._most()
        found = wait(self._tasks, 0 if at_once else None) if self._tasks else []
        for pipe in cast("list[Connection]", found):
            try:
                self._tasks[pipe].answer = self._workers[pipe].answer()
            except (EOFError, OSError):
                self._lose(pipe)
            else:
                del self._tasks[pipe]

    def _idle(self) -> list[Connection]:
        return [pipe for pipe in self._workers if pipe not in self._tasks]

    def _most(self) -> int:
        """How many may work: from the second loss on one fewer each time, since memory may not do for all."""
        return max(1, self._staff.workers - max(0, self._losses - 1))

    def _hire(self) -> None:
        if self._staff.method == "fork" and not self._losses and not self._workers:
            self._staff.warm()
        prepare(self._staff.method)
        with undisturbed():
            worker = Worker(self._function, self._staff.method)
            self._workers[worker.pipe] = worker

    def _lose(self, pipe: Connection) -> None:
        """A process was killed: what it was at is the next thing to be done."""
        with undisturbed():
            self._workers.pop(pipe).kill()
        task = self._tasks.pop(pipe)
        self._losses += 1
        task.losses += 1
        if task.losses < _LOSSES_EACH:
            self._ready.appendleft(task)
        else:
            self._divide(task)
        self._staff.lost()

    def _divide(self, task: _Task[T, R]) -> None:
        """Find the item that costs the processes; once it is alone, there is no way to have it done."""
        if len(task.piece) == 1:
            raise LostError(task.piece[0])
        place = self._turns.index(task)
        del self._turns[place]
        for item in reversed(task.piece):
            part: _Task[T, R] = _Task((item,), task.losses - 1)
            self._turns.insert(place, part)
            self._ready.appendleft(part)


def _result(answer: Answer[R]) -> R:
    result, error = answer
    if error is not None:
        raise error
    return cast("R", result)
