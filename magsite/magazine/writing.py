"""Articles and pages on their way from Document to value: dated, published or not, named, addressed."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from magsite.content.config import Config
from magsite.content.document import ArticleHeader, Document, PageHeader
from magsite.content.names import article_id
from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.language.slugs import slugify
from magsite.magazine import addresses, shares
from magsite.magazine.calendar import instant
from magsite.magazine.model import Article, Page, Redirect
from magsite.magazine.registry import Names, Naming
from magsite.magazine.texts import Texts

_WORDS_A_MINUTE = 220


class Dated(msgspec.Struct, frozen=True):
    """An article's document that is no draft, with its instants."""

    document: Document
    header: ArticleHeader
    date: datetime
    updated: datetime | None

    def authors(self) -> tuple[Naming, ...]:
        """The authors that the header names, in order of signature."""
        return _namings(self.header.authors, self.document.at("authors", "author"))

    def categories(self) -> tuple[Naming, ...]:
        """The categories that the header names."""
        return _namings(self.header.categories, self.document.at("categories", "category"))

    def tags(self) -> tuple[Naming, ...]:
        """The tags that the header names."""
        return _namings(self.header.tags, self.document.at("tags"))


class Writing(msgspec.Struct, frozen=True):
    """A published article with its identity and address, before its text."""

    dated: Dated
    id: str
    url: str
    authors: tuple[str, ...]
    categories: tuple[str, ...]


def dated(
    document: Document, header: ArticleHeader, zone: ZoneInfo
) -> tuple[Dated | None, tuple[Diagnostic, ...]]:
    """The document with its dates as instants; None where one of them does not exist."""
    date, wrong = instant(header.date or "", zone, document.at("date"))
    updated, also_wrong = (
        instant(header.updated, zone, document.at("updated")) if header.updated else (None, ())
    )
    problems = (*wrong, *also_wrong)
    failed = any(problem.code == "date-gap" for problem in problems)
    return None if failed else Dated(document, header, date, updated), problems


def writing_of(
    one: Dated, people: Names, rubrics: Names, config: Config, root: str
) -> tuple[Writing | None, tuple[Diagnostic, ...]]:
    """A published article with its id and address; None where no address can be made."""
    document, header = one.document, one.header
    id = article_name(document, config.content.articles)
    slug = addresses.article_slug(document.path, header.slug)
    if not slug:
        text = header.slug if header.slug is not None else document.path
        return None, (diagnose("slug-empty", document.at("slug"), text=text),)
    categories = _ids(header.categories, rubrics)
    names = {"category": categories[0] if categories else None, "slug": slug, "id": id}
    url = addresses.article_url(config, root, names, one.date)
    return Writing(one, id, url, _ids(header.authors, people), categories), ()


def distinct(writings: Iterable[Writing]) -> tuple[tuple[Writing, ...], tuple[Diagnostic, ...]]:
    """The articles whose id no earlier one has, and what is wrong in the others: they could not be told apart."""
    found: dict[str, Writing] = {}
    problems: list[Diagnostic] = []
    for one in writings:
        first = found.setdefault(one.id, one)
        document, other = one.dated.document, first.dated.document.path
        if one.url == first.url and one is not first:
            problems.append(diagnose("url-twice", Location(document.path, 1, 1), url=one.url, other=other))
        elif one is not first:
            expected = N_("a name that no other article has")
            place = document.at("id")
            problems.append(diagnose("value-wrong", place, key="id", expected=expected, found=f"“{one.id}”"))
    return tuple(found.values()), tuple(problems)


def article_of(writing: Writing, texts: Texts, counts: shares.Counts) -> Article:
    """The article as a value."""
    document, header = writing.dated.document, writing.dated.header
    body, files = texts.body(document)
    return Article(
        id=writing.id,
        path=document.path,
        url=writing.url,
        title=header.title,
        date=writing.dated.date,
        updated=writing.dated.updated,
        topic=header.topic,
        authors=writing.authors,
        categories=writing.categories,
        tags=tuple(dict.fromkeys(slug for tag in header.tags if (slug := slugify(tag)))),
        summary=header.summary,
        body=body,
        excerpt=None if header.summary else texts.excerpt(document),
        question=header.question,
        minutes=reading_minutes(document),
        shares=shares.total(header.shares, counts),
        files=files,
        extra=header.extra,
    )


def page_of(document: Document, header: PageHeader, url: str, texts: Texts) -> Page:
    """A page outside the flow as a value."""
    body, files = texts.body(document)
    excerpt = None if header.summary else texts.excerpt(document)
    return Page(document.path, url, header.title, body, header.summary, excerpt, files, header.extra)


def redirects_of(
    document: Document, aliases: Iterable[str], url: str, title: str, root: str
) -> tuple[tuple[Redirect, ...], tuple[Diagnostic, ...]]:
    """The redirects that a header's aliases ask for, and the aliases that are no address."""
    place = document.at("aliases")
    urls = {alias: addresses.alias_url(alias, root) for alias in aliases}
    return (
        tuple(Redirect(old, url, title, place.path, place.line) for old in urls.values() if old is not None),
        tuple(
            diagnose(
                "value-wrong",
                place,
                key="aliases",
                expected=N_("an address inside the magazine"),
                found=alias,
            )
            for alias, old in urls.items()
            if old is None
        ),
    )


def article_name(document: Document, folder: str) -> str:
    """An article's id: what its header says, else its path under the articles' folder."""
    written = document.article.id if document.article is not None else None
    return written or article_id(document.path, folder)


def reading_minutes(document: Document) -> int:
    """The reading time: 220 words a minute, code at half speed, one minute at least."""
    return max(1, -(-(document.words + 2 * document.code_words) // _WORDS_A_MINUTE))


def share_names(writings: Iterable[Writing], redirects: Iterable[Redirect], root: str) -> dict[str, str]:
    """What share data may call an article: its former addresses, its address, its id (each the article's id).

    Addresses are without prefix and with a slash at both ends, though a former one may name a file.
    """
    by_url = {writing.url: writing.id for writing in writings}
    inside = len(root) - 1
    former = {
        redirect.url[inside:].rstrip("/") + "/": by_url[redirect.target]
        for redirect in redirects
        if redirect.target in by_url
    }
    return former | {url[inside:]: id for url, id in by_url.items()} | {id: id for id in by_url.values()}


def _namings(names: Iterable[str], place: Location) -> tuple[Naming, ...]:
    return tuple(Naming(name, place) for name in names)


def _ids(names: Iterable[str], known: Names) -> tuple[str, ...]:
    return tuple(dict.fromkeys(known.ids[name] for name in names if name in known.ids))
