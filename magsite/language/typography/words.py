"""Ellipses, apostrophes and ligatures: what changes inside words and at their ends."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from magsite.language.typography.edits import Edit, following, places, previous, space_in
from magsite.language.typography.marks import BREAK, EDGES, GAP, INLINE, OBJECT, is_blank, is_word

_ETC: Final = re.compile(r"\.\.(?<=[Ee]tc\.\.)(?<!\w[Ee]tc\.\.)\.?(?![.…])")
_THREE_DOTS: Final = re.compile(rf"\.\.\.(?<![.…/\\]\.\.\.)(?![.…/])(?!{INLINE}[\w{OBJECT}])")
_DOTS_AT_START: Final = re.compile(rf"\.\.\.(?<![^{EDGES}]\.\.\.)(?=[^\W\d_])")

_WITHIN_WORD: Final = re.compile(r"'(?<=[^\W\d_]')(?=[^\W\d_])")
_ELISION: Final = re.compile(rf"’({GAP})([aeiouyhàâéèêëîïôöûüœAEIOUYHÀÂÉÈÊÎÔŒ]\w*+|[{OBJECT}«“\"])")
_ELIDED: Final = re.compile(r"(?<![\w'’‘\-])(?:[LlDdNn]|[Qq]u|[Ll]orsqu|[Pp]uisqu|[Jj]usqu|[Aa]ujourd)\Z")
_LINKS: Final = frozenset(("et", "ou", "en", "à", "a", "est"))
"""What may stand between formulas: "les droites d' et d"."""
_YEAR: Final = re.compile(r"\d\d(?![\w'’])")
_OPENS_AFTER: Final = "(«“–—-/"
_OF_CODE: Final = "'’]}="
"""What a quotation mark of prose does not stand before: these are strings of code."""

_OE_WORD: Final = re.compile(
    r"""(?:é|ran|contre)?coeur\w* | choeurs? | (?:dés|man)?oeuvr\w* | oeil\w* | (?:con)?soeur\w* | voeux? | boeufs?
      | noeuds? | oeufs? | moeurs | foet(?:us|al\w*|aux) | oed[eè]m\w* | oeno(?:log|tour)\w* | oesophag\w*
      | oestrog\w* | oecum[eé]n\w* | oedip\w* | coelacanthes?""",
    re.VERBOSE | re.IGNORECASE,
)
"""All that is written with œ; never coefficient, moelle, coexister, Goethe."""
_OE: Final = {"oe": "œ", "Oe": "Œ", "OE": "Œ"}
_LONGEST: Final = 20


def ellipses(text: str) -> Iterator[Edit]:
    """Three dots are one character, "…", and "etc..." is "etc."; other two dots, and four, stay."""
    for found in _ETC.finditer(text):
        yield *found.span(), "."
    for pattern in (_THREE_DOTS, _DOTS_AT_START):
        for found in pattern.finditer(text):
            yield *found.span(), "…"


def apostrophes(text: str) -> Iterator[Edit]:
    """A straight apostrophe between two letters is "’"."""
    for found in _WITHIN_WORD.finditer(text):
        yield *found.span(), "’"


def single_marks(text: str) -> Iterator[Edit]:
    """So is one after a letter or before a short year; a pair of marks around words is ‘ ’."""
    opening = []
    for index in places(text, "'"):
        before, behind = previous(text, index), following(text, index + 1)
        if behind in _OF_CODE or before in _OF_CODE:
            continue
        if before.isalpha() or before == OBJECT:
            yield index, index + 1, "’"
        elif is_blank(before) or before in _OPENS_AFTER:
            if _YEAR.match(text, index + 1):
                yield index, index + 1, "’"
            elif is_word(behind) or behind in "«“…<":
                opening.append(index)
    if opening:
        yield from _pairs(text, sorted((*opening, *places(text, "‘"))))


def elisions(text: str) -> Iterator[Edit]:
    """No space behind the apostrophe of "l’", "d’", "n’" and "qu’" where a vowel follows; primes of formulas stay."""
    for index in places(text, "’ "):
        found = _ELISION.match(text, index)
        elided = _ELIDED.search(text, max(0, index - len("aujourd ")), index) if found else None
        if found and elided and not (len(elided[0]) == 1 and found[2] in _LINKS):
            yield from space_in(found.start(1), found[1], "")


def ligatures(text: str) -> Iterator[Edit]:
    """The French words in œ: cœur, œuvre, œil, sœur, nœud… Their list is closed; parts of addresses stay."""
    for index in places(text, *_OE):
        start, end = index, index + 2
        while start > max(0, index - _LONGEST) and text[start - 1].isalpha():
            start -= 1
        while end < min(len(text), index + _LONGEST) and text[end].isalpha():
            end += 1
        before, behind = text[max(0, start - 1) : start], text[end : end + 2]
        in_a_name = before in {*"@#/._\\=&"} or (behind[:1] in {*"._@/="} and behind[1:].isalnum())
        in_a_word = is_word(before) or is_word(behind[:1])
        if not in_a_name and not in_a_word and _OE_WORD.fullmatch(text, start, end):
            yield index, index + 2, _OE[text[index : index + 2]]


def _pairs(text: str, opening: Sequence[int]) -> Iterator[Edit]:
    """Each closing sign with the last opening one before it, inside a block; an n between them is and ("rock ’n’ roll")."""
    last = -1
    for index in sorted(places(text, "'", "’")):
        if not _closes(text, index):
            continue
        found = bisect_right(opening, index - 1) - 1
        start = opening[found] if found >= 0 else -1
        if start > last and text[start] == "‘":
            last = index
        elif start > last and text.find(BREAK, start, index) < 0:
            yield start, start + 1, "’" if text[start + 1 : index] == "n" else "‘"
            yield index, index + 1, "’"
            last = index


def _closes(text: str, index: int) -> bool:
    """Whether a sign can end a quotation: words before it, none behind."""
    before, behind = previous(text, index), following(text, index + 1)
    return not is_blank(before) and not is_word(behind) and behind not in _OF_CODE
