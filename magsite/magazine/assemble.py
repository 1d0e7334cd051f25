"""Documents, configuration, share data and an instant become the Magazine.

Nothing here is remembered from one process to the next, so everything here stays cheap: one pass over the
articles for each thing to know. A process that stays remembers the parts, by the identity of what they are made of.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from magsite.cache.digest import Digest
from magsite.cache.memo import Memo
from magsite.content.config import Config
from magsite.content.defaults import folder_defaults, with_defaults
from magsite.content.document import Document
from magsite.content.shares import ShareRow
from magsite.diagnostics.model import Diagnostic
from magsite.magazine import (
    addresses,
    articles,
    counting,
    formats,
    index,
    linkable,
    profiles,
    remarks,
    series,
    shares,
)
from magsite.magazine.article import Article
from magsite.magazine.basis import Assembly, Basis
from magsite.magazine.model import Magazine, Page, Redirect, StaticFile
from magsite.magazine.outcomes import split
from magsite.magazine.settled import Settled, part_by_part, settle
from magsite.magazine.texts import Making, Texts, leads_of
from magsite.magazine.whereabouts import STATIC, Sources


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
    held: Mapping[str, str] = {}
    """Source path → address, of the pages that stay although their source is in error."""


def assemble(inputs: Inputs, memo: Memo) -> Assembly:
    """The Magazine of these inputs at their instant.

    Where the memo remembers a run, what depends on nothing that has changed since is not made again.
    """
    inputs = _steady(inputs, memo)
    found = settle(inputs.config, inputs.documents, tuple(inputs.digests), inputs.now, memo)
    made = _made(inputs, found, memo)
    magazine, problems = _magazine(inputs, found, made, memo)
    said = (*found.diagnostics, *_remarks(inputs, found, memo), *problems)
    counts = memo(shares.packed, made.counts)
    return Assembly(magazine, said, Basis(found.named, found.where, _apart(inputs, found), counts))


def _steady(inputs: Inputs, memo: Memo) -> Inputs:
    """The inputs, all that is as it was being the objects that they were.

    Where a source says nothing, what the folders of `[content.defaults]` say is filled in.
    """
    config = part_by_part("config", inputs.config, memo)
    documents = memo.same("documents", inputs.documents)
    defaults = memo(folder_defaults, config.content.defaults)
    if defaults:
        documents = memo.each(with_defaults, (documents,), defaults)
    rows = memo.same("share rows", inputs.share_rows)
    return msgspec.structs.replace(inputs, config=config, documents=documents, share_rows=rows)


class _Made(msgspec.Struct, frozen=True):
    """The articles and the pages as values."""

    texts: Texts
    redirects: tuple[Redirect, ...]
    counts: Mapping[str, shares.Counts]
    articles: tuple[Article, ...]
    """In the order of their sources."""
    pages: tuple[Page, ...]
    diagnostics: tuple[Diagnostic, ...]


def _magazine(
    inputs: Inputs, found: Settled, made: _Made, memo: Memo
) -> tuple[Magazine, tuple[Diagnostic, ...]]:
    config, root, named, declared = inputs.config, found.root, found.named, found.declared
    words, language = config.urls.words, config.magazine.language
    facets = memo.same("facets", memo.each(index.facets_of, (made.articles,)))
    layout = memo(index.layout_of, facets)
    authors, no_portraits = memo(
        profiles.authors,
        declared.authors,
        declared.author_data,
        named.people,
        made.texts,
        words,
        root,
        language,
    )
    categories, no_covers = memo(
        profiles.categories, declared.categories, named.rubrics, named.people, made.texts, root, language
    )
    magazine = Magazine(
        title=config.magazine.title or inputs.folder_name,
        base_url=addresses.base_url(config.magazine.url),
        root=root,
        config=config,
        articles=index.standing(layout.listed, made.articles),
        unlisted=index.standing(layout.unlisted, made.articles),
        index=index.index_of(layout, made.articles),
        authors=authors,
        categories=categories,
        tags=memo(profiles.tags, named.tags, words, root, language),
        series=memo(series.all_series, declared.series, named.series, layout.order, made.texts, words, root),
        pages=made.pages,
        redirects=made.redirects,
        static=memo(_static, found.paths, root),
        digests=inputs.digests,
        shares_date=memo(shares.newest, made.counts),
        valid_from=found.interval[0],
        valid_until=found.interval[1],
    )
    formats = _formats(inputs, found, magazine, memo)
    return magazine, (*made.diagnostics, *no_portraits, *no_covers, *formats)


def _made(inputs: Inputs, found: Settled, memo: Memo) -> _Made:
    config, root, writings, pages = inputs.config, found.root, found.writings, found.pages
    language = config.magazine.language
    making = memo.same("making", Making(config.markdown_options, config.typography_options, inputs.code))
    texts = memo(Texts, making, _linkable(inputs, found, memo))
    asked, wrong = counting.redirects(writings, pages, root, memo)
    counted = _counted(inputs, found, asked, memo)
    ids = tuple([one.id for one in writings])
    counts = memo.each(counting.counts_of, (ids,), counted.counts)
    documents = (*(one.dated.document for one in writings), *(document for document, _, _ in pages))
    leads = memo.each(leads_of, (documents,), texts.sources)
    first, rest = leads[: len(writings)], leads[len(writings) :]
    written, no_pictures = memo(
        split, memo.each(articles.article_of, (writings, first, counts), making, language)
    )
    shown, no_page_pictures = memo(split, memo.each(articles.page_of, (pages, rest), making, language))
    problems = (*wrong, *counted.diagnostics, *no_pictures, *no_page_pictures)
    return _Made(texts, asked, counted.counts, written, shown, problems)


def _counted(inputs: Inputs, found: Settled, asked: tuple[Redirect, ...], memo: Memo) -> counting.Counted:
    """The share counts, and the series whose parts are no articles; where there are neither, no ids are asked for."""
    declared = found.declared.series
    if not inputs.share_rows and not declared:
        return counting.NOTHING
    ids = counting.ids_of(inputs.documents, found.paths, found.where, memo)
    counted = counting.counts(inputs.share_rows, ids, found.writings, asked, found.root, memo)
    lost = memo(counting.lost_parts, declared, ids)
    return msgspec.structs.replace(counted, diagnostics=(*counted.diagnostics, *lost))


def _apart(inputs: Inputs, found: Settled) -> Mapping[str, str]:
    """The addresses of all that links may lead to, articles apart."""
    return {
        **inputs.held,
        **{document.path: url for document, _, url in found.pages},
        **linkable.declared_urls(found.declared, inputs.config.urls.words, found.root),
    }


def _linkable(inputs: Inputs, found: Settled, memo: Memo) -> Sources:
    pages = {**_apart(inputs, found), **{one.dated.document.path: one.url for one in found.writings}}
    files = memo(linkable.shelf, found.paths)
    return memo(linkable.linkable, inputs.config.content, found.root, memo.same("pages", pages), files)


def _remarks(inputs: Inputs, found: Settled, memo: Memo) -> tuple[Diagnostic, ...]:
    """What is said once for many sources."""
    unknown = tuple([one for one in inputs.documents if one.unknown_keys])
    shown = (*(one.document for one in found.out), *(document for document, _, _ in found.pages))
    foreign = tuple([one for one in shown if one.foreign])
    return (
        *memo(remarks.unknown_keys, memo.same("unknown keys", unknown)),
        *memo(remarks.foreign_remarks, memo.same("foreign", foreign)),
    )


def _static(paths: Sequence[str], root: str) -> tuple[StaticFile, ...]:
    return tuple(
        StaticFile(path, root + path.removeprefix(STATIC)) for path in paths if path.startswith(STATIC)
    )


def _formats(inputs: Inputs, found: Settled, magazine: Magazine, memo: Memo) -> tuple[Diagnostic, ...]:
    """The files of other formats that nothing leads to."""
    files = memo(formats.of_other_formats, found.paths, memo(linkable.folder_starts, inputs.config.content))
    return formats.format_remarks(files, formats.shown_files(magazine)) if files else ()
