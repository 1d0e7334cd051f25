"""The order of French indexes, without any system locale."""

import re
from typing import Final

from magsite.language.folding import decompose, fold

_WORD: Final = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")

# Dictionaries put é before è; Unicode numbers the grave accent first.
_ACUTE_FIRST: Final = str.maketrans("\u0300\u0301", "\u0301\u0300")


def sort_key(text: str) -> tuple[str, str, str]:
    """What to sort names by: letters first, then accents, then the text as it is typed.

    É stands beside E and œ is oe. The order is word by word, as French catalogues have it: spaces, hyphens and
    apostrophes part words, and a shorter first word comes first ("De Gaulle" before "Debré", "L’Écuyer" before
    "Le Clerc"). Quotation marks and other signs do not count.
    """
    return _words(fold(text)), _words(decompose(text)).translate(_ACUTE_FIRST), text


def index_letter(text: str) -> str:
    """The capital under which an index lists the text (É → E, Œ → O), or "#" for digits and signs."""
    first = _words(fold(text))[:1].upper()
    return first if "A" <= first <= "Z" else "#"


def _words(small: str) -> str:
    """Its words with one space between them."""
    return " ".join(_WORD.findall(small))
