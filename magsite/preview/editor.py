"""Opening a source in the writer's editor, at its line."""

import shlex
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import msgspec

_VARIABLES: Final = ("MAGSITE_EDITOR", "VISUAL", "EDITOR")
_AT_LINE: Final = {
    "code": ("--goto", "{file}:{line}:{column}"),
    "code-insiders": ("--goto", "{file}:{line}:{column}"),
    "codium": ("--goto", "{file}:{line}:{column}"),
    "cursor": ("--goto", "{file}:{line}:{column}"),
    "gedit": ("+{line}:{column}", "{file}"),
    "gnome-text-editor": ("{file}",),
    "gvim": ("+{line}", "{file}"),
    "kate": ("--line", "{line}", "--column", "{column}", "{file}"),
    "mate": ("--line", "{line}:{column}", "{file}"),
    "subl": ("{file}:{line}:{column}",),
    "zed": ("{file}:{line}:{column}",),
}
"""Editors with a window of their own, and how each is told the line: one in a terminal cannot be opened from here."""


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where to open a source."""

    path: str
    """In the site, with `/`."""
    line: int = 1
    column: int = 1


Editor = Callable[[Path, Place], bool]
"""Opens a file at a place; whether there is an editor that can."""


def editor(environment: Mapping[str, str], platform: str = sys.platform) -> Editor:
    """The editor of this environment.

    That is `MAGSITE_EDITOR`, which may say `{file}`, `{line}` and `{column}`; else one with a window of its own that
    VISUAL or EDITOR names; else what the system opens texts with.
    """
    return lambda file, place: _opened(environment, platform, file, place)


def _opened(environment: Mapping[str, str], platform: str, file: Path, place: Place) -> bool:
    try:
        return _run(command(environment, platform, file, place))
    except (ValueError, LookupError, AttributeError):
        # A variable with a quotation mark or a brace too many, or with braces that say nothing known.
        return False


def command(environment: Mapping[str, str], platform: str, file: Path, place: Place) -> tuple[str, ...]:
    """The command that opens a file at a place."""
    values = {"file": str(file), "line": max(1, place.line), "column": max(1, place.column)}
    for variable in _VARIABLES:
        words = shlex.split(environment.get(variable, ""))
        if not words:
            continue
        if any("{file}" in word for word in words):
            return tuple(word.format_map(values) for word in words)
        at_line = _AT_LINE.get(Path(words[0]).name)
        if at_line is not None:
            return (*words, *(word.format_map(values) for word in at_line))
        if variable == "MAGSITE_EDITOR":
            return (*words, str(file))
    return ("open" if platform == "darwin" else "xdg-open", str(file))


def _run(words: tuple[str, ...]) -> bool:
    try:
        opened = subprocess.Popen(  # noqa: S603 - the writer's own editor, on a source of theirs
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    # Nobody waits for the writer, but the system wants to be asked how it ended.
    threading.Thread(target=opened.wait, daemon=True).start()
    return True
