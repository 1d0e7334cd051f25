"""What one source file says, before any configuration: the value that `parse` makes.

A Document is remembered under the digest of its file, so everything in it must come from that file alone.
Dates are still text ("2008-09-24", "2008-09-24T14:30:00" or with an offset): the magazine's time zone is
configuration. The body itself is not kept: `BodySource` says where it stands.
"""

from typing import Any, Final, Literal

import msgspec

from magsite.cache.digest import Digest
from magsite.content.links import ListedTarget
from magsite.diagnostics.model import Diagnostic, Location

Kind = Literal["article", "author", "category", "page", "series"]

EMBED: Final = "embed:"
"""What the kind of something embedded begins with, among what is foreign to a text; its host follows."""
LEFT_OUT: Final = "html:"
"""What the kind of HTML begins with that no page shows."""


class BodySource(msgspec.Struct, frozen=True, array_like=True):
    """Where a text in Markdown stands: the part after the header of a source file."""

    path: str
    start: int
    """First character of the body in the decoded text."""
    line: int
    """Line of that character, from 1."""
    digest: Digest
    """Of the body's text alone: whoever reads it later makes sure that it is still the same."""
    text: str | None = None
    """The text itself where it stands inside a data file; then nothing is read from the path."""


class Block(msgspec.Struct, frozen=True, array_like=True):
    """The first paragraph of a body, from which an excerpt can be made without the rest."""

    text: str
    definitions: str = ""
    """The reference definitions that the paragraph uses, as Markdown lines."""


class Correction(msgspec.Struct, frozen=True, array_like=True):
    """One correction of an article, made in the open."""

    text: str
    date: str | None = None
    kind: str | None = None


class Origin(msgspec.Struct, frozen=True, array_like=True):
    """Where an article was published first, or what it is a translation of. At least one of the two is there."""

    name: str | None = None
    url: str | None = None


class ArticleHeader(msgspec.Struct, frozen=True, array_like=True):
    """What an article's front matter says; absent is None or empty."""

    title: str
    date: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    topic: str | None = None
    tags: tuple[str, ...] = ()
    summary: str | None = None
    id: str | None = None
    slug: str | None = None
    draft: bool = False
    aliases: tuple[str, ...] = ()
    question: str | None = None
    shares: tuple[tuple[str, int], ...] = ()
    """(network, count); a bare number is the network "total"."""
    series: str | None = None
    part: int | None = None
    image: str | None = None
    image_alt: str | None = None
    lang: str | None = None
    template: str | None = None
    licence: str | None = None
    expires: str | None = None
    """From this instant on the article is no longer published."""
    unlisted: bool = False
    featured: int | None = None
    """The rank on La Une, from 1; 0 where the header only says yes: after those that have a rank."""
    sponsored: str | None = None
    """The sponsor's name; empty where the header only says yes."""
    ai: str | None = None
    """What was done by a machine; empty where the header only says yes."""
    corrections: tuple[Correction, ...] = ()
    source: Origin | None = None
    canonical: str | None = None
    discussions: tuple[str, ...] = ()
    """URLs."""
    typography: tuple[str, ...] = ()
    """Rules of typography that are switched off; "all" for every one."""
    extra: dict[str, Any] = {}


class AuthorHeader(msgspec.Struct, frozen=True, array_like=True):
    """What an author's front matter says."""

    id: str | None = None
    """Where the file's name does not tell it: several authors stand in one data file."""
    name: str | None = None
    sort_name: str | None = None
    role: str | None = None
    place: str | None = None
    website: str | None = None
    email: str | None = None
    portrait: str | None = None
    links: tuple[tuple[str, str], ...] = ()
    """(name, URL); accounts such as `mastodon` or `github` among them."""
    kind: Literal["person", "organisation"] = "person"
    extra: dict[str, Any] = {}


class CategoryHeader(msgspec.Struct, frozen=True, array_like=True):
    """What a category's front matter says."""

    name: str | None = None
    tagline: str | None = None
    colour: str | None = None
    """`#rrggbb`, as written."""
    order: int | None = None
    editors: tuple[str, ...] = ()
    image: str | None = None
    image_alt: str | None = None
    extra: dict[str, Any] = {}


class SeriesHeader(msgspec.Struct, frozen=True, array_like=True):
    """What the front matter of a series says."""

    title: str | None = None
    parts: tuple[str, ...] = ()
    """Ids of its articles, in their order."""
    extra: dict[str, Any] = {}


class PageHeader(msgspec.Struct, frozen=True, array_like=True):
    """What the front matter of a page outside the flow says."""

    title: str
    summary: str | None = None
    draft: bool = False
    unlisted: bool = False
    aliases: tuple[str, ...] = ()
    image: str | None = None
    image_alt: str | None = None
    lang: str | None = None
    template: str | None = None
    canonical: str | None = None
    typography: tuple[str, ...] = ()
    extra: dict[str, Any] = {}


class Document(msgspec.Struct, frozen=True, array_like=True):
    """One parsed source file. Exactly one of the five headers is there."""

    path: str
    kind: Kind
    source: BodySource
    article: ArticleHeader | None = None
    author: AuthorHeader | None = None
    category: CategoryHeader | None = None
    page: PageHeader | None = None
    series: SeriesHeader | None = None
    block: Block | None = None
    """None where the body has no paragraph."""
    words: int = 0
    """Words of prose, as readers count them."""
    code_words: int = 0
    """Words of fenced code."""
    figures: int = 0
    """Pictures on lines of their own."""
    targets: tuple[ListedTarget, ...] = ()
    key_lines: dict[str, int] = {}
    """Line of each key of the header as the writer spelled it."""
    unknown_keys: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    """The fields of the header that the source sets itself, whatever their values: no default replaces them."""
    picture: ListedTarget | None = None
    """The picture that the header names (`image`, `portrait`), if it is no external one."""
    foreign: tuple[tuple[str, int, int], ...] = ()
    """(kind, line, column) of the first place of each kind of another tool's template syntax, which stays text."""

    def at(self, *keys: str) -> Location:
        """The place of the first of these keys that the header has, or the file's first line."""
        line = next((self.key_lines[key] for key in keys if key in self.key_lines), 1)
        return Location(self.path, line, 1)


class Parsed(msgspec.Struct, frozen=True, array_like=True):
    """The outcome of `parse`: a Document, or None where an error or a missing header or date prevents one."""

    document: Document | None
    diagnostics: tuple[Diagnostic, ...] = ()
