"""References and titles: what is abbreviated holds on to what it stands before."""

import re
from collections.abc import Iterator
from typing import Final

from magsite.language.typography.edits import Edit, gap_start, has_space, space_in
from magsite.language.typography.marks import ANY_GAP, GAP, INLINE, NBSP, TAG
from magsite.language.typography.numbers import runs

_PATTERNS: Final = (
    ("°", re.compile(rf"°(?<=\b[nN]°)s?({ANY_GAP})(?=[0-9])")),
    (f"n{TAG}o", re.compile(rf"n{TAG}o(?<!\wn{TAG}o)s?({GAP})(?=[0-9])")),
    ("º", re.compile(rf"º(?<=\b[nN]º)({ANY_GAP})(?=[0-9])")),
    ("§", re.compile(rf"§({ANY_GAP})(?=[0-9])")),
    ("C.", re.compile(rf"\.({GAP})(?=J\.[-\u2011]C\.)")),
)
"""What a text must hold, and the gap that is looked for then."""
_PLACE: Final = re.compile(r"(?<!\w)(?:pp?|art|fig|chap|vol|t|éd|ch|cf|réf|env)\Z", re.IGNORECASE)
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
    for sign, pattern in _PATTERNS:
        if sign in text:
            for found in pattern.finditer(text):
                yield from space_in(found.start(1), found[1], NBSP)
    for number, _ in runs(text):
        start = gap_start(text, number)
        is_point = text[start - 1 : start] == "." and has_space(text[start:number])
        if is_point and _PLACE.search(text, max(0, start - 7), start - 1):
            yield from space_in(start, text[start:number], NBSP)


def honorifics(text: str) -> Iterator[Edit]:
    """U+00A0 between a title and a name: "M.·Dupont", "Mme·Leroy", "Dr·House"."""
    for pattern in _TITLE:
        for found in pattern.finditer(text):
            start = found.start()
            if found.start(1) - start != len("Me") or not _ENGLISH.search(text, max(0, start - 20), start):
                yield from space_in(found.start(1), found[1], NBSP)
