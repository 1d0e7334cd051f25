"""Boxes of other tools: `:::name` as an element of that class, tabs one after the other, each under its title.

Without a script tabs cannot be switched, and on paper or in a feed reader they never could.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from markdown.preprocessors import Preprocessor

from magsite.content.containers import Opening, containers
from magsite.content.markdown.admonitions import KINDS

_TAB: Final = re.compile(r'^( *)===[!+]{0,2} +"([^"\n]*)" *$', re.MULTILINE)
_NO_CLASS: Final = re.compile(r"[^\w-]+")


class Tabs(Preprocessor):
    """Turns `=== "Title"` into a box with a title, as `!!!` makes it."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines with their tabs as boxes."""
        text = "\n".join(lines)
        return _TAB.sub(r'\1!!! tab "\2"', text).split("\n") if "===" in text else lines


class Containers(Preprocessor):
    """Turns `:::name` into an element with Markdown inside; one that is called like a remark is a remark."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines with their containers as elements."""
        return list(_elements(lines))


def _elements(lines: Sequence[str]) -> Iterator[str]:
    found = containers(lines)
    for at, line in enumerate(lines):
        if at not in found:
            yield line
        else:
            opening = found[at]
            yield from ("", *_opened(opening), "") if opening else ("", "</div>", "")


def _opened(opening: Opening) -> tuple[str, ...]:
    kind = _NO_CLASS.sub("", opening.name.lower())
    title = opening.title or (kind.capitalize() if kind in KINDS else "")
    names = f"admonition {kind}" if title else kind
    words = title.replace("<", "&lt;")
    heading = (f'<p class="admonition-title" markdown="1">{words}</p>',) if title else ()
    return (
        f'<div class="{names.strip()}" markdown="1">' if names.strip() else '<div markdown="1">',
        *heading,
    )
