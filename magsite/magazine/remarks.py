"""What is said once for many sources: keys that are not known, and the syntax of other tools."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from magsite.content.document import EMBED, LEFT_OUT, Document
from magsite.diagnostics.files import files_shown
from magsite.diagnostics.model import Diagnostic, Location, diagnose


def unknown_keys(documents: Iterable[Document]) -> tuple[Diagnostic, ...]:
    """One Diagnostic for each unknown key of front matter, with a count and three files."""
    users: dict[str, list[Document]] = {}
    for document in documents:
        for key in document.unknown_keys:
            users.setdefault(key, []).append(document)
    return tuple(
        diagnose(
            "key-unknown",
            found[0].at(key),
            key=key,
            count=len(found),
            files=files_shown(document.path for document in found),
            near=_near_key(key, _header_keys(found)),
        )
        for key, found in users.items()
    )


def foreign_remarks(documents: Iterable[Document]) -> tuple[Diagnostic, ...]:
    """One Diagnostic for each kind of another tool's syntax, with a count and three files."""
    users: dict[str, list[Location]] = {}
    for document in documents:
        for kind, line, column in document.foreign:
            users.setdefault(kind, []).append(Location(document.path, line, column))
    return tuple(_foreign(kind, found) for kind, found in users.items())


def _foreign(kind: str, found: Sequence[Location]) -> Diagnostic:
    place = found[0]
    files = files_shown(one.path for one in found)
    if kind.startswith(EMBED):
        return diagnose("embed-linked", place, host=kind.removeprefix(EMBED), count=len(found), files=files)
    if kind.startswith(LEFT_OUT):
        kind = kind.removeprefix(LEFT_OUT)
        return diagnose("html-left-out", place, kind=kind, count=len(found), files=files)
    return diagnose("foreign-syntax", place, kind=kind, count=len(found), files=files)


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
    "langue": "lang",
    "légende": "image_alt",
    "legende": "image_alt",
    "expire": "expires",
    "expiration": "expires",
    "à_la_une": "featured",
    "a_la_une": "featured",
    "une": "featured",
    "dossier": "series",
    "série": "series",
    "serie": "series",
    "partie": "part",
    "licence": "licence",
    "modèle": "template",
    "corrigé": "corrections",
    "sponsorisé": "sponsored",
    "portrait": "portrait",
    "nom": "name",
    "site": "website",
    "rôle": "role",
}


def _near_key(key: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - what only a mistake needs

    french = _FRENCH_KEYS.get(key.casefold())
    return french or next(iter(get_close_matches(key.casefold(), list(known), 1)), "")


def _header_keys(documents: Iterable[Document]) -> Iterator[str]:
    """The keys that headers of such documents may have, each once."""
    by_kind = {document.kind: document for document in documents}
    headers = (getattr(document, kind) for kind, document in by_kind.items())
    return iter(
        dict.fromkeys(key for header in headers if header is not None for key in header.__struct_fields__)
    )
