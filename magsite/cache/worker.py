"""One process that works for this one: how it begins, what it does, how it ends, and that it never outlives us."""

import gc
import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.context import ForkContext
from multiprocessing.reduction import ForkingPickler
from threading import Thread
from typing import Any, Final, Literal, TypeVar, cast

R = TypeVar("R")
T = TypeVar("T")

Method = Literal["fork", "forkserver", "spawn"]
"""How a process begins."""

Answer = tuple[R | None, Exception | None]
"""What comes back for a slice: a result or an error."""

_END: Final = b""
"""What a process is sent when there is no more work."""

_PATIENCE: Final = 5.0
"""Seconds that a process without work is given to end by itself."""


class Worker:
    """A process that does slices of one kind of work, one at a time, and our end of the pipe to it.

    Ctrl-C is left to the process that begins it, which does so `undisturbed`, having called `prepare`.
    """

    def __init__(self, function: Callable[[tuple[Any, ...]], object], method: Method) -> None:
        # All contexts are alike, but the type that they have in common does not say so.
        context = cast("ForkContext", multiprocessing.get_context(method))
        self.pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, function), daemon=True)
        with _frozen() if method == "fork" else nullcontext():
            self._process.start()
        # Only the process has its end now, so that the pipe closes when it dies.
        theirs.close()

    def begin(self, data: bytes) -> None:
        """Give it a slice. Raises OSError where the process is gone."""
        self.pipe.send_bytes(data)

    def answer(self) -> Answer[Any]:
        """What it made of the slice, when the pipe has something. Raises EOFError or OSError where it is gone."""
        found: Answer[Any] = self.pipe.recv()
        return found

    def dismiss(self) -> None:
        """Tell it that there is no more work; it ends then."""
        with suppress(OSError):
            self.pipe.send_bytes(_END)

    def join(self) -> None:
        """Wait until it has ended by itself, for so long as that may take."""
        self._process.join(_PATIENCE)

    def kill(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self.pipe.close()


def prepare(method: Method) -> None:
    """Have running what `multiprocessing` needs to begin a process, and what would let Ctrl-C through beginning itself."""
    if method != "fork":
        resource_tracker.ensure_running()


def packed(value: object) -> bytes:
    """A value as it goes from process to process."""
    return bytes(ForkingPickler.dumps(value))


@contextmanager
def undisturbed() -> Iterator[None]:
    """Have Ctrl-C wait for the end of the `with`; a process that begins in it never hears of it at all."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _frozen() -> Iterator[None]:
    """Have a fork in the `with` leave all that is there out of its collections of garbage.

    Looking through it would take time, and a copy of the memory that is shared.
    """
    if gc.get_freeze_count():
        yield
        return
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _work(pipe: Connection, function: Callable[[tuple[Any, ...]], object]) -> None:
    """What the process does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # As in a command: who makes garbage in circles collects it after each slice.
    gc.disable()
    Thread(target=_end_with_parent, daemon=True).start()
    with suppress(EOFError, OSError):
        while (data := pipe.recv_bytes()) != _END:
            pipe.send_bytes(_answered(function, data))


def _answered(function: Callable[[tuple[Any, ...]], object], data: bytes) -> bytes:
    try:
        return packed((function(ForkingPickler.loads(data)), None))
    except Exception as error:  # noqa: BLE001 - whatever the work raises is raised where its result is awaited
        error.add_note(traceback.format_exc())
        return packed((None, error))


def _end_with_parent() -> None:
    # What a process inherited by a fork, the lock of the output folder for one, would stay held with it.
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
