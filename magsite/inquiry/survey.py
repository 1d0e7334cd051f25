"""A survey: the magazine as its sources stand now, planned as a build plans it, beside what stands in the output.

Nothing is written but what the store remembers of the sources.
"""

from collections.abc import Mapping
from functools import cached_property

import msgspec

from magsite.cache.digest import Digest
from magsite.cache.memo import Forgetful
from magsite.cache.store import Store
from magsite.checks.verify import verify
from magsite.content.body import BodyRecord
from magsite.content.defaults import Defaults, folder_defaults
from magsite.content.document import Document
from magsite.content.markdown.extensions import load_error
from magsite.diagnostics.model import Diagnostic, Severity
from magsite.diagnostics.severity import severity_of
from magsite.magazine.article import Article
from magsite.magazine.assemble import assemble
from magsite.magazine.model import Magazine, Page
from magsite.output import manifest as manifests
from magsite.output.entry import Entry
from magsite.output.folder import resolved
from magsite.output.manifest import Manifest
from magsite.output.publishing import Output, intact
from magsite.pages.edition import Edition
from magsite.pages.plan import plan
from magsite.pages.target import Target
from magsite.stages import editing, keeping, producing
from magsite.stages.documents import Documents, read_documents
from magsite.stages.due import by_path
from magsite.stages.keeping import Held
from magsite.stages.request import Progress, Request, in_zone
from magsite.stages.sources import Sources, read_sources
from magsite.stages.theming import Theming, read_theme
from magsite.stages.work import inputs


class Survey(msgspec.Struct, frozen=True, dict=True):
    """What a build would start from at this moment."""

    request: Request
    sources: Sources
    documents: Documents
    theming: Theming
    edition: Edition
    targets: Mapping[str, Target]
    """By their paths in the output."""
    output: Output
    there: frozenset[str]
    """Paths at which the output stands as it was left."""
    held: Held
    diagnostics: tuple[Diagnostic, ...]
    """Everything that is known to be wrong."""

    @property
    def magazine(self) -> Magazine:
        """The magazine at the request's instant."""
        return self.edition.magazine

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """What the last build left, by path."""
        return by_path(self.output.manifest)

    @cached_property
    def read(self) -> Mapping[str, Document]:
        """The documents by their paths, as their files stand."""
        return {one.path: one for one in self.documents.documents}

    @cached_property
    def published(self) -> Mapping[str, Article | Page]:
        """What has a page of its own, by the paths of its sources."""
        return {one.path: one for one in self.edition.sources}

    @cached_property
    def defaults(self) -> Defaults:
        """What folders say for the headers below them."""
        return folder_defaults(self.sources.config.content.defaults)

    @property
    def stopping(self) -> tuple[Diagnostic, ...]:
        """The errors for which a build would publish nothing."""
        return tuple(
            one
            for one in self.diagnostics
            if one.location.path not in self.held.paths and self.severity(one) is Severity.ERROR
        )

    def severity(self, problem: Diagnostic) -> Severity:
        """How grave the magazine holds something to be."""
        return severity_of(problem.code, self.sources.config.checks, strict=self.request.strict)

    def problems(self, path: str) -> tuple[Diagnostic, ...]:
        """What is wrong in one source."""
        found = (one for one in self.diagnostics if one.location.path == path)
        return tuple(one for one in found if self.severity(one) is not Severity.OFF)


def survey(request: Request, store: Store, progress: Progress) -> Survey:
    """The survey of a site and its output. Raises OSError where a folder cannot be used."""
    sources = read_sources(request)
    request = in_zone(request, sources.config.magazine.timezone)
    documents = read_documents(request, sources, store, progress, Forgetful())
    folder = resolved(request.output)
    output = Output(folder, "", manifests.read(folder), fresh=not folder.exists())
    found = _surveyed(request, sources, documents, output, store, Held())
    while keeping.keeps(request, sources.config):
        candidates = documents.own_pages - found.held.paths
        errors = keeping.errors_in(candidates, found.diagnostics, sources.config.checks)
        if not errors:
            break
        held = keeping.hold(found.held, errors, found.edition.texts, output, found.there)
        found = _surveyed(request, sources, documents, output, store, held)
    return found


def _surveyed(
    request: Request, sources: Sources, documents: Documents, output: Output, store: Store, held: Held
) -> Survey:
    assembly = assemble(inputs(request, sources, documents, held), Forgetful())
    theming = read_theme(request, sources, assembly.magazine, store, Forgetful())
    edition = editing.edition(assembly.magazine, theming.facts)
    planned = plan(edition, theming.targets)
    said = {
        *(*sources.diagnostics, *load_error(sources.config.markdown_options), *documents.diagnostics),
        *(*assembly.diagnostics, *theming.diagnostics, *planned.diagnostics, *held.diagnostics),
        *_of_texts(edition, planned.targets, held, producing.records(edition.texts, store)),
    }
    return Survey(
        request=request,
        sources=sources,
        documents=documents,
        theming=theming,
        edition=edition,
        targets={one.path: one for one in planned.targets},
        output=output,
        there=_there(output.manifest, output),
        held=held,
        diagnostics=tuple(sorted(said)),
    )


def _there(manifest: Manifest | None, output: Output) -> frozenset[str]:
    return intact(output.folder, manifest) if manifest else frozenset()


def _of_texts(
    edition: Edition, targets: tuple[Target, ...], held: Held, records: Mapping[Digest, BodyRecord]
) -> tuple[Diagnostic, ...]:
    urls = (*(one.url for one in targets), *held.urls().values())
    return verify(edition.published(records), urls).diagnostics
