"""Where the header of a source begins and ends, and in which format it is."""

import re
from collections.abc import Mapping
from typing import Final, Literal

import msgspec

from magsite.diagnostics.codes import N_

Format = Literal["yaml", "toml", "json", "lines"]

_BLANK: Final = r"(?:[ \t]*\n){0,2}"
_OPENING: Final = re.compile(
    _BLANK + r"(?P<fence>---|\+\+\+|;;;)(?P<gap>[ \t]*)(?P<word>[A-Za-z]\w*)?[ \t]*(?:\n|\Z)"
)
_CLOSING: Final[Mapping[str, re.Pattern[str]]] = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\n|\Z)", re.MULTILINE),
    ";;;": re.compile(r"^;;;[ \t]*(?:\n|\Z)", re.MULTILINE),
}
_FORMATS: Final[Mapping[str, Format]] = {"---": "yaml", "+++": "toml", ";;;": "json"}
_WORDS: Final[Mapping[str, Format]] = {"yaml": "yaml", "yml": "yaml", "toml": "toml", "json": "json"}

# A text may begin with “{{ … }}”, “{% … %}” or “{: … }”; a JSON object with keys begins with a quotation mark.
_BRACE: Final = re.compile(_BLANK + r'(?=\{\s*"(?:[^"\\\n]|\\.)*"\s*:)')

# The first of the lines “Key: value” must be one that only a header has, so that no sentence is taken for one.
_FIRST_KEY: Final = re.compile(
    _BLANK + r"(?=(title|date|authors?|category|tags|slug|summary|status|modified|lang|template|save_as|url)"
    r"[ \t]*:(?:[ \t].*)?\n(?!\Z))",
    re.IGNORECASE,
)
_LINE: Final = re.compile(r"[A-Za-z][\w -]*:(?:[ \t].*)?(?:\n|\Z)|[ \t]{4,}\S.*(?:\n|\Z)")
_FEWEST_LINES: Final = 2


class Front(msgspec.Struct, frozen=True):
    """A header that is still to be read: its own characters, and the first of the body.

    `body` is None where only the reading tells it: the header ends with its last brace.
    """

    format: Format
    start: int
    end: int
    body: int | None


class Unread(msgspec.Struct, frozen=True):
    """Why a header cannot be read: a code, the offset of the place, and a reason where the code wants one."""

    code: str
    offset: int
    reason: str = ""


def find_front(text: str) -> Front | Unread | None:
    """The header of a decoded source, or None where it has none."""
    opening = _OPENING.match(text)
    if opening is not None:
        return _fenced(text, opening)
    brace = _BRACE.match(text)
    if brace is not None:
        return Front("json", brace.end(), len(text), None)
    first = _FIRST_KEY.match(text)
    return _lines(text, first.end()) if first is not None else None


def line_of(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of a character of a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _fenced(text: str, opening: re.Match[str]) -> Front | Unread | None:
    fence, word = opening["fence"], opening["word"]
    found = _WORDS.get(word.lower()) if word else _FORMATS[fence]
    if found is None:
        # With a space between, it is a sentence after dashes.
        reason = N_("only YAML, TOML and JSON are read, and nothing is ever executed")
        return None if opening["gap"] else Unread("header-syntax", opening.start("word"), reason)
    closing = _CLOSING[fence].search(text, opening.end())
    if closing is None:
        return Unread("header-unclosed", opening.start("fence"))
    return Front(found, opening.end(), closing.start(), closing.end())


def _lines(text: str, start: int) -> Front | None:
    """The lines “Key: value” from here, which must end with a blank line or with the text."""
    end, count = start, 0
    while line := _LINE.match(text, end):
        end, count = line.end(), count + 1
        if end == len(text):
            break
    closed = end == len(text) or text.startswith("\n", end)
    if not closed or count < _FEWEST_LINES:
        return None
    return Front("lines", start, end, min(end + 1, len(text)))
