"""Rules at work on a text with marks, once more wherever one may have called for another.

That is what makes typography idempotent: a block is either one in which no rule finds anything more to do, or it
stays as it was typed.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from magsite.language.typography.edits import Edit, edited
from magsite.language.typography.marks import BREAK
from magsite.language.typography.regions import Region, outside
from magsite.language.typography.rules import Rule

_MOST: Final = 4
"""Passes after which a block is given up; what was meant as a text needs two at most."""


def applied(text: str, rules: Sequence[Rule], regions: Sequence[Region]) -> str:
    """The text after all rules, each outside the regions in which it is off."""
    made, unsettled = _passed(text, rules, regions)
    if not unsettled:
        return made
    if regions:
        return _settled(text, made, rules, regions)
    return _settled_by_block(text, made, unsettled, rules)


def _passed(text: str, rules: Iterable[Rule], regions: Sequence[Region]) -> tuple[str, set[int]]:
    """The text after one pass, and the numbers of the blocks that should have another."""
    unsettled: set[int] = set()
    for rule in rules:
        if rule.signs and not any(map(text.__contains__, rule.signs)):
            continue
        edits = sorted(rule.edits(text))
        if regions:
            edits = list(outside(text, regions, rule.name, edits))
        if not edits:
            continue
        made = edited(text, edits)
        if not rule.settles:
            unsettled.update(_blocks(text, edits))
        elif rule.unless:
            blocks = made.split(BREAK)
            unsettled.update(n for n in _blocks(text, edits) if any(map(blocks[n].__contains__, rule.unless)))
        text = made
    return text, unsettled


def _blocks(text: str, edits: Iterable[Edit]) -> Iterator[int]:
    """The numbers of the blocks that edits change."""
    number = position = 0
    for start, _, _ in edits:
        number += text.count(BREAK, position, start)
        position = start
        yield number


def _settled(text: str, made: str, rules: Sequence[Rule], regions: Sequence[Region]) -> str:
    """The text after as many passes as it takes, or as it was."""
    for _ in range(_MOST):
        before, made = made, _passed(made, rules, regions)[0]
        if made == before:
            return made
    return text


def _settled_by_block(text: str, made: str, unsettled: Iterable[int], rules: Sequence[Rule]) -> str:
    """The same, block by block, with further passes over the unsettled ones alone."""
    typed, blocks, numbers = text.split(BREAK), made.split(BREAK), sorted(unsettled)
    for _ in range(_MOST):
        before = [blocks[number] for number in numbers]
        after = _passed(BREAK.join(before), rules, ())[0].split(BREAK)
        for number, block in zip(numbers, after, strict=True):
            blocks[number] = block
        changed = zip(numbers, before, after, strict=True)
        numbers = [number for number, old, new in changed if old != new]
        if not numbers:
            break
    for number in numbers:
        blocks[number] = typed[number]
    return BREAK.join(blocks)
