"""Requests for the texts of documents: what each Body and excerpt is made of, and its key."""

from functools import cached_property
from typing import Final
from urllib.parse import urlsplit

import msgspec

from magsite.cache.digest import Digest, key, of_value
from magsite.content.body import BodyRequest, ExcerptRequest, Manner, MarkdownOptions, body_request
from magsite.content.document import BodySource, Document
from magsite.content.links import Resolutions
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.language.catalogues import is_spoken, language_of
from magsite.language.typography.options import ALL, RULES, Options, without
from magsite.magazine.article import Picture
from magsite.magazine.resolve import Resolved, resolve, resolve_target
from magsite.magazine.whereabouts import Sources

_CODES: Final = {"forbidden": "link-forbidden", "unpublished": "link-unpublished"}


def reread(request: BodyRequest, document: Document, code: Digest) -> BodyRequest:
    """The request for a text that was edited since, while everything that it was made of stayed as it was."""
    made_with = of_value((code, request.options, request.typography))
    return body_request(
        _body_key(made_with, document.source, request.resolutions),
        document.source,
        request.options,
        request.resolutions,
        document.targets,
        request.typography,
    )


class Pictured(msgspec.Struct, frozen=True):
    """What became of the picture of a header."""

    picture: Picture | None = None
    files: tuple[tuple[str, str], ...] = ()
    """(URL, source path) of the file to publish beside the page."""
    diagnostics: tuple[Diagnostic, ...] = ()


class Digested(msgspec.Struct, frozen=True):
    """How one text is made: its words in its own language, its typography as its header wants it."""

    manner: Manner
    digest: Digest
    """Of it, and of the code."""


class Making(msgspec.Struct, frozen=True, dict=True):
    """What all texts of a magazine are made with."""

    options: MarkdownOptions
    typography: Options
    code: Digest

    def body(self, document: Document, resolved: Resolved) -> BodyRequest:
        """The request for a document's Body."""
        how, source = self._manner(document), document.source
        made_of = (source.path, source.line, source.digest, resolved.resolutions)
        name = key("convert", how.digest, *made_of)
        targets = document.targets
        manner = how.manner
        return body_request(name, source, manner.options, resolved.resolutions, targets, manner.typography)

    def excerpt(self, document: Document) -> ExcerptRequest | None:
        """The request for a document's excerpt; None where it has no paragraph.

        An excerpt is plain text, so it does not depend on where links lead.
        """
        if document.block is None:
            return None
        how, block = self._manner(document), document.block
        return ExcerptRequest(
            key("excerpt", how.digest, block), block, how.manner.options, (), how.manner.typography
        )

    def _manner(self, document: Document) -> Digested:
        """Most texts say nothing of their own."""
        header = document.article or document.page
        own = (header.lang, header.typography) if header is not None else (None, ())
        found = self._manners.get(own)
        if found is None:
            found = self._manners[own] = self._manner_of(*own)
        return found

    @cached_property
    def _manners(self) -> dict[tuple[str | None, tuple[str, ...]], Digested]:
        return {}

    def _manner_of(self, language: str | None, off: tuple[str, ...]) -> Digested:
        options, typography = self.options, without(self.typography, set(off) & {ALL, *RULES})
        if language is not None:
            typography = msgspec.structs.replace(typography, language=language)
            if is_spoken(language):
                options = msgspec.structs.replace(options, language=language_of(language))
        return Digested(Manner(options, typography), of_value((self.code, options, typography)))


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


class Texts(msgspec.Struct, frozen=True):
    """What is the same for all texts of a magazine."""

    making: Making
    sources: Sources

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
