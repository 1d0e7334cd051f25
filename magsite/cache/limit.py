"""A limit of computing time, for work on input that may be made to take for ever."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType
from typing import Final, NoReturn

_SHORTEST: Final = 1e-6
_AGAIN: Final = 1.0
"""Seconds after which the limit strikes again, should something have swallowed it."""


class TimeUpError(BaseException):
    """The work took more computing time than it was given. No `except Exception` on the way can swallow it."""


def can_interrupt() -> bool:
    """Whether work in this thread can be interrupted: signals reach the main thread of a process only."""
    return current_thread() is main_thread()


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Have what stands in the `with` raise TimeUpError after so many seconds of this process's own computing.

    Waiting costs nothing, so a busy machine gives the same answer as an idle one. Matching a regular expression
    is interrupted too. Raises ValueError outside the main thread.
    """
    before = signal.signal(signal.SIGVTALRM, _time_up)
    # Zero would be no limit at all.
    signal.setitimer(signal.ITIMER_VIRTUAL, max(seconds, _SHORTEST), _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _time_up(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise TimeUpError
