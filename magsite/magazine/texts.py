"""Requests for the texts of documents: what each Body and excerpt is made of, and its key."""

from functools import cached_property

import msgspec

from magsite.cache.digest import Digest, key, of_value
from magsite.content.body import BodyRequest, ExcerptRequest, MarkdownOptions
from magsite.content.document import Document
from magsite.magazine.resolve import Resolved, Sources, resolve


class Texts(msgspec.Struct, frozen=True, dict=True):
    """What is the same for all texts of a magazine."""

    options: MarkdownOptions
    code: Digest
    sources: Sources

    @cached_property
    def _made_with(self) -> Digest:
        return of_value((self.code, self.options))

    def body(self, document: Document) -> tuple[BodyRequest, tuple[tuple[str, str], ...]]:
        """The request for a document's Body, and the files (URL, source path) to publish beside its page."""
        resolved: Resolved = resolve(document, self.sources)
        source = document.source
        made_of = (source.path, source.line, source.digest, resolved.resolutions)
        request = BodyRequest(
            key("convert", self._made_with, *made_of),
            source,
            self.options,
            resolved.resolutions,
            document.targets,
        )
        return request, resolved.files

    def excerpt(self, document: Document) -> ExcerptRequest | None:
        """The request for a document's excerpt; None where it has no paragraph.

        An excerpt is plain text, so it does not depend on where links lead.
        """
        if document.block is None:
            return None
        return ExcerptRequest(
            key("excerpt", self._made_with, document.block), document.block, self.options, ()
        )
