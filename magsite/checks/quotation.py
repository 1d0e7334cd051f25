"""Quotation marks without a partner.

A quotation may run over several paragraphs: French opens each of them with a guillemet again, or closes the whole
further on. Neither is a mistake.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import msgspec

from magsite.checks.blocks import Block
from magsite.checks.remark import Found

_CODE: Final = "guillemets-unbalanced"
_INCHES: Final = re.compile(r"\d\s?(?:''|\")")
_MARKS: Final = re.compile("[«»]")


class _Left(msgspec.Struct, frozen=True):
    """A block, and the offsets in it of guillemets that have no partner in it."""

    block: Block
    opening: tuple[int, ...]
    closing: tuple[int, ...]


def quotation(blocks: Sequence[Block]) -> Iterator[Found]:
    """The marks without a partner in a text."""
    for section in _sections(blocks):
        yield from _guillemets([_left(block) for block in section])
    for block in blocks:
        yield from _others(block)


def _sections(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """The blocks between two headings; a heading is one by itself."""
    section: list[Block] = []
    for block in blocks:
        if block.kind == "heading":
            yield section
            yield [block]
            section = []
        else:
            section.append(block)
    yield section


def _left(block: Block) -> _Left:
    opening: list[int] = []
    closing: list[int] = []
    for found in _MARKS.finditer(block.text):
        if found[0] == "«":
            opening.append(found.start())
        elif opening:
            opening.pop()
        else:
            closing.append(found.start())
    return _Left(block, tuple(opening), tuple(closing))


def _guillemets(section: Sequence[_Left]) -> Iterator[Found]:
    """Those that no later paragraph closes, and no earlier one opened."""
    waiting: list[int] = []
    for at, left in enumerate(section):
        for place in left.closing:
            if waiting:
                waiting.pop()
            else:
                yield Found.of(_CODE, left.block.start + place, mark="»")
        goes_on = at + 1 < len(section) and section[at + 1].block.text.lstrip(" *_").startswith("«")
        if not goes_on:
            waiting += [left.block.start + place for place in left.opening]
    for place in waiting:
        yield Found.of(_CODE, place, mark="«")


def _others(block: Block) -> Iterator[Found]:
    """Curly and straight marks, of which a block has an even number."""
    curly = [found.start() for found in re.finditer("[“”„]", block.text)]
    if len(curly) % 2:
        yield Found.of(_CODE, block.start + curly[-1], mark=block.text[curly[-1]])
    if '"' in block.text and block.kind != "cell":
        inches = {found.end() - 1 for found in _INCHES.finditer(block.text)}
        straight = [found.start() for found in re.finditer('"', block.text)]
        unlike = [at for at in straight if at not in inches]
        if len(unlike) % 2 and len(straight) % 2:
            yield Found.of(_CODE, block.start + unlike[-1], mark='"')
