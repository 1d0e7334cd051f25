"""The authors and the categories that a magazine knows, and how it writes their names."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Literal

import msgspec

from magsite.content.document import Document
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.magazine.registry import declared_id, name_id

NameKind = Literal["author", "category"]


class Known(msgspec.Struct, frozen=True):
    """Whom articles may name: each spelling's slug → the name as the magazine writes it."""

    kind: NameKind
    names: Mapping[str, str]

    def written(self, name: str) -> str:
        """The name as the magazine writes it; one that it does not know, as it is given."""
        return self.names.get(name_id(name), name)

    def near(self, name: str) -> str:
        """The known name that was probably meant; empty where none comes near."""
        found = get_close_matches(name_id(name), self.names, 1)
        return self.names[found[0]] if found else ""


def known_names(kind: NameKind, documents: Sequence[Document]) -> Known:
    """Those who have a file or data, and those whom an article names."""
    slugs = dict(_declared(kind, documents))
    shown = dict(slugs.values())
    ids = {slug: id for slug, (id, _) in slugs.items()}
    uses = Counter(name for document in documents for name in _named(kind, document))
    # From the rarest to the most frequent: of several spellings, the last one counts.
    for name, _ in reversed(uses.most_common()):
        if slug := name_id(name):
            shown[ids.setdefault(slug, slug)] = name
    return Known(kind, {slug: shown[id] for slug, id in ids.items()})


def unknown_remarks(known: Known, names: Iterable[str], folder: str, place: Location) -> Iterator[Diagnostic]:
    """A remark for each name that the magazine does not know, as the build will make it."""
    for name in names:
        slug = name_id(name)
        if not slug:
            yield diagnose("name-empty", place, text=name)
        elif slug not in known.names:
            yield diagnose(
                f"{known.kind}-undeclared",
                place,
                **{known.kind: name},
                count=1,
                files=place.path,
                stub=f"{folder}/{slug}.md",
                near=known.near(name),
            )


def _declared(kind: NameKind, documents: Iterable[Document]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each slug that stands for somebody with a file → their id, and the name that readers see."""
    for document in documents:
        header = document.author if kind == "author" else document.category
        if header is None:
            continue
        id, name = declared_id(document), header.name
        yield id, (id, name or id)
        if name and (slug := name_id(name)):
            yield slug, (id, name)


def _named(kind: NameKind, document: Document) -> tuple[str, ...]:
    """The names that an article's header gives."""
    if document.article is None:
        return ()
    return document.article.authors if kind == "author" else document.article.categories
