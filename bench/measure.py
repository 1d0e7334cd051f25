"""How long the command takes on a site, and how much memory: cold, with nothing changed, with one body edited.

    python bench/measure.py SITE [--runs 3] [--json FILE]

SITE is a folder that `magsite build` builds; it is copied first, so it stays as it is. Each run measures the three
kinds of work one after the other as whole processes; the table shows medians with the least and the most. Memory is
the greatest sum, seen five times a second, over the process and its children of what each has for itself and its share of the
rest (PSS), so that what a fork shares is counted once. Linux only.
"""

import argparse
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from memory import Peak


class Figure(NamedTuple):
    """One command: seconds of wall clock, and megabytes at the most."""

    seconds: float
    megabytes: float


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("site", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        shutil.copytree(options.site, site, ignore=shutil.ignore_patterns("public", ".magsite"))
        figures = [dict(works(site)) for _ in range(options.runs)]
    print(f"{len(list(options.site.rglob('*.md')))} sources, {options.runs} runs")
    for work in figures[0]:
        print(row(work, [run[work] for run in figures]))
    if options.json:
        options.json.write_text(
            json.dumps([{work: figure._asdict() for work, figure in run.items()} for run in figures])
        )


def works(site: Path) -> Iterator[tuple[str, Figure]]:
    """The three kinds of work, in an order in which each finds what it needs."""
    for folder in ("public", ".magsite"):
        shutil.rmtree(site / folder, ignore_errors=True)
    yield "cold", measured(site)
    # A file is trusted by its stat once it is two seconds old: what a writer does next is never sooner.
    time.sleep(3)
    measured(site)
    yield "nothing changed", measured(site)
    articles = sorted((site / "content" / "articles").rglob("*.md"))
    edited = articles[len(articles) // 2]
    edited.write_text(edited.read_text("utf-8") + f"\nUne phrase de plus, à {time.time_ns()}.\n", "utf-8")
    yield "one body edited", measured(site)


def measured(site: Path) -> Figure:
    """Run the build as a whole process."""
    command = [str(Path(sys.executable).with_name("magsite")), "build", str(site)]
    peak = Peak()
    start = time.perf_counter()
    with (
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process,
        peak.of(process.pid),
    ):
        process.wait()
        seconds = time.perf_counter() - start
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return Figure(seconds, peak.megabytes)


def row(work: str, figures: list[Figure]) -> str:
    """One line of the table, as Markdown."""
    seconds = [figure.seconds for figure in figures]
    memory = max(figure.megabytes for figure in figures)
    spread = f"{statistics.median(seconds):.2f} ({min(seconds):.2f}–{max(seconds):.2f})"
    return f"| {work} | {spread} | {memory:.0f} |"


if __name__ == "__main__":
    main()
