"""Articles before their texts: dated, published or not, named, addressed."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from magsite.content.document import ArticleHeader, Document
from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.magazine import addresses
from magsite.magazine.article import Correction
from magsite.magazine.calendar import instant
from magsite.magazine.identity import article_name
from magsite.magazine.mentions import Mentions
from magsite.magazine.registry import Names
from magsite.magazine.spelled import place_of

_LONGEST_NAME = 200


class Named(msgspec.Struct, frozen=True):
    """The ids that the names in headers stand for."""

    people: Names
    rubrics: Names
    tags: Names
    series: Names


class Dated(msgspec.Struct, frozen=True):
    """An article's document that is no draft, with its instants."""

    document: Document
    header: ArticleHeader
    date: datetime
    updated: datetime | None
    expires: datetime | None
    corrections: tuple[Correction, ...]

    def is_published(self, now: datetime) -> bool:
        """Whether the article is published at this instant."""
        return self.date <= now and (self.expires is None or now < self.expires)


class Writing(msgspec.Struct, frozen=True):
    """A published article with its identity and address, before its text."""

    dated: Dated
    id: str
    url: str
    authors: tuple[str, ...]
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    series: str | None


def dated(
    document: Document, header: ArticleHeader, zone: ZoneInfo
) -> tuple[Dated | None, tuple[Diagnostic, ...]]:
    """The document with its dates as instants; None where one of them does not exist."""
    problems: list[Diagnostic] = []

    def read(text: str, field: str) -> datetime:
        found, wrong = instant(text, zone)
        if wrong is not None:
            problems.append(diagnose(wrong, place_of(document, field), date=text, zone=zone.key))
        return found

    date = read(header.date, "date") if header.date else None
    updated = read(header.updated, "updated") if header.updated else None
    expires = read(header.expires, "expires") if header.expires else None
    corrections = tuple(
        Correction(one.text, read(one.date, "corrections") if one.date else None, one.kind)
        for one in header.corrections
    )
    failed = date is None or any(problem.code == "date-gap" for problem in problems)
    return (
        None if failed or date is None else Dated(document, header, date, updated, expires, corrections),
        tuple(problems),
    )


class Ids(msgspec.Struct, frozen=True):
    """The ids that the names in one header stand for."""

    authors: tuple[str, ...]
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    series: str | None


def ids_of(mentions: Mentions, named: Named) -> Ids:
    """The ids of these names, each once."""
    series = _ids(mentions.series, named.series)
    return Ids(
        _ids(mentions.authors, named.people),
        _ids(mentions.categories, named.rubrics),
        _ids(mentions.tags, named.tags),
        series[0] if series else None,
    )


class Where(msgspec.Struct, frozen=True):
    """What decides on the ids and addresses of articles, beside themselves."""

    folder: str
    """Of all articles."""
    crowded: frozenset[str]
    """Folders in which an index.md is not alone, and speaks for itself only."""
    pattern: str
    """Of addresses."""
    root: str


def writing_of(one: Dated, ids: Ids, where: Where) -> tuple[Writing | None, tuple[Diagnostic, ...]]:
    """A published article with its id and address; None where no address can be made."""
    document, header = one.document, one.header
    id = article_name(document.path, header.id, where.folder, where.crowded)
    slug = addresses.article_slug(document.path, header.slug)
    if not slug:
        text = header.slug if header.slug is not None else document.path
        return None, (diagnose("slug-empty", document.at("slug"), text=text),)
    for key, text in (("slug", slug), ("id", id)):
        if len(text) > _LONGEST_NAME and max(map(len, text.split("/"))) > _LONGEST_NAME:
            expected, found = N_("a text of at most 200 letters"), f"“{text[:40]}…”"
            place = place_of(document, key)
            return None, (diagnose("value-wrong", place, key=key, expected=expected, found=found),)
    names = {"category": ids.categories[0] if ids.categories else None, "slug": slug, "id": id}
    return Writing(
        dated=one,
        id=id,
        url=addresses.article_url(where.pattern, where.root, names, one.date),
        authors=ids.authors,
        categories=ids.categories,
        tags=ids.tags,
        series=ids.series,
    ), ()


def distinct(writings: Iterable[Writing]) -> tuple[tuple[Writing, ...], tuple[Diagnostic, ...]]:
    """The articles whose id no earlier one has, and what is wrong in the others: they could not be told apart."""
    every = tuple(writings)
    if len({one.id for one in every}) == len(every):
        return every, ()
    found: dict[str, Writing] = {}
    problems: list[Diagnostic] = []
    for one in every:
        first = found.setdefault(one.id, one)
        document, other = one.dated.document, first.dated.document.path
        if one.url == first.url and one is not first:
            problems.append(diagnose("url-twice", Location(document.path, 1, 1), url=one.url, other=other))
        elif one is not first:
            expected = N_("a name that no other article has")
            place = document.at("id")
            problems.append(diagnose("value-wrong", place, key="id", expected=expected, found=f"“{one.id}”"))
    return tuple(found.values()), tuple(problems)


def _ids(names: tuple[str, ...], known: Names) -> tuple[str, ...]:
    if not names:
        return ()
    return tuple(dict.fromkeys([known.ids[name] for name in names if name in known.ids]))
