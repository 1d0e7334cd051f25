"""The text of an article, converted: what `convert` makes, and what it needs."""

from functools import cached_property, lru_cache
from typing import Any

import msgspec

from magsite.cache import codec
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


class Manner(msgspec.Struct, frozen=True, array_like=True):
    """How a text is made: most texts of a magazine are made in the same manner."""

    options: MarkdownOptions
    typography: Options = DEFAULT


class BodyInput(msgspec.Struct, frozen=True, array_like=True):
    """What a Body is made of."""

    source: BodySource
    resolutions: Resolutions
    targets: tuple[ListedTarget, ...]


class BodyRequest(msgspec.Struct, frozen=True, array_like=True, dict=True):
    """What a Body is made of, and how; as bytes, since a magazine has ten thousand of them and looks into few.

    `key` is the digest of all that, but for the places of links, and of the code.
    """

    key: Digest
    input: bytes
    """The BodyInput."""
    manner: bytes
    """The Manner."""

    @property
    def source(self) -> BodySource:
        """Where the text stands."""
        return self._input.source

    @property
    def resolutions(self) -> Resolutions:
        """Where its links lead."""
        return self._input.resolutions

    @property
    def targets(self) -> tuple[ListedTarget, ...]:
        """Where its links stand."""
        return self._input.targets

    @property
    def options(self) -> MarkdownOptions:
        """How its Markdown is read."""
        return _manner(self.manner).options

    @property
    def typography(self) -> Options:
        """What typography is to do with it."""
        return _manner(self.manner).typography

    @cached_property
    def _input(self) -> BodyInput:
        return msgspec.msgpack.decode(self.input, type=BodyInput)


def body_request(
    key: Digest,
    source: BodySource,
    options: MarkdownOptions,
    resolutions: Resolutions,
    targets: tuple[ListedTarget, ...],
    typography: Options = DEFAULT,
) -> BodyRequest:
    """The request for a Body that is made of this."""
    made_of = codec.encode(BodyInput(source, resolutions, targets))
    return BodyRequest(key, made_of, codec.encode(Manner(options, typography)))


def moved(request: BodyRequest, source: BodySource) -> BodyRequest:
    """The same request of a text that stands elsewhere by now."""
    made_of = BodyInput(source, request.resolutions, request.targets)
    return msgspec.structs.replace(request, input=codec.encode(made_of))


class ExcerptRequest(msgspec.Struct, frozen=True, array_like=True):
    """All that an excerpt is made of; `key` is the digest of it and of the code."""

    key: Digest
    block: Block
    options: MarkdownOptions
    resolutions: Resolutions
    typography: Options = DEFAULT


@lru_cache(maxsize=32)
def _manner(packed: bytes) -> Manner:
    return msgspec.msgpack.decode(packed, type=Manner)
