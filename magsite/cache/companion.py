"""A process that loads, while this one goes on, what will be needed next, and is then asked for what it has loaded.

Where there is enough to do for two, it forks a twin, which has loaded as much without having to load it.
"""

import os
import pickle
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from select import select
from typing import BinaryIO, Final, Generic, NamedTuple, TypeVar, cast

from magsite.cache.answering import Answer, Ends, answer_calls, fork_twin, piped, read, write
from magsite.cache.executors import can_fork

R = TypeVar("R")

_PATIENCE: Final = 1.0
"""Seconds that a companion and its twin are given to end by themselves."""
_MUCH: Final = 1 << 16
"""Bytes of answers that nobody waits for any more."""


class Companion:
    """The process, or nobody: then everything is done here.

    Calls are answered in their order. What goes there and comes back is pickled.
    """

    def __init__(
        self,
        asking: BinaryIO | None = None,
        answering: BinaryIO | None = None,
        twin: "_Twin | None" = None,
    ) -> None:
        self._asking = asking
        self._answering = answering
        self._twin = twin
        self._heard: list[Answer | None] = []
        self._asked = 0

    @property
    def is_there(self) -> bool:
        """Whether there is a process."""
        return self._asking is not None

    def call(self, function: Callable[..., R], *arguments: object) -> "Call[R]":
        """Begin a call; what is returned waits for what it gives, or raises what it raised.

        Where there is no process, or it was killed, the call is made here when its result is wanted.
        """
        number = self._asked
        self._asked += 1
        if self._asking is not None:
            # A process that is gone answers nothing, which is noticed then.
            with suppress(OSError):
                write(self._asking, pickle.dumps((function, arguments), pickle.HIGHEST_PROTOCOL))
        return Call(self, number, function, arguments)

    def twin(self) -> "Companion":
        """Another process, with what this one has loaded when it comes to forking it; nobody where there is nobody.

        It stays as long as this one, and is the same whenever it is asked for. One that was killed forks none.
        """
        return self._twin.begun(self) if self._twin is not None else Companion()

    def dismiss(self) -> None:
        """Let the process end once it has answered its first call: that takes as long as it has much, and nobody need wait.

        What it was asked beside that, and has not answered, is done here if it is wanted; and so is what is called from now on.
        """
        if self._asked:
            self.answer(0)
        if self._asking is not None:
            self._asking.close()
            self._asking = None

    def answer(self, number: int) -> "Answer | None":
        """The answer to the call with this number, counted from nought, as soon as it is there; None if it never will be."""
        while not self.has_answered(number):
            self.hear()
        return self._heard[number]

    def has_answered(self, number: int) -> bool:
        """Whether that need not be waited for."""
        return number < len(self._heard)

    def hear(self) -> None:
        """Take the next answer, whatever call it is to."""
        data = read(self._answering) if self._answering is not None else None
        # Our own process wrote it.
        self._heard.append(pickle.loads(data) if data is not None else None)  # noqa: S301 - see above

    def fileno(self) -> int:
        """What `select` looks at to see whether there is an answer to take."""
        assert self._answering is not None  # noqa: S101 - nobody is not waited for
        return self._answering.fileno()


class Call(Generic[R]):
    """A call that was begun."""

    def __init__(
        self, companion: Companion, number: int, function: Callable[..., R], arguments: tuple[object, ...]
    ) -> None:
        self._companion = companion
        self._number = number
        self._function = function
        self._arguments = arguments

    def __call__(self) -> R:
        """What it gives, or raise what it raised."""
        answer = self._companion.answer(self._number)
        if answer is None:
            return self._function(*self._arguments)
        found, error = answer
        if error is not None:
            raise error
        return cast("R", found)

    def wait(self) -> None:
        """Wait until it is done, whatever came of it."""
        self._companion.answer(self._number)

    @property
    def is_answered(self) -> bool:
        """Whether nobody has to wait for it any more."""
        return self._companion.has_answered(self._number)


class _Twin:
    """A process that a companion can fork, and our ends of its pipes, which were there before the companion."""

    def __init__(self, asking: BinaryIO, answering: BinaryIO, theirs: Ends, of_companion: Ends) -> None:
        self._asking = asking
        self._answering = answering
        self._theirs = theirs
        self._of_companion = of_companion
        self._begun: Companion | None = None

    def begun(self, companion: Companion) -> Companion:
        """Have it forked, if it is not there yet."""
        if self._begun is None:
            companion.call(fork_twin, self._theirs, self._of_companion)
            self._begun = Companion(self._asking, self._answering)
        return self._begun


class _Process(NamedTuple):
    """A companion, our ends of the pipes to it and to its twin, and the ends that both will have."""

    number: int
    ours: Ends
    ours_of_twin: Ends
    theirs: Ends
    theirs_of_twin: Ends


def _nothing() -> None:
    """Nothing is to be done first."""


@contextmanager
def companion(begin: Callable[[], object] = _nothing, *steps: Callable[[], object]) -> Iterator[Companion]:
    """A process for the time of a `with`, which loads step by step, and answers in between; nobody where none can be forked.

    `begin` is done first, by it or, where there is nobody, here; the `with` does not end before, and raises what it raised.
    Then the process is gone, whatever it was doing; if this one is killed, it ends as well.
    """
    process = _forked(begin, *steps) if can_fork() else None
    if process is None:
        begin()
        yield Companion()
        return
    try:
        with _opened(process.ours) as pipes, _opened(process.ours_of_twin) as pipes_of_twin:
            beside = Companion(*pipes, _Twin(*pipes_of_twin, process.theirs_of_twin, process.theirs))
            # It is answered by what came of `begin`.
            begun = beside.call(_nothing)
            try:
                yield beside
            finally:
                begun()
                _ended(pipes, pipes_of_twin)
    finally:
        os.kill(process.number, signal.SIGKILL)
        os.waitpid(process.number, 0)


def _forked(begin: Callable[[], object], *steps: Callable[[], object]) -> _Process | None:
    """The process; None where the system has none to give, or no pipes to it."""
    ends: list[Ends] = []
    try:
        for _ in ("the companion", "its twin"):
            ends += piped()
        number = os.fork()
    except OSError:
        for one in ends:
            one.close()
        return None
    ours, theirs, ours_of_twin, theirs_of_twin = ends
    if number == 0:
        ours.close()
        ours_of_twin.close()
        answer_calls(theirs, begin, *steps)
    theirs.close()
    theirs_of_twin.close()
    return _Process(number, ours, ours_of_twin, theirs, theirs_of_twin)


def _ended(pipes: tuple[BinaryIO, BinaryIO], of_twin: tuple[BinaryIO, BinaryIO]) -> None:
    """Let both end, as they do when nobody is left to ask them: the companion takes note of the twin's end, for some time."""
    of_twin[0].close()
    asking, answering = pipes
    asking.close()
    end = time.monotonic() + _PATIENCE
    while (left := end - time.monotonic()) > 0 and select((answering,), (), (), left)[0]:
        if not answering.read(_MUCH):
            return


@contextmanager
def _opened(ends: Ends) -> Iterator[tuple[BinaryIO, BinaryIO]]:
    with os.fdopen(ends.sending, "wb", 0) as asking, os.fdopen(ends.receiving, "rb", 0) as answering:
        yield asking, answering
