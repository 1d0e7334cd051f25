"""The parts that Views are made of: what templates see of articles, authors, magazines, and of the site.

URLs are root-relative with the path of the magazine's URL as prefix, unless a name says `absolute`. Texts are
plain text, to be escaped; Words are those that readers read, with their typography in a View. Names of people and
houses stand as they write them, but for the apostrophe. Absent is None (or an empty tuple), never 0.
"""

from datetime import date as Date  # noqa: N812 - reads as a type beside the fields called date
from datetime import datetime
from typing import Any, Literal

import msgspec

from magsite.content.body import Body, BodyRequest, ExcerptRequest
from magsite.pages.json_ld import Graph
from magsite.pages.prose import Words


class Link(msgspec.Struct, frozen=True):
    """A name and where it leads. `url` may be external in menus, profiles and what an article says of itself."""

    name: Words
    url: str


class Picture(msgspec.Struct, frozen=True):
    """A picture that a header names. `url` is absolute where the picture stands elsewhere."""

    url: str
    alt: Words = ""


class Correction(msgspec.Struct, frozen=True):
    """One correction of an article, made in the open."""

    text: Words
    date: datetime | None = None
    kind: Words | None = None


class SeriesPart(msgspec.Struct, frozen=True):
    """The place of an article in its series."""

    link: Link
    """The series."""
    number: int
    total: int
    parts: tuple[Link, ...]
    """All of its articles, in the order of reading."""
    previous: Link | None = None
    next: Link | None = None


class SeriesEntry(msgspec.Struct, frozen=True):
    """A series in the index of series."""

    title: Words
    url: str
    articles: int
    summary: Words | ExcerptRequest = ""


class CategoryLink(msgspec.Struct, frozen=True):
    """A magazine (rubrique). `accent` is the value of `data-accent`, which the generated sheet colours."""

    id: str
    name: Words
    url: str
    accent: str
    tagline: Words | None = None


class Card(msgspec.Struct, frozen=True):
    """An article as lists show it. In a recipe `summary` may still be an ExcerptRequest."""

    id: str
    url: str
    title: Words
    date: datetime
    topic: Words | None = None
    authors: tuple[Link, ...] = ()
    category: CategoryLink | None = None
    summary: Words | ExcerptRequest = ""
    minutes: int = 1
    """Reading time."""
    shares: int | None = None
    picture: Picture | None = None
    lang: str | None = None
    """Where it is not the magazine's language."""
    sponsored: str | None = None
    """The sponsor's name, empty where it is not told; None where the article is not sponsored."""


class AuthorBox(msgspec.Struct, frozen=True):
    """An author under an article and at the head of their own page. In a recipe `bio` is a request."""

    id: str
    name: Words
    url: str
    kind: Literal["person", "organisation"] = "person"
    role: Words | None = None
    place: Words | None = None
    website: str | None = None
    email: str | None = None
    portrait: str | None = None
    links: tuple[Link, ...] = ()
    initials: str = ""
    bio: Body | BodyRequest | None = None
    """None where the author has written nothing; the template then says so."""
    shares: int | None = None
    """Total over the author's articles; under an article a round number, so that few nights change it."""
    more: bool = False
    """Whether the total is more than `shares` says."""
    extra: dict[str, Any] = {}


class AuthorEntry(msgspec.Struct, frozen=True):
    """An author in an index or a ranking."""

    name: Words
    url: str
    initials: str
    articles: int
    role: Words | None = None
    shares: int | None = None
    portrait: str | None = None


class CategoryEntry(msgspec.Struct, frozen=True):
    """A magazine in a ranking."""

    link: CategoryLink
    articles: int
    shares: int | None = None


class TagEntry(msgspec.Struct, frozen=True):
    """A tag in the index."""

    name: Words
    url: str
    articles: int


class Strip(msgspec.Struct, frozen=True):
    """The newest articles of one magazine."""

    category: CategoryLink
    cards: tuple[Card, ...]


class Listings(msgspec.Struct, frozen=True):
    """What a theme asks for on a kind of page in theme.toml, `[views.KIND]`; empty otherwise.

    `latest = 8`, `most_shared = 6`, `authors = 6` (those who signed the newest articles), `strips = 4`
    (that many articles of each magazine), `featured = 4` (those that the editor puts forward).
    """

    latest: tuple[Card, ...] = ()
    most_shared: tuple[Card, ...] = ()
    authors: tuple[AuthorEntry, ...] = ()
    strips: tuple[Strip, ...] = ()
    featured: tuple[Card, ...] = ()
    shares_date: Date | None = None
    """The newest date in the share data."""


class Feeds(msgspec.Struct, frozen=True):
    """The three feeds of the site or of a magazine."""

    title: Words
    atom: str
    rss: str
    json: str


class Site(msgspec.Struct, frozen=True):
    """What every page shows of the publication. No counts: a count here would be on every page."""

    title: Words
    tagline: Words | None
    description: Words | None
    language: str
    url: str
    """Absolute URL of La Une, with a closing slash."""
    root: str
    """Root-relative URL of La Une: "/" or "/path/"."""
    authors_url: str
    tags_url: str | None
    """None where no article has a tag."""
    series_url: str | None
    """None where the magazine has no series."""
    most_shared_url: str | None
    """None where no article has a count."""
    categories: tuple[CategoryLink, ...]
    header_menu: tuple[Link, ...]
    footer_menu: tuple[Link, ...]
    navigation: tuple[str, ...]
    """Where `header_menu` and `categories` lead: each page asks whether it is one of these."""
    feeds: Feeds
    picture: str | None
    """Absolute URL of the picture that stands for a page elsewhere, 1200 by 630; None where the theme has none."""
    settings: dict[str, Any]
    """`[theme.settings]` over the theme's own defaults."""


class Meta(msgspec.Struct, frozen=True):
    """The head of a page."""

    title: Words
    """The whole <title>."""
    url: str
    """Root-relative URL of the page."""
    absolute_url: str
    kind: Literal["website", "article", "profile"] = "website"
    description: Words | ExcerptRequest = ""
    json_ld: str | Graph = ""
    """JSON-LD, safe inside a script element; empty where there is none."""
    index: bool = True
    """False: <meta name="robots" content="noindex">."""
    canonical: str | None = None
    """The absolute URL of the original, where the page is not the original itself."""
    picture: Picture | None = None
    """What stands for the page elsewhere, with an absolute URL; None: the site's own picture."""
    lang: str | None = None
    """The language of the page's text, where it is not the magazine's."""


class Pagination(msgspec.Struct, frozen=True):
    """Where a page stands in its list. `previous` leads to newer articles, `next` to older ones."""

    first: bool
    """Whether it is the page at the list's own address."""
    number: int | None
    """As its address has it; the first page is number 1, or has none in a list that is counted from the oldest."""
    total: int | None
    """None in a list that is counted from the oldest: there it would change every page."""
    previous: str | None
    next: str | None


class FeedEntry(msgspec.Struct, frozen=True):
    """An article in a feed. In a view `html` has absolute URLs only."""

    card: Card
    absolute_url: str
    updated: datetime
    author_names: tuple[Words, ...]
    category_names: tuple[Words, ...]
    html: str | BodyRequest = ""


class SitemapEntry(msgspec.Struct, frozen=True):
    """A URL of the sitemap: absolute; `changed` is a date in ISO form or None."""

    absolute_url: str
    changed: str | None = None
