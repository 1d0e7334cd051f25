"""A test of many things that another process begins, and this one helps with once it has time: they meet in the middle."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final, NoReturn

from magsite.cache.executors import can_fork

Test = Callable[[int, int], bool]
"""Whether all is well with the things from one place up to another, which is not among them."""

_STEP: Final = 256
"""So many things are tested before it is looked how far the other one has come."""


@contextmanager
def aside(test: Test, number: int) -> Iterator[Callable[[], bool]]:
    """Begin to test so many things; what the `with` gives says whether all of them have passed.

    It is to be asked once, and helps then. Where no process can be forked, or it came to a bad end, all is tested when
    the answer is wanted. The test must change nothing. At the end of the `with` the process is gone.
    """
    if not can_fork():
        yield lambda: test(0, number)
        return
    # Loaded here, since what loads this module may go without.
    from mmap import mmap  # noqa: PLC0415 - see above

    marks = memoryview(mmap(-1, 16)).cast("q")
    marks[1] = number
    theirs, ours = os.pipe()
    process = os.fork()
    if process == 0:
        _answer(test, number, marks, ours)
    os.close(ours)
    with os.fdopen(theirs, "rb") as pipe:
        try:
            yield lambda: _from_the_back(test, number, marks) and _heard(pipe, test, number)
        finally:
            # Whoever has not asked does not wait for the rest.
            marks[1] = 0
            os.waitpid(process, 0)


def _from_the_front(test: Test, number: int, marks: memoryview) -> bool:
    """Test what the other process has not begun; it begins at the back.

    `marks` are how far this one has come, and the other. Whoever begins something marks it first: both may test the same
    things where they meet, but nothing is left out.
    """
    for start in range(0, number, _STEP):
        if start >= marks[1]:
            break
        marks[0] = start + _STEP
        if not test(start, min(start + _STEP, number)):
            return False
    return True


def _from_the_back(test: Test, number: int, marks: memoryview) -> bool:
    """The same from the other end."""
    for start in reversed(range(0, number, _STEP)):
        if start < marks[0]:
            break
        marks[1] = start
        if not test(start, min(start + _STEP, number)):
            return False
    return True


def _heard(pipe: BinaryIO, test: Test, number: int) -> bool:
    said = pipe.read()
    return said == b"1" if said else test(0, number)


def _answer(test: Test, number: int, marks: memoryview, ours: int) -> NoReturn:
    """What the other process does: no more than this, whatever happens to it."""
    try:
        os.write(ours, b"1" if _from_the_front(test, number, marks) else b"0")
    finally:
        os._exit(0)
