"""Tables in Markdown of what was measured."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import counts
import results
from results import Results
from works import COLD, WORKS

_MOST_MEMORY = 0.25
"""Of Hugo's: the goal."""
_MOST_GROWTH = 1.2


def building(measured: Results) -> str:
    """Ratios, seconds, pages and memory of builds side by side, and what was counted."""
    parts = (ratio_table(measured), seconds_table(measured), size_table(measured), counts_table(measured))
    return "\n\n".join((heading(measured), *(part for part in parts if part)))


def growth(measured: Results) -> str:
    """Seconds and memory by the number of articles, and how far from proportional they are."""
    return "\n\n".join((heading(measured), "\n\n".join(growth_tables(measured))))


def heading(measured: Results) -> str:
    """What was measured, and where."""
    sizes = " and ".join(f"{size:,}" for size in measured.sizes)
    runs = max(one.run for one in measured.figures)
    versions = ", ".join(f"{tool} {version}" for tool, version in measured.versions.items())
    return f"{sizes} articles; {'1 run' if runs == 1 else f'{runs} runs'}; {measured.machine}; {versions}."


def ratio_table(measured: Results) -> str:
    """How many times as long as Hugo's cold build everything takes; nothing where Hugo was not measured."""
    if not measured.of(*results.BASE):
        return ""
    tools = tuple(measured.versions)
    head = ("of Hugo’s cold build: median (least–most)", "goal", *tools)
    goals = {work.name: work.goals for work in WORKS}
    rows = (
        (work, goal_told(goals.get(work)), *(told(results.ratios(measured, tool, work)) for tool in tools))
        for work in measured.works
    )
    memory_row = (
        "peak memory, of Hugo’s",
        f"≤ {_MOST_MEMORY}",
        *(memory_ratio(measured, tool) for tool in tools),
    )
    return table(head, [*rows, memory_row])


def seconds_table(measured: Results) -> str:
    """The seconds behind the ratios."""
    tools = tuple(measured.versions)
    rows = (
        (work, *(told(results.seconds(measured, tool, work)) for tool in tools)) for work in measured.works
    )
    return table(("seconds: median (least–most)", *tools), rows)


def size_table(measured: Results) -> str:
    """Memory at the most, and for magsite how many files were made."""
    tools = tuple(measured.versions)
    speaking = tuple(tool for tool in tools if any(one.made is not None for one in measured.of(tool, COLD)))
    head = ("", *(f"{tool}: files made" for tool in speaking), *(f"{tool}: MB" for tool in tools))
    rows = (
        (
            work,
            *(made(measured, tool, work) for tool in speaking),
            *(memory(measured, tool, work) for tool in tools),
        )
        for work in measured.works
    )
    return table(head, rows)


def counts_table(measured: Results) -> str:
    """What all make alike, and what some make beyond it, with the reason."""
    tools = tuple(tool for tool in measured.versions if tool in measured.counts)
    if not tools:
        return ""
    more = {tool: dict(counts.beyond(tool, measured.counts[tool])) for tool in tools}
    further = dict.fromkeys(kind for kinds in more.values() for kind in kinds)
    names = {kind.name for kind in further}
    common = dict.fromkeys(name for tool in tools for name in measured.counts[tool] if name not in names)
    rows = [
        *((name, *(str(measured.counts[tool].get(name, 0)) for tool in tools), "") for name in common),
        *((kind.name, *(str(more[tool].get(kind, "")) for tool in tools), kind.more) for kind in further),
    ]
    return table(("files of a cold build", *tools, "why not all"), rows)


def growth_tables(measured: Results) -> Iterator[str]:
    """One for each tool."""
    sizes = measured.sizes
    pairs = tuple(pairwise(sizes))
    head = [f"{size:,} articles" for size in sizes]
    for tool in measured.versions:
        rows = [
            (
                work,
                *(told(results.seconds(measured, tool, work, size)) for size in sizes),
                *(short(results.proportion(measured, tool, work, pair)) for pair in pairs),
            )
            for work in measured.works
        ]
        most = [short(results.megabytes(measured, tool, COLD, size)) for size in sizes]
        rows.append(("MB at the most, cold", *most, *("" for _ in pairs)))
        factors = [
            f"{larger:,} to {smaller:,}, of proportional (≤ {_MOST_GROWTH})" for smaller, larger in pairs
        ]
        yield table((f"{tool}, seconds", *head, *factors), rows)


def table(head: Sequence[str], rows: Iterator[Sequence[str]] | Sequence[Sequence[str]]) -> str:
    """A table."""
    lines = (head, ["---"] * len(head), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def goal_told(goals: tuple[float, float] | None) -> str:
    """The goal, with that of kiosque where it is another."""
    if not goals:
        return ""
    equal, full = (f"{goal:g}" for goal in goals)
    return f"≤ {equal}" if equal == full else f"≤ {equal}, full {full}"


def told(spread: results.Spread | None) -> str:
    """A spread, or nothing."""
    return spread.told() if spread else ""


def short(amount: float | None) -> str:
    """An amount, or nothing."""
    return results.short(amount) if amount is not None else ""


def memory_ratio(measured: Results, tool: str) -> str:
    """The most memory of any kind of work, as a ratio to Hugo's."""
    own, other = (
        max(one.megabytes for one in measured.figures if one.tool == it) for it in (tool, results.BASE[0])
    )
    return results.short(own / other)


def made(measured: Results, tool: str, work: str) -> str:
    """How many files were made: in all runs the same."""
    numbers = sorted({one.made for one in measured.of(tool, work) if one.made is not None})
    return "–".join(f"{number}" for number in numbers)


def memory(measured: Results, tool: str, work: str) -> str:
    """Megabytes at the most."""
    amount = results.megabytes(measured, tool, work)
    return f"{amount:.0f}" if amount else ""
