"""How long named work takes. Time enters as a clock that is handed in; the seconds of several processes add up."""

from collections.abc import Callable, Iterable
from typing import Self

import msgspec

Clock = Callable[[], float]
"""Seconds that have passed since some moment, such as `time.perf_counter`."""


def stopped() -> float:
    """A clock that stands still: nothing takes any time."""
    return 0.0


class Spent(msgspec.Struct, frozen=True, array_like=True):
    """The seconds that a kind of work took on one thing, or on nothing in particular, and how often it was done."""

    work: str
    on: str
    seconds: float
    times: int = 1


class Stopwatch:
    """Adds up the seconds of named work.

    with watch("convert", "a.md"):
        ...

    It counts the seconds of a `with`, but for those that another one within it counts.
    """

    # One object for all: a `with` stands around each page, and is to cost a few microseconds.

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._name = ("", "")
        self._open: list[tuple[tuple[str, str], float, float]] = []
        self._within = 0.0
        self._spent: dict[tuple[str, str], tuple[float, int]] = {}

    def __call__(self, work: str, on: str = "") -> Self:
        """Name the work of the `with` that is entered next."""
        self._name = (work, on)
        return self

    def __enter__(self) -> None:
        self._open.append((self._name, self._within, self._clock()))
        self._within = 0.0

    def __exit__(self, *_: object) -> None:
        name, before, begun = self._open.pop()
        passed = self._clock() - begun
        seconds, times = self._spent.get(name, (0.0, 0))
        self._spent[name] = (seconds + passed - self._within, times + 1)
        self._within = before + passed

    def spent(self) -> tuple[Spent, ...]:
        """What was counted, in the order in which each was done first."""
        return tuple(Spent(work, on, seconds, times) for (work, on), (seconds, times) in self._spent.items())


def together(parts: Iterable[Spent]) -> tuple[Spent, ...]:
    """What several stopwatches have counted, as one."""
    sums: dict[tuple[str, str], tuple[float, int]] = {}
    for one in parts:
        seconds, times = sums.get((one.work, one.on), (0.0, 0))
        sums[one.work, one.on] = seconds + one.seconds, times + one.times
    return tuple(Spent(work, on, seconds, times) for (work, on), (seconds, times) in sums.items())
