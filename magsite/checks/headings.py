"""Headings of a text: their order, and how they end."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from magsite.checks.blocks import Block
from magsite.checks.remark import Found

_STOP: Final = re.compile(r"(?<![.…])\.(?=[*_]*\Z)")
_SENTENCE: Final = re.compile(r"[.!?…](?!\w)")
_ABBREVIATION: Final = re.compile(
    r"(?:(?<!\w)(?:etc|cf|p|vol|art|fig|n|al|inc|ltd|corp|co|jr|sr|no|vs|st|M|J\.-C|[A-Z](?:\.\s?[A-Z])+|[A-Z]"
    r"|janv|févr|avr|juil|sept|oct|nov|déc|tél|dr|pr|me|mgr|sq|ss|chap|éd|coll|dir|trad|env|min|max))\.[*_]*\Z",
    re.IGNORECASE,
)
_ATX_END: Final = 6


def heading_order(blocks: Sequence[Block]) -> Iterator[Found]:
    """Headings that leave out a level; that of the page's title is 1, and a text that uses it goes down by one."""
    headings = [block for block in blocks if block.kind == "heading"]
    lower = int(any(block.level == 1 for block in headings))
    before = 1
    for block in headings:
        level = min(block.level + lower, _ATX_END)
        if level > before + 1:
            signs = "#" * (before + 1 - lower)
            yield Found.of("heading-order", block.start, before=before, level=level, signs=signs)
        before = level


def heading_stops(blocks: Sequence[Block]) -> Iterator[Found]:
    """Headings that end with a full stop."""
    for block in blocks:
        if block.kind == "heading":
            yield from title_stop(block.text, block.start)


def title_stop(text: str, start: int) -> Iterator[Found]:
    """A full stop at the end of a title; an abbreviation has its own, and so has each of several sentences."""
    found = _STOP.search(text)
    if found is None or _ABBREVIATION.search(text) or _SENTENCE.search(text, 0, found.start()):
        return
    yield Found.of("title-stop", start + found.start())
