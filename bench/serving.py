"""How long preview servers take from a save to the page that shows it, side by side: magsite, Hugo, Eleventy.

    python bench/serving.py [--articles 1000] [--runs 5] [--tools magsite,hugo] [--json FILE]

Every tool gets a site of its own with the same articles. Peers that are not there are installed below
`--tools-folder`.

In each run, each tool in turn is started twice, first without anything that an earlier start left, and asked for the
home page until it answers. Then a file of each kind is saved, and the page that must show it is asked for every 5 ms
over one connection. The clock starts when the file is closed. The page was looked at before, as in a writer's browser.
The next save comes 1.2 to 1.7 seconds after the page was seen: servers that look for changes every half second are
met at all moments in between. At last many files change at once, and three of their pages are watched. A page that is
not seen within `--longest` seconds is told as such, never as a number. Memory is that of the whole tree of processes,
shared pages counted once. Linux only.
"""

import argparse
import itertools
import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import installing
from asking import LOOPBACK, EndedError, Reader, Sight, whole
from edits import Edit, Site, edits
from memory import Peak
from peers import Tool, chosen, made_site
from running import environment

_SETTLED = 1.2
_SPREAD = 0.5
_GOLDEN = 0.618034
"""Its multiples fall evenly between whole numbers, however many there are."""
_TRUSTED = 3.0
"""A file is trusted by its stat once it is two seconds old: what a writer does next is never sooner."""
_LONGEST_END = 10.0
_MEMORY = "peak memory, MB"


class Figure(NamedTuple):
    """What one tool took for one kind of work: seconds, or megabytes; None for what was not seen in time."""

    tool: str
    kind: str
    amount: float | None


class Limits(NamedTuple):
    """How much is done: runs, files of a crowd at the most, and seconds after which a sight is given up."""

    runs: int
    crowd: int
    longest: float


class Serving(NamedTuple):
    """A server that has answered, and the seconds from its start until then."""

    reader: Reader
    ready: float


def main() -> None:
    """Measure and print the table."""
    options = parsed()
    tools = chosen(options.tools, installing.places(options))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    # A shell's background jobs ignore Ctrl-C, and hand that on: the servers are to be ended by it all the same.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with tempfile.TemporaryDirectory() as folder:
        sites = {tool: made_site(tool, Path(folder) / tool.name, options.articles) for tool in tools}
        time.sleep(_TRUSTED)
        figures = list(all_figures(sites, Limits(options.runs, options.crowd, options.longest)))
    versions = ", ".join(f"{tool.name} {tool.version}" for tool in tools)
    print(f"{options.articles} articles, {options.runs} runs: {versions}\n")
    print(table(figures, [tool.name for tool in tools]))
    if options.json:
        rows = [figure._asdict() for figure in figures]
        report = {"articles": options.articles, "versions": versions, "figures": rows}
        options.json.write_text(json.dumps(report, ensure_ascii=False, indent=1), "utf-8")


def parsed() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--crowd", type=int, default=1000, help="files that change at once, at the most")
    parser.add_argument(
        "--tools", default="", help="names with commas between them: all that can run, if not given"
    )
    parser.add_argument("--longest", type=float, default=120, help="seconds after which a page is given up")
    parser.add_argument("--json", type=Path)
    installing.add_options(parser)
    return parser.parse_args()


def all_figures(sites: dict[Tool, Site], limits: Limits) -> Iterator[Figure]:
    """The figures of all runs, the tools in turn; each is told as it comes."""
    marks = itertools.count(1)
    for run, (tool, site) in itertools.product(range(limits.runs), sites.items()):
        for figure in one_run(tool, site, marks, limits):
            amount = "not seen" if figure.amount is None else f"{figure.amount:.3f}"
            print(f"run {run + 1}: {tool.name}: {figure.kind}: {amount}", file=sys.stderr)
            yield figure


def one_run(tool: Tool, site: Site, marks: Iterator[int], limits: Limits) -> Iterator[Figure]:
    """Two starts of a tool, and one edit of each kind."""
    for leftover in tool.leftovers:
        shutil.rmtree(site.root / leftover, ignore_errors=True)
    # What the disk still owes to the tool before is not this one's.
    os.sync()
    with served(tool, site.root, peak := Peak(), limits.longest) as serving:
        yield Figure(tool.name, "the first page, nothing left from before", serving.ready)
        time.sleep(_TRUSTED)
    with served(tool, site.root, peak, limits.longest) as serving:
        yield Figure(tool.name, "the first page, started again", serving.ready)
        time.sleep(_SETTLED)
        for edit in edits(site, marks, limits.crowd):
            yield Figure(tool.name, edit.kind, seconds_until_seen(edit, serving.reader, limits.longest))
            time.sleep(_SETTLED + _SPREAD * (next(marks) * _GOLDEN % 1))
    yield Figure(tool.name, _MEMORY, peak.megabytes)


