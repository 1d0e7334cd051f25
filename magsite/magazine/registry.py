"""Authors, categories and tags: those who have a file, and those who are only named in articles."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePosixPath

import msgspec

from magsite.content.document import Document
from magsite.diagnostics.files import files_shown
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.language.slugs import slugify
from magsite.magazine.mentions import Mentions

_LONGEST_ID = 200


class Naming(msgspec.Struct, frozen=True):
    """A name that a header gives to an author, a category or a tag."""

    name: str
    header: Mentions
    field: str
    """Of the header."""

    @property
    def place(self) -> Location:
        """Where it stands, which is looked for only where something is wrong with it."""
        return self.header.place(self.field)


class Names(msgspec.Struct, frozen=True):
    """The ids that names stand for, and the spelling of the undeclared."""

    ids: Mapping[str, str]
    """Name as written → id; a name of which no id can be made is absent."""
    undeclared: Mapping[str, str]
    """Id → name, of those without a file."""


def name_id(name: str) -> str:
    """The id that a name makes, which is a folder of the output: a sentence is cut; empty where nothing is left."""
    return slugify(name)[:_LONGEST_ID].rstrip("-")


def declared_id(document: Document) -> str:
    """The id of an author, a category or a series: its header's, else the name of its file (of its folder, for an index)."""
    if document.author is not None and document.author.id is not None:
        return name_id(document.author.id)
    path = PurePosixPath(document.path)
    return name_id(path.parent.name if path.stem in {"index", "_index"} else path.stem)


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

    A name means the declared id that it spells, or whose display name it is; else an id of its own. Spellings
    of one id are one name: the one most used, and of those the first.
    """
    by_slug = {name_id(name): id for id, name in declared.items() if name} | {id: id for id in declared}
    ids: dict[str, str] = {}
    uses: dict[str, list[Naming]] = {}
    problems: list[Diagnostic] = []
    for naming in namings:
        uses.setdefault(naming.name, []).append(naming)
    for name, found in uses.items():
        slug = name_id(name)
        if slug:
            ids[name] = by_slug.get(slug, slug)
        else:
            problems.append(diagnose("name-empty", found[0].place, text=name))
    names = _spellings(ids, uses, declared)
    undeclared = {id: spelled[0] for id, spelled in names.items() if id not in declared}
    differing = (_respelled(spelled, uses) for spelled in names.values() if len(spelled) > 1)
    return Names(ids, undeclared), (*problems, *differing)


def _spellings(
    ids: Mapping[str, str], uses: Mapping[str, Sequence[Naming]], declared: Mapping[str, str | None]
) -> Mapping[str, tuple[str, ...]]:
    """Id → its spellings, the one that counts first: of the declared their display name, else the one most used."""
    found: dict[str, list[str]] = {}
    for name, id in ids.items():
        found.setdefault(id, []).append(name)
    spelled = {id: sorted(names, key=lambda name: -len(uses[name])) for id, names in found.items()}
    return {
        id: _declared_spellings(id, declared[id], names) if id in declared else tuple(names)
        for id, names in spelled.items()
    }


def _declared_spellings(id: str, shown: str | None, names: Iterable[str]) -> tuple[str, ...]:
    """The display name, and those names that spell it otherwise; what names an id is no spelling of a name."""
    if shown is None:
        return (id,)
    slug = name_id(shown)
    return (shown, *(name for name in names if name not in {id, shown} and name_id(name) == slug))


def _respelled(spelled: Sequence[str], uses: Mapping[str, Sequence[Naming]]) -> Diagnostic:
    """One Diagnostic for the spellings of a name that differ from the first."""
    others = [naming for name in spelled[1:] for naming in uses[name]]
    return diagnose(
        "name-spelled",
        others[0].place,
        name=spelled[0],
        others=", ".join(f"“{name}”" for name in spelled[1:]),
        count=len(others),
        files=files_shown(naming.place.path for naming in others),
    )


def undeclared_remarks(
    code: str, word: str, folder: str, names: Names, namings: Sequence[Naming], declared: Iterable[str]
) -> tuple[Diagnostic, ...]:
    """One Diagnostic for each name without a file, with the files that use it and the stub to create."""
    users: dict[str, list[Naming]] = {}
    for naming in namings:
        id = names.ids.get(naming.name)
        if id is not None and id in names.undeclared:
            users.setdefault(id, []).append(naming)
    if not users:
        return ()
    from difflib import get_close_matches  # noqa: PLC0415 - what only a mistake needs

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
