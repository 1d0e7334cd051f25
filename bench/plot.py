"""Plots as SVG, on light and on dark paper: ratios of the kinds of work, and growth.

    python bench/plot.py RESULTS.json OUT.svg

The results are those of building.py or of growth.py.
"""

import sys
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

import results
from results import Results
from svg import WIDTH, Scale, document, line, scale_over, text
from works import COLD, WORKS

_LEFT = 250
_RIGHT = 30
_TOP = 64
_ROW = 34
_BOTTOM = 56
_PANEL = 320
_MOST_MEGABYTES = 1500
"""The goal at 100,000 articles."""
_MEMORY = "memory of a cold build"
_SHAPES = (
    "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z",
    "M-5-5h10v10h-10z",
    "M0-7L7 0L0 7L-7 0z",
    "M0-6L6 5H-6z",
    "M-6-5H6L0 6z",
)
"""A tool is known by its shape as well as by its colour."""


def main() -> None:
    """Read results, write a plot."""
    source, out = sys.argv[1:]
    out_path = Path(out)
    out_path.parent.mkdir(parents=True, exist_ok=True)
    out_path.write_text(plot(results.read(Path(source))), "utf-8")


def plot(measured: Results) -> str:
    """The plot for results of their kind."""
    return building(measured) if measured.kind == "building" else growth(measured)


def building(measured: Results) -> str:
    """A row for each kind of work, with a mark for each tool at its ratio to Hugo's cold build."""
    points = {
        (tool, work): found.median
        for work in measured.works
        for tool in measured.versions
        if (found := results.ratios(measured, tool, work))
    }
    goals = [work.goals[0] for work in WORKS if work.goals and work.name in measured.works]
    scale = scale_over([*points.values(), *goals], _LEFT, WIDTH - _RIGHT)
    height = _TOP + _ROW * len(measured.works) + _BOTTOM
    bottom = height - _BOTTOM
    parts = [
        *vertical_grid(scale, _TOP - 10, bottom, "×"),
        line("base", scale.at(1), _TOP - 10, scale.at(1), bottom),
        text(_LEFT, height - 14, "time, as a ratio to Hugo’s cold build of the same articles (logarithmic)"),
    ]
    for row, work in enumerate(measured.works):
        y = _TOP + _ROW * row + _ROW / 2
        parts += [text(_LEFT - 14, y + 4, work, "end"), *goal(work, scale, y)]
        for tool in measured.versions:
            if (tool, work) in points:
                told = f"{tool}, {work}: {results.short(points[tool, work])}"
                parts.append(mark(measured, tool, scale.at(points[tool, work]), y, told))
    label = f"Builds of {measured.sizes[0]:,} articles beside Hugo’s cold build"
    return document(height, label, [*legend(measured), *parts])


def growth(measured: Results) -> str:
    """Two panels: seconds of each kind of work, and memory of cold builds, over the number of articles."""
    sizes = measured.sizes
    across = Scale(sizes[0], max(sizes[-1], sizes[0] * 10), 90, WIDTH - 190)
    height = _TOP + 2 * _PANEL + 40
    upper = [*seconds_panel(measured, across, _TOP)]
    lower = [*memory_panel(measured, across, _TOP + _PANEL)]
    parts = [*vertical_grid(across, _TOP, height - _BOTTOM, "")]
    parts.append(text(90, height - 14, "articles (both axes logarithmic; dashed: in proportion)"))
    return document(height, "Builds by the number of articles", [*legend(measured), *parts, *upper, *lower])


def seconds_panel(measured: Results, across: Scale, top: float) -> Iterator[str]:
    """A line for each tool and kind of work; dashed what would be proportional."""
    found = [
        results.seconds(measured, tool, work, size)
        for tool in measured.versions
        for work in measured.works
        for size in measured.sizes
    ]
    up = scale_over([one.median for one in found if one], top + _PANEL - 40, top)
    yield from horizontal_grid(up, across, " s")
    for tool in measured.versions:
        for work in measured.works:
            points = [
                (size, spread.median)
                for size in measured.sizes
                if (spread := results.seconds(measured, tool, work, size))
            ]
            yield from curve(measured, tool, points, (across, up), work)


