"""An article as a value: what addresses, lists and counts are made of at hand, and what it says packed.

A magazine has ten thousand of them, and an edit looks into few.
"""

from datetime import datetime
from functools import lru_cache
from typing import Any

import msgspec

from magsite.cache import codec
from magsite.content.body import BodyRequest, ExcerptRequest


class Picture(msgspec.Struct, frozen=True):
    """A picture that a header names."""

    url: str
    """Root-relative, or absolute where it stands elsewhere."""
    alt: str = ""


class Correction(msgspec.Struct, frozen=True):
    """One correction of an article."""

    text: str
    date: datetime | None = None
    kind: str | None = None


class ArticleContent(msgspec.Struct, frozen=True, array_like=True):
    """What an article says and shows on its page and its card. It has no times, of which an encoding loses the zone."""

    title: str
    body: BodyRequest
    topic: str | None = None
    summary: str | None = None
    excerpt: ExcerptRequest | None = None
    question: str | None = None
    minutes: int = 1
    picture: Picture | None = None
    lang: str | None = None
    """Where it is not the magazine's language."""
    template: str | None = None
    """The template that stands in the place of the theme's own for articles."""
    template_line: int = 0
    """The line of the header that names it."""
    licence: str | None = None
    sponsored: str | None = None
    """The sponsor's name; empty where it is not told."""
    ai: str | None = None
    """What was done by a machine; empty where it is not told."""
    source: tuple[str, str] | None = None
    """(name, URL) of where it was published first; either may be empty."""
    discussions: tuple[str, ...] = ()
    extra: dict[str, Any] = {}


class Article(msgspec.Struct, frozen=True, array_like=True):
    """A published article."""

    id: str
    path: str
    url: str
    date: datetime
    packed: memoryview
    """The ArticleContent: see `packed_content`."""
    updated: datetime | None = None
    authors: tuple[str, ...] = ()
    """Ids, in order of signature."""
    categories: tuple[str, ...] = ()
    """Ids; the first is the article's magazine."""
    tags: tuple[str, ...] = ()
    shares: int | None = None
    files: tuple[tuple[str, str], ...] = ()
    """(URL, source path) of the files that are published beside the article's page."""
    series: str | None = None
    """The id of its series."""
    part: int | None = None
    """Its number in the series, where its header says one."""
    featured: int | None = None
    """The rank on La Une, from 1; 0: after those that have a rank."""
    corrections: tuple[Correction, ...] = ()
    canonical: str | None = None
    unlisted: bool = False
    """It has its page and stands in no list, feed or sitemap."""

    @property
    def category(self) -> str | None:
        """The id of the article's magazine."""
        return self.categories[0] if self.categories else None

    @property
    def content(self) -> ArticleContent:
        """What it says. Raises msgspec.DecodeError where a disk has damaged that."""
        return _content(self.packed)

    @property
    def title(self) -> str:
        """The title."""
        return self.content.title

    @property
    def body(self) -> BodyRequest:
        """What its text is made of."""
        return self.content.body

    @property
    def summary(self) -> str | None:
        """The summary, where its header has one; there is an excerpt elsewhere."""
        return self.content.summary

    @property
    def excerpt(self) -> ExcerptRequest | None:
        """What its excerpt is made of."""
        return self.content.excerpt

    @property
    def picture(self) -> Picture | None:
        """The picture that its header names."""
        return self.content.picture

    @property
    def lang(self) -> str | None:
        """Its language, where that is not the magazine's."""
        return self.content.lang

    @property
    def template(self) -> str | None:
        """The template that stands in the place of the theme's own for articles."""
        return self.content.template

    @property
    def template_line(self) -> int:
        """The line of the header that names it."""
        return self.content.template_line


def packed_content(content: ArticleContent) -> memoryview:
    """What an Article holds of this."""
    return memoryview(codec.encode(content))


# A page asks for one thing after the other, of the same few articles.
@lru_cache(maxsize=1_024)
def _content(packed: memoryview) -> ArticleContent:
    return msgspec.msgpack.decode(packed, type=ArticleContent)
