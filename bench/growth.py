"""How builds grow with the magazine: cold, with nothing changed, with one body edited, at several sizes in turn.

    python bench/growth.py [--sizes 1000,10000,100000] [--runs 1] [--tools magsite-equal,magsite-full] [--json FILE]

Each size has a site of its own; the smaller ones are the beginnings of the larger ones. In each run, each size in turn
does the three kinds of work. Beside the seconds stands how much longer than in proportion to its articles a larger
size takes. At 100,000 articles a site takes 3 GB of disk and some minutes to write. Linux only.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import installing
import results
import tables
from builders import chosen
from building import TRUSTED, in_turn, made_sites
from results import Figure, Results
from works import BODY, COLD, NOTHING, WORKS, BuiltSite

_KINDS = (COLD, NOTHING, BODY)


def main() -> None:
    """Measure, and print the tables."""
    options = parsed()
    builders = chosen(options.tools, installing.places(options))
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        sites = [
            site for size in options.sizes for site in made_sites(builders, Path(folder) / str(size), size)
        ]
        figures = tuple(all_figures(sites, options.runs))
    grown = Results(
        kind="growth",
        machine=results.machine(),
        versions={builder.name: builder.version for builder in builders},
        figures=figures,
    )
    print(tables.growth(grown))
    if options.json:
        results.keep(options.json, grown)


def parsed() -> argparse.Namespace:
    """The command line, with the sizes as numbers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sizes", type=sizes, default=(1000, 10_000, 100_000))
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--tools", default="magsite-equal,magsite-full")
    parser.add_argument("--folder", type=Path, help="where sites are written")
    parser.add_argument("--json", type=Path)
    installing.add_options(parser)
    return parser.parse_args()


def sizes(text: str) -> tuple[int, ...]:
    """Numbers with commas between them, the least first."""
    return tuple(sorted(int(size) for size in text.split(",")))


def all_figures(sites: Sequence[BuiltSite], runs: int) -> Iterator[Figure]:
    """The figures of all runs, the sizes in turn."""
    works = [work for work in WORKS if work.name in _KINDS]
    for run, site in product(range(1, runs + 1), sites):
        site.restore()
        time.sleep(TRUSTED)
        yield from in_turn([site], works, run)


if __name__ == "__main__":
    main()
