"""Front matter for the folders of `[content.defaults]`: what holds where a source says nothing itself."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from magsite.content.document import ArticleHeader, Document, PageHeader
from magsite.content.header_values import RefusedError, header_mapping
from magsite.content.readers import Wrong
from magsite.content.schema import ARTICLE_KEYS
from magsite.content.tables import Table
from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Diagnostic

Defaults = tuple[tuple[str, Mapping[str, Any]], ...]
"""(folder with a slash at its end, fields of a header), the innermost folders first."""

_TABLE: Final = ("content", "defaults")
# What makes an article this article and no other.
_OWN: Final = frozenset(
    {"title", "date", "id", "slug", "aliases", "image", "image_alt", "updated", "part", "summary"}
)


def folder_defaults(written: Mapping[str, Mapping[str, Any]]) -> Defaults:
    """The defaults of each folder; what is wrong in them is left out."""
    found = [
        (
            folder.strip("/") + "/",
            {field: value for _, field, value in _read(values) if not isinstance(value, Wrong)},
        )
        for folder, values in written.items()
    ]
    return tuple(sorted(found, key=lambda one: (-len(one[0]), one[0])))


def wrong_defaults(table: Table, written: Mapping[str, Mapping[str, Any]]) -> tuple[Diagnostic, ...]:
    """What is wrong in `[content.defaults]`."""
    return tuple(problem for folder, values in written.items() for problem in _wrong(table, folder, values))


def with_defaults(document: Document, defaults: Defaults) -> Document:
    """The document with what its folders say where its header says nothing."""
    header = document.article or document.page
    fields: dict[str, Any] = {}
    for folder, values in defaults:
        if header is not None and document.path.startswith(folder):
            for name in header.__struct_fields__:
                if name in values and name not in document.given:
                    fields.setdefault(name, values[name])
    if not fields or header is None:
        return document
    filled: ArticleHeader | PageHeader = msgspec.structs.replace(header, **fields)
    return msgspec.structs.replace(document, **{document.kind: filled})


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
