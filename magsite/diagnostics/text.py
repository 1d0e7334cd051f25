"""What a Diagnostic says to a writer, in their language, and where.

Names, values and lines are those of files that anyone may have written: all of them are shown on one line, with
escapes for what would steer a terminal.
"""

import re
from gettext import NullTranslations
from typing import Final

from magsite.diagnostics.codes import CODES, N_
from magsite.diagnostics.model import Diagnostic, Location
from magsite.diagnostics.visible import columns, visible
from magsite.language.catalogues import language_of_messages

# Arguments that may be words of ours ("a date", "a list"); the others are the writer's, shown as they are.
_OURS: Final = frozenset({"expected", "found", "reason"})
_QUOTED: Final = re.compile("“(.*)”", re.DOTALL)
_QUOTATIONS: Final = re.compile("“([^“”]*)”")

_WIDTH: Final = 100
_TAB: Final = 4


def says(diagnostic: Diagnostic, messages: NullTranslations) -> str:
    """The sentence that tells what is wrong; where it occurs several times, how often, and in which files.

    The arguments `expected`, `found` and `reason` are translated where the catalogue knows them; where one is a
    quotation (“…”), its marks become those of the language, and so do those of the list `others`. What a library
    gives as its reason is said in our words where we have some, and quoted where it is in another language.
    """
    sentence = _sentence(CODES[diagnostic.code].says, diagnostic, messages)
    arguments = dict(diagnostic.arguments)
    files, count = arguments.get("files"), arguments.get("count", "1")
    return f"{sentence} {in_all(int(count), files, messages)}" if files and count != "1" else sentence


def in_all(count: int, places: str, messages: NullTranslations) -> str:
    """How often something occurs, and where."""
    return messages.gettext(N_("{count} in all: {places}")).format(count=count, places=visible(places))


def repair(diagnostic: Diagnostic, messages: NullTranslations) -> str:
    """The sentence that tells what to do, followed by the nearest known name where there is one."""
    advice = _sentence(CODES[diagnostic.code].repair, diagnostic, messages)
    near = dict(diagnostic.arguments).get("near")
    if not near:
        return advice
    question = messages.gettext("Did you mean “{near}”?").format(near=visible(near))
    return f"{advice} {question}"


def reason_in_words(reason: str, messages: NullTranslations) -> str:
    """What a library or the system gives as its reason, in the language of the messages; what is not known is quoted."""
    # Loaded here because most builds have nothing to say.
    from magsite.diagnostics.reasons import in_words  # noqa: PLC0415 - see above

    said = in_words(reason, messages)
    return said or (reason if language_of_messages(messages) == "en" else _quoted(reason, messages))


def place(location: Location) -> str:
    """The place as editors and terminals read it: "path:line:column", as far as it is known."""
    path = visible(location.path)
    if not location.line:
        return path
    column = f":{location.column}" if location.column else ""
    return f"{path}:{location.line}{column}"


def excerpt(source: str, location: Location, width: int = _WIDTH) -> str:
    """The line of the place, and under it a caret at the column; empty where the line is not known.

    A long line is cut to about this many characters around the column, and tabs become spaces.
    """
    lines = source.split("\n")
    if not 1 <= location.line <= len(lines):
        return ""
    line = lines[location.line - 1].rstrip("\r")
    text = _spaced(line)
    if not location.column:
        return _cut(text, 0, width)[0]
    at = len(_spaced(line[: location.column - 1]))
    shown, before = _cut(text, at, width)
    return f"{shown}\n{' ' * columns(before)}^"


def _sentence(message: str, diagnostic: Diagnostic, messages: NullTranslations) -> str:
    arguments = {name: _word(name, visible(value), messages) for name, value in diagnostic.arguments}
    return messages.gettext(message).format_map(arguments)


def _word(name: str, value: str, messages: NullTranslations) -> str:
    if name == "others":
        return _QUOTATIONS.sub(lambda quotation: _quoted(quotation[1], messages), value)
    if name not in _OURS:
        return value
    # The empty message is a catalogue's header.
    translated = messages.gettext(value) if value else ""
    if translated != value or not value:
        return translated
    if quotation := _QUOTED.fullmatch(value):
        return _quoted(quotation[1], messages)
    return reason_in_words(value, messages) if name == "reason" else value


def _quoted(text: str, messages: NullTranslations) -> str:
    return messages.gettext("“{text}”").format(text=text)


def _spaced(line: str) -> str:
    return "\t".join(visible(part) for part in line.split("\t")).expandtabs(_TAB)


def _cut(text: str, at: int, width: int) -> tuple[str, str]:
    """The part of a long line around a character, and what of it stands before that character."""
    start = max(0, min(at - width // 2, len(text) - width))
    end = start + width
    head, tail = "…" if start else "", "…" if end < len(text) else ""
    return f"{head}{text[start:end]}{tail}", f"{head}{text[start:at]}"
