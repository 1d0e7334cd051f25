"""Addresses, formulas, templates and entities in a text: each becomes a mark, and its source is stored in its place."""

from collections.abc import Iterator, Sequence

from magsite.language.typography import marks
from magsite.language.typography.grammar import ENTITIES, ENTITY, WRITTEN_OUT
from magsite.language.typography.untouchable import untouchable

_Piece = tuple[int, int, str]
"""From where to where in the text, and what is to stand there."""


def put_aside(
    text: str, stored: Sequence[str], exceptions: tuple[str, ...], *, entities: bool
) -> tuple[str, list[str], list[int]]:
    """The text with more marks, what all its marks stand for, and the new places of those that it had before."""
    found = sorted(_pieces(text, exceptions, entities=entities), key=lambda piece: (piece[0], -piece[1]))
    if not found:
        return text, list(stored), list(range(len(stored)))
    alike = unified(text)
    pieces: list[str] = []
    kept: list[str] = []
    places: list[int] = []
    position = 0
    for start, end, mark in (*found, (len(text), len(text), "")):
        if start >= position:
            _keep(stored, alike.count(marks.STORED[0], position, start), kept, places)
            pieces += text[position:start], mark
            if mark and mark[0] in marks.STORED:
                kept.append(text[start:end])
            position = end
    return "".join(pieces), kept, places


def unified(text: str) -> str:
    """The text in which all stored marks are the first of them, to be split and counted quickly."""
    for mark in marks.STORED[1:]:
        text = text.replace(mark, marks.STORED[0])
    return text


def _pieces(text: str, exceptions: tuple[str, ...], *, entities: bool) -> Iterator[_Piece]:
    for start, end in untouchable(text, exceptions):
        yield start, end, marks.OBJECT
    if entities and "&" in text:
        for found in ENTITY.finditer(text):
            yield *found.span(), _entity(found[0])


def _entity(source: str) -> str:
    """What stands for an entity in the text."""
    if source in WRITTEN_OUT:
        return WRITTEN_OUT[source]
    return marks.ENTITY + ENTITIES[source] if source in ENTITIES else marks.OBJECT


def _keep(stored: Sequence[str], count: int, kept: list[str], places: list[int]) -> None:
    """Take over what as many marks stand for: the next ones in their order."""
    first = len(places)
    places.extend(range(len(kept), len(kept) + count))
    kept.extend(stored[first : first + count])
