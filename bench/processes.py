"""Do processes pay? The same builds with one process, with two, and with as many as magsite chooses, in turn.

    python bench/processes.py SITE [--articles 5,20,40,80,160] [--runs 9] [--method fork] [--magsite FOLDER]

SITE is a folder that `magsite build` builds; for each number a copy holds its first articles, and all of the rest.
Every build is a whole process that starts with nothing remembered, but for the compiled templates. The table has
medians of wall clock with the least and the most, the computing time of all processes, the ratio to one process as
the median of those of each turn, and at its end what the machine gives two processes that share nothing.
Linux only.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

WAYS: Final = {"one": ("--jobs", "1"), "chosen": (), "two": ("--jobs", "2")}

COMMAND: Final = """\
if __name__ == "__main__":
    import multiprocessing, sys
    if (method := sys.argv.pop(1)) != "fork":
        multiprocessing.set_start_method(method)
    from magsite.cli.main import main
    main()
"""

STEPS: Final = 2_000_000


class Figure(NamedTuple):
    """One build: seconds that passed, and seconds that all its processes computed."""

    wall: float
    computing: float


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("site", type=Path)
    parser.add_argument("--articles", default="5,20,40,80,160")
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--method", choices=("fork", "forkserver", "spawn"), default="fork")
    parser.add_argument("--magsite", type=Path, default=Path(__file__).parents[1])
    options = parser.parse_args()
    print("| articles | processes | wall, s | computing, s | of one |\n| --- | --- | --- | --- | --- |")
    for number in map(int, options.articles.split(",")):
        with tempfile.TemporaryDirectory() as folder:
            site = shortened(options.site, Path(folder), number)
            runs = [dict(builds(site, options.magsite, options.method)) for _ in range(options.runs)]
        for row in rows(number, runs):
            print(row, flush=True)
    print(f"the machine: {statistics.median(gain() for _ in range(options.runs)):.2f}")


def shortened(site: Path, folder: Path, number: int) -> Path:
    """A copy of the site with so many articles."""
    copy = folder / "site"
    shutil.copytree(site, copy, ignore=shutil.ignore_patterns("public", ".magsite"))
    for path in sorted((copy / "content" / "articles").rglob("*.md"))[number:]:
        path.unlink()
    (folder / "command.py").write_text(COMMAND, "utf-8")
    return copy


def builds(site: Path, magsite: Path, method: str) -> Iterator[tuple[str, Figure]]:
    """The site built in each way, one after the other."""
    for way, jobs in WAYS.items():
        for name in ("public", ".magsite"):
            shutil.rmtree(site / name, ignore_errors=True)
        command = [sys.executable, str(site.parent / "command.py"), method, "build", str(site), *jobs]
        yield way, measured(command, magsite)


def measured(command: Sequence[str], magsite: Path) -> Figure:
    """Run a command to its end; where it fails, so does the benchmark."""
    before, start = computed(), time.perf_counter()
    subprocess.run(
        command,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(magsite)},
    )
    return Figure(time.perf_counter() - start, computed() - before)


def computed() -> float:
    """Seconds that all processes that have ended have computed."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def rows(number: int, runs: Sequence[dict[str, Figure]]) -> Iterator[str]:
    """The lines of the table for one number of articles."""
    for way in WAYS:
        walls = [run[way].wall for run in runs]
        ratio = statistics.median(run[way].wall / run["one"].wall for run in runs)
        computing = statistics.median(run[way].computing for run in runs)
        spread = f"{statistics.median(walls):.2f} ({min(walls):.2f}-{max(walls):.2f})"
        yield f"| {number} | {way} | {spread} | {computing:.2f} | {ratio:.2f} |"


def gain() -> float:
    """How many times as much two processes compute as one in the same time."""
    return 2 * computing_time(1) / computing_time(2)


def computing_time(processes: int) -> float:
    """How long so many take, each with the same work."""
    command = [sys.executable, "-c", f"for number in range({STEPS}): number * number % 7"]
    start = time.perf_counter()
    running = [subprocess.Popen(command) for _ in range(processes)]
    for process in running:
        process.wait()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
