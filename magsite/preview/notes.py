"""What other threads leave for the bench: questions to answer, and places at which something may have changed."""

from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import TypeVar

from magsite.preview.changes import Change

T = TypeVar("T")

Note = Change | Callable[[], None] | None
"""A change, the answering of a question, or the end of the work."""


class EndedError(Exception):
    """The preview ends: nothing is answered any more."""


class Notes:
    """The notes in their order. They may be left by any thread."""

    def __init__(self) -> None:
        self._notes: SimpleQueue[Note] = SimpleQueue()
        self._has_ended = False

    def put(self, note: Note) -> None:
        """Leave a note."""
        self._notes.put(note)

    def ask(self, question: Callable[[], T]) -> "Future[T]":
        """Leave a question; what is awaited raises EndedError where it is not answered any more."""
        future: Future[T] = Future()

        def answer() -> None:
            if future.set_running_or_notify_cancel():
                try:
                    answered = self._answered(question)
                except Exception as error:  # noqa: BLE001 - it is raised where the question was asked
                    future.set_exception(error)
                except BaseException:
                    # Ctrl-C: nobody is to wait for an answer that never comes.
                    future.set_exception(EndedError())
                    raise
                else:
                    future.set_result(answered)

        self._notes.put(answer)
        if self._has_ended:
            self.end()
        return future

    def next(self, seconds: float) -> Note:
        """The next note. Raises Empty where there is none for so long."""
        return self._notes.get(timeout=seconds)

    def end(self) -> None:
        """Tell all who wait for an answer, or ask for one from now on, that there will be none."""
        self._has_ended = True
        with suppress(Empty):
            while True:
                note = self._notes.get_nowait()
                if note is not None and not isinstance(note, Change):
                    note()

    def _answered(self, question: Callable[[], T]) -> T:
        if self._has_ended:
            raise EndedError
        return question()
