"""English sentences in a French text, where no element says that they are English."""

import re
from typing import Final

from magsite.language.typography.marks import BREAK, LINE

_REACH: Final = 100
"""Characters that are looked at on each side."""
_ENDS: Final = re.compile(rf"[.?!…]\s|[{BREAK}{LINE}«»“”\"()]")
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENGLISH: Final = (
    " the of and you your you’ve to are we it it’s that’s my our how what why who when they their have has been be"
    " was were will don’t doesn’t can’t isn’t i’m let’s more with this that these there from by an should would"
    " could hello world than about into "
)
_FRENCH: Final = (
    " le la les un une des du de et est sont que qui quoi dans pour avec sur par plus pas ne ce cette ces il elle on"
    " nous vous je tu son sa ses mon ma mes au aux en ou si comme mais voici donc se y sans dit fait car leur notre"
    " votre exemple mot boucle fonction commande note voir titre "
)


def is_english(text: str, index: int) -> bool:
    """Whether the sentence around an index is in English, as far as its small words tell.

    It holds a word that is English alone, none that is French, and no accent nor elision.
    """
    words = [word.lower().replace("'", "’") for word in _WORD.findall(_sentence(text, index))]
    return (
        len(words) > 1 and any(f" {word} " in _ENGLISH for word in words) and not any(map(_is_french, words))
    )


def _sentence(text: str, index: int) -> str:
    """What stands around an index, up to quotation marks, brackets, and the ends of sentences and blocks."""
    start = max(0, index - _REACH)
    for found in _ENDS.finditer(text, start, index):
        start = found.end()
    end = _ENDS.search(text, index, index + _REACH)
    return text[start : end.start() if end else index + _REACH]


def _is_french(word: str) -> bool:
    letters, apostrophe, _ = word.partition("’")
    elided = apostrophe and letters in {"l", "d", "n", "s", "j", "c", "m", "t", "qu"}
    return f" {word} " in _FRENCH or not letters.isascii() or bool(elided)
