"""Which keys each kind of source may have in its header, and how each is read: the tables are the specification.

Spellings of other generators stand in the tables beside ours. Where several keys give one field, texts that
are lists are joined, and of single values the first of the table counts.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from magsite.content import readers
from magsite.content.document import ArticleHeader, AuthorHeader, CategoryHeader, Kind, PageHeader
from magsite.content.header import Header
from magsite.content.readers import Reader, Wrong
from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Diagnostic, Location, diagnose

AnyHeader = ArticleHeader | AuthorHeader | CategoryHeader | PageHeader

_LONGEST_FOUND: Final = 40


class Key(msgspec.Struct, frozen=True):
    """One row of a table: which field a key gives, and how it is read."""

    field: str
    reader: Reader
    refused: Any = None
    """The field's value where the key's is wrong; None: as if the key were absent."""


class ReadHeader(msgspec.Struct, frozen=True):
    """What the schema makes of a header: None where the title that it must have is missing."""

    header: AnyHeader | None
    diagnostics: tuple[Diagnostic, ...] = ()
    unknown_keys: tuple[str, ...] = ()


# A draft whose mark cannot be read stays a draft: nothing appears in public by a slip of the pen.
_DRAFT: Final = {
    "draft": Key("draft", readers.boolean, refused=True),
    "published": Key("draft", readers.opposite, refused=True),
}
_SUMMARY: Final = {name: Key("summary", readers.text) for name in ("summary", "description", "excerpt")}
_ALIASES: Final = {name: Key("aliases", readers.texts) for name in ("aliases", "redirect_from")}
_EXTRA: Final = {"extra": Key("extra", readers.extra)}

ARTICLE_KEYS: Final[Mapping[str, Key]] = {
    "title": Key("title", readers.text),
    "date": Key("date", readers.date_text),
    "updated": Key("updated", readers.date_text),
    "author": Key("authors", readers.names),
    "authors": Key("authors", readers.names),
    "category": Key("categories", readers.texts),
    "categories": Key("categories", readers.texts),
    "topic": Key("topic", readers.text),
    "tags": Key("tags", readers.comma_texts),
    **_SUMMARY,
    "id": Key("id", readers.text),
    "slug": Key("slug", readers.text),
    **_DRAFT,
    **_ALIASES,
    "question": Key("question", readers.text),
    "shares": Key("shares", readers.shares),
    **_EXTRA,
}
AUTHOR_KEYS: Final[Mapping[str, Key]] = {
    **{name: Key(name, readers.text) for name in ("name", "sort_name", "role", "place", "website", "email")},
    "links": Key("links", readers.links),
    "kind": Key("kind", readers.kind),
    **_EXTRA,
}
CATEGORY_KEYS: Final[Mapping[str, Key]] = {
    **{name: Key(name, readers.text) for name in ("name", "tagline", "colour")},
    "order": Key("order", readers.count),
    **_EXTRA,
}
PAGE_KEYS: Final[Mapping[str, Key]] = {
    "title": Key("title", readers.text),
    **_SUMMARY,
    **_DRAFT,
    **_ALIASES,
    **_EXTRA,
}
_KEYS: Final[Mapping[Kind, Mapping[str, Key]]] = {
    "article": ARTICLE_KEYS,
    "author": AUTHOR_KEYS,
    "category": CATEGORY_KEYS,
    "page": PAGE_KEYS,
}
_HEADERS: Final[Mapping[Kind, type[AnyHeader]]] = {
    "article": ArticleHeader,
    "author": AuthorHeader,
    "category": CategoryHeader,
    "page": PageHeader,
}
_TITLED: Final = frozenset({ArticleHeader, PageHeader})


def read_header(kind: Kind, header: Header, path: str) -> ReadHeader:
    """The header of a source of this kind, with everything that is wrong in it.

    A wrong value is as good as absent; a key in other capitals counts where nothing else can be meant.
    """
    table = _KEYS[kind]
    spelled = _spellings(table, header.values)
    fields: dict[str, Any] = {}
    problems: list[Diagnostic] = []
    for key, row in table.items():
        written = spelled.get(key)
        if written is None or (value := header.values[written]) is None:
            continue
        read = row.reader(value)
        if isinstance(read, Wrong):
            problems.append(_wrong(written, value, read, Location(path, header.key_lines[written], 1)))
            read = row.refused
        _join(fields, row.field, read)
    unknown = tuple(key for key in header.values if key not in spelled.values())
    made = _HEADERS[kind]
    if made in _TITLED and "title" not in fields:
        problems += _untitled(problems, path)
        return ReadHeader(None, tuple(sorted(problems)), unknown)
    return ReadHeader(made(**fields), tuple(sorted(problems)), unknown)


def _spellings(table: Mapping[str, Key], values: Mapping[str, Any]) -> dict[str, str]:
    """For each key of the table that the header has, how the writer spelled it."""
    found = {key: key for key in values if key in table}
    if len(found) == len(values):
        return found
    folded: dict[str, list[str]] = {}
    for key in values:
        if key not in table:
            folded.setdefault(key.lower(), []).append(key)
    for key, written in folded.items():
        if key in table and key not in found and len(written) == 1:
            found[key] = written[0]
    return found


def _join(fields: dict[str, Any], field: str, read: Any) -> None:
    """Put a value into its field: nothing is not put, lists go on, and True hides what False would show."""
    before = fields.get(field)
    if read is None:
        return
    if isinstance(before, tuple):
        fields[field] = tuple(dict.fromkeys(before + read))
    elif isinstance(before, bool):
        fields[field] = before or read
    elif before is None:
        fields[field] = read


def _wrong(key: str, value: Any, wrong: Wrong, place: Location) -> Diagnostic:
    return diagnose("value-wrong", place, key=key, expected=wrong.expected, found=_shown(value))


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return N_("a group of keys")
    if isinstance(value, list):
        return N_("a list")
    line = " ".join(str(value).split())
    return f"“{line}”" if len(line) <= _LONGEST_FOUND else f"“{line[: _LONGEST_FOUND - 1]}…”"


def _untitled(problems: list[Diagnostic], path: str) -> Iterator[Diagnostic]:
    """A title of the wrong shape has been reported already."""
    if not any(dict(problem.arguments)["key"].lower() == "title" for problem in problems):
        yield diagnose("title-missing", Location(path, 1, 1))