def memory_panel(measured: Results, across: Scale, top: float) -> Iterator[str]:
    """A line for each tool, and the goal."""
    found = {
        tool: [
            (size, amount)
            for size in measured.sizes
            if (amount := results.megabytes(measured, tool, COLD, size))
        ]
        for tool in measured.versions
    }
    amounts = [amount for points in found.values() for _, amount in points]
    up = scale_over([*amounts, _MOST_MEGABYTES], top + _PANEL - 40, top)
    yield from horizontal_grid(up, across, " MB")
    yield text(across.start + 8, top + 16, _MEMORY)
    y = up.at(_MOST_MEGABYTES)
    yield line("goal", across.start, y, across.end, y)
    yield text(across.end + 8, y + 4, "goal: 1.5 GB")
    for tool, points in found.items():
        yield from curve(measured, tool, points, (across, up), _MEMORY)


def curve(
    measured: Results, tool: str, points: Sequence[tuple[int, float]], scales: tuple[Scale, Scale], name: str
) -> Iterator[str]:
    """Marks joined by a line, beside a dashed one in proportion to the first of them."""
    if not points:
        return
    across, up = scales
    places = [(across.at(size), up.at(amount)) for size, amount in points]
    path = " ".join(f"{x},{y}" for x, y in places)
    yield f'<polyline class="line {ink(measured, tool)}" points="{path}"/>'
    (first, amount), (last, _) = points[0], points[-1]
    proportional = up.at(min(up.most, amount * last / first))
    if name == COLD and last > first:
        yield line("ideal", *places[0], places[-1][0], proportional)
    for (x, y), (size, amount) in zip(places, points, strict=True):
        yield mark(measured, tool, x, y, f"{tool}, {name}, {size:,} articles: {results.short(amount)}")
    if name != _MEMORY:
        yield text(places[-1][0] + 10, places[-1][1] + 4, name)


def goal(work: str, scale: Scale, y: float) -> Iterator[str]:
    """A stroke where a kind of work is to be, with the small theme."""
    goals = {one.name: one.goals for one in WORKS}.get(work)
    if goals:
        x = scale.at(goals[0])
        yield line("goal", x, y - 12, x, y + 12)


def legend(measured: Results) -> Iterator[str]:
    """What the marks mean."""
    step = (WIDTH - 40) / (len(measured.versions) + 1)
    for number, tool in enumerate(measured.versions):
        x = round(24 + number * step, 1)
        yield mark(measured, tool, x, 24, tool)
        yield text(x + 14, 28, tool)
    if measured.kind == "building":
        x = round(24 + len(measured.versions) * step, 1)
        yield line("goal", x, 14, x, 34)
        yield text(x + 14, 28, "goal")


def vertical_grid(scale: Scale, top: float, bottom: float, unit: str) -> Iterator[str]:
    """A line and a number for each decade across."""
    for amount in scale.decades():
        x = scale.at(amount)
        yield line("grid", x, top, x, bottom)
        yield text(x, bottom + 18, f"{amount:,g}{unit}", "middle")


def horizontal_grid(scale: Scale, across: Scale, unit: str) -> Iterator[str]:
    """A line and a number for each decade upward."""
    for amount in scale.decades():
        y = scale.at(amount)
        yield line("grid", across.start, y, across.end, y)
        yield text(across.start - 8, y + 4, f"{amount:g}{unit}", "end")


def mark(measured: Results, tool: str, x: float, y: float, told: str) -> str:
    """The shape of a tool; what it says appears where a mouse rests on it."""
    shape = _SHAPES[tuple(measured.versions).index(tool) % len(_SHAPES)]
    place = f'transform="translate({x} {y})"'
    return (
        f'<path class="mark {ink(measured, tool)}" {place} d="{shape}"><title>{escape(told)}</title></path>'
    )


def ink(measured: Results, tool: str) -> str:
    """The class that gives a tool its colour."""
    return f"t{tuple(measured.versions).index(tool) % len(_SHAPES)}"


if __name__ == "__main__":
    main()
