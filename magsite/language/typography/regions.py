"""Elements in which rules are switched off: where they begin and end, and what they keep from the edits."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from magsite.language.typography import marks
from magsite.language.typography.edits import Edit
from magsite.language.typography.grammar import TAG

_STORED: Final = re.compile(f"[{''.join(marks.STORED)}]")


class Region(msgspec.Struct, frozen=True):
    """An element in which rules are switched off: from one mark of a text to another, both counted from nought."""

    rules: frozenset[str]
    first: int
    last: int


def moved(region: Region, places: Sequence[int]) -> Region:
    """The same element, whose marks have other places now; the last one may be the end of the text."""
    last = places[region.last] if region.last < len(places) else -1
    return Region(region.rules, places[region.first], last)


def outside(text: str, regions: Iterable[Region], rule: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits of a rule that reach into none of the elements in which it is off."""
    places = [found.start() for found in _STORED.finditer(text)] + [len(text)]
    kept = [(places[one.first], places[one.last]) for one in regions if rule in one.rules]
    for start, end, new in edits:
        if all(end <= first or start > last for first, last in kept):
            yield start, end, new


class _Open(msgspec.Struct):
    """An element with rules switched off that is not closed yet."""

    name: str
    rules: frozenset[str]
    first: int
    depth: int = 0


def regions_of(
    tokens: Sequence[str], rules: Mapping[int, frozenset[str]], kept: Sequence[tuple[int, int]]
) -> tuple[Region, ...]:
    """The elements with rules switched off, by the places of their tags when kept tokens are one."""
    opened: list[_Open] = []
    closed: list[Region] = []
    place = -1
    for index, token in enumerate(tokens):
        if any(first < index <= last for first, last in kept):
            continue
        place += 1
        tag = TAG.match(token)
        if index in rules and tag:
            opened.append(_Open(tag[2].lower(), rules[index], place))
        if tag and opened and opened[-1].name == tag[2].lower() and not tag[4]:
            opened[-1].depth += -1 if tag[1] else 1
            if opened[-1].depth == 0:
                closed.append(Region(opened[-1].rules, opened.pop().first, place))
    closed += (Region(one.rules, one.first, place + 1) for one in opened)
    return tuple(sorted(closed, key=lambda region: region.first))
