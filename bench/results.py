"""What was measured, as it is kept in a file, and the arithmetic of it: medians, spreads, ratios of one run."""

import os
import platform
import re
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import msgspec

BASE = "hugo", "cold"
"""What ratios are to: this tool's work of the same run."""


class Figure(msgspec.Struct, frozen=True):
    """One build."""

    tool: str
    work: str
    articles: int
    run: int
    seconds: float
    megabytes: float
    made: int | None = None
    """How many files magsite says that it made."""


class Results(msgspec.Struct, frozen=True):
    """All that one program measured."""

    kind: Literal["building", "growth"]
    machine: str
    versions: dict[str, str]
    figures: tuple[Figure, ...]
    counts: dict[str, dict[str, int]] = {}
    """By tool and kind of file."""

    def of(self, tool: str, work: str, articles: int | None = None) -> tuple[Figure, ...]:
        """The figures of all runs of one kind of work."""
        return tuple(
            one
            for one in self.figures
            if (one.tool, one.work) == (tool, work) and articles in (None, one.articles)
        )

    @property
    def works(self) -> tuple[str, ...]:
        """The kinds of work, in the order in which they were measured first."""
        return tuple(dict.fromkeys(one.work for one in self.figures))

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many articles, the fewest first."""
        return tuple(sorted({one.articles for one in self.figures}))


class Spread(msgspec.Struct, frozen=True):
    """The median of all runs, with the least and the most."""

    median: float
    least: float
    most: float

    def told(self) -> str:
        """In figures that are worth reading, all three with the digits of the median."""
        digits = _digits(self.median)
        least, middle, most = (f"{amount:.{digits}f}" for amount in (self.least, self.median, self.most))
        return middle if least == most else f"{middle} ({least}–{most})"


def spread(amounts: Sequence[float]) -> Spread | None:
    """The spread of what was measured; None where nothing was."""
    return Spread(statistics.median(amounts), min(amounts), max(amounts)) if amounts else None


def seconds(results: Results, tool: str, work: str, articles: int | None = None) -> Spread | None:
    """How long it took."""
    return spread([one.seconds for one in results.of(tool, work, articles)])


def ratios(results: Results, tool: str, work: str) -> Spread | None:
    """How many times as long as Hugo's cold build of the same run it took; None where that was not measured."""
    base = {one.run: one.seconds for one in results.of(*BASE)}
    return spread([one.seconds / base[one.run] for one in results.of(tool, work) if one.run in base])


def megabytes(results: Results, tool: str, work: str, articles: int | None = None) -> float | None:
    """The most memory of all runs."""
    return max((one.megabytes for one in results.of(tool, work, articles)), default=None)


def proportion(results: Results, tool: str, work: str, sizes: tuple[int, int]) -> float | None:
    """How much longer than in proportion to its articles the larger size takes."""
    smaller, larger = (seconds(results, tool, work, size) for size in sizes)
    if not smaller or not larger:
        return None
    return larger.median / smaller.median / (sizes[1] / sizes[0])


def short(amount: float) -> str:
    """Three figures at the most, and no more than three behind the point."""
    return f"{amount:.{_digits(amount)}f}"


def _digits(amount: float) -> int:
    return next((digits for least, digits in ((100, 0), (10, 1), (1, 2)) if amount >= least), 3)


def read(path: Path) -> Results:
    """Results from a file."""
    return msgspec.json.decode(path.read_bytes(), type=Results)


def keep(path: Path, results: Results) -> None:
    """Write results to a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(results)))


def machine() -> str:
    """What the figures depend on."""
    found = re.search(r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text("utf-8"), re.MULTILINE)
    gib = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0))
    return f"{cores} cores ({found[1] if found else platform.machine()}), {gib:.0f} GiB, CPython {platform.python_version()}"
