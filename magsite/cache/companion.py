"""A process that loads, while this one goes on, what will be needed next, and is then asked for what it has loaded."""

import os
import pickle
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from threading import Thread
from traceback import format_exception
from typing import Any, BinaryIO, Final, Generic, NoReturn, TypeVar, cast

from magsite.cache.executors import can_fork

R = TypeVar("R")

_Answer = tuple[Any, Exception | None]
"""What a call gave, or what it raised."""

_LENGTH: Final = 8
"""Bytes that say how long what follows is."""


class Companion:
    """The process, or nobody: then everything is done here.

    Calls are answered in their order. What goes there and comes back is pickled.
    """

    def __init__(self, asking: BinaryIO | None = None, answering: BinaryIO | None = None) -> None:
        self._asking = asking
        self._answering = answering
        self._heard: list[_Answer | None] = []
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
                _write(self._asking, pickle.dumps((function, arguments), pickle.HIGHEST_PROTOCOL))
        return Call(self, number, function, arguments)

    def answer(self, number: int) -> "_Answer | None":
        """The answer to the call with this number, counted from nought, as soon as it is there; None if it never will be."""
        while not self.has_answered(number):
            self.hear()
        return self._heard[number]

    def has_answered(self, number: int) -> bool:
        """Whether that need not be waited for."""
        return number < len(self._heard)

    def hear(self) -> None:
        """Take the next answer, whatever call it is to."""
        data = _read(self._answering) if self._answering is not None else None
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


def _nothing() -> None:
    """Nothing is to be done first."""


@contextmanager
def companion(begin: Callable[[], object] = _nothing, *steps: Callable[[], object]) -> Iterator[Companion]:
    """A process for the time of a `with`, which loads step by step, and answers in between; nobody where none can be forked.

    `begin` is done first, by it or, where there is nobody, here; the `with` does not end before. Then it is gone, whatever
    it was doing; if this process is killed, it ends as well.
    """
    if not can_fork():
        begin()
        yield Companion()
        return
    questions, asking = os.pipe()
    answering, answers = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(asking)
        os.close(answering)
        _work((begin, *steps), questions, answers)
    os.close(questions)
    os.close(answers)
    try:
        with os.fdopen(asking, "wb", 0) as ours, os.fdopen(answering, "rb", 0) as theirs:
            beside = Companion(ours, theirs)
            # Any call is answered after it.
            begun = beside.call(bool)
            try:
                yield beside
            finally:
                begun()
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


def _work(steps: Sequence[Callable[[], object]], questions: int, answers: int) -> NoReturn:
    """What the process does, until nobody is left to ask it."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        asked: SimpleQueue[bytes] = SimpleQueue()
        with os.fdopen(questions, "rb") as asking, os.fdopen(answers, "wb", 0) as answering:
            Thread(target=_listen, args=(asking, asked), daemon=True).start()
            for step in steps:
                # What cannot be loaded is told of where it is needed.
                with suppress(Exception):
                    step()
                while not asked.empty():
                    _write(answering, _answered(asked.get()))
            while True:
                _write(answering, _answered(asked.get()))
    finally:
        os._exit(0)


def _listen(asking: BinaryIO, asked: "SimpleQueue[bytes]") -> None:
    """Take what is asked; the end of the other process is the end of this one, in the middle of whatever it does."""
    while (data := _read(asking)) is not None:
        asked.put(data)
    os._exit(0)


def _answered(data: bytes) -> bytes:
    try:
        function, arguments = pickle.loads(data)  # noqa: S301 - the process that forked this one wrote it
        return pickle.dumps((function(*arguments), None), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001 - whatever a call raises is raised where its result is awaited
        error.add_note("".join(format_exception(error)))
        return pickle.dumps((None, error), pickle.HIGHEST_PROTOCOL)


def _write(pipe: BinaryIO, data: bytes) -> None:
    left = memoryview(len(data).to_bytes(_LENGTH) + data)
    while left:
        left = left[pipe.write(left) :]


def _read(pipe: BinaryIO) -> bytes | None:
    """The next message and not a byte more, so that one that waits is seen in the pipe; None at the end."""
    length = _exactly(pipe, _LENGTH)
    return _exactly(pipe, int.from_bytes(length)) if length is not None else None


def _exactly(pipe: BinaryIO, size: int) -> bytes | None:
    data = bytearray()
    while len(data) < size:
        piece = pipe.read(size - len(data))
        if not piece:
            return None
        data += piece
    return bytes(data)
