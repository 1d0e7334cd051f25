"""The text of an article, converted: what `convert` makes, and what it needs."""

from typing import Any

import msgspec

from magsite.cache.digest import Digest
from magsite.content.document import Block, BodySource
from magsite.content.links import ListedTarget, Resolutions
from magsite.diagnostics.model import Diagnostic
from magsite.language.typography.options import DEFAULT, Options


class MarkdownOptions(msgspec.Struct, frozen=True, array_like=True):
    """`[markdown]` of config.toml: further Python-Markdown extensions with their options; the language of our words.

    The limit of computing time is one of them, since what is refused under one may pass under another.
    """

    extensions: tuple[str, ...] = ()
    options: dict[str, dict[str, Any]] = {}
    language: str = "fr"
    time_limit: float = 5.0
    """Seconds."""


class TocEntry(msgspec.Struct, frozen=True, array_like=True):
    """A heading in the table of contents: `name` is plain text."""

    level: int
    id: str
    name: str


class UsedLink(msgspec.Struct, frozen=True, array_like=True):
    """A link inside the site that the converted text really has: its root-relative URL and its place.

    `url` has the fragment; a bare fragment ("#notes") stands as it is.
    """

    url: str
    line: int
    column: int


class BodyRecord(msgspec.Struct, frozen=True, array_like=True):
    """What verify must know of a Body without its HTML."""

    anchors: tuple[str, ...] = ()
    links: tuple[UsedLink, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


class Body(msgspec.Struct, frozen=True, array_like=True):
    """A converted text."""

    html: str
    toc: tuple[TocEntry, ...] = ()
    has_code: bool = False
    """Whether the sheet of highlighted code is needed."""
    record: BodyRecord = BodyRecord()


class BodyRequest(msgspec.Struct, frozen=True, array_like=True):
    """All that a Body is made of; `key` is the digest of it and of the code."""

    key: Digest
    source: BodySource
    options: MarkdownOptions
    resolutions: Resolutions
    targets: tuple[ListedTarget, ...]
    typography: Options = DEFAULT


class ExcerptRequest(msgspec.Struct, frozen=True, array_like=True):
    """All that an excerpt is made of; `key` is the digest of it and of the code."""

    key: Digest
    block: Block
    options: MarkdownOptions
    resolutions: Resolutions
    typography: Options = DEFAULT
