"""A limit of computing time."""

import re
import signal
import time
from collections.abc import Callable
from threading import Thread

import pytest

from magsite.cache.limit import TimeUpError, can_interrupt, time_limit


def _count() -> None:
    number = 0
    while True:
        number += 1


def _match() -> None:
    re.match(r"(a+)+b", "a" * 60)


def _swallow() -> None:
    try:
        _count()
    except Exception:  # noqa: BLE001 - what an extension of someone else may do
        _count()


@pytest.mark.parametrize("work", [_count, _match, _swallow])
def test_work_without_end_is_interrupted(work: Callable[[], None]) -> None:
    """In Python's own loops, inside a regular expression, and through an `except Exception`."""
    begun = time.process_time()

    with pytest.raises(TimeUpError), time_limit(0.05):
        work()

    assert time.process_time() - begun < 1


def test_waiting_costs_nothing() -> None:
    """The time of a machine that does something else is not the work's."""
    with time_limit(0.05):
        time.sleep(0.1)


def test_nothing_is_left_behind() -> None:
    """The signal means again what it meant before, and no clock runs on."""
    before = signal.getsignal(signal.SIGVTALRM)

    with time_limit(5):
        pass

    assert before == signal.getsignal(signal.SIGVTALRM)
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def test_only_the_main_thread_can_be_interrupted() -> None:
    """Signals reach no other."""
    answers: list[bool] = []
    thread = Thread(target=lambda: answers.append(can_interrupt()))
    thread.start()
    thread.join()

    assert [can_interrupt(), *answers] == [True, False]
