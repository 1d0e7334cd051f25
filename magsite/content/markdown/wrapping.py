"""Signs that stand at the start of a line because the text above was wrapped there, and begin nothing.

Editors and formatters break long lines anywhere: before `#channel`, before a French colon. In a paragraph such
a line goes on with it. A heading may be indented by up to three spaces, as in CommonMark.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from markdown.preprocessors import Preprocessor

from magsite.content.paragraph import goes_on

_SIGN: Final = re.compile(r"^(?: {0,3}> ?)* {0,3}(?:#{1,6}[^\s#]| #{1,6} |: [^ ])", re.MULTILINE)
_OUTER: Final = re.compile(r"(?: {0,3}> ?)*")
_HEADING: Final = re.compile(r" {1,3}(?=#{1,6} +\S)")
_NO_HEADING: Final = re.compile(r" {0,3}#{1,6}[^\s#]")
# What is no text, so that a line below it begins something of its own.
_NO_TEXT: Final = re.compile(
    r" *(?:$|#|>|\||\x02|!!!|\?\?\?|<|\[[^\]]*\]:|\*\[|:|={2,} *$|-{2,} *$|\*{3,} *$)"
)


class WrappedLines(Preprocessor):
    """Escapes such signs, and brings indented headings to the start of their lines."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines with each sign as it is meant."""
        return list(_meant(lines)) if _SIGN.search("\n".join(lines)) else lines


def _meant(lines: Sequence[str]) -> Iterator[str]:
    above = ""
    for line in lines:
        found = _OUTER.match(line)
        outer = found[0] if found else ""
        yield outer + _line(line[len(outer) :], _text_above(above, outer))
        above = line


def _text_above(above: str, outer: str) -> str:
    """The line above without the signs of the quotation that both stand in; empty where it is no text of the same."""
    text = above.removeprefix(outer)
    return "" if not above.startswith(outer) or _NO_TEXT.match(text) else text


def _line(line: str, text: str) -> str:
    """A line below a text, or below none."""
    if text and (_NO_HEADING.match(line) or goes_on(text, line)):
        bare = line.lstrip(" ")
        return f"{line[: len(line) - len(bare)]}\\{bare}"
    return _HEADING.sub("", line, count=1) if line.startswith(" ") else line
