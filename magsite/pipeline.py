"""The whole build in one screen.

    scan → parse → assemble → plan → convert → view, render → verify → publish

Every stage is a function of the values before it. What a stage remembers, and under which key, is its own
affair (`magsite.stages`); what it computes is pure and stands in the room of its name.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from magsite.cache import codec
from magsite.cache.executors import WorkerLost
from magsite.cache.memo import Forgetful
from magsite.cache.store import Store, store_of_process
from magsite.diagnostics.model import Location, diagnose
from magsite.output.folder import refusals, taken
from magsite.output.operations import generation, operations
from magsite.output.publishing import Output, OutputBusy, intact, new_staging, open_output, publish
from magsite.stages.request import Progress, Report, Request, failed, in_zone, moment, without
from magsite.stages.sources import CACHE_FOLDER, Sources, read_sources

if TYPE_CHECKING:
    from magsite.stages.documents import Documents
    from magsite.stages.editing import Work
    from magsite.stages.keeping import Held


def build(request: Request, progress: Progress) -> Report:
    """Have the output be what the sources say at the request's instant, or say why it stays as it was."""
    refused = refusals(request.output, request.site, request.home, adopt=request.adopt)
    if refused:
        return Report(published=False, diagnostics=refused)
    try:
        with open_output(request.output) as output:
            sources = read_sources(request)
            request = in_zone(request, sources.config.magazine.timezone)
            return _given_again(request, sources, output) or _made_anew(request, sources, output, progress)
    except OutputBusy:
        trouble = diagnose("output-busy", Location(""), folder=str(request.output))
    except WorkerLost:
        trouble = diagnose("worker-lost", Location(""))
    except OSError as error:
        reason = ": ".join(str(part) for part in (error.filename, error.strerror or error) if part)
        trouble = diagnose("output-write", Location(""), reason=reason)
    return Report(published=False, diagnostics=(trouble,))


def _given_again(request: Request, sources: Sources, output: Output) -> Report | None:
    """The short cut: where nothing has changed, the last build's report, before any stage is loaded."""
    manifest = output.manifest
    if manifest is None or manifest.inputs != sources.inputs(request):
        return None
    now = moment(request.now)
    if now < manifest.valid_from or (manifest.valid_until is not None and now >= manifest.valid_until):
        return None
    if intact(output.folder, manifest) != {entry.path for entry in manifest.entries}:
        return None
    report = codec.decode(manifest.report, Report)
    if report is None:
        return None
    stopped = request.dry_run or failed(report.diagnostics, request, report.checks, report.held)
    return msgspec.structs.replace(report, published=not stopped)


def _made_anew(request: Request, sources: Sources, output: Output, progress: Progress) -> Report:
    """The stages, one after the other; they are loaded here, since a build without changes needs none."""
    from magsite.content.markdown.extensions import load_error
    from magsite.stages.documents import read_documents

    store = store_of_process(str(request.site / CACHE_FOLDER))
    documents = read_documents(request, sources, store, progress, Forgetful())
    unloaded = load_error(sources.config.markdown_options)
    settled = (*sources.diagnostics, *unloaded)
    said = tuple(sorted((*settled, *documents.diagnostics)))
    checks = without(sources.config.checks, unloaded)
    if failed(settled, request, checks):
        return Report(published=False, diagnostics=said, checks=checks)
    work = _worked_out(request, sources, documents, output, store, progress)
    work = msgspec.structs.replace(work, report=work.report.saying(said))
    if request.dry_run:
        return work.report
    with new_staging(output) as staging:
        return _published(request, work, output, staging, store, progress)


