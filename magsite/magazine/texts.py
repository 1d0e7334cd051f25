"""Requests for the texts of documents: what each Body and excerpt is made of, and its key."""

from functools import cached_property
from typing import Final
from urllib.parse import urlsplit

import msgspec

from magsite.cache.digest import Digest, key, of_value
from magsite.content.body import BodyRequest, ExcerptRequest, MarkdownOptions
from magsite.content.document import BodySource, Document
from magsite.content.links import Resolutions
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.magazine.model import Picture
from magsite.magazine.resolve import Resolved, resolve, resolve_target
from magsite.magazine.whereabouts import Sources

_CODES: Final = {"forbidden": "link-forbidden", "unpublished": "link-unpublished"}


def reread(request: BodyRequest, document: Document, code: Digest) -> BodyRequest:
    """The request for a text that was edited since, while everything that it was made of stayed as it was."""
    made_with = of_value((code, request.options))
    return msgspec.structs.replace(
        request,
        key=_body_key(made_with, document.source, request.resolutions),
        source=document.source,
        targets=document.targets,
    )


class Pictured(msgspec.Struct, frozen=True):
    """What became of the picture of a header."""

    picture: Picture | None = None
    files: tuple[tuple[str, str], ...] = ()
    """(URL, source path) of the file to publish beside the page."""
    diagnostics: tuple[Diagnostic, ...] = ()


class Making(msgspec.Struct, frozen=True, dict=True):
    """What all texts of a magazine are made with."""

    options: MarkdownOptions
    code: Digest

    @cached_property
    def _digest(self) -> Digest:
        return of_value((self.code, self.options))

    def body(self, document: Document, resolved: Resolved) -> BodyRequest:
        """The request for a document's Body."""
        source = document.source
        made_of = (source.path, source.line, source.digest, resolved.resolutions)
        name = key("convert", self._digest, *made_of)
        return BodyRequest(name, source, self.options, resolved.resolutions, document.targets)

    def excerpt(self, document: Document) -> ExcerptRequest | None:
        """The request for a document's excerpt; None where it has no paragraph.

        An excerpt is plain text, so it does not depend on where links lead.
        """
        if document.block is None:
            return None
        return ExcerptRequest(key("excerpt", self._digest, document.block), document.block, self.options, ())


class Leads(msgspec.Struct, frozen=True):
    """Where a document leads: its links, and the picture that its header names."""

    resolved: Resolved = Resolved((), ())
    pictured: Pictured = Pictured()

    @property
    def files(self) -> tuple[tuple[str, str], ...]:
        """The files (URL, source path) to publish beside its page."""
        files, picture = self.resolved.files, self.pictured.files
        return tuple(sorted({*files, *picture})) if picture else files


_NOWHERE: Final = Leads()


def leads_of(document: Document, sources: Sources) -> Leads:
    """Where an article or a page leads: only what names a place of the site depends on other files."""
    header = document.article or document.page
    image, alt = (header.image, header.image_alt) if header is not None else (None, None)
    if not document.targets and image is None:
        return _NOWHERE
    return Leads(resolve(document, sources), pictured(document, image, alt, sources))


def pictured(document: Document, written: str | None, alt: str | None, sources: Sources) -> Pictured:
    """The picture that a header names, the file to publish for it, and what is wrong with it."""
    target = document.picture
    if written is None or target is None:
        return Pictured(Picture(written, alt or "") if written is not None else None)
    resolution, file = resolve_target(target.text, document.path, sources)
    near = resolution.near or sources.near(target.text.lstrip("/"))
    if resolution.kind == "missing" and not target.text.startswith("."):
        # Some write a path from the site's root without the slash before it.
        resolution, file = resolve_target("/" + target.text, document.path, sources)
    place = Location(document.path, target.line, target.column)
    if resolution.kind == "file":
        files = ((urlsplit(resolution.url).path, file),) if file else ()
        spelled = diagnose("link-spelled", place, target=target.text, path=resolution.near)
        return Pictured(Picture(resolution.url, alt or ""), files, (spelled,) if resolution.near else ())
    code = _CODES.get(resolution.kind, "link-missing")
    words = {"near": near} if code == "link-missing" else {}
    return Pictured(None, (), (diagnose(code, place, target=target.text, **words),))


class Texts(msgspec.Struct, frozen=True, dict=True):
    """What is the same for all texts of a magazine."""

    options: MarkdownOptions
    code: Digest
    sources: Sources

    @cached_property
    def making(self) -> Making:
        """What they are made with."""
        return Making(self.options, self.code)

    def body(self, document: Document) -> tuple[BodyRequest, tuple[tuple[str, str], ...]]:
        """The request for a document's Body, and the files (URL, source path) to publish beside its page."""
        resolved = resolve(document, self.sources)
        return self.making.body(document, resolved), resolved.files

    def picture(self, document: Document, written: str | None, alt: str | None) -> Pictured:
        """The picture that a header names, the file to publish for it, and what is wrong with it."""
        return pictured(document, written, alt, self.sources)

    def excerpt(self, document: Document) -> ExcerptRequest | None:
        """The request for a document's excerpt; None where it has no paragraph."""
        return self.making.excerpt(document)


def _body_key(made_with: Digest, source: BodySource, resolutions: Resolutions) -> Digest:
    return key("convert", made_with, source.path, source.line, source.digest, resolutions)
