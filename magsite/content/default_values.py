"""What `[content.defaults]` says, read as the header of an article is read."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from magsite.content.header_values import RefusedError, header_mapping
from magsite.content.readers import Wrong
from magsite.content.schema import ARTICLE_KEYS
from magsite.content.tables import Table
from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Diagnostic

_TABLE: Final = ("content", "defaults")
# What makes an article this article and no other.
_OWN: Final = frozenset(
    {"title", "date", "id", "slug", "aliases", "image", "image_alt", "updated", "part", "summary"}
)


def default_fields(values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a header that one folder's table gives; what is wrong in it is left out."""
    return {field: value for _, field, value in _read(values) if not isinstance(value, Wrong)}


def wrong_defaults(table: Table, written: Mapping[str, Mapping[str, Any]]) -> tuple[Diagnostic, ...]:
    """What is wrong in `[content.defaults]`."""
    return tuple(problem for folder, values in written.items() for problem in _wrong(table, folder, values))


def _wrong(table: Table, folder: str, values: Mapping[str, Any]) -> Iterator[Diagnostic]:
    known = [key for key, row in ARTICLE_KEYS.items() if row.field not in _OWN]
    for key in values:
        if key not in known:
            yield table.unknown((*_TABLE, folder, key), known)
    try:
        read = tuple(_read(values))
    except RefusedError:
        yield table.wrong((*_TABLE, folder), N_("a table"), folder)
        return
    for key, _, value in read:
        if isinstance(value, Wrong):
            yield table.wrong((*_TABLE, folder, key), value.expected, values[key])


def _read(values: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """(key, field, value or what is wrong with it) of each key that may be a default."""
    for key, value in header_mapping(dict(values)).items():
        row = ARTICLE_KEYS.get(key)
        if row is not None and row.field not in _OWN and value is not None:
            yield key, row.field, row.reader(value)