def _worked_out(
    request: Request,
    sources: Sources,
    documents: "Documents",
    output: Output,
    store: Store,
    progress: Progress,
) -> "Work":
    """What is planned; where `[publish]` has the rest go out, again and again without what is in error."""
    from magsite.stages import keeping

    work = _planned(request, sources, documents, output, store, keeping.Held())
    while keeping.keeps(request, sources.config):
        work = work if request.dry_run else _read_through(request, work, store, progress)
        said = (*documents.diagnostics, *work.report.diagnostics)
        errors = keeping.errors_in(documents.own_pages - work.held.paths, said, sources.config.checks)
        if not errors:
            break
        held = keeping.hold(work.held, errors, work.edition.texts, output, work.there)
        converted = work.report.converted
        work = _planned(request, sources, documents, output, store, held)
        work = msgspec.structs.replace(work, report=work.report.saying((), converted=converted))
    return work


def _planned(
    request: Request,
    sources: Sources,
    documents: "Documents",
    output: Output,
    store: Store,
    held: "Held",
) -> "Work":
    """assemble, plan: what the output must hold, and which of its files must be made."""
    from magsite.magazine.assemble import assemble
    from magsite.pages.plan import plan
    from magsite.stages import editing
    from magsite.stages.producing import explained, stale
    from magsite.stages.theming import read_theme

    assembly = assemble(editing.inputs(request, sources, documents, held), Forgetful())
    theme = read_theme(request, sources, assembly.magazine, store, Forgetful())
    edition = editing.edition(assembly.magazine, theme.facts)
    planned = plan(edition, theme.targets)
    there = intact(output.folder, output.manifest) if output.manifest else frozenset()
    todo = stale(planned.targets, output.manifest, there)
    blocked = taken(output.folder, (one.path for one in planned.targets), output.manifest)
    report = editing.report(sources, edition, documents, planned, explained(todo, output.manifest), held)
    said = (*assembly.diagnostics, *theme.diagnostics, *planned.diagnostics, *blocked, *held.diagnostics)
    report = report.saying(said)
    return editing.Work(sources, documents, theme, edition, planned.targets, todo, there, held, report)


def _read_through(request: Request, work: "Work", store: Store, progress: Progress) -> "Work":
    """convert, verify, before any page is made: everything that can be wrong in the texts."""
    from magsite.checks.verify import verify
    from magsite.stages import producing

    library = producing.library(request, work.sources)
    texts = producing.settle_texts(request, library, work.edition.texts, store, progress)
    dead = verify(work.edition.published(texts.records), work.urls())
    report = work.report.saying((*texts.diagnostics, *dead), converted=texts.converted)
    return msgspec.structs.replace(work, report=report)


def _published(
    request: Request, work: "Work", output: Output, staging: Path, store: Store, progress: Progress
) -> Report:
    """convert, view, render, verify, publish: the files of the work are made and put in their places."""
    from magsite.checks.verify import verify
    from magsite.stages import editing, producing

    edition, before = work.edition, output.manifest
    workshop = producing.workshop(request, work.sources, work.theme.spec, edition.site, staging)
    made = producing.produce(request, workshop, work.todo, edition.texts, store, progress)
    dead = verify(edition.published(made.records), work.urls())
    report = work.report.saying((*made.diagnostics, *dead), converted=made.converted)
    report = msgspec.structs.replace(report, checks=without(report.checks, made.diagnostics))
    if failed(report.diagnostics, request, report.checks, report.held):
        return msgspec.structs.replace(report, made=())
    report = msgspec.structs.replace(report, published=True)
    new = (*producing.entries(work.targets, before, made.staged, report.made), *work.kept())
    old = producing.standing(before, work.there)
    holding = generation(old, new)
    changes = operations(old, holding, frozenset(made.staged))
    manifest = editing.manifest(request, work.sources, edition.magazine, output.mark, report, holding)
    publish(output, staging, manifest, changes)
    remembered = {*work.documents.keys, *work.theme.keys, *work.held.names, *producing.names(edition)}
    store.settle(output.mark, remembered, request.now.date())
    return msgspec.structs.replace(report, removed=tuple(one.path for one in changes if one.kind == "delete"))
