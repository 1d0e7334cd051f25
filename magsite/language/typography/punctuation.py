"""Spaces around French punctuation: high marks, low marks, guillemets.

In France U+202F stands before `;` `!` `?`, U+00A0 before `:` and inside « », as in the *Lexique des règles
typographiques en usage à l’Imprimerie nationale*; in Canada and Switzerland they differ.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from magsite.language.typography.edits import (
    Edit,
    bare,
    gap_start,
    has_space,
    places,
    previous,
    space_before,
    space_behind,
)
from magsite.language.typography.english import is_english
from magsite.language.typography.marks import (
    ANY_GAP,
    EDGES,
    END,
    GAP,
    INLINE,
    NBSP,
    NNBSP,
    NO_WIDTH,
    OBJECT,
    SPACES,
    is_blank,
    is_word,
)

Spaces = Mapping[str, str]
"""The space before each high mark, and that inside « »."""

FRANCE: Final[Spaces] = {**dict.fromkeys(";!?", NNBSP), **dict.fromkeys(":«", NBSP)}
CANADA: Final[Spaces] = {**dict.fromkeys(";!?", ""), **dict.fromkeys(":«", NBSP)}
SWITZERLAND: Final[Spaces] = dict.fromkeys(";!?:«", NNBSP)

_BEHIND: Final = rf"(?={END}|{INLINE}[»”’\"…–—])"
"""What may stand behind a mark of prose. It is no bracket, for the sake of emoticons."""
_BEHIND_TONE: Final = rf"(?={END}|{INLINE}[»”’\"'…–—)\],:;]|{INLINE}\.{END})"

_HIGH: Final = (
    *((mark, rf"{mark}(?<![?!]{mark})[?!]*+{_BEHIND_TONE}") for mark in (r"\?", "!")),
    *((mark, rf"{mark}{_BEHIND}") for mark in ";:"),
)
_SPACED: Final = tuple(
    re.compile(f"{mark}(?<=[{SPACES}{NO_WIDTH}]{mark}){rest[len(mark) :]}") for mark, rest in _HIGH
)
_GLUED: Final = tuple(
    re.compile(f"{mark}(?<![{SPACES}{EDGES}]{mark}){rest[len(mark) :]}") for mark, rest in _HIGH
)
_OPENERS: Final = "([{«“‘<"
_CLOSERS: Final = {"?": ")»”’…%°™®", "!": ")»”’…%°™®", ";": ")»”’…%°™®?!", ":": ")»”’…%°™®?!"}
_LABEL: Final = re.compile(r"[\w./\\@#=&+%:;\-]*\Z")
_LONGEST_LABEL: Final = 40
_CODE: Final = {
    ":": re.compile(
        r"[_\\@=&]|#(?!\d+\Z)|(?<!\w)/|/(?![A-ZÀ-Þ])|:\w|(?<![\w-])[C-HZ]\Z"
        r"|(?<![\w-])(?:(?:background|border|flex|font|grid|margin|padding)-[a-z-]+|(?:max|min)-(?:width|height)"
        r"|line-height|z-index|box-(?:shadow|sizing)|text-(?:align|decoration|transform))\Z"
    ),
    ";": re.compile(r"[:=]\w|;\w|&#?\w+\Z|[0-9](?:px|r?em)\Z"),
}
"""In what stands before a mark: signs of a key, a path, a drive, a declaration, an entity."""

_LOW: Final = tuple(
    re.compile(rf"{mark}(?<=[{SPACES}{NO_WIDTH}]{mark})(?={END}|{INLINE}[{behind}])")
    for mark, behind in (
        (",", "»”’\"'(«“"),
        (r"\.", "»”’\"')"),
        ("…", "»”’\"'),;:?!\\]."),
        (r"\)", "»”’\"'),;:?!."),
    )
)
_AFTER_BRACKET: Final = re.compile(rf"\(({GAP})(?=[\w«“\"{OBJECT}])")
_SMILEY: Final = re.compile(r"[:;=8]['’-]?[\w/|]\Z")
_INSIDE: Final = re.compile(rf"«({ANY_GAP})(?=[^{EDGES}])")


def high_punctuation(text: str, spaces: Spaces) -> Iterator[Edit]:
    """A typed space before `;` `!` `?` `:` is that of the country; one for a group such as `?!`."""
    for index in _places(text, _SPACED):
        if text[index - 1] in SPACES and is_word(text[index - 2 : index - 1]):
            # So simple are nearly all.
            if text[index - 1] != spaces[text[index]]:
                yield index - 1, index, spaces[text[index]]
            continue
        start = gap_start(text, index)
        if has_space(text[start:index]) and not _opens(text, start):
            yield from space_before(text, index, spaces[text[index]])


def missing_spaces(text: str, spaces: Spaces) -> Iterator[Edit]:
    """The space that nobody typed is added between a word and a mark that ends it; not in names, codes and English."""
    for index in _places(text, _GLUED):
        before, space = previous(text, index), spaces[text[index]]
        ends = space and (is_word(before) or before in _CLOSERS[text[index]])
        if ends and not _is_code(text, index) and not is_english(text, index):
            yield index, index, space


def low_punctuation(text: str) -> Iterator[Edit]:
    """No space before `,` `.` `…` `)`, none after `(`; `.NET` and emoticons stay."""
    for index in _places(text, _LOW):
        start = gap_start(text, index)
        before = previous(text, start)
        ends = is_word(before) or before in "»”’)?!"
        if ends and has_space(text[start:index]) and not _SMILEY.search(text, max(0, start - 3), start):
            yield from space_before(text, index, "")
    for found in _AFTER_BRACKET.finditer(text):
        before = previous(text, found.start())
        if is_blank(before) or before in "«“":
            yield from space_behind(found.start(1), found[1], "")


def guillemets(text: str, spaces: Spaces) -> Iterator[Edit]:
    """The space of the country inside « », typed or not."""
    for found in _INSIDE.finditer(text):
        yield from space_behind(found.start(1), found[1], spaces["«"])
    for index in places(text, "»"):
        if previous(text, gap_start(text, index)) not in f"{EDGES}«":
            yield from space_before(text, index, spaces["«"])


def _places(text: str, patterns: Iterable[re.Pattern[str]]) -> Iterator[int]:
    for pattern in patterns:
        for found in pattern.finditer(text):
            yield found.start()


def _opens(text: str, index: int) -> bool:
    """Whether no space of the typographer's follows what ends at an index: the edge of a block, a mark that opens."""
    before = previous(text, index)
    quoted = before == '"' and is_blank(previous(text, text.rfind('"', 0, index)))
    return quoted or before in EDGES or before in _OPENERS


def _is_code(text: str, index: int) -> bool:
    """Whether what a colon or semicolon ends is a key, a path or a declaration rather than a word."""
    code = _CODE.get(text[index])
    if code is None:
        return False
    before = bare(text[max(0, index - _LONGEST_LABEL) : index])
    label = _LABEL.search(before, before.rfind(" ") + 1)
    return bool(label and code.search(label[0]))