def seconds_until_seen(edit: Edit, reader: Reader, longest: float) -> float | None:
    """From the moment at which it is saved until all is seen; None where that takes too long."""
    for sight in edit.sights:
        before = reader.get(sight.address, longest)
        if before and sight.seen(before):
            sys.exit(f"{edit.kind}: seen before it was saved, at {sight.address}")
    edit.save()
    start = time.perf_counter()
    instants = [reader.until(sight, start + longest) for sight in edit.sights]
    return None if None in instants else max(it for it in instants if it) - start


@contextmanager
def served(tool: Tool, root: Path, peak: Peak, longest: float) -> Iterator[Serving]:
    """A server for the time of a `with`. Ends the program with the server's last words where it does not answer."""
    port, log, start = free_port(), root.with_suffix(".log"), time.perf_counter()
    try:
        with (
            log.open("w") as out,
            running(tool.command(root, port), root, out.fileno()) as process,
            peak.of(process.pid),
            closing(Reader(port, lambda: process.poll() is None)) as reader,
        ):
            yield Serving(reader, reader.first(Sight("/", whole), start + longest) - start)
    except EndedError:
        sys.exit(f"{tool.name} answers no more:\n{log.read_text('utf-8')[-2000:]}")


@contextmanager
def running(command: Sequence[str], folder: Path, out: int) -> Iterator[subprocess.Popen[bytes]]:
    """A process with all its children for the time of a `with`, in a group of its own, which is ended whole."""
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=out,
        process_group=0,
    ) as process:
        try:
            yield process
        finally:
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(_LONGEST_END)
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.create_server((LOOPBACK, 0)) as found:
        port: int = found.getsockname()[1]
        return port


def table(figures: Sequence[Figure], tools: Sequence[str]) -> str:
    """Seconds of each tool, as Markdown; beside them how many times as long as Hugo it took."""
    heads = [head for tool in tools for head in ([tool, "of Hugo’s"] if tool != "hugo" else [tool])]
    lines = [["seconds: median (least–most)", *heads], ["---"] * (len(heads) + 1)]
    for kind in kinds(figures):
        by_tool = {
            tool: [figure.amount for figure in figures if (figure.tool, figure.kind) == (tool, kind)]
            for tool in tools
        }
        digits = 0 if kind == _MEMORY else 3
        lines.append([kind, *(cell for tool in tools for cell in cells(tool, by_tool, digits))])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def kinds(figures: Sequence[Figure]) -> list[str]:
    """All kinds of work, in the order of the tool that has most of them."""
    by_tool: dict[str, list[str]] = {}
    for figure in figures:
        by_tool.setdefault(figure.tool, []).append(figure.kind)
    fullest = max(by_tool.values(), key=len)
    return list(dict.fromkeys(fullest))


def cells(tool: str, by_tool: dict[str, list[float | None]], digits: int) -> list[str]:
    """What stands in one row for one tool."""
    spread = spread_of(by_tool[tool], digits)
    if tool == "hugo":
        return [spread]
    own, other = (median_of(by_tool.get(name, [])) for name in (tool, "hugo"))
    return [spread, f"{own / other:.2f}" if own and other else ""]


def spread_of(amounts: Sequence[float | None], digits: int) -> str:
    """Median, least and most, and how many were not seen; empty for what was not measured."""
    seen = [amount for amount in amounts if amount is not None]
    late = [f"{len(amounts) - len(seen)} not seen in time"] if len(seen) < len(amounts) else []
    if not seen:
        return "".join(late)
    least, middle, most = (f"{it:.{digits}f}" for it in (min(seen), statistics.median(seen), max(seen)))
    return ", ".join([f"{middle} ({least}–{most})", *late])


def median_of(amounts: Sequence[float | None]) -> float | None:
    """The median of what was seen each time; None where anything was not."""
    seen = [amount for amount in amounts if amount is not None]
    return statistics.median(seen) if seen and len(seen) == len(amounts) else None


if __name__ == "__main__":
    main()
