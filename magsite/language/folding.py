"""Letters without their case and accents: what slugs, sorting and elision compare."""

import re
import unicodedata
from typing import Final

# Signs that Unicode would turn into letters ("magsite™" into "magsitetm").
_SIGNS: Final = str.maketrans("™℠", "  ")

# Letters that Unicode does not take apart.
_LETTERS: Final = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)

# Combining marks, and what is not seen at all: soft hyphen, zero-width characters, variation selectors.
_MARKS: Final = re.compile("[\u00ad\u0300-\u036f\u200b-\u200f\u2060\u20d0-\u20ff\ufe00-\ufe0f\ufeff]")


def fold(text: str) -> str:
    """The text in small letters, without accents, its ligatures taken apart: "L’Œuvre" → "l’oeuvre".

    Signs and letters of other alphabets stay; no-break spaces become ordinary ones.
    """
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", decompose(text)).translate(_LETTERS)


def decompose(text: str) -> str:
    """The text in small letters, each accent a mark after its letter: one form for every way to type it."""
    if text.isascii():
        return text.lower()
    # Folding the case of a few letters composes them anew, hence the second time.
    small = unicodedata.normalize("NFKD", text.translate(_SIGNS)).casefold()
    return unicodedata.normalize("NFKD", small)
