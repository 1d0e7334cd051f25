"""Ordinals: their short endings, raised in HTML; centuries and republics in Roman numerals."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from magsite.language.typography.edits import Edit, space_in
from magsite.language.typography.marks import END_SUP, GAP, INLINE, NBSP, SUP
from magsite.language.typography.numbers import in_a_name, runs

_LONG: Final = re.compile(rf"(?:(?:[ {NBSP}]?i?[eèé]me|è)(s?)|[eè]re(s?))(?!\w)")
_SHORT: Final = re.compile(r"(?:e[rs]?|ers|res?|nde?s?)(?![\w@$:`{\\]|[-+/.]\w)")
_ROMAN: Final = tuple(
    re.compile(
        rf"({letter}(?<![\w.\-/_#@]{letter})[IVX]*+){INLINE}(er?|re|i?[èe]me)(?![\w@$:`{{\\]|[-+/.]\w)"
    )
    for letter in "IVX"
)
_NUMERAL: Final = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_DOUBTFUL: Final = frozenset({"I", "II", "V", "X"})
"""Numerals that are names as well with an e behind them (xenon, Apple IIe): only a century makes them clear."""
_NOUN: Final = re.compile(rf"({GAP})(?:siècles?|République|millénaire|arrondissement)(?!\w)")
_RAISED: Final = re.compile(rf"{INLINE}er?")


def ordinals(text: str) -> Iterator[Edit]:
    """The short endings of usage: "2e" for "2ème", "1re" for "1ère"."""
    for start, end in runs(text):
        found = _LONG.match(text, end)
        if (
            found
            and not text[max(0, start - 1) : start].isalnum()
            and (text[start:end] == "1") == (found[1] is None)
        ):
            yield *found.span(), f"e{found[1]}" if found[1] is not None else f"re{found[2]}"
    for found in _romans(text):
        if found[2].endswith("me"):
            yield *found.span(2), "e"


def centuries(text: str) -> Iterator[Edit]:
    """U+00A0 between an ordinal and its century or republic."""
    ends = [found.end() for _, end in runs(text) if (found := _RAISED.match(text, end))]
    for end in (*ends, *(found.end() for found in _romans(text))):
        if noun := _NOUN.match(text, end):
            yield from space_in(end, noun[1], NBSP)


def superscripts(text: str) -> Iterator[Edit]:
    """The endings of ordinals in `<sup>`: of 1er, 2e, XXIe, François Ier."""
    for start, end in runs(text):
        found = _SHORT.match(text, end)
        if found and _agrees(text[start:end], found[0]) and not in_a_name(text, start):
            yield *found.span(), f"{SUP}{found[0]}{END_SUP}"
    for found in _romans(text):
        if found.end(1) == found.start(2) and not found[2].endswith("me"):
            yield *found.span(2), f"{SUP}{found[2]}{END_SUP}"


def _agrees(number: str, ending: str) -> bool:
    """Whether a number has this ending."""
    if ending[0] == "e" and ending not in {"er", "ers"}:
        return number != "1" and number[0] != "0"
    return number == ("2" if ending[0] == "n" else "1")


@lru_cache(maxsize=1)
def _romans(text: str) -> tuple[re.Match[str], ...]:
    """Roman numerals (the first group) with the ending of an ordinal (the second); the last text is remembered."""
    found = (found for pattern in _ROMAN for found in pattern.finditer(text))
    return tuple(filter(_is_ordinal, found))


def _is_ordinal(found: re.Match[str]) -> bool:
    first = found[2] in {"er", "re"}
    doubtful = found[1] in _DOUBTFUL and not first and not _NOUN.match(found.string, found.end())
    return bool(_NUMERAL.fullmatch(found[1])) and first == (found[1] == "I") and not doubtful
