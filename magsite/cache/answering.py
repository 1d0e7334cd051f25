"""The other side of a companion: a process that answers what comes through its pipes, and what goes through them."""

import os
import pickle
import signal
import warnings
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from queue import SimpleQueue
from threading import Thread
from traceback import format_exception
from typing import Any, BinaryIO, Final, NamedTuple, NoReturn

Answer = tuple[Any, Exception | None]
"""What a call gave, or what it raised."""

_LENGTH: Final = 8
"""Bytes that say how long what follows is."""


class Ends(NamedTuple):
    """The ends of two pipes that one process has."""

    sending: int
    receiving: int

    def close(self) -> None:
        """Leave the pipes to the other process."""
        for end in self:
            os.close(end)


def piped() -> tuple[Ends, Ends]:
    """Two pipes: our ends, and those of a process that answers."""
    questions, asking = os.pipe()
    answering, answers = os.pipe()
    return Ends(asking, answering), Ends(answers, questions)


def answer_calls(
    ends: Ends, begin: Callable[[], object] | None = None, *steps: Callable[[], object]
) -> NoReturn:
    """Take these steps, one after the other, and answer in between and after them, until nobody is left to ask.

    The first call is answered by what came of `begin`.
    """
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        asked: SimpleQueue[bytes] = SimpleQueue()
        twins: list[int] = []
        with os.fdopen(ends.receiving, "rb", 0) as asking, os.fdopen(ends.sending, "wb", 0) as answering:
            Thread(target=_listen, args=(asking, asked, twins), daemon=True).start()
            if begin is not None:
                begun = _answer(begin)
                asked.get()
                write(answering, begun)
            for step in steps:
                # What cannot be loaded is told of where it is needed.
                with suppress(Exception):
                    step()
                while not asked.empty():
                    write(answering, _answer(partial(_called, asked.get(), twins)))
            while True:
                write(answering, _answer(partial(_called, asked.get(), twins)))
    finally:
        os._exit(0)


def fork_twin(its: Ends, of_companion: Ends) -> int:
    """Fork this process, which is a companion; the new one answers what comes through its own pipes."""
    try:
        with warnings.catch_warnings():
            # There is a thread: it is listening, or waits for its turn. What it holds, the new process never touches.
            warnings.simplefilter("ignore", DeprecationWarning)
            process = os.fork()
        if process == 0:
            of_companion.close()
            answer_calls(its)
        return process
    finally:
        # Where none could be forked, nobody answers.
        its.close()


def write(pipe: BinaryIO, data: bytes) -> None:
    """Send a message, however much the pipe takes at a time. Raises OSError where nobody is left to read it."""
    left = memoryview(len(data).to_bytes(_LENGTH) + data)
    while left:
        left = left[pipe.write(left) :]


def read(pipe: BinaryIO) -> bytes | None:
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


def _listen(asking: BinaryIO, asked: "SimpleQueue[bytes]", twins: Sequence[int]) -> None:
    """Take what is asked; the end of the other process is the end of this one, in the middle of whatever it does."""
    while (data := read(asking)) is not None:
        asked.put(data)
    # A twin ends at the same time. It is waited for, or whoever takes in orphans might never take note of its end.
    for process in twins:
        with suppress(ChildProcessError):
            os.waitpid(process, 0)
    os._exit(0)


def _called(data: bytes, twins: list[int]) -> object:
    function, arguments = pickle.loads(data)  # noqa: S301 - the process that forked this one wrote it
    found = function(*arguments)
    if function is fork_twin:
        twins.append(found)
    return found


def _answer(make: Callable[[], object]) -> bytes:
    try:
        return pickle.dumps((make(), None), pickle.HIGHEST_PROTOCOL)
    except Exception as error:  # noqa: BLE001 - whatever a call raises is raised where its result is awaited
        error.add_note("".join(format_exception(error)))
        return pickle.dumps((None, error), pickle.HIGHEST_PROTOCOL)
