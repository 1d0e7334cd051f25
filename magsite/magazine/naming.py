"""Who and what the headers name: the declared and the named, with their ids, and what is wrong with the names."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from magsite.content.config import ContentTable, WordsTable
from magsite.content.document import Document
from magsite.content.names import SECTION, stem_of
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.magazine import profiles, registry
from magsite.magazine.mentions import Mentions, editors_of
from magsite.magazine.registry import Names, Naming
from magsite.magazine.writing import Named


class Declaring(msgspec.Struct, frozen=True):
    """The documents that may declare someone or something."""

    authors: tuple[Document, ...]
    categories: tuple[Document, ...]
    series: tuple[Document, ...]


def declaring(documents: Iterable[Document]) -> Declaring:
    """Those of the documents that may."""
    kinds: dict[str, list[Document]] = {"author": [], "category": [], "series": []}
    for one in documents:
        kinds.setdefault(one.kind, []).append(one)
    return Declaring(tuple(kinds["author"]), tuple(kinds["category"]), tuple(kinds["series"]))


class Declared(msgspec.Struct, frozen=True):
    """The documents of authors, categories and series, by id."""

    authors: Mapping[str, Document]
    author_data: Mapping[str, Document]
    """Of those that stand in data files."""
    categories: Mapping[str, Document]
    series: Mapping[str, Document]


def declarations(
    documents: Declaring, filed: frozenset[str], content: ContentTable, words: WordsTable, root: str
) -> tuple[Declared, tuple[Diagnostic, ...]]:
    """Everything that has a file or data; the text of a section declares a category that an article names.

    `filed` are the names of categories in the headers of what is published.
    """
    writers, no_writers = registry.declared(
        (one for one in documents.authors if one.source.text is None),
        lambda id: profiles.author_url(id, words, root),
    )
    data, no_data = registry.declared(
        (one for one in documents.authors if one.source.text is not None),
        lambda id: profiles.author_url(id, words, root),
    )
    ids = {registry.name_id(name) for name in filed}
    known = [one for one in documents.categories if not _is_section(one, content)]
    sections, lost = _sections([one for one in documents.categories if _is_section(one, content)], known, ids)
    categories, no_categories = registry.declared(
        (*known, *sections), lambda id: profiles.category_url(id, root)
    )
    series, no_series = registry.declared(documents.series, lambda id: profiles.series_url(id, words, root))
    problems = (*no_writers, *no_data, *no_categories, *no_series, *lost)
    return Declared(writers, data, categories, series), problems


def filed_under(mentions: Iterable[Mentions]) -> frozenset[str]:
    """The names of categories in headers."""
    return frozenset([name for one in mentions for name in one.categories])


class Known(msgspec.Struct, frozen=True):
    """What naming reads of the declared: by id, the names that readers see."""

    authors: Mapping[str, str | None]
    categories: Mapping[str, str | None]
    series: Mapping[str, str | None]
    editors: tuple[Mentions, ...]
    """Whom the categories name."""


def known_names(declared: Declared) -> Known:
    """The names of the declared; None where neither file nor data says one."""
    data = declared.author_data
    return Known(
        {id: profiles.author_name(one, data.get(id)) for id, one in {**data, **declared.authors}.items()},
        {id: one.category.name for id, one in declared.categories.items() if one.category},
        {id: one.series.title for id, one in declared.series.items() if one.series},
        tuple(editors_of(one) for one in declared.categories.values()),
    )


def named(
    known: Known, mentions: Sequence[Mentions], content: ContentTable
) -> tuple[Named, tuple[Diagnostic, ...]]:
    """The ids of all names in the headers of what is published, and what is wrong with them."""
    signed = [
        *(Naming(name, one, "authors") for one in mentions for name in one.authors),
        *(Naming(name, one, "editors") for one in known.editors for name in one.authors),
    ]
    filed = [Naming(name, one, "categories") for one in mentions for name in one.categories]
    people, no_people = registry.register(signed, known.authors)
    rubrics, no_rubrics = registry.register(filed, known.categories)
    tags, no_tags = registry.register(
        (Naming(name, one, "tags") for one in mentions for name in one.tags), {}
    )
    dossiers, no_dossiers = registry.register(
        (Naming(name, one, "series") for one in mentions for name in one.series), known.series
    )
    problems = (
        *(*no_people, *no_rubrics, *no_tags, *no_dossiers),
        *registry.undeclared_remarks(
            "author-undeclared", "author", content.authors, people, signed, known.authors
        ),
        *registry.undeclared_remarks(
            "category-undeclared", "category", content.categories, rubrics, filed, known.categories
        ),
    )
    # What only an unlisted article names would give it away.
    listed = [one for one in mentions if not one.unlisted]
    tags = _kept(tags, {tag for one in listed for tag in one.tags}, ())
    dossiers = _kept(dossiers, {name for one in listed for name in one.series}, known.series)
    return Named(people, rubrics, tags, dossiers), problems


def _kept(names: Names, written: Iterable[str], declared: Iterable[str]) -> Names:
    """The names without those that are neither written here nor declared."""
    kept = {*declared, *(names.ids[name] for name in written if name in names.ids)}
    return Names(
        {name: id for name, id in names.ids.items() if id in kept},
        {id: name for id, name in names.undeclared.items() if id in kept},
    )


def _is_section(document: Document, content: ContentTable) -> bool:
    """Whether it stands among the articles, and speaks for its folder."""
    below = document.path.startswith(content.articles + "/")
    apart = document.path.startswith(content.categories + "/")
    inner = len(content.categories) > len(content.articles)
    return below and not (apart and inner) and stem_of(document.path) == SECTION


def _sections(
    sections: Iterable[Document], known: Iterable[Document], filed: set[str]
) -> tuple[tuple[Document, ...], tuple[Diagnostic, ...]]:
    """The sections that are categories: named by an article, and declared by no other file; a remark for each other that has a text."""
    apart = {registry.declared_id(document) for document in known}
    used: dict[str, Document] = {}
    lost: list[Diagnostic] = []
    for document in sections:
        id = registry.declared_id(document)
        called = {id, registry.name_id((document.category.name if document.category else None) or "")}
        if called & filed and id not in apart and id not in used:
            used[id] = document
        elif document.block is not None:
            lost.append(diagnose("section-text", Location(document.path, 1, 1), section=id))
    return tuple(used.values()), tuple(lost)
