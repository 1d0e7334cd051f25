"""Where the sentences of a plain text end."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

_SPACES: Final = " \u00a0\u202f"
BEFORE_ELLIPSIS: Final = f"{_SPACES},;:.–—-(«“"
"""What goes where a text is cut and “…” stands for the rest."""

# Signs that end a sentence, perhaps with spaces between them (“? !”), and what closes behind them. A run of signs is
# taken whole: there are many ways to part it, and none of them helps where it ends no sentence.
_END: Final = re.compile(
    rf"(?<![.!?…])[.!?…]++(?:[{_SPACES}]+[!?…]+)*(?:[{_SPACES}]*[»”’)\]]|\"(?!\w))*(?=\s|\Z)"
)
_OPENING: Final = "«“(["
_CLOSING: Final = "»”)]"
_BRACKET: Final = re.compile(r"[«“(\[»”)\]]")
_QUOTED: Final = re.compile(r'"[^"]*"')
# What the next sentence may begin with before its first letter.
_BEFORE_WORD: Final = re.compile(r"[\s«“‘\"'(\[–—-]*")

# Abbreviations that are followed by what they announce: a name, a number, a reference.
_ABBREVIATIONS: Final = frozenset(
    """
    M MM Mr Mrs Ms Dr Pr Prof Mgr Me St Ste
    p pp art al fig chap vol éd ed col coll n no nos num t ann tabl ill sect § par
    cf Cf ex Ex av apr env vs Vs v i.e e.g ibid op loc cit trad dir janv févr avr juil sept oct nov déc tél
    """.split()  # noqa: SIM905 - quotation marks would hide the words
)
_LAST_WORD: Final = re.compile(r"[^\s«“(\[\"'’]*\Z")
# “J. Dupont”, “J.-C.”, “H.T.M.L.”: a full stop after one capital belongs to a name.
_INITIAL: Final = re.compile(r"(?:[^\W\d_][.-]+)*[A-ZÀ-ÖØ-Þ]\Z")
_ERA: Final = re.compile(rf"\b(?:av|apr)\.[{_SPACES}]?J\.-C\Z")
# “1. Ouvrir”, “a. Fermer”: the number of an item, and no sentence.
_NUMBERED: Final = re.compile(r"\s*(?:\d{1,3}|[a-z])\Z")


def sentence_ends(text: str) -> Iterator[int]:
    """The places behind each sentence of a plain text in one line, closing marks included, in order.

    A full stop ends no sentence in a number, behind an abbreviation or an initial, or before a small letter; no sign
    does between « » or brackets that close further on.
    """
    begin, held = 0, _held(text)
    for found in _END.finditer(text):
        end = found.end()
        if _is_end(text, begin, found) and not any(start < end < stop for start, stop in held):
            begin = end
            yield end


def _is_end(text: str, begin: int, found: re.Match[str]) -> bool:
    """Whether these signs end the sentence that begins there."""
    following = _BEFORE_WORD.sub("", text[found.end() : found.end() + 12], count=1)
    if following[:1].islower():
        return False
    if found[0] != "." or not following:
        return True
    before = text[begin : found.start()]
    word = _LAST_WORD.search(before)
    if _NUMBERED.match(before) or (word and word[0] in _ABBREVIATIONS):
        return False
    return not (word and _INITIAL.match(word[0])) or _ERA.search(before) is not None


def _held(text: str) -> tuple[tuple[int, int], ...]:
    """From where to where quotation marks and brackets go that are not inside others; what never closes holds nothing."""
    pairs = [*_paired(text), *(found.span() for found in _QUOTED.finditer(text))]
    outer: list[tuple[int, int]] = []
    for start, stop in sorted(pairs):
        if not outer or start >= outer[-1][1]:
            outer.append((start, stop))
    return tuple(outer)


def _paired(text: str) -> Iterator[tuple[int, int]]:
    """The pairs of marks and brackets; one that closes inside another, unclosed one closes that as well."""
    opened: list[tuple[str, int]] = []
    awaited: Counter[str] = Counter()
    for found in _BRACKET.finditer(text):
        if found[0] in _OPENING:
            opened.append((_CLOSING[_OPENING.index(found[0])], found.start()))
            awaited[opened[-1][0]] += 1
        elif awaited[found[0]]:
            sign, start = "", 0
            while sign != found[0]:
                sign, start = opened.pop()
                awaited[sign] -= 1
            yield start, found.end()
