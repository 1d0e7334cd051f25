"""Documents, configuration, share data and an instant become the Magazine.

Nothing here is remembered, so everything here stays cheap: one pass over the articles for each thing to know.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

import msgspec

from magsite.cache.digest import Digest
from magsite.content.config import Config
from magsite.content.document import Document, Kind, PageHeader
from magsite.content.shares import ShareRow
from magsite.diagnostics.model import Diagnostic, diagnose
from magsite.magazine import addresses, calendar, profiles, registry, shares, writing
from magsite.magazine.model import Article, Index, Magazine, Redirect, StaticFile
from magsite.magazine.registry import Names
from magsite.magazine.resolve import Sources
from magsite.magazine.texts import Texts
from magsite.magazine.writing import Dated, Writing

_STATIC = "static/"
T = TypeVar("T")


class Inputs(msgspec.Struct, frozen=True):
    """All that a Magazine is made of."""

    config: Config
    folder_name: str
    """The title of a magazine that gives itself none."""
    documents: tuple[Document, ...]
    digests: Mapping[str, Digest]
    """Source path → digest, of every source."""
    share_rows: tuple[ShareRow, ...]
    now: datetime
    code: Digest


class Assembly(msgspec.Struct, frozen=True):
    """The Magazine and what is wrong in it."""

    magazine: Magazine
    diagnostics: tuple[Diagnostic, ...]


def assemble(inputs: Inputs) -> Assembly:
    """The Magazine of these inputs at their instant."""
    config, base = inputs.config, addresses.base_url(inputs.config.magazine.url)
    root = addresses.root_of(base)
    every, undated = _dated(inputs)
    published = tuple(one for one in every if one.date <= inputs.now)
    named, unnamed = _named(inputs, published, root)
    writable, unwritten = _split(
        writing.writing_of(one, named.people, named.rubrics, config, root) for one in published
    )
    writings, mistaken = writing.distinct(writable)
    pages, no_pages = _pages(inputs, root)
    redirects, no_redirects = _redirects(writings, pages, root)
    names = _waiting(inputs) | writing.share_names(writings, redirects, root)
    counts, lost_rows = shares.fold_rows(inputs.share_rows, names, root)
    texts = Texts(config.markdown_options, inputs.code, _sources(inputs, named, root, writings, pages))
    articles = _in_order(writing.article_of(one, texts, counts.get(one.id, {})) for one in writings)
    valid_from, valid_until = calendar.interval((one.date for one in every), inputs.now)
    magazine = Magazine(
        title=config.magazine.title or inputs.folder_name,
        base_url=base,
        root=root,
        config=config,
        articles=articles,
        index=_index(articles),
        authors=profiles.authors(named.authors, named.people, texts, config, root),
        categories=profiles.categories(named.categories, named.rubrics, texts, root),
        tags=profiles.tags(named.tags, config, root),
        pages=tuple(writing.page_of(document, header, url, texts) for document, header, url in pages),
        redirects=redirects,
        static=_static(inputs, root),
        digests=inputs.digests,
        shares_date=shares.newest(counts),
        valid_from=valid_from,
        valid_until=valid_until,
    )
    keys = registry.unknown_keys(inputs.documents)
    problems = (*keys, *undated, *unnamed, *unwritten, *mistaken, *no_pages, *no_redirects, *lost_rows)
    return Assembly(magazine, problems)


class _Named(msgspec.Struct, frozen=True):
    authors: Mapping[str, Document]
    """By id, those that have a file."""
    categories: Mapping[str, Document]
    people: Names
    rubrics: Names
    tags: Names


_Pages = tuple[tuple[Document, PageHeader, str], ...]


def _of_kind(inputs: Inputs, kind: Kind) -> tuple[Document, ...]:
    return tuple(document for document in inputs.documents if document.kind == kind)


def _dated(inputs: Inputs) -> tuple[tuple[Dated, ...], tuple[Diagnostic, ...]]:
    zone = ZoneInfo(inputs.config.magazine.timezone)
    return _split(
        writing.dated(document, document.article, zone)
        for document in _of_kind(inputs, "article")
        if document.article is not None and not document.article.draft
    )


def _split(
    outcomes: Iterable[tuple[T | None, tuple[Diagnostic, ...]]],
) -> tuple[tuple[T, ...], tuple[Diagnostic, ...]]:
    """The values that there are, and all that is wrong."""
    pairs = tuple(outcomes)
    return (
        tuple(value for value, _ in pairs if value is not None),
        tuple(problem for _, problems in pairs for problem in problems),
    )


def _named(inputs: Inputs, published: Sequence[Dated], root: str) -> tuple[_Named, tuple[Diagnostic, ...]]:
    """The authors and categories that have a file, and those and the tags that the published articles name."""
    content = inputs.config.content
    writers, no_writers = registry.declared(
        _of_kind(inputs, "author"), lambda id: profiles.author_url(id, inputs.config, root)
    )
    sections, no_sections = registry.declared(
        _of_kind(inputs, "category"), lambda id: profiles.category_url(id, root)
    )
    signed = [naming for one in published for naming in one.authors()]
    filed = [naming for one in published for naming in one.categories()]
    tagged = [naming for one in published for naming in one.tags()]
    authors = {id: document.author.name for id, document in writers.items() if document.author}
    categories = {id: document.category.name for id, document in sections.items() if document.category}
    people, no_people = registry.register(signed, authors)
    rubrics, no_rubrics = registry.register(filed, categories)
    tags, no_tags = registry.register(tagged, {})
    return _Named(writers, sections, people, rubrics, tags), (
        *(*no_writers, *no_sections, *no_people, *no_rubrics, *no_tags),
        *registry.undeclared_remarks("author-undeclared", "author", content.authors, people, signed, authors),
        *registry.undeclared_remarks(
            "category-undeclared", "category", content.categories, rubrics, filed, categories
        ),
    )


def _waiting(inputs: Inputs) -> dict[str, str]:
    """The ids of all articles, so that counts of one that is not published yet are no mistake."""
    folder = inputs.config.content.articles
    ids = (writing.article_name(document, folder) for document in _of_kind(inputs, "article"))
    return {id: id for id in ids}


def _pages(inputs: Inputs, root: str) -> tuple[_Pages, tuple[Diagnostic, ...]]:
    """The published pages outside the flow with their addresses."""
    folder = inputs.config.content.pages
    return _split(
        ((document, document.page, url), ())
        if (url := addresses.page_url(document.path, folder, root)) is not None
        else (None, (diagnose("slug-empty", document.at("title"), text=document.path),))
        for document in _of_kind(inputs, "page")
        if document.page is not None and not document.page.draft
    )


def _redirects(
    writings: Iterable[Writing], pages: _Pages, root: str
) -> tuple[tuple[Redirect, ...], tuple[Diagnostic, ...]]:
    asked = (
        *((w.dated.document, w.dated.header.aliases, w.url, w.dated.header.title) for w in writings),
        *((document, header.aliases, url, header.title) for document, header, url in pages),
    )
    found = tuple(writing.redirects_of(*one, root) for one in asked)
    return (
        tuple(redirect for redirects, _ in found for redirect in redirects),
        tuple(problem for _, problems in found for problem in problems),
    )


def _sources(inputs: Inputs, named: _Named, root: str, writings: Iterable[Writing], pages: _Pages) -> Sources:
    """What links may lead to: published sources by path, and all files."""
    config = inputs.config
    urls = {
        **{writing.dated.document.path: writing.url for writing in writings},
        **{document.path: url for document, _, url in pages},
        **{document.path: profiles.author_url(id, config, root) for id, document in named.authors.items()},
        **{document.path: profiles.category_url(id, root) for id, document in named.categories.items()},
    }
    return Sources(root, urls, inputs.digests, {path.casefold(): path for path in inputs.digests})


def _in_order(articles: Iterable[Article]) -> tuple[Article, ...]:
    """By date descending, then by id."""
    return tuple(sorted(articles, key=lambda article: (-article.date.timestamp(), article.id)))


def _index(articles: tuple[Article, ...]) -> Index:
    counted = (article for article in articles if article.shares is not None)
    return Index(
        by_author=_grouped((id, article) for article in articles for id in article.authors),
        by_category=_grouped((id, article) for article in articles for id in article.categories),
        by_tag=_grouped((id, article) for article in articles for id in article.tags),
        author_shares=shares.totals((article.authors, article.shares) for article in articles),
        category_shares=shares.totals((article.categories, article.shares) for article in articles),
        most_shared=tuple(sorted(counted, key=lambda article: -(article.shares or 0))),
    )


def _grouped(pairs: Iterable[tuple[str, Article]]) -> Mapping[str, tuple[Article, ...]]:
    groups: dict[str, list[Article]] = {}
    for id, article in pairs:
        groups.setdefault(id, []).append(article)
    return {id: tuple(group) for id, group in groups.items()}


def _static(inputs: Inputs, root: str) -> tuple[StaticFile, ...]:
    return tuple(
        StaticFile(path, root + path.removeprefix(_STATIC))
        for path in inputs.digests
        if path.startswith(_STATIC)
    )
