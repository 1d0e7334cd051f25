"""How long builds take, side by side, and how much memory: magsite with the peers' pages and with all of kiosque, peers.

    python bench/building.py [--articles 1000] [--runs 3] [--tools magsite-equal,hugo] [--json FILE]

Every tool gets a site of its own with the same articles. In each run, all tools in turn do one kind of work after the
other: a cold build, one with nothing changed, one after each kind of edit. What a run changed is put back before the
next. After the first cold builds, the files that the tools made are counted: where they do not make the same pages, the
program ends. A build is a whole process; a file was saved just before it. Memory is that of the whole tree of
processes, shared pages counted once. Ratios are to Hugo's cold build of the same run. Peers that are not there are
installed below `--tools-folder`. Linux only.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path

import counts
import installing
import msgspec
import results
import tables
from builders import Builder, chosen, made_site
from results import Figure, Results
from running import Cost, cost
from works import WORKS, BuiltSite, Work, works_of

TRUSTED = 2.1
"""A file is trusted by its stat once it is two seconds old."""


class _Made(msgspec.Struct):
    """What this program reads of magsite's report."""

    made: tuple[object, ...]
    diagnostics: tuple[object, ...]


def main() -> None:
    """Measure, and print the tables."""
    options = parsed()
    builders = chosen(options.tools, installing.places(options))
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        sites = made_sites(builders, Path(folder), options.articles)
        same, figures = all_runs(sites, options.runs)
    measured = Results(
        kind="building",
        machine=results.machine(),
        versions={builder.name: builder.version for builder in builders},
        figures=figures,
        counts=same,
    )
    print(tables.building(measured))
    if options.json:
        results.keep(options.json, measured)


def parsed() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument(
        "--tools", default="", help="names with commas between them: all that can run, if not given"
    )
    parser.add_argument("--folder", type=Path, help="where sites are written")
    parser.add_argument("--json", type=Path)
    installing.add_options(parser)
    return parser.parse_args()


def made_sites(builders: Sequence[Builder], folder: Path, articles: int) -> tuple[BuiltSite, ...]:
    """A site for each builder."""
    roots = {builder: folder / builder.name for builder in builders}
    return tuple(
        BuiltSite(builder, root, made_site(builder, root, articles)) for builder, root in roots.items()
    )


def all_runs(sites: Sequence[BuiltSite], runs: int) -> tuple[dict[str, dict[str, int]], tuple[Figure, ...]]:
    """What the first cold builds made, and the figures of all runs."""
    same: dict[str, dict[str, int]] = {}
    figures: list[Figure] = []
    for run in range(1, runs + 1):
        for site in sites:
            site.restore()
        time.sleep(TRUSTED)
        figures += in_turn(sites, WORKS[:1], run)
        same = same or counted(sites)
        figures += in_turn(sites, WORKS[1:], run)
    return same, tuple(figures)


def in_turn(sites: Sequence[BuiltSite], works: Sequence[Work], run: int) -> Iterator[Figure]:
    """Each kind of work, all tools one after the other; a figure is told as it comes."""
    for work, site in product(works, sites):
        if work in works_of(site.builder):
            figure = measured(site, work, run)
            told = f"run {run}: {figure.tool}, {figure.articles}: {work.name}: {figure.seconds:.3f}"
            print(told, file=sys.stderr)
            yield figure


def counted(sites: Sequence[BuiltSite]) -> dict[str, dict[str, int]]:
    """How many files of each kind each tool has made. Ends the program where they are not the same."""
    try:
        found = {
            site.builder.name: dict(counts.counted(site.builder.name, site.root / site.builder.output))
            for site in sites
        }
    except counts.UncountedError as error:
        sys.exit(str(error))
    if different := list(counts.differences(found)):
        sys.exit("\n".join(["The tools do not make the same pages:", *different]))
    return found


def measured(site: BuiltSite, work: Work, run: int) -> Figure:
    """One kind of work, done once."""
    if work.before:
        work.before(site)
        build(site)
    work.change(site)
    found, made = build(site)
    return Figure(
        tool=site.builder.name,
        work=work.name,
        articles=len(site.written.articles),
        run=run,
        seconds=found.seconds,
        megabytes=found.megabytes,
        made=made,
    )


def build(site: BuiltSite) -> tuple[Cost, int | None]:
    """Build the site as it is; what it cost, and how many files magsite says that it made.

    Ends the program where magsite warns of anything.
    """
    said = site.root.with_suffix(".out")
    found = cost(site.builder.command, site.root, said)
    if not site.builder.is_magsite:
        return found, None
    report = msgspec.json.decode(said.read_bytes(), type=_Made)
    if report.diagnostics:
        sys.exit(f"magsite warns, in {site.root}: {report.diagnostics[0]}")
    return found, len(report.made)


if __name__ == "__main__":
    main()
