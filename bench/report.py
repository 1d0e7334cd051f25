"""Puts what was measured into the page of documentation: tables between two marks of their name, plots beside it.

    python bench/report.py RESULTS.json… [--page docs/performance.md]

Results of builds of 1,000 articles go between `<!-- bench:building-1000 -->` and `<!-- /bench:building-1000 -->`, those
of another size between marks with that size, growth between the marks `bench:growth`.
"""

import argparse
import sys
from pathlib import Path

import plot
import results
import tables
from results import Results

_PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
_ALTERNATIVE = {
    "building": "A row for each kind of work, with a mark for each tool at its ratio to Hugo’s cold build",
    "growth": "Seconds and memory over the number of articles",
}


class UnmarkedError(Exception):
    """The page has no place of this name."""


def main() -> None:
    """Put each file of results into its place."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("results", type=Path, nargs="+")
    parser.add_argument("--page", type=Path, default=_PAGE)
    options = parser.parse_args()
    for path in options.results:
        measured = results.read(path)
        picture = options.page.with_suffix("") / f"{place(measured)}.svg"
        try:
            page = placed(options.page.read_text("utf-8"), place(measured), content(measured, picture))
        except UnmarkedError as error:
            sys.exit(f"{options.page}: {error}")
        picture.parent.mkdir(exist_ok=True)
        picture.write_text(plot.plot(measured), "utf-8")
        options.page.write_text(page, "utf-8")


def place(measured: Results) -> str:
    """The name of the place that results have in the page."""
    return "growth" if measured.kind == "growth" else f"building-{measured.sizes[0]}"


def content(measured: Results, picture: Path) -> str:
    """What stands in that place: the plot, and the tables."""
    told = tables.growth(measured) if measured.kind == "growth" else tables.building(measured)
    shown = f"![{_ALTERNATIVE[measured.kind]}]({picture.parent.name}/{picture.name})"
    return f"{shown}\n\n{told}"


def placed(page: str, name: str, told: str) -> str:
    """The page with this between the marks of that name. Raises UnmarkedError."""
    start, end = f"<!-- bench:{name} -->", f"<!-- /bench:{name} -->"
    before, begun, rest = page.partition(start)
    _, ended, after = rest.partition(end)
    if not begun or not ended:
        raise UnmarkedError(f"{start} … {end} is missing")
    return f"{before}{start}\n\n{told}\n\n{end}{after}"


if __name__ == "__main__":
    main()
