"""Series (dossiers): articles that belong together, in the order in which they are to be read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from magsite.content.config import WordsTable
from magsite.content.document import Document
from magsite.diagnostics.model import Diagnostic, diagnose
from magsite.magazine.index import Facets
from magsite.magazine.model import Series
from magsite.magazine.profiles import series_url
from magsite.magazine.registry import Names
from magsite.magazine.texts import Texts


def all_series(
    declared: Mapping[str, Document],
    names: Names,
    articles: Sequence[Facets],
    texts: Texts,
    words: WordsTable,
    root: str,
) -> Mapping[str, Series]:
    """The series by id, that of the newest article first, then those without articles.

    Articles that the series' own file names come first, in its order; then by their `part`, then by date.
    `articles` are the listed ones, newest first.
    """
    members = _members(declared, articles)
    every = (
        *(
            _declared(id, document, members.get(id, ()), texts, series_url(id, words, root))
            for id, document in declared.items()
        ),
        *(
            Series(id, name, series_url(id, words, root), _ordered((), members.get(id, ())))
            for id, name in names.undeclared.items()
        ),
    )
    newest = {id: found[0].moment for id, found in members.items()}
    return {one.id: one for one in sorted(every, key=lambda one: (-newest.get(one.id, 0.0), one.id))}


def lost_parts(declared: Mapping[str, Document], known: Iterable[str]) -> Iterator[Diagnostic]:
    """A remark for each part of a series that no article is called by; `known` are the ids of all articles."""
    ids = frozenset(known)
    for document in declared.values():
        header = document.series
        for part in header.parts if header is not None else ():
            if part not in ids:
                title = (header.title if header is not None else None) or document.path
                yield diagnose("series-part", document.at("parts"), series=title, article=part)


def _members(
    declared: Mapping[str, Document], articles: Sequence[Facets]
) -> Mapping[str, tuple[Facets, ...]]:
    """Series id → its articles: those that name it, and those that it names."""
    named = {
        part: id for id, document in declared.items() if document.series for part in document.series.parts
    }
    found: dict[str, list[Facets]] = {}
    for article in articles:
        id = article.series or named.get(article.id)
        if id is not None:
            found.setdefault(id, []).append(article)
    return {id: tuple(group) for id, group in found.items()}


def _ordered(parts: Sequence[str], members: Iterable[Facets]) -> tuple[str, ...]:
    places = {id: place for place, id in enumerate(parts)}
    last = len(parts)

    def rank(article: Facets) -> tuple[int, bool, int, float, str]:
        number = article.part
        return places.get(article.id, last), number is None, number or 0, article.moment, article.id

    return tuple(article.id for article in sorted(members, key=rank))


def _declared(id: str, document: Document, members: Iterable[Facets], texts: Texts, url: str) -> Series:
    header = document.series
    assert header is not None, document.path  # noqa: S101 - parse gives a series' document its header
    intro, files = texts.body(document)
    written = document.block is not None
    return Series(
        id=id,
        title=header.title or id,
        url=url,
        articles=_ordered(header.parts, members),
        intro=intro if written else None,
        intro_text=texts.excerpt(document),
        files=files,
        extra=header.extra,
    )
