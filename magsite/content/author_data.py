"""Authors that stand in data files, as other generators keep them: `[content.author_data]` says what is what."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from magsite.cache.digest import of_bytes
from magsite.content.config import AuthorDataTable
from magsite.content.document import BodySource, Document
from magsite.content.header import Header
from magsite.content.header_fences import line_of
from magsite.content.header_json import read_json
from magsite.content.header_toml import read_toml_header
from magsite.content.header_values import HeaderValues, RefusedError
from magsite.content.header_yaml import read_yaml
from magsite.content.names import stem_of
from magsite.content.parse import picture, told
from magsite.content.schema import AUTHOR_KEYS, read_header
from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Diagnostic, Location, diagnose

_READERS: Final[Mapping[str, Callable[[str], HeaderValues]]] = {
    "yaml": read_yaml,
    "yml": read_yaml,
    "json": read_json,
    "toml": read_toml_header,
}
_FIELDS: Final = ("name", "role", "place", "website", "email", "portrait")

Read = tuple[tuple[Document, ...], tuple[Diagnostic, ...]]


def is_author_data(path: str, keys: AuthorDataTable) -> bool:
    """Whether this source holds authors: it is the configured file, or one in the configured folder."""
    if keys.path is None or path.rpartition(".")[2] not in _READERS:
        return False
    return path == keys.path or path.startswith(keys.path + "/")


def read_author_data(text: str, path: str, keys: AuthorDataTable) -> Read:
    """The authors of a data file, and what is wrong in it.

    A file in the configured folder is one author, whose id is the file's name. A file of its own has one at
    each key; or at each key of `authors`, which may be a list too, each with its `id`, `slug` or `name`.
    """
    try:
        read = _READERS[path.rpartition(".")[2]](text)
    except RefusedError as refusal:
        line, column = line_of(text, refusal.offset)
        reason = refusal.reason or N_("it must hold “key: value” lines")
        return (), (diagnose("author-data", Location(path, line, column), reason=reason),)
    documents: list[Document] = []
    problems: list[Diagnostic] = []
    own = {key: line_of(text, offset)[0] for key, offset in read.offsets.items()} if path != keys.path else {}
    for id, fields, offset in _entries(read, path, keys):
        line = line_of(text, offset)[0]
        if isinstance(fields, dict):
            document, wrong = _document(id, fields, own, Location(path, line, 1), keys)
            documents += [document] if document is not None else []
            problems += wrong
        else:
            problems.append(
                diagnose("author-data", Location(path, line, 1), reason=N_("an author is no group of keys"))
            )
    return tuple(documents), tuple(problems)


def _entries(read: HeaderValues, path: str, keys: AuthorDataTable) -> Iterator[tuple[str, Any, int]]:
    """(id, fields, offset) of each author."""
    if path != keys.path:
        yield stem_of(path), read.values, 0
        return
    inside = read.values.get("authors")
    start = read.offsets.get("authors", 0)
    if isinstance(inside, dict):
        yield from ((id, fields, start) for id, fields in inside.items())
    elif isinstance(inside, list):
        yield from ((_id(fields), fields, start) for fields in inside)
    else:
        yield from ((id, fields, read.offsets.get(id, 0)) for id, fields in read.values.items())


def _id(fields: Any) -> str:
    known = fields if isinstance(fields, dict) else {}
    return next((str(known[key]) for key in ("id", "slug", "name") if known.get(key)), "")


def _document(
    id: str, fields: Mapping[str, Any], own: Mapping[str, int], place: Location, keys: AuthorDataTable
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    values = {key: value for key, value in fields.items() if key.lower() in AUTHOR_KEYS and key != "links"}
    mapped = {
        field: getattr(keys, field) for field in _FIELDS if _at(fields, getattr(keys, field)) is not None
    }
    values |= {field: _at(fields, dotted) for field, dotted in mapped.items()}
    values["id"] = id
    # The line of a key is known where a file holds one author; elsewhere the author's own line is near enough.
    lines = {key: own.get(mapped.get(key, key).partition(".")[0], place.line) for key in values}
    read = read_header("author", Header(values, lines, 0, place.line), place.path)
    bio = _paragraphs(_at(fields, keys.bio) or _at(fields, "description"))
    source = BodySource(place.path, 0, place.line, of_bytes(bio.encode()), bio)
    document = Document(
        place.path,
        "author",
        source,
        author=read.header,  # type: ignore[arg-type] # the schema gives an author's header
        key_lines=lines,
        given=read.given,
        picture=picture(read, lines),
        **told(bio, place.line),
    )
    return document, read.diagnostics


def _at(fields: Mapping[str, Any], dotted: str) -> Any:
    """The value at a key, or below keys with dots between them."""
    found: Any = fields
    for key in dotted.split("."):
        found = found.get(key) if isinstance(found, dict) else None
    return found


def _paragraphs(value: Any) -> str:
    items = value if isinstance(value, list) else [value]
    return "\n\n".join(item for item in items if isinstance(item, str))
