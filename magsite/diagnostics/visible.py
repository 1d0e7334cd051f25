"""Text of others as it may be shown: what would steer a terminal, or mislead an eye, becomes an escape."""

import unicodedata
from functools import cache
from typing import Final

# Controls and line ends, marks of direction, what has no width, halves of surrogate pairs. Joiners stay: emoji
# and some scripts are written with them.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINERS: Final = frozenset("\u200c\u200d")
_ZERO_WIDTH: Final = frozenset({"Mn", "Me", "Cf"})


def visible(text: str) -> str:
    r"""The text on one line, with escapes such as `\n`, `\x1b` and `\u202e` for the characters that cannot be seen."""
    # What Python can print has none of them.
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def is_unseen(character: str) -> bool:
    """Whether a character steers what shows it, rather than being shown."""
    return unicodedata.category(character) in _UNSEEN and character not in _JOINERS


def columns(text: str) -> int:
    """How many columns a terminal gives a text: two for a Chinese character, none for a combining accent."""
    return sum(_columns(character) for character in text)


@cache
def _shown(character: str) -> str:
    return character.encode("unicode_escape").decode() if is_unseen(character) else character


def _columns(character: str) -> int:
    if unicodedata.category(character) in _ZERO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
