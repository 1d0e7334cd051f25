"""A question that another process answers while this one goes on, where a fork makes that cheap."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, NoReturn

from magsite.cache.executors import can_fork


@contextmanager
def aside(question: Callable[[], bool]) -> Iterator[Callable[[], bool]]:
    """Begin to answer a question; what the `with` gives waits for the answer.

    Where no process can be forked, or it came to a bad end, the question is asked here when the answer is wanted.
    It must change nothing. At the end of the `with` the process is gone.
    """
    if not can_fork():
        yield question
        return
    theirs, ours = os.pipe()
    process = os.fork()
    if process == 0:
        _answer(question, ours)
    os.close(ours)
    with os.fdopen(theirs, "rb") as pipe:
        try:
            yield lambda: _heard(pipe, question)
        finally:
            os.waitpid(process, 0)


def _heard(pipe: BinaryIO, question: Callable[[], bool]) -> bool:
    said = pipe.read()
    return said == b"1" if said else question()


def _answer(question: Callable[[], bool], ours: int) -> NoReturn:
    """What the other process does: no more than this, whatever happens to it."""
    try:
        os.write(ours, b"1" if question() else b"0")
    finally:
        os._exit(0)
