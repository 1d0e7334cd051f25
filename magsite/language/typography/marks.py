"""The alphabet of the rules: spaces, and the characters that stand for what is not prose.

While rules are at work, a tag or a piece of code is one character, a noncharacter of Unicode that no text should
hold. Rules see that something stands there, and cannot change it.
"""

from typing import Final

NBSP: Final = "\u00a0"
"""No-break space."""
NNBSP: Final = "\u202f"
"""Narrow no-break space, in French *espace fine insécable*."""

BREAK: Final = "\ufdd0"
"""The edge of a block: no rule looks across it."""
LINE: Final = "\ufdd1"
"""The end of a line inside a block."""
TAG: Final = "\ufdd2"
"""A tag or comment that takes no room in a line."""
ENTITY: Final = "\ufdd3"
"""Stands before a character that the source spells as an entity."""
OBJECT: Final = "\ufdd4"
"""Code, an address, a picture, foreign words: counts as a letter."""
LESS: Final = "\ufdd5"
GREATER: Final = "\ufdd6"
"""`&lt;` and `&gt;`, which must not become `<` and `>`."""
SUP: Final = "\ufdd7"
END_SUP: Final = "\ufdd8"
"""Tags that the rule of superscripts adds."""

STORED: Final = (BREAK, LINE, TAG, ENTITY, OBJECT)
"""Those whose source is kept aside."""
ALL: Final = (*STORED, LESS, GREATER, SUP, END_SUP)

SPACES: Final = f" \t\n\r\f\u2009{NBSP}{NNBSP}"
NO_WIDTH: Final = f"{TAG}{ENTITY}{SUP}{END_SUP}"
EDGES: Final = f"{BREAK}{LINE}"
APOSTROPHES: Final = "'’"
CLOSERS: Final = "»”’\"'"

# Parts of regular expressions.
SPACE: Final = f"[{SPACES}]"
INLINE: Final = f"[{NO_WIDTH}]*+"
"""Any number of marks without width."""
GAP: Final = f"{INLINE}{SPACE}[{SPACES}{NO_WIDTH}]*+"
"""Spaces, with the marks around them."""
ANY_GAP: Final = f"[{SPACES}{NO_WIDTH}]*+"
"""The same, or nothing."""
END: Final = rf"{INLINE}(?:[\s{EDGES}]|\Z)"
"""The end of a word: a space, the end of a line or of the text."""


def is_blank(character: str) -> bool:
    """Whether words end at it: a space, the end of a line or of the text."""
    return character in EDGES or character.isspace()


def is_word(character: str) -> bool:
    """Whether it belongs to a word: a letter, a digit, an object."""
    return character == OBJECT or character.isalnum()
