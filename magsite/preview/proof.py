"""A proof: the magazine as its sources stand at one moment, planned, with no page made yet."""

from collections.abc import Mapping
from functools import cached_property

import msgspec

from magsite.content.body import BodyRequest
from magsite.content.document import Document
from magsite.diagnostics.model import Diagnostic, Severity
from magsite.diagnostics.severity import severity_of
from magsite.magazine.basis import Assembly
from magsite.magazine.texts import reread
from magsite.orders import Press
from magsite.pages.edition import Edition
from magsite.pages.target import Target
from magsite.preview.showing import Shown
from magsite.stages import producing
from magsite.stages.documents import Documents
from magsite.stages.request import Request
from magsite.stages.sources import Sources
from magsite.stages.theming import Theming
from magsite.theme.layers import TEMPLATES, EnvironmentSpec


class Trouble(msgspec.Struct, frozen=True):
    """The configuration, or what it names, is in error: there is no magazine until it is mended."""

    sources: Sources
    diagnostics: tuple[Diagnostic, ...]


class Proof(msgspec.Struct, frozen=True, dict=True):
    """The magazine at one moment."""

    request: Request
    sources: Sources
    documents: Documents
    read: Mapping[str, Document]
    """Every document by its path; in the place of one that is in error, the last good one."""
    shown: Shown
    theming: Theming
    assembly: Assembly
    edition: Edition
    targets: Mapping[str, Target]
    """By path in the output."""
    planned: tuple[Diagnostic, ...]
    """What is wrong with the plan."""
    amended: int = 0
    """How many proofs ago all files were planned."""
    edited: Mapping[str, Document] = {}
    """By path: documents of which the text alone is newer than the magazine."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that is wrong, but for what making the pages finds out."""
        files = (*self.sources.diagnostics, *self.documents.diagnostics, *self.theming.diagnostics)
        return tuple(sorted({*files, *self.assembly.diagnostics, *self.planned}))

    @cached_property
    def press(self) -> Press:
        """What its pages are made with."""
        return producing.press(self.request, self.sources, self._spec, self.edition.site)

    @property
    def _spec(self) -> EnvironmentSpec:
        """Without the files that no template is made of: those may change, and the templates stay compiled."""
        spec = self.theming.spec
        return msgspec.structs.replace(
            spec, files=tuple(file for file in spec.files if file.name.startswith(TEMPLATES))
        )

    @cached_property
    def urls(self) -> Mapping[str, str]:
        """Source path → root-relative URL of the page that it makes."""
        return {one.source: one.url for one in self.targets.values() if one.group != "file" and one.source}

    def is_article(self, path: str) -> bool:
        """Whether a source is an article, or a page of its own."""
        document = self.read.get(path)
        return document is not None and bool(document.article or document.page)

    def as_edited(self, text: BodyRequest) -> BodyRequest:
        """The request of a text as its source stands now."""
        document = self.edited.get(text.source.path)
        return reread(text, document, self.request.code) if document is not None else text

    def changed_since(self, former: "Proof | None") -> tuple[str, ...]:
        """The paths of the sources that were added, edited or removed since a former proof; none, where there is none."""
        if former is None:
            return ()
        return tuple(sorted(self.sources.snapshot.changed_since(former.sources.snapshot)))


def is_error(diagnostic: Diagnostic, sources: Sources) -> bool:
    """Whether the magazine holds a problem to be an error."""
    return severity_of(diagnostic.code, sources.config.checks, strict=False) is Severity.ERROR
