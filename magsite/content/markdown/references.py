"""Links by reference whose names hold code or escapes: `[`todo!()`]`, and the line "[`todo!()`]: target" below.

Python-Markdown puts code aside before it looks at links, and so never finds such a name again: here it is looked
for as its writer typed it. A link and its name may be apart, unless what stands there are two links.
"""

import html
import re
from typing import Any, Final
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import (
    REFERENCE_RE,
    ReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
)
from markdown.util import ETX, INLINE_PLACEHOLDER_RE, STX

_ESCAPE: Final = re.compile(f"{STX}(\\d+){ETX}")
_BACKSLASH: Final = re.compile(r"\\([!-/:-@\[-`{-~])")
_CODE: Final = re.compile(r"(`+)(.+?)\1", re.DOTALL)
_SPACES: Final = re.compile(r"\s+")


class Definitions(dict[str, Any]):
    """Name → target and title, under the one form of each name that `known_as` gives it."""

    def __setitem__(self, name: str, target: Any) -> None:
        """Keep what Python-Markdown read from a definition."""
        super().__setitem__(known_as(_BACKSLASH.sub(r"\1", name)), target)


class Reference(ReferenceInlineProcessor):
    """`[text][name]` and `[name][]`."""

    def evalId(self, data: str, index: int, text: str) -> tuple[str | None, int, bool]:  # noqa: N802 - the name of the base class
        """The name that follows a text at `index`, and where it ends."""
        found = self.RE_LINK.match(data, pos=index)
        if found is None:
            return None, index, False
        apart = not found[0].startswith("[")
        if apart and written_name(self.md, text) in self.md.references:
            return None, index, False
        return written_name(self.md, found[1] or text), found.end(0), True


class ShortReference(ShortReferenceInlineProcessor):
    """`[name]` alone."""

    def evalId(self, data: str, index: int, text: str) -> tuple[str, int, bool]:  # noqa: ARG002, N802 - the signature and the name of the base class
        """The text itself is the name."""
        return written_name(self.md, text), index, True


def known_as(name: str) -> str:
    """The form under which a name is kept: capitals, line breaks and the number of backticks do not count."""
    evened = _CODE.sub(lambda code: f"`{code[2].strip()}`", name) if "`" in name else name
    return _SPACES.sub(" ", evened).strip().lower()


def written_name(md: Markdown, text: str) -> str:
    """The name that stands in a text whose code and escapes were put aside."""
    if STX in text:
        stash = md.treeprocessors["inline"].stashed_nodes  # type: ignore[attr-defined] # of the step for inline patterns
        text = INLINE_PLACEHOLDER_RE.sub(lambda place: _unstashed(stash.get(place[1])), text)
        text = _ESCAPE.sub(lambda escape: chr(int(escape[1])), text)
    return known_as(text)


def use_references(md: Markdown) -> None:
    """Put these steps in the place of Python-Markdown's own."""
    md.references = Definitions()
    md.inlinePatterns.register(Reference(REFERENCE_RE, md), "reference", 170)
    md.inlinePatterns.register(ShortReference(REFERENCE_RE, md), "short_reference", 130)


def _unstashed(node: Element | str | None) -> str:
    if not isinstance(node, Element):
        return node or ""
    words = html.unescape("".join(node.itertext()))
    return f"`{words}`" if node.tag == "code" else words
