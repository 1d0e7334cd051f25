"""What becomes of a source: where it is published and listed, or why it is not."""

from collections.abc import Mapping
from typing import Final

import msgspec

from magsite.content.author_data import is_author_data
from magsite.content.config import CONFIG_FILE, ContentTable
from magsite.content.document import Document
from magsite.content.names import is_share_file
from magsite.inquiry.answer import AboutSource, SourceKind
from magsite.inquiry.counts import shares_of
from magsite.inquiry.listing import lists_of
from magsite.inquiry.survey import Survey
from magsite.inquiry.waiting import expires, waiting
from magsite.magazine.article import Article
from magsite.magazine.model import Author, Category, Page, Series
from magsite.magazine.registry import declared_id
from magsite.pages.target import Target, output_path

_TWICE: Final = "url-twice"
_IN_VAIN: Final = frozenset({"section-text", "slug-empty"})
"""What keeps a profile from being one."""


def about_source(survey: Survey, path: str) -> AboutSource:
    """What is known of a source that the magazine's folders hold."""
    document = survey.read.get(path)
    if path in survey.documents.own_pages:
        return _own_page(survey, path, document)
    if document is not None and document.path == path and document.source.text is None:
        return _profile(survey, document)
    return _other(survey, path)


def _own_page(survey: Survey, path: str, document: Document | None) -> AboutSource:
    """Of an article or a page outside the flow."""
    kind = document.kind if document is not None else _kind_of(path, survey.sources.config.content)
    if path in survey.held.paths:
        url = survey.held.urls().get(path)
        return AboutSource(path, kind, "held", url=url)
    one = survey.published.get(path)
    if one is None:
        return _unpublished(survey, path, kind, document)
    other = _in_place_of(survey, one)
    if other is not None:
        return AboutSource(path, kind, "shadowed", url=one.url, other=other)
    found = AboutSource(
        path=path,
        kind=kind,
        status="unlisted" if one.unlisted else "published",
        url=one.url,
        files=_others(survey, path, one.url),
    )
    return _listed(survey, found, one) if isinstance(one, Article) else found


def _listed(survey: Survey, found: AboutSource, article: Article) -> AboutSource:
    lists, feeds = lists_of(survey.targets.values(), article.id)
    return msgspec.structs.replace(
        found,
        id=article.id,
        moment=article.date,
        until=expires(survey, survey.read[article.path]),
        lists=lists,
        feeds=feeds,
        shares=shares_of(survey, article),
    )


def _unpublished(survey: Survey, path: str, kind: SourceKind, document: Document | None) -> AboutSource:
    """Of one that a build at this moment makes no page of."""
    found = waiting(survey, document) if document is not None else None
    if found is not None:
        return AboutSource(path, kind, found.status, moment=found.moment, by_folder=found.by_folder)
    return _shadowed(survey, path, kind) or AboutSource(path, kind, "refused")


def _profile(survey: Survey, document: Document) -> AboutSource:
    """Of the file of an author, a category or a series."""
    path, kind, magazine = document.path, document.kind, survey.magazine
    shadowed = _shadowed(survey, path, kind)
    if shadowed is not None:
        return shadowed
    every: Mapping[str, Mapping[str, Author | Category | Series]] = {
        "author": magazine.authors,
        "category": magazine.categories,
        "series": magazine.series,
    }
    one = every[kind].get(declared_id(document))
    if one is None or any(problem.code in _IN_VAIN for problem in survey.problems(path)):
        return AboutSource(path, kind, "refused")
    return AboutSource(path, kind, "read", url=one.url)


def _other(survey: Survey, path: str) -> AboutSource:
    """Of what is copied as it is, or only read."""
    urls = _others(survey, path, None)
    kind = _kind_of_other(survey, path)
    match kind:
        case "theme":
            used = any(file.path == path for file in survey.theming.spec.files)
        case "file":
            used = bool(urls)
        case _:
            used = True
    return AboutSource(path, kind, "read" if used else "unused", files=urls)


def _kind_of_other(survey: Survey, path: str) -> SourceKind:
    if path.startswith("themes/"):
        return "theme"
    if path == CONFIG_FILE:
        return "configuration"
    if is_share_file(path):
        return "shares"
    return "data" if is_author_data(path, survey.sources.config.content.author_data) else "file"


def _shadowed(survey: Survey, path: str, kind: SourceKind) -> AboutSource | None:
    """Of one whose address another source has."""
    for one in survey.problems(path):
        if one.code == _TWICE:
            said = dict(one.arguments)
            return AboutSource(path, kind, "shadowed", url=said["url"], other=said["other"])
    return None


def _kind_of(path: str, content: ContentTable) -> SourceKind:
    """Of a text that cannot be read, by the innermost folder that it stands in."""
    inner = content.pages if len(content.pages) > len(content.articles) else content.articles
    is_inner = path.startswith(f"{inner}/")
    return "page" if is_inner == (inner == content.pages) else "article"


def _in_place_of(survey: Survey, one: Article | Page) -> str | None:
    """The source that makes the file at the address of another one."""
    target = survey.targets.get(output_path(one.url, survey.magazine.root))
    return target.source if target is not None and target.source != one.path else None


def _others(survey: Survey, path: str, url: str | None) -> tuple[str, ...]:
    """The URLs of what a source makes, but for its own page."""
    targets: tuple[Target, ...] = tuple(survey.targets.values())
    return tuple(one.url for one in targets if one.source == path and one.url != url)
