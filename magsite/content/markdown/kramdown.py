"""Lines of attributes below a block, as Jekyll's writers put them: `{: .class}`, `{:.no_toc}`, `{:toc}`.

Python-Markdown reads them at the end of a paragraph only. Below a heading they go on its line; below code and
whatever else can have none they are left out, and so is what only directs the generator. A list that only holds
the place of the table of contents becomes its marker.
"""

import re
from collections.abc import Sequence
from typing import Final

from markdown.preprocessors import Preprocessor

_LINE: Final = re.compile(r" {0,3}\{:(?!:)(?P<list>[^{}\n]*)\} *")
_NAMED: Final = re.compile(r"[.#][\w-]|\w=")
_HEADING: Final = re.compile(r" {0,3}#{1,6}[^#]")
_CONTENTS: Final = re.compile(r" {0,3}(?:[*+-]|1[.)]) +\S[^\n]*")
_NO_TEXT: Final = re.compile(r" *(?:$|\||\x02|<)")


class BlockAttributes(Preprocessor):
    """Puts such lines where Python-Markdown looks for them, after code was put aside."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines with their attributes in place."""
        return _placed(lines) if any("{:" in line for line in lines) else lines


def _placed(lines: Sequence[str]) -> list[str]:
    placed: list[str] = []
    for line in lines:
        found = _LINE.fullmatch(line) if "{:" in line else None
        if found is None:
            placed.append(line)
            continue
        above = placed[-1] if placed else ""
        named = _NAMED.search(found["list"]) is not None
        if _HEADING.match(above):
            placed[-1] = f"{above.rstrip(' #')} {{:{found['list']}}}" if named else above
        elif found["list"].strip() == "toc" and _CONTENTS.fullmatch(above):
            placed[-1] = "[TOC]"
        elif named and not _NO_TEXT.match(above):
            placed.append(line)
    return placed
