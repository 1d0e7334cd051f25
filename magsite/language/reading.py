"""How much there is to read: words as French counts them."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import compress, filterfalse
from typing import Final

_LETTER: Final = re.compile(r"[^\W_]")
_ADDRESS: Final = re.compile(r"https?://[^\s\[\]<>]+")
_GROUP: Final = 3
"""Digits of a thousand."""


def word_count(text: str) -> int:
    """The number of words in a plain text, whatever spaces and apostrophes it is typed with: “l’été” is one.

    Signs that stand alone, as French has them before `;` `!` `?` `:` and inside `« »`, are no words, and
    neither are addresses of the web. A number is one, however many groups of digits it has.
    """
    words = (_ADDRESS.sub("", text) if "://" in text else text).split()
    # Most words are letters alone, or begin with one, and need no second look.
    odd = [word for word in filterfalse(str.isalpha, words) if not word[0].isalpha()]
    signs = [word for word in odd if not word[0].isalnum() and _LETTER.search(word) is None]
    groups = frozenset(word for word in odd if _is_group(word))
    return len(words) - len(signs) - (_joined(words, groups) if groups else 0)


def _is_group(word: str) -> bool:
    """Whether it may be the last three digits of a number: “345”, “345,5”, but not “2008”."""
    return word[:_GROUP].isdecimal() and len(word) >= _GROUP and not word[_GROUP : _GROUP + 1].isdecimal()


def _joined(words: Sequence[str], groups: AbstractSet[str]) -> int:
    """How many groups of digits go on with the number before them: two in “12 345 678”, none in “2008 200”."""
    places = compress(range(1, len(words)), map(groups.__contains__, words[1:]))
    before = (words[at - 1] for at in places)
    return sum(word.isdecimal() and len(word) <= _GROUP for word in before)
