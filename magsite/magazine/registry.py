"""Authors, categories and tags: those who have a file, and those who are only named in articles."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from pathlib import PurePosixPath

import msgspec

from magsite.content.document import Document
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.language.slugs import slugify

_SHOWN_FILES = 3


class Naming(msgspec.Struct, frozen=True):
    """A name that an article's header gives to an author, a category or a tag."""

    name: str
    place: Location


class Names(msgspec.Struct, frozen=True):
    """The ids that names stand for, and the spelling of the undeclared."""

    ids: Mapping[str, str]
    """Name as written → id; a name of which no id can be made is absent."""
    undeclared: Mapping[str, str]
    """Id → name, of those without a file."""


def declared_id(document: Document) -> str:
    """The id of an author or a category: the name of its file (of its folder, for an index)."""
    path = PurePosixPath(document.path)
    return slugify(path.parent.name if path.stem in {"index", "_index"} else path.stem)


def declared(
    documents: Iterable[Document], address: Callable[[str], str]
) -> tuple[Mapping[str, Document], tuple[Diagnostic, ...]]:
    """The authors or the categories that have a file, by id, and the files that cannot be one.

    `address` gives the URL of an id.
    """
    found: dict[str, Document] = {}
    problems: list[Diagnostic] = []
    for document in documents:
        id = declared_id(document)
        place = Location(document.path, 1, 1)
        if not id:
            problems.append(diagnose("slug-empty", place, text=document.path))
        elif id in found:
            problems.append(diagnose("url-twice", place, url=address(id), other=found[id].path))
        else:
            found[id] = document
    return found, tuple(problems)


def register(
    namings: Iterable[Naming], declared: Mapping[str, str | None]
) -> tuple[Names, tuple[Diagnostic, ...]]:
    """The id of each name; `declared` maps the ids that have a file to their display names.

    A name means the declared id that it spells, or whose display name it is; else an id of its own.
    """
    by_slug = {slugify(name): id for id, name in declared.items() if name} | {id: id for id in declared}
    ids: dict[str, str] = {}
    undeclared: dict[str, str] = {}
    problems: list[Diagnostic] = []
    for naming in namings:
        if naming.name in ids:
            continue
        slug = slugify(naming.name)
        if not slug:
            problems.append(diagnose("slug-empty", naming.place, text=naming.name))
            continue
        ids[naming.name] = by_slug.get(slug, slug)
        if slug not in by_slug:
            undeclared.setdefault(slug, naming.name)
    return Names(ids, undeclared), tuple(problems)


def undeclared_remarks(
    code: str, word: str, folder: str, names: Names, namings: Sequence[Naming], declared: Iterable[str]
) -> tuple[Diagnostic, ...]:
    """One Diagnostic for each name without a file, with the files that use it and the stub to create."""
    users: dict[str, list[Naming]] = {}
    for naming in namings:
        id = names.ids.get(naming.name)
        if id is not None and id in names.undeclared:
            users.setdefault(id, []).append(naming)
    known = list(declared)
    return tuple(
        diagnose(
            code,
            first.place,
            **{word: names.undeclared[id]},
            count=len(found),
            files=files_shown(naming.place.path for naming in found),
            stub=f"{folder}/{id}.md",
            near=next(iter(get_close_matches(id, known, 1)), ""),
        )
        for id, found in users.items()
        for first in found[:1]
    )


def unknown_keys(documents: Iterable[Document]) -> tuple[Diagnostic, ...]:
    """One Diagnostic for each unknown key of front matter, with a count and three files."""
    users: dict[str, list[Document]] = {}
    known: dict[str, set[str]] = {}
    for document in documents:
        for key in document.unknown_keys:
            users.setdefault(key, []).append(document)
            known.setdefault(key, set()).update(_header_keys(document))
    return tuple(
        diagnose(
            "key-unknown",
            found[0].at(key),
            key=key,
            count=len(found),
            files=files_shown(document.path for document in found),
            near=_near_key(key, known[key]),
        )
        for key, found in users.items()
    )


def files_shown(paths: Iterable[str]) -> str:
    """Three paths and an ellipsis if there are more."""
    all_paths = tuple(dict.fromkeys(paths))
    return ", ".join(all_paths[:_SHOWN_FILES]) + (", …" if len(all_paths) > _SHOWN_FILES else "")


_FRENCH_KEYS: Mapping[str, str] = {
    "auteur": "author",
    "auteurs": "authors",
    "catégorie": "category",
    "categorie": "category",
    "rubrique": "category",
    "titre": "title",
    "résumé": "summary",
    "resume": "summary",
    "chapo": "summary",
    "étiquettes": "tags",
    "mots-clés": "tags",
    "brouillon": "draft",
    "partages": "shares",
    "sujet": "topic",
}


def _near_key(key: str, known: Iterable[str]) -> str:
    french = _FRENCH_KEYS.get(key.casefold())
    return french or next(iter(get_close_matches(key.casefold(), list(known), 1)), "")


def _header_keys(document: Document) -> tuple[str, ...]:
    header = document.article or document.author or document.category or document.page
    return header.__struct_fields__ if header is not None else ()
