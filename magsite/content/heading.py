"""The heading that a text may begin with: where it is the title, it is not shown twice."""

import re
import unicodedata
from typing import Final

import msgspec

_ATX: Final = re.compile(r"\s*#(?!#)(?P<text>[^\n]*)(?:\n|\Z)")
_SETEXT: Final = re.compile(r"\s*(?P<text>[^\s<>#=\-*+`~|{!\[][^\n]*)\n=+[ \t]*(?:\n|\Z)")
_ATTRIBUTES: Final = re.compile(r"\{[:#.][^{}]*\}$")
_MARKS: Final = re.compile(r"[*_`\\]")


class Heading(msgspec.Struct, frozen=True):
    """A heading of the first level at the very beginning of a body: its plain text, and where the rest begins."""

    text: str
    end: int


def first_heading(body: str) -> Heading | None:
    """The heading that the body begins with, blank lines apart."""
    if body.lstrip(" \t\n")[:1] in {"", "-", ">"}:
        return None
    found = _ATX.match(body) or (_SETEXT.match(body) if "\n=" in body else None)
    if found is None:
        return None
    text = _ATTRIBUTES.sub("", found["text"].rstrip("# \t"))
    plain = " ".join(_MARKS.sub("", text.rstrip("# \t")).split())
    return Heading(plain, found.end()) if plain else None


def same_title(one: str, other: str) -> bool:
    """Whether two titles say the same, but for capitals, marks of Markdown and kinds of spaces and apostrophes."""
    return bare_title(one) == bare_title(other)


def bare_title(title: str) -> str:
    """What two titles that say the same have in common."""
    text = unicodedata.normalize("NFKC", _MARKS.sub("", title)).replace("’", "'")
    return " ".join(text.casefold().split())
