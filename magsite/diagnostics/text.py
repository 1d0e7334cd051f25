"""What a Diagnostic says to a writer, in their language, and where."""

import re
import unicodedata
from gettext import NullTranslations
from typing import Final

from magsite.diagnostics.codes import CODES
from magsite.diagnostics.model import Diagnostic, Location

# Arguments that may be words of ours ("a date", "a list"); the others are the writer's, shown as they are.
_OURS: Final = frozenset({"expected", "found", "reason"})
_QUOTED: Final = re.compile("“(.*)”", re.DOTALL)

_WIDTH: Final = 100
_TAB: Final = 4

# What would move a terminal's cursor, colour it or turn the reading direction.
_CONTROLS: Final = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def says(diagnostic: Diagnostic, messages: NullTranslations) -> str:
    """The sentence that tells what is wrong.

    The arguments `expected`, `found` and `reason` are translated where the catalogue knows them; where one is a
    quotation (“…”), its marks become those of the language.
    """
    return _sentence(CODES[diagnostic.code].says, diagnostic, messages)


def repair(diagnostic: Diagnostic, messages: NullTranslations) -> str:
    """The sentence that tells what to do, followed by the nearest known name where there is one."""
    advice = _sentence(CODES[diagnostic.code].repair, diagnostic, messages)
    near = dict(diagnostic.arguments).get("near")
    if not near:
        return advice
    question = messages.gettext("Did you mean “{near}”?").format(near=near)
    return f"{advice} {question}"


def place(location: Location) -> str:
    """The place as editors and terminals read it: "path:line:column", as far as it is known."""
    if not location.line:
        return location.path
    column = f":{location.column}" if location.column else ""
    return f"{location.path}:{location.line}{column}"


def excerpt(source: str, location: Location) -> str:
    """The line of the place, and under it a caret at the column; empty where the line is not known.

    A long line is cut to about a hundred characters around the column. Tabs become spaces, and characters that
    would steer a terminal are replaced.
    """
    lines = source.split("\n")
    if not 1 <= location.line <= len(lines):
        return ""
    line = lines[location.line - 1].rstrip("\r")
    text = _visible(line)
    if not location.column:
        return _cut(text, 0)[0]
    at = len(_visible(line[: location.column - 1]))
    shown, before = _cut(text, at)
    return f"{shown}\n{' ' * _columns(before)}^"


def _sentence(message: str, diagnostic: Diagnostic, messages: NullTranslations) -> str:
    arguments = {
        name: _word(value, messages) if name in _OURS else value for name, value in diagnostic.arguments
    }
    return messages.gettext(message).format_map(arguments)


def _word(value: str, messages: NullTranslations) -> str:
    # The empty message is a catalogue's header.
    translated = messages.gettext(value) if value else ""
    quotation = _QUOTED.fullmatch(value)
    if quotation and translated == value:
        return messages.gettext("“{text}”").format(text=quotation[1])
    return translated


def _visible(line: str) -> str:
    return _CONTROLS.sub("\ufffd", line).expandtabs(_TAB)


def _cut(text: str, at: int) -> tuple[str, str]:
    """The part of a long line around a character, and what of it stands before that character."""
    start = max(0, min(at - _WIDTH // 2, len(text) - _WIDTH))
    end = start + _WIDTH
    head, tail = "…" if start else "", "…" if end < len(text) else ""
    return f"{head}{text[start:end]}{tail}", f"{head}{text[start:at]}"


def _columns(text: str) -> int:
    """How many columns a terminal gives the text: two for a Chinese character, none for a combining accent."""
    return sum(
        0 if unicodedata.combining(character) else 1 + (unicodedata.east_asian_width(character) in {"W", "F"})
        for character in text
    )
