"""What templates see: one View for each page.

A template sees `page` (its View) and `site` (the Site), and nothing else. In a recipe, the texts of a View may
still be requests for them; `view` puts the texts in their place.
"""

from datetime import date as Date  # noqa: N812 - reads as a type beside the fields called date
from datetime import datetime
from typing import Any

import msgspec

from magsite.content.body import Body, BodyRequest
from magsite.pages.mapping import Mapped
from magsite.pages.parts import (
    AuthorBox,
    AuthorEntry,
    Card,
    CategoryEntry,
    CategoryLink,
    Correction,
    FeedEntry,
    Feeds,
    Link,
    Listings,
    Meta,
    Pagination,
    Picture,
    SeriesEntry,
    SeriesPart,
    SitemapEntry,
    TagEntry,
)
from magsite.pages.prose import Words


class ArticleView(msgspec.Struct, frozen=True):
    """article.html."""

    meta: Meta
    card: Card
    body: Body | BodyRequest
    authors: tuple[AuthorBox, ...]
    categories: tuple[CategoryLink, ...]
    tags: tuple[Link, ...]
    updated: datetime | None
    question: Words | None
    previous: Link | None
    """The next older article of the same magazine."""
    next: Link | None
    """The next newer article of the same magazine."""
    listings: Listings
    summary: Words | None = None
    """What the writer put in `summary`: a standfirst."""
    series: SeriesPart | None = None
    licence: Link | None = None
    """Its words as written, and its text on the web; without URL where it is not a known one."""
    ai: Words | None = None
    """What was done by a machine, empty where it is not told; None where nothing was."""
    corrections: tuple[Correction, ...] = ()
    source: Link | None = None
    """Where the article was published first, else the host in its place; without URL where only the name is told."""
    discussions: tuple[Link, ...] = ()
    """Where the article is discussed: the host of each URL, and the URL."""
    extra: dict[str, Any] = {}


class HomeView(msgspec.Struct, frozen=True):
    """home.html: La Une and its further pages."""

    meta: Meta
    cards: tuple[Card, ...]
    pagination: Pagination
    listings: Listings


class CategoryView(msgspec.Struct, frozen=True):
    """category.html: one magazine, paginated."""

    meta: Meta
    category: CategoryLink
    intro: Body | BodyRequest | None
    editors: tuple[Link, ...]
    picture: Picture | None
    extra: dict[str, Any]
    cards: tuple[Card, ...]
    pagination: Pagination
    feeds: Feeds
    listings: Listings


class AuthorView(msgspec.Struct, frozen=True):
    """author.html: an author's profile and articles, paginated."""

    meta: Meta
    author: AuthorBox
    articles: int | None
    """How many they have; None on a page that lasts, as the shares of `author` are."""
    cards: tuple[Card, ...]
    pagination: Pagination
    listings: Listings
    feed: str
    """URL of the Atom feed of their articles, with summaries."""


class TagView(msgspec.Struct, frozen=True):
    """tag.html: the articles with one tag, paginated."""

    meta: Meta
    tag: Link
    cards: tuple[Card, ...]
    pagination: Pagination
    listings: Listings
    feed: str
    """URL of the Atom feed of these articles, with summaries."""


class SeriesView(msgspec.Struct, frozen=True):
    """series.html: the articles of one series in the order of reading, paginated."""

    meta: Meta
    series: Link
    intro: Body | BodyRequest | None
    cards: tuple[Card, ...]
    first_part: int
    """The number of the first card in the series."""
    pagination: Pagination
    listings: Listings
    feed: str
    """URL of the Atom feed of these articles, with summaries."""
    extra: dict[str, Any] = {}


class AllSeriesView(msgspec.Struct, frozen=True):
    """all_series.html: the index of series, paginated."""

    meta: Meta
    entries: tuple[SeriesEntry, ...]
    pagination: Pagination
    listings: Listings


class AuthorsView(msgspec.Struct, frozen=True):
    """authors.html: the index of authors by letter, paginated."""

    meta: Meta
    groups: tuple[tuple[str, tuple[AuthorEntry, ...]], ...]
    """(letter, authors): É stands under E, digits and signs under #."""
    pagination: Pagination
    listings: Listings


class TagsView(msgspec.Struct, frozen=True):
    """tags.html: the index of tags by letter, paginated."""

    meta: Meta
    groups: tuple[tuple[str, tuple[TagEntry, ...]], ...]
    pagination: Pagination
    listings: Listings


class MostSharedView(msgspec.Struct, frozen=True):
    """most_shared.html: articles by their shares, paginated; authors and magazines on the first page."""

    meta: Meta
    cards: tuple[Card, ...]
    first_rank: int
    authors: tuple[AuthorEntry, ...]
    categories: tuple[CategoryEntry, ...]
    shares_date: Date | None
    pagination: Pagination
    listings: Listings


class PageView(msgspec.Struct, frozen=True):
    """page.html: a page outside the flow."""

    meta: Meta
    title: Words
    body: Body | BodyRequest
    listings: Listings
    picture: Picture | None = None
    extra: dict[str, Any] = {}


class NotFoundView(msgspec.Struct, frozen=True):
    """not_found.html, written to /404.html."""

    meta: Meta
    listings: Listings


class RedirectView(msgspec.Struct, frozen=True):
    """redirect.html: an alias."""

    url: str
    absolute_url: str
    title: Words


class RedirectsView(msgspec.Struct, frozen=True):
    """_redirects: all aliases in the form that several hosts read."""

    redirects: tuple[tuple[str, str], ...]
    """(former root-relative URL, new one)."""


class FeedView(msgspec.Struct, frozen=True):
    """feed.xml (Atom), rss.xml and feed.json of the site or of a magazine; feed.xml of authors, tags and series."""

    title: Words
    description: Words
    language: str
    absolute_url: str
    """Of the feed itself."""
    home_url: str
    """Absolute URL of the list that it follows."""
    updated: datetime | None
    entries: tuple[FeedEntry, ...]


class SitemapView(msgspec.Struct, frozen=True):
    """sitemap.xml."""

    entries: tuple[SitemapEntry, ...] | Mapped


class SitemapIndexView(msgspec.Struct, frozen=True):
    """sitemap.xml where there are more than 50,000 URLs."""

    sitemaps: tuple[str, ...]


class RobotsView(msgspec.Struct, frozen=True):
    """robots.txt."""

    sitemap_url: str
    root: str


View = (
    ArticleView
    | HomeView
    | CategoryView
    | AuthorView
    | TagView
    | SeriesView
    | AllSeriesView
    | AuthorsView
    | TagsView
    | MostSharedView
    | PageView
    | NotFoundView
    | RedirectView
    | RedirectsView
    | FeedView
    | SitemapView
    | SitemapIndexView
    | RobotsView
)
