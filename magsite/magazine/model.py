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


class Author(msgspec.Struct, frozen=True):
    """Someone who signs articles."""

    id: str
    name: str
    sort_key: tuple[str, str, str]
    url: str
    kind: Literal["person", "organisation"] = "person"
    role: str | None = None
    place: str | None = None
    website: str | None = None
    links: tuple[tuple[str, str], ...] = ()
    bio: BodyRequest | None = None
    bio_text: ExcerptRequest | None = None
    files: tuple[tuple[str, str], ...] = ()
    """(URL, source path) of the files that are published beside the author's page."""


class Category(msgspec.Struct, frozen=True):
    """A magazine of the magazine: a rubrique."""

    id: str
    name: str
    url: str
    tagline: str | None = None
    colour: str | None = None
    colour_path: str = ""
    """The file and line where the colour is set, for what is said of it."""
    colour_line: int = 0
    order: int | None = None
    intro: BodyRequest | None = None
    files: tuple[tuple[str, str], ...] = ()
    """(URL, source path) of the files that are published beside the category's page."""


class Tag(msgspec.Struct, frozen=True):
    """A subject."""

    id: str
    name: str
    sort_key: tuple[str, str, str]
    url: str


class Article(msgspec.Struct, frozen=True):
    """A published article."""

    id: str
    path: str
    url: str
    title: str
    date: datetime
    body: BodyRequest
    updated: datetime | None = None
    topic: str | None = None
    authors: tuple[str, ...] = ()
    """Ids, in order of signature."""
    categories: tuple[str, ...] = ()
    """Ids; the first is the article's magazine."""
    tags: tuple[str, ...] = ()
    summary: str | None = None
    excerpt: ExcerptRequest | None = None
    question: str | None = None
    minutes: int = 1
    shares: int | None = None
    files: tuple[tuple[str, str], ...] = ()
    """(URL, source path) of the files that are published beside the article's page."""
    extra: dict[str, Any] = {}

    @property
    def category(self) -> str | None:
        """The id of the article's magazine."""
        return self.categories[0] if self.categories else None


class Page(msgspec.Struct, frozen=True):
    """A published page outside the flow."""

    path: str
    url: str
    title: str
    body: BodyRequest
    summary: str | None = None
    excerpt: ExcerptRequest | None = None
    files: tuple[tuple[str, str], ...] = ()
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


class Magazine(msgspec.Struct, frozen=True):
    """Everything that can be on a page."""

    title: str
    base_url: str
    """Absolute, with a closing slash."""
    root: str
    """The path of base_url: "/" or "/path/"."""
    config: Config
    articles: tuple[Article, ...]
    """Newest first, then by id."""
    index: Index
    authors: Mapping[str, Author]
    """In the order of their index."""
    categories: Mapping[str, Category]
    """In the order of the menu."""
    tags: Mapping[str, Tag]
    """In the order of their index."""
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
