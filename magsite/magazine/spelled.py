"""Where the header of an article says a thing, whichever spelling of the key its writer chose."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from magsite.content.document import Document
from magsite.diagnostics.model import Location

# Keys of other generators that hold several of ours.
_HOLDERS: Final = ("taxonomies", "date", "status")


def key_of(document: Document, field: str) -> str | None:
    """The key, as it is written, that gives a field of the header; None where the header has none of them."""
    return key_in(document.key_lines, field)


def key_in(lines: Mapping[str, int], field: str) -> str | None:
    """The same for a header of which the lines of its keys are known."""
    keys = _keys_by_field().get(field, (field,))
    for key in keys:
        if key in lines:
            return key
    return next((key for key in lines if key.lower() in keys), None)


def place_of(document: Document, field: str) -> Location:
    """The place of the key that gives a field, or of one that holds several; else the first line of the file."""
    return place_in(document.path, document.key_lines, field)


def place_in(path: str, lines: Mapping[str, int], field: str) -> Location:
    """The same for a header of which the lines of its keys are known."""
    key = key_in(lines, field)
    keys = (key,) if key is not None else _HOLDERS
    return Location(path, next((lines[one] for one in keys if one in lines), 1), 1)


@cache
def _keys_by_field() -> Mapping[str, tuple[str, ...]]:
    """Field of an article's header → the keys that give it."""
    # Loads what reads headers, which a build that follows an edit has done elsewhere.
    from magsite.content.schema import ARTICLE_KEYS  # noqa: PLC0415 - see above

    found: dict[str, tuple[str, ...]] = {}
    for key, row in ARTICLE_KEYS.items():
        found[row.field] = (*found.get(row.field, ()), key)
    return found
