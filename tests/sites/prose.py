"""The text of an article as its page shows it: what a reader reads, and the blocks of code, which take longer."""

import re
from html.parser import HTMLParser
from typing import Final

_VOID: Final = frozenset(
    {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_INLINE: Final = frozenset(
    {
        "a",
        "abbr",
        "b",
        "cite",
        "code",
        "del",
        "em",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
    }
    | {"sub", "sup", "u", "var"}
)
_SILENT: Final = re.compile(r"fnref|footnote-backref|missing-picture|headerlink|filename")


def prose_of(html: str) -> str:
    """What the page of an article shows of its text, blocks of code and marks of notes apart."""
    reader = _Prose()
    reader.feed(html)
    return "".join(reader.pieces)


class _Prose(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._inside: list[bool] = []
        """For each open element of the text, whether it is read."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = " ".join(value or "" for name, value in attrs if name in {"class", "id"})
        self._part(tag)
        if tag in _VOID or not (self._inside or "prose e-content" in told):
            return
        silent = tag in {"pre", "script", "style", "svg"} or _SILENT.search(told) is not None
        self._inside.append(not silent and all(self._inside[-1:]))

    def handle_endtag(self, tag: str) -> None:
        self._part(tag)
        if self._inside and tag not in _VOID:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if self._inside and self._inside[-1]:
            self.pieces.append(data)

    def _part(self, tag: str) -> None:
        if tag not in _INLINE:
            self.pieces.append(" ")
