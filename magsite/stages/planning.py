"""plan, beside the output as it stands: which files there must be, and which of them must be made."""

from magsite.magazine.basis import Assembly
from magsite.output.folder import taken
from magsite.output.publishing import Output, intact
from magsite.pages.plan import plan
from magsite.stages import editing
from magsite.stages.documents import Documents
from magsite.stages.due import due
from magsite.stages.keeping import Held
from magsite.stages.request import Request
from magsite.stages.sources import Sources
from magsite.stages.theming import Theming
from magsite.stages.work import Work


def work(
    request: Request,
    sources: Sources,
    documents: Documents,
    assembly: Assembly,
    theme: Theming,
    output: Output,
    held: Held,
) -> Work:
    """The Work of an edition: all that is planned, what of it must be made, and what is wrong so far."""
    edition = editing.edition(assembly.magazine, theme.facts)
    planned = plan(edition, theme.targets)
    manifest = output.manifest
    there = intact(output.folder, manifest) if manifest else frozenset()
    todo = due(planned.targets, manifest, there, request.code)
    blocked = taken(output.folder, (one.path for one in planned.targets), manifest)
    report = editing.report(
        sources, assembly.magazine, len(planned.targets), documents.parsed, todo, held.paths
    )
    said = (*theme.diagnostics, *planned.diagnostics)
    return Work(
        sources=sources,
        keys=documents.keys,
        read=documents.diagnostics,
        assembly=assembly,
        theme=theme,
        edition=edition,
        planned=said,
        targets=planned.targets,
        todo=todo,
        there=there,
        held=held,
        report=report.saying((*assembly.diagnostics, *said, *blocked, *held.diagnostics)),
    )
