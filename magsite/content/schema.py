"""Which keys each kind of source may have in its header, and how each is read: the tables are the specification.

Spellings of other generators stand in the tables beside ours. Where several keys give one field, texts that
are lists are joined, and of single values the first of the table counts.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import msgspec

from magsite.content import field_readers, readers
from magsite.content.document import (
    ArticleHeader,
    AuthorHeader,
    CategoryHeader,
    Kind,
    PageHeader,
    SeriesHeader,
)
from magsite.content.header import Header
from magsite.content.networks import NETWORKS
from magsite.content.readers import Reader, Wrong
from magsite.content.spellings import holder, unfolded
from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Diagnostic, Location, diagnose

AnyHeader = ArticleHeader | AuthorHeader | CategoryHeader | PageHeader | SeriesHeader

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
    given: tuple[str, ...] = ()
    """The fields that the header sets, whatever their values."""


def _same(field: str, reader: Reader, *names: str) -> dict[str, Key]:
    """Several spellings of one key."""
    return dict.fromkeys(names, Key(field, reader))


# A draft whose mark cannot be read stays a draft: nothing appears in public by a slip of the pen.
_STATE: Final = {
    "draft": Key("draft", readers.boolean, refused=True),
    "published": Key("draft", readers.opposite, refused=True),
    "unlisted": Key("unlisted", readers.boolean, refused=True),
}
_SUMMARY: Final = _same("summary", readers.words, "summary", "description", "excerpt")
_ALIASES: Final = {
    **_same("aliases", readers.texts, "aliases", "alias", "redirect_from"),
    **_same("aliases", field_readers.former, "path", "url", "permalink", "save_as"),
}
_PICTURE: Final = {
    "image": Key("image", field_readers.picture),
    "image_alt": Key("image_alt", readers.text),
}
_LANGUAGE: Final = _same("lang", field_readers.language, "lang", "language", "locale")
_CANONICAL: Final = _same("canonical", field_readers.address, "canonical", "canonical_url", "canonicalurl")
_PAGE: Final = {
    **_PICTURE,
    **_LANGUAGE,
    **_CANONICAL,
    "template": Key("template", field_readers.template),
    "typography": Key("typography", field_readers.switched_off),
}
_EXTRA: Final = {"extra": Key("extra", readers.extra)}

ARTICLE_KEYS: Final[Mapping[str, Key]] = {
    "title": Key("title", readers.words),
    **_same("date", readers.date_text, "date", "publishdate", "pubdate"),
    **_same(
        "updated", readers.date_text, "updated", "lastmod", "last_modified_at", "modified", "updateddate"
    ),
    **_same("expires", readers.date_text, "expires", "expirydate"),
    **_same("authors", field_readers.signatures, "author", "authors"),
    **_same("categories", readers.texts, "category", "categories"),
    "topic": Key("topic", readers.words),
    **_same("tags", readers.comma_texts, "tags", "tag"),
    "series": Key("series", field_readers.one_text),
    **_same("part", readers.count, "part", "series_part", "series_order"),
    **_SUMMARY,
    "id": Key("id", readers.text),
    "slug": Key("slug", readers.text),
    **_STATE,
    "featured": Key("featured", field_readers.rank),
    **_ALIASES,
    **_PAGE,
    **_same("licence", readers.text, "licence", "license"),
    "question": Key("question", readers.words),
    "sponsored": Key("sponsored", field_readers.yes_or_text, refused=""),
    "ai": Key("ai", field_readers.yes_or_text, refused=""),
    "corrections": Key("corrections", field_readers.corrections),
    "source": Key("source", field_readers.origin),
    "discussions": Key("discussions", field_readers.addresses),
    "shares": Key("shares", readers.shares),
    **_EXTRA,
}
AUTHOR_KEYS: Final[Mapping[str, Key]] = {
    **{name: Key(name, readers.text) for name in ("id", "name", "sort_name", "role", "place")},
    **_same("website", field_readers.address, "website", "url", "site"),
    "email": Key("email", field_readers.email),
    **_same("portrait", field_readers.picture, "portrait", "avatar"),
    "links": Key("links", readers.links),
    **{name: Key("links", field_readers.on_network(name)) for name in NETWORKS},
    "kind": Key("kind", readers.kind),
    **_EXTRA,
}
CATEGORY_KEYS: Final[Mapping[str, Key]] = {
    **_same("name", readers.text, "name", "title"),
    **_same("tagline", readers.text, "tagline", "description"),
    "colour": Key("colour", readers.text),
    "order": Key("order", readers.count),
    "editors": Key("editors", field_readers.signatures),
    **_PICTURE,
    **_EXTRA,
}
SERIES_KEYS: Final[Mapping[str, Key]] = {
    **_same("title", readers.text, "title", "name"),
    "parts": Key("parts", readers.texts),
    **_EXTRA,
}
PAGE_KEYS: Final[Mapping[str, Key]] = {
    "title": Key("title", readers.words),
    **_SUMMARY,
    **_STATE,
    **_ALIASES,
    **_PAGE,
    **_EXTRA,
}
_KEYS: Final[Mapping[Kind, Mapping[str, Key]]] = {
    "article": ARTICLE_KEYS,
    "author": AUTHOR_KEYS,
    "category": CATEGORY_KEYS,
    "page": PAGE_KEYS,
    "series": SERIES_KEYS,
}
_PLACES: Final = {kind: {key: place for place, key in enumerate(table)} for kind, table in _KEYS.items()}
_HEADERS: Final[Mapping[Kind, type[AnyHeader]]] = {
    "article": ArticleHeader,
    "author": AuthorHeader,
    "category": CategoryHeader,
    "page": PageHeader,
    "series": SeriesHeader,
}
_TITLED: Final = frozenset({ArticleHeader, PageHeader})


def read_header(kind: Kind, header: Header, path: str, heading: str | None = None) -> ReadHeader:
    """The header of a source of this kind, with everything that is wrong in it.

    A wrong value is as good as absent; a key in other capitals counts where nothing else can be meant.
    `heading` is the title that the text itself begins with; it stands in where the header has none.
    """
    table, places, values = _KEYS[kind], _PLACES[kind], unfolded(header.values)
    spelled = _spellings(table, values)
    fields: dict[str, Any] = {}
    problems: list[Diagnostic] = []
    given: list[str] = []
    for key in sorted(spelled, key=places.__getitem__):
        row, written = table[key], spelled[key]
        if (value := values[written]) is None:
            continue
        read = row.reader(value)
        if isinstance(read, Wrong):
            line = header.key_lines[holder(written, header.values)]
            problems.append(_wrong(written, value, read, Location(path, line, 1)))
            read = row.refused
        given.append(row.field)
        _join(fields, row.field, read)
    unknown = tuple(key for key in values if key not in spelled.values() and key in header.values)
    return _made(
        _HEADERS[kind], fields, heading, ReadHeader(None, tuple(problems), unknown, tuple(given)), path
    )


def _made(
    made: type[AnyHeader], fields: dict[str, Any], heading: str | None, read: ReadHeader, path: str
) -> ReadHeader:
    """The header of these fields; none where it must have a title and has none."""
    problems = list(read.diagnostics)
    if made in _TITLED:
        if heading is not None:
            fields.setdefault("title", heading)
        if "title" not in fields:
            problems += _untitled(problems, path)
            return msgspec.structs.replace(read, diagnostics=tuple(sorted(problems)))
    return msgspec.structs.replace(read, header=made(**fields), diagnostics=tuple(sorted(problems)))


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
    near = {"near": wrong.near} if wrong.near else {}
    return diagnose("value-wrong", place, key=key, expected=wrong.expected, found=_shown(value), **near)


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
