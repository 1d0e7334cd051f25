"""The publication as a value: what `assemble` makes of Documents, configuration, share data and the instant.

Every URL is root-relative with the path of the magazine's address as prefix. Every aware time is in the
magazine's time zone.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Literal

import msgspec

from magsite.content.body import BodyRequest, ExcerptRequest
from magsite.content.config import Config
from magsite.language.sorting import Key
from magsite.magazine.article import Article, Picture


class Author(msgspec.Struct, frozen=True):
    """Someone who signs articles."""

    id: str
    name: str
    sort_key: Key
    url: str
    kind: Literal["person", "organisation"] = "person"
    role: str | None = None
    place: str | None = None
    website: str | None = None
    email: str | None = None
    portrait: str | None = None
    """URL of a picture: root-relative, or absolute where it stands elsewhere."""
    links: tuple[tuple[str, str], ...] = ()
    bio: BodyRequest | None = None
    bio_text: ExcerptRequest | None = None
    files: tuple[tuple[str, str], ...] = ()
    """(URL, source path) of the files that are published beside the author's page."""
    extra: dict[str, Any] = {}


class Category(msgspec.Struct, frozen=True):
    """A magazine of the magazine: a rubrique."""

    id: str
    name: str
    url: str
    path: str = ""
    """The source, where it has one."""
    tagline: str | None = None
    colour: str | None = None
    colour_path: str = ""
    """The file and line where the colour is set, for what is said of it."""
    colour_line: int = 0
    order: int | None = None
    editors: tuple[str, ...] = ()
    """Ids of authors."""
    picture: Picture | None = None
    intro: BodyRequest | None = None
    files: tuple[tuple[str, str], ...] = ()
    """(URL, source path) of the files that are published beside the category's page."""
    extra: dict[str, Any] = {}


class Series(msgspec.Struct, frozen=True):
    """A dossier: articles that belong together, in their order."""

    id: str
    title: str
    url: str
    articles: tuple[str, ...] = ()
    """Ids of those that are listed, in the order of reading."""
    intro: BodyRequest | None = None
    intro_text: ExcerptRequest | None = None
    files: tuple[tuple[str, str], ...] = ()
    """(URL, source path) of the files that are published beside the series' page."""
    extra: dict[str, Any] = {}


class Tag(msgspec.Struct, frozen=True):
    """A subject."""

    id: str
    name: str
    sort_key: Key
    url: str


class Page(msgspec.Struct, frozen=True):
    """A published page outside the flow."""

    path: str
    url: str
    title: str
    body: BodyRequest
    summary: str | None = None
    excerpt: ExcerptRequest | None = None
    files: tuple[tuple[str, str], ...] = ()
    picture: Picture | None = None
    lang: str | None = None
    template: str | None = None
    template_line: int = 0
    canonical: str | None = None
    unlisted: bool = False
    extra: dict[str, Any] = {}


class Redirect(msgspec.Struct, frozen=True):
    """An alias: a former address and where it leads now."""

    url: str
    target: str
    title: str
    path: str
    """The source that asks for it."""
    line: int


class StaticFile(msgspec.Struct, frozen=True):
    """A file of `static/`, copied as it is."""

    path: str
    url: str


class Index(msgspec.Struct, frozen=True):
    """The articles from every side, and their counts; absent is absent."""

    by_author: Mapping[str, tuple[Article, ...]]
    by_category: Mapping[str, tuple[Article, ...]]
    by_tag: Mapping[str, tuple[Article, ...]]
    author_shares: Mapping[str, int]
    category_shares: Mapping[str, int]
    most_shared: tuple[Article, ...]
    """Articles with a count, most shared first, then in the order of articles."""
    featured: tuple[Article, ...] = ()
    """Those that the editor puts on La Une: by rank, then in the order of articles."""


class Magazine(msgspec.Struct, frozen=True):
    """Everything that can be on a page."""

    title: str
    base_url: str
    """Absolute, with a closing slash."""
    root: str
    """The path of base_url: "/" or "/path/"."""
    config: Config
    articles: tuple[Article, ...]
    """Those that are listed, newest first, then by id."""
    unlisted: tuple[Article, ...]
    """Those that have a page and stand in no list."""
    index: Index
    authors: Mapping[str, Author]
    """In the order of their index."""
    categories: Mapping[str, Category]
    """In the order of the menu."""
    tags: Mapping[str, Tag]
    """In the order of their index."""
    series: Mapping[str, Series]
    """By the date of their newest article, newest first."""
    pages: tuple[Page, ...]
    redirects: tuple[Redirect, ...]
    static: tuple[StaticFile, ...]
    digests: Mapping[str, str]
    """Source path → digest, of every source."""
    shares_date: date | None
    """The newest date in the share data."""
    valid_from: datetime | None
    """The last instant at which the clock changed the magazine."""
    valid_until: datetime | None
    """The next instant at which it will."""

    @property
    def every_article(self) -> tuple[Article, ...]:
        """Those that are listed, then those that are not."""
        return (*self.articles, *self.unlisted)
