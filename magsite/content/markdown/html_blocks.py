"""Markdown inside HTML elements: what stands between blank lines there is Markdown, as in CommonMark.

Python-Markdown wants `markdown="1"` on the element, so it is put there.
"""

import re
from collections.abc import Sequence
from typing import Final

from markdown.preprocessors import Preprocessor

_OPENING: Final = re.compile(
    r" {0,3}<(article|aside|blockquote|center|details|div|fieldset|figure|footer|header|main|nav|section)\b([^<>]*)(?=>)",
    re.IGNORECASE,
)
_TEXT: Final = re.compile(r" {0,3}[^\s<]")


class OpenHtml(Preprocessor):
    """Marks each element whose opening lines are followed by a blank line and a text."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines with `markdown="1"` where it is needed."""
        return [self._marked(lines, at) if "<" in line else line for at, line in enumerate(lines)]

    @staticmethod
    def _marked(lines: Sequence[str], at: int) -> str:
        line = lines[at]
        found = _OPENING.match(line)
        if found is None or "markdown" in found[2] or not _holds_text(lines, at, f"</{found[1].lower()}"):
            return line
        return f'{found[0]} markdown="1"{line[found.end() :]}'


def _holds_text(lines: Sequence[str], at: int, closing: str) -> bool:
    """Whether the first lines of an element, up to a blank one, leave it open, and a text follows."""
    end = next((below for below in range(at, len(lines)) if not lines[below].strip()), len(lines))
    if any(closing in line.lower() for line in lines[at:end]):
        return False
    text = next((line for line in lines[end:] if line.strip()), "")
    return bool(_TEXT.match(text))
