"""Offsets in a text as lines and columns."""

from bisect import bisect_right
from itertools import accumulate

from magsite.diagnostics.model import Location


class Lines:
    """Where the lines of a source begin."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        lengths = (len(line) + 1 for line in text.split("\n"))
        self._starts = list(accumulate(lengths, initial=0))[:-1]

    def start(self, line: int) -> int:
        """The offset of the first character of a line, counted from 1; that of the last line for one beyond."""
        return self._starts[min(max(line, 1), len(self._starts)) - 1]

    def place(self, at: int) -> Location:
        """The place of a character."""
        line = bisect_right(self._starts, at)
        return Location(self._path, line, at - self._starts[line - 1] + 1)
