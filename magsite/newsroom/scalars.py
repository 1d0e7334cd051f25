"""Texts as values of a header in YAML, so that they are read back as they were given."""

import json
import re
import unicodedata
from typing import Final

# What nobody can take for anything but a name; everything else stands in quotation marks.
_PLAIN: Final = re.compile(r"[^\W\d_][\w’.-]*(?: [\w’.-]+)*")
_NULL: Final = "null"

# Emoji and some scripts are written with these.
_JOINERS: Final = frozenset("\u200c\u200d")
_SEPARATORS: Final = frozenset({"Zl", "Zp"})
_BASIC: Final = 0xFFFF


def scalar(text: str) -> str:
    """A text without quotation marks where it needs none."""
    return text if _PLAIN.fullmatch(text) and text != _NULL else quoted(text)


def quoted(text: str) -> str:
    """A text in quotation marks; escapes stand for the characters that YAML cannot hold, or nobody can see."""
    return "".join(_shown(character) for character in json.dumps(text, ensure_ascii=False))


def _shown(character: str) -> str:
    if character in _JOINERS or not _is_escaped(unicodedata.category(character)):
        return character
    number = ord(character)
    return f"\\u{number:04x}" if number <= _BASIC else f"\\U{number:08x}"


def _is_escaped(category: str) -> bool:
    return category.startswith("C") or category in _SEPARATORS
