"""English sentences in a French text, where no element says that they are English."""

import re
from typing import Final

from magsite.language.typography.marks import BREAK, LINE

_REACH: Final = 100
"""Characters that are looked at on each side."""
_ENDS: Final = (". ", "? ", "! ", "… ", *f'{BREAK}{LINE}«»“”"()\n')
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENGLISH_WORDS: Final = (
    "the of and you your you’ve to are we it it’s that’s my our how what why who when they their have has been be"
    " was were will don’t doesn’t can’t isn’t i’m let’s more with this that these there from by an should would"
    " could hello world than about into"
)
_ENGLISH: Final = frozenset(_ENGLISH_WORDS.split())
_FRENCH_WORDS: Final = (
    "le la les un une des du de et est sont que qui quoi dans pour avec sur par plus pas ne ce cette ces il elle on"
    " nous vous je tu son sa ses mon ma mes au aux en ou si comme mais voici donc se y sans dit fait car leur notre"
    " votre exemple mot boucle fonction commande note voir titre"
)
_FRENCH: Final = frozenset(_FRENCH_WORDS.split())


def is_english(text: str, index: int) -> bool:
    """Whether the sentence around an index is in English, as far as its small words tell.

    It holds a word that is English alone, none that is French, and no accent nor elision.
    """
    before = _before(text, index).lower()
    if not _FRENCH.isdisjoint(before.split()):  # A quick look, which is enough for nearly all.
        return False
    words = [word.replace("'", "’") for word in _WORD.findall(before + _behind(text, index).lower())]
    return len(words) > 1 and not _ENGLISH.isdisjoint(words) and not any(map(_is_french, words))


def _before(text: str, index: int) -> str:
    """What stands before an index, from the last quotation mark, bracket, end of a sentence or of a block."""
    before = text[max(0, index - _REACH) : index]
    return before[max(map(before.rfind, _ENDS)) + 1 :]


def _behind(text: str, index: int) -> str:
    """The same up to the next one."""
    behind = text[index : index + _REACH]
    return behind[: min((place for place in map(behind.find, _ENDS) if place >= 0), default=None)]


def _is_french(word: str) -> bool:
    letters, apostrophe, _ = word.partition("’")
    elided = apostrophe and letters in {"l", "d", "n", "s", "j", "c", "m", "t", "qu"}
    return word in _FRENCH or not letters.isascii() or bool(elided)
