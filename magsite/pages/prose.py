"""Plain text for readers: in a View as it was typed, in a template with its typography.

Whoever plans asks for no typography: its rules are loaded where pages are made. What is sorted, searched or made into
an address is never taken from here.
"""

from functools import lru_cache
from typing import Final, TypeAlias, Union

import msgspec

from magsite.language import typography
from magsite.language.typography.options import Options


class Prose(msgspec.Struct, frozen=True, array_like=True):
    """A text as its writer typed it, and what typography is to do with it."""

    text: str
    options: Options


class Joined(msgspec.Struct, frozen=True, array_like=True):
    """Several texts that are read as one, each with a typography of its own."""

    parts: tuple["Words", ...]


Words: TypeAlias = Union[str, Prose, Joined]  # noqa: UP007 - a name in quotation marks knows no operator
"""Any of these in a recipe and in a View; text to templates, which are shown them as they are read."""

WORDS: Final = frozenset({Prose, Joined})
"""Those that are not text yet."""


def read(words: Words) -> str:
    """The words as they are read."""
    if isinstance(words, Prose):
        return _typeset(words.text, words.options)
    return "".join(map(read, words.parts)) if isinstance(words, Joined) else words


@lru_cache(maxsize=1 << 14)
def _typeset(text: str, options: Options) -> str:
    """A title stands on many pages."""
    return typography.text(text, options)
