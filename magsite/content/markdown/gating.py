"""Inline patterns tried only where the text holds what they need: a third of the time saved, the same HTML.

Python-Markdown tries some fifteen patterns on every piece of text, and nearly none of them can match there.
Each pattern of the table needs a certain string; where the text does not hold it, the pattern is not tried.
Patterns of other extensions are always tried.
"""

import re
import sys
from collections.abc import Iterator
from typing import Final

from markdown import Markdown, inlinepatterns
from markdown.inlinepatterns import DelimiterProcessor, Pattern
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

from magsite.content.markdown.inline import BARE_ADDRESS, LINE_BREAK, TEMPLATE_SYNTAX
from magsite.content.markdown.late import PAIRS, PairedInlineProcessor

# The string without which a regular expression cannot match. The expression is the key, so that a pattern
# that another extension put in the place of one of these is not taken for it.
_NEEDS: Final = {
    inlinepatterns.BACKTICK_RE: "`",
    inlinepatterns.ESCAPE_RE: "\\",
    inlinepatterns.LINK_RE: "[",
    inlinepatterns.IMAGE_LINK_RE: "![",
    inlinepatterns.AUTOLINK_RE: "://",
    inlinepatterns.AUTOMAIL_RE: "@",
    inlinepatterns.HTML_RE: "<",
    inlinepatterns.ENTITY_RE: "&",
    inlinepatterns.LINE_BREAK_RE: "  \n",
    r"\[\^([^\]]*)\]": "[^",
    TEMPLATE_SYNTAX: "{",
    BARE_ADDRESS: "://",
    LINE_BREAK: "\\\n",
}


class GatedInlineProcessor(InlineProcessor):
    """Python-Markdown's step for inline patterns with the gates before it.

    It overrides a private method by its mangled name. Should a later Python-Markdown not call it any more,
    all patterns are tried again: slower, and the same HTML.
    """

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._gates = tuple(_gates(md))
        needs = [need for _, pattern_needs in self._gates for need in pattern_needs]
        # An empty need is in every text: with such a pattern among them, no text can be passed over.
        self._any = re.compile("|".join(map(re.escape, sorted(set(needs)))))

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - the names of the base class, mangled by Python
        if isinstance(data, AtomicString) or not self._any.search(data):
            return data
        index, start, count = patternIndex, 0, len(self._gates)
        while index < count:
            pattern, needs = self._gates[index]
            matched = False
            if any(need in data for need in needs):
                data, matched, start = self._InlineProcessor__applyPattern(pattern, data, index, start)  # type: ignore[attr-defined] # private, and mangled by Python
            if not matched:
                index, start = index + 1, 0
        return data


def gate(md: Markdown) -> None:
    """Put the gates before the inline patterns of a converter; after its last extension is loaded."""
    if type(md.treeprocessors["inline"]) is InlineProcessor:
        md.treeprocessors.register(GatedInlineProcessor(md), "inline", 20)


def _gates(md: Markdown) -> Iterator[tuple[Pattern, tuple[str, ...]]]:
    for pattern in md.inlinePatterns:
        if isinstance(pattern, DelimiterProcessor):
            yield pattern, tuple(pattern.tokens)
        elif _is_paired(pattern):
            yield pattern, PAIRS
        else:
            yield pattern, (_NEEDS.get(pattern.pattern, ""),)


def _is_paired(pattern: Pattern) -> bool:
    """Whether it is of marked and struck text, itself or what stands for it."""
    loaded = sys.modules.get("pymdownx.delimiterprocessor")
    kinds = (PairedInlineProcessor, *([loaded.DelimiterProcessor] if loaded else []))
    return isinstance(pattern, kinds)
