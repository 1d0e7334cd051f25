"""References and titles: what is abbreviated holds on to what it stands before."""

import re
from collections.abc import Iterator
from typing import Final

from magsite.language.typography.edits import Edit, space_in
from magsite.language.typography.marks import ANY_GAP, GAP, INLINE, NBSP, TAG

_NUMBER: Final = (
    re.compile(rf"°(?<=\b[nN]°)s?({ANY_GAP})(?=[0-9])"),
    re.compile(rf"n{TAG}o(?<!\wn{TAG}o)s?({GAP})(?=[0-9])"),
    re.compile(rf"º(?<=\b[nN]º)({ANY_GAP})(?=[0-9])"),
    re.compile(rf"§({ANY_GAP})(?=[0-9])"),
)
_POINT: Final = re.compile(rf"\.({GAP})(?=[0-9])")
_PLACE: Final = re.compile(r"(?<!\w)(?:pp?|art|fig|chap|vol|t|éd|ch|cf|réf|env)\Z", re.IGNORECASE)
_BEFORE_ERA: Final = re.compile(rf"\.({GAP})(?=J\.[-\u2011]C\.)")
_ENGLISH: Final = re.compile(r"(?<!\w)[A-Z]\w* \Z")
"""What stands before the last word of "Ask Me Anything"."""
_TITLE: Final = tuple(
    re.compile(rf"{letter}(?<![\w.&\-/]{letter}){INLINE}(?:{rest})({GAP})(?=[A-ZÀ-ÖØ-Þ])")
    for letter, rest in (
        ("M", r"M?\.|mes?|lles?|gr|rs?\.?|e"),
        ("D", "rs?"),
        ("P", "rs?"),
        ("S", "te?"),
    )
)


def references(text: str) -> Iterator[Edit]:
    """U+00A0 in "n°·4", "p.·12", "art.·3", "§·2", "av.·J.-C."."""
    for pattern in _NUMBER:
        for found in pattern.finditer(text):
            yield from space_in(found.start(1), found[1], NBSP)
    for found in _POINT.finditer(text):
        if _PLACE.search(text, max(0, found.start() - 6), found.start()):
            yield from space_in(found.start(1), found[1], NBSP)
    for found in _BEFORE_ERA.finditer(text):
        yield from space_in(found.start(1), found[1], NBSP)


def honorifics(text: str) -> Iterator[Edit]:
    """U+00A0 between a title and a name: "M.·Dupont", "Mme·Leroy", "Dr·House"."""
    for pattern in _TITLE:
        for found in pattern.finditer(text):
            start = found.start()
            if found.start(1) - start != len("Me") or not _ENGLISH.search(text, max(0, start - 20), start):
                yield from space_in(found.start(1), found[1], NBSP)
