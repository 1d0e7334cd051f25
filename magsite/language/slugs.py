"""The one slug function: URLs, tags, headings and names of authors all go through it."""

import re
from typing import Final

from magsite.language.folding import fold

# Names whose signs tell them apart: without this table, C++, C# and C would share one address.
_NAMES: Final = {"c++": "cpp", "c#": "csharp", "f#": "fsharp"}
_NAME: Final = re.compile(r"(?<![a-z0-9])(?:c\+\+|[cf]#)")

# "10 000" is one number, "3.11 200" and "06 12 34" are several.
_THOUSANDS: Final = re.compile(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)", re.ASCII)

_OTHER: Final = re.compile(r"[^a-z0-9]+")


def slugify(text: str) -> str:
    """The text as a segment of a URL: "L’été à l’œuvre" → "l-ete-a-l-oeuvre".

    The result holds nothing but `a`–`z`, `0`–`9` and single hyphens between them, and is a slug of itself.
    It is empty where nothing is left (日本語): the caller must then ask for another text.
    """
    plain = fold(text)
    if "+" in plain or "#" in plain:
        plain = _NAME.sub(_spelled, plain)
    if " " in plain:
        plain = _THOUSANDS.sub(_glued, plain)
    return _OTHER.sub("-", plain).strip("-")


def heading_slug(value: str, separator: str) -> str:
    """The anchor of a heading, in the form that Python-Markdown's `toc` asks for; never empty."""
    return slugify(value).replace("-", separator) or "section"


def _spelled(name: re.Match[str]) -> str:
    return _NAMES[name[0]]


def _glued(number: re.Match[str]) -> str:
    return number[0].replace(" ", "")
