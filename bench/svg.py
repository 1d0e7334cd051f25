"""The little of SVG that plots need: logarithmic axes, lines, words, and colours for light and for dark paper."""

import math
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

WIDTH = 820

_STYLE = """
text { font: 13px system-ui, sans-serif; fill: #222 }
.grid { stroke: #222; stroke-opacity: .15 }
.base { stroke: #222; stroke-width: 1.5 }
.goal { stroke: #222; stroke-width: 3; stroke-opacity: .45 }
.line { fill: none; stroke-width: 2 }
.ideal { stroke: #222; stroke-dasharray: 4 5; stroke-opacity: .5 }
.t0 { --ink: #0a58ca } .t1 { --ink: #a3195b } .t2 { --ink: #2b7a0b } .t3 { --ink: #8a5a00 } .t4 { --ink: #5b4b9a }
.mark { fill: var(--ink); stroke: #fff } .line { stroke: var(--ink) }
@media (prefers-color-scheme: dark) {
  text { fill: #ddd }
  .grid, .base, .goal, .ideal { stroke: #ddd }
  .t0 { --ink: #7fb2ff } .t1 { --ink: #ff8fc1 } .t2 { --ink: #8fd96f } .t3 { --ink: #f0b95a } .t4 { --ink: #c0b2ff }
  .mark { stroke: #111 }
}
"""


class Scale(NamedTuple):
    """A logarithmic axis: amounts from the least to the most, over so many points of the plot."""

    least: float
    most: float
    start: float
    end: float

    def at(self, amount: float) -> float:
        """Where an amount stands."""
        share = math.log(amount / self.least) / math.log(self.most / self.least)
        return round(self.start + share * (self.end - self.start), 1)

    def decades(self) -> Iterator[float]:
        """The powers of ten on it."""
        first, last = (round(math.log10(end)) for end in (self.least, self.most))
        yield from (10.0**power for power in range(first, last + 1))


def scale_over(amounts: Iterable[float], start: float, end: float) -> Scale:
    """Whole decades around these amounts."""
    numbers = list(amounts)
    least, most = min(numbers, default=1), max(numbers, default=1)
    low, high = math.floor(math.log10(least)), math.ceil(math.log10(most))
    return Scale(10.0**low, 10.0 ** max(high, low + 1), start, end)


def line(kind: str, x1: float, y1: float, x2: float, y2: float) -> str:
    """A straight line."""
    return f'<line class="{kind}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>'


def text(x: float, y: float, words: str, anchor: str = "start") -> str:
    """Words."""
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}">{escape(words)}</text>'


def document(height: float, label: str, parts: Sequence[str]) -> str:
    """The whole picture, with what it is called for those who do not see it."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" role="img" '
        f'aria-label="{escape(label)}">'
    )
    return "\n".join(
        (head, f"<title>{escape(label)}</title>", f"<style>{_STYLE}</style>", *parts, "</svg>\n")
    )
