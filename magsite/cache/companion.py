"""A process that loads, while this one goes on, what will be needed next, and is then asked for what it has loaded."""

import os
import pickle
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from threading import Thread
from traceback import format_exception
from typing import Any, BinaryIO, Final, NoReturn, TypeVar, cast

from magsite.cache.executors import can_fork

R = TypeVar("R")

_LENGTH: Final = 8
"""Bytes that say how long what follows is."""


class Companion:
    """The process, or nobody: then everything is done here.

    Calls are answered in their order. What goes there and comes back is pickled.
    """

    def __init__(self, asking: BinaryIO | None = None, answering: BinaryIO | None = None) -> None:
        self._asking = asking
        self._answering = answering
        self._heard: dict[int, tuple[Any, Exception | None] | None] = {}
        self._asked = 0

    def call(self, function: Callable[..., R], *arguments: object) -> Callable[[], R]:
        """Begin a call; what is returned waits for what it gives, or raises what it raised.

        Where there is no process, or it was killed, the call is made here when its result is wanted.
        """
        number = self._asked
        self._asked += 1
        if self._asking is not None:
            # A process that is gone answers nothing, which is noticed then.
            with suppress(OSError):
                _write(self._asking, pickle.dumps((function, arguments), pickle.HIGHEST_PROTOCOL))

        def result() -> R:
            while number not in self._heard:
                self._heard[len(self._heard)] = self._receive()
            answer = self._heard[number]
            if answer is None:
                return function(*arguments)
            found, error = answer
            if error is not None:
                raise error
            return cast("R", found)

        return result

    def _receive(self) -> tuple[Any, Exception | None] | None:
        data = _read(self._answering) if self._answering is not None else None
        return pickle.loads(data) if data is not None else None  # noqa: S301 - our own process wrote it


@contextmanager
def companion(begin: Callable[[], object], *steps: Callable[[], object]) -> Iterator[Companion]:
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
        with os.fdopen(asking, "wb", 0) as ours, os.fdopen(answering, "rb") as theirs:
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
    """The next message; None at the end."""
    length = pipe.read(_LENGTH)
    size = int.from_bytes(length)
    data = pipe.read(size) if len(length) == _LENGTH else b""
    return data if len(length) == _LENGTH and len(data) == size else None
