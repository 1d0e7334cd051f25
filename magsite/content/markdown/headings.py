"""Headings of a text: their levels beneath the page's title, and the table of contents.

The title of the page is its h1. Where a text uses h1 itself, all its headings go down by one level, at most
to h6; a text that begins with h2 keeps its levels. Headings in raw HTML stay as their writer wrote them.
"""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from magsite.content.body import TocEntry
from magsite.language import typography
from magsite.language.typography import Options

_LOWERED: Final = {f"h{level}": f"h{min(level + 1, 6)}" for level in range(1, 7)}
_SHOWN: Final = frozenset({2, 3})
_TAG: Final = re.compile(r"<(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>")
# No-break spaces stay: they belong to French punctuation.
_SPACES: Final = re.compile(r"[ \t\n]+")


class LowerHeadings(Treeprocessor):
    """Puts the headings of a text under the title of its page, before the table of contents is made."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        if next(root.iter("h1"), None) is None:
            return
        for element in root.iter():
            element.tag = _LOWERED.get(element.tag, element.tag)


def contents(tokens: Sequence[Mapping[str, Any]], options: Options) -> Iterator[TocEntry]:
    """The entries of the table of contents, in order, from the nested tokens of Python-Markdown."""
    for token in tokens:
        if token["level"] in _SHOWN and token["name"]:
            yield TocEntry(token["level"], html.unescape(token["id"]), _name(token, options))
        yield from contents(token["children"], options)


def _name(token: Mapping[str, Any], options: Options) -> str:
    """What the table calls a heading: its label, else its text, in which code stays as it is."""
    if token["data-toc-label"]:
        return typography.text(html.unescape(token["name"]), options)
    made = typography.html(token["html"], options)
    if made == token["html"]:
        return html.unescape(token["name"])
    return html.unescape(_SPACES.sub(" ", _TAG.sub("", made)).strip())
