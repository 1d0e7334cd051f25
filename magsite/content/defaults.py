"""Front matter for the folders of `[content.defaults]`: what holds where a source says nothing itself."""

from collections.abc import Mapping
from typing import Any

import msgspec

from magsite.content.document import ArticleHeader, Document, PageHeader

Defaults = tuple[tuple[str, Mapping[str, Any]], ...]
"""(folder with a slash at its end, fields of a header), the innermost folders first."""


def folder_defaults(written: Mapping[str, Mapping[str, Any]]) -> Defaults:
    """The defaults of each folder; what is wrong in them is left out."""
    if not written:
        return ()
    # Loads what reads headers, which a build that follows an edit has done elsewhere.
    from magsite.content.default_values import default_fields  # noqa: PLC0415 - see above

    found = [(folder.strip("/") + "/", default_fields(values)) for folder, values in written.items()]
    return tuple(sorted(found, key=lambda one: (-len(one[0]), one[0])))


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
