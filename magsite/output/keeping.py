"""What of the output stays although its source makes nothing now: its last good pages, and what they show."""

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from magsite.output.entry import Entry, Group

_SHOWN: Final[tuple[Group, ...]] = ("asset", "file")
"""What pages show without leading to it."""


def kept(folder: Path, standing: Sequence[Entry], sources: Collection[str]) -> tuple[Entry, ...]:
    """The entries of these sources among those that stand in an output folder, marked kept.

    With them stay the style sheets, pictures and files that their pages name, and the fonts that those sheets
    name: later generations of the output may have no use for them.
    """
    pages = [entry for entry in standing if entry.source in sources and entry.group not in _SHOWN]
    shown = [entry for entry in standing if entry.group in _SHOWN]
    named = _named(folder, pages, shown)
    sheets = [entry for entry in named if entry.path.endswith(".css")]
    fonts = _named_beside(folder, sheets, shown)
    stay = {entry.path: entry for entry in (*pages, *named, *fonts)}
    return tuple(msgspec.structs.replace(entry, kept=True) for entry in stay.values())


def _named(folder: Path, pages: Iterable[Entry], shown: Sequence[Entry]) -> list[Entry]:
    """What pages name by its URL."""
    text = "\n".join(_text(folder, page) for page in pages)
    return [entry for entry in shown if entry.url and entry.url in text]


def _named_beside(folder: Path, sheets: Iterable[Entry], shown: Sequence[Entry]) -> list[Entry]:
    """What style sheets name by the name of its file, which an asset has for itself alone."""
    text = "\n".join(_text(folder, sheet) for sheet in sheets)
    return [entry for entry in shown if entry.group == "asset" and entry.url.rpartition("/")[2] in text]


def _text(folder: Path, entry: Entry) -> str:
    with suppress(OSError):
        return (folder / entry.path).read_text("utf-8", errors="replace")
    return ""
