"""The whole build in one screen.

    scan → parse → assemble → plan → convert → view, render → verify → publish

Every stage is a function of the values before it. What a stage remembers, and under which key, is its own
affair (`magsite.stages`); what it computes is pure and stands in the room of its name.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from magsite.cache import codec
from magsite.cache.aside import aside
from magsite.cache.executors import WorkerLost
from magsite.cache.memo import Forgetful
from magsite.cache.stopwatch import Stopwatch
from magsite.cache.store import Store, store_of_process
from magsite.diagnostics.model import Location, diagnose
from magsite.output.folder import refusals
from magsite.output.publishing import Output, OutputBusy, are_intact, new_staging, open_output
from magsite.stages.request import (
    Attempt,
    Observer,
    Progress,
    Report,
    Request,
    failed,
    in_zone,
    moment,
    without,
)
from magsite.stages.sources import CACHE_FOLDER, Sources, look, remember
from magsite.stages.timing import MAKE, note_time

if TYPE_CHECKING:
    from magsite.stages.draft import Draft
    from magsite.stages.keeping import Held
    from magsite.stages.work import Work


def _let_go(_: object) -> None:
    """Hold nothing."""


def build(request: Request, progress: Progress, hold: Callable[[object], None] = _let_go) -> Report:
    """Have the output be what the sources say at the request's instant, or say why it stays as it was.

    `hold` is given what is large when it has been read: see Observer.
    """
    refused = refusals(request.output, request.site, request.home, adopt=request.adopt)
    if refused:
        return Report(published=False, diagnostics=refused)
    observer = Observer(progress, Stopwatch(request.clock), hold)
    try:
        with open_output(request.output) as output, aside(*_standing(output)) as stands:
            with observer.watch("scan"):
                sources = look(request)
            hold((output, sources))
            request = in_zone(request, sources.config.magazine.timezone)
            again = _given_again(request, sources, output, stands)
            if again is not None:
                remember(request, sources)
                return again
            return _made(request, sources, output, stands, observer)
    except OutputBusy:
        trouble = diagnose("output-busy", Location(""), folder=str(request.output))
    except WorkerLost as lost:
        trouble = diagnose("worker-lost", Location(str(lost)))
    except OSError as error:
        reason = ": ".join(str(part) for part in (error.filename, error.strerror or error) if part)
        trouble = diagnose("output-write", Location(""), reason=reason)
    return Report(published=False, diagnostics=(trouble,))


def _standing(output: Output) -> tuple[Callable[[int, int], bool], int]:
    """The test whether the output stands as it was left, and of how many files; one where there is no manifest, to fail."""
    manifest = output.manifest
    return partial(are_intact, output), len(manifest.listing.paths) if manifest is not None else 1


def _given_again(
    request: Request, sources: Sources, output: Output, stands: Callable[[], bool]
) -> Report | None:
    """The short cut: where nothing has changed, the last build's report, before any stage is loaded."""
    manifest = output.manifest
    if manifest is None or manifest.inputs != sources.inputs(request):
        return None
    if not manifest.holds(moment(request.now)) or not stands():
        return None
    report = codec.decode(manifest.report, Report)
    if report is None:
        return None
    stopped = request.dry_run or failed(report.diagnostics, request, report.checks, report.held)
    return msgspec.structs.replace(report, published=not stopped)


def _made(
    request: Request, sources: Sources, output: Output, stands: Callable[[], bool], observer: Observer
) -> Report:
    """What becomes of the output, by the way of an edit or by that of all stages."""
    try:
        attempt = _amended(request, sources, output, stands, observer)
        return attempt.report or _made_anew(request, sources, output, observer, attempt)
    except msgspec.DecodeError:
        # A text of the last edition is unpacked when it is looked into: a disk has damaged this one.
        return _made_anew(request, sources, output, observer, Attempt())


def _amended(
    request: Request, sources: Sources, output: Output, stands: Callable[[], bool], observer: Observer
) -> Attempt:
    """The way of a writer's day, while a companion loads what will make the pages."""
    if output.manifest is None:
        remember(request, sources)
        return Attempt()
    from magsite.stages.readying import readying

    record = partial(remember, request, sources)
    with readying(request, record) as beside:
        from magsite.stages.following import followed

        return followed(request, sources, output, observer, beside) if stands() else Attempt()


def _made_anew(
    request: Request, sources: Sources, output: Output, observer: Observer, attempt: Attempt
) -> Report:
    """The stages, one after the other; they are loaded here, since a build without changes needs none.

    `attempt` is what came of following an edit: what it found out need not be found out again.
    """
    store = store_of_process(str(request.site / CACHE_FOLDER))
    found = _considered(request, sources, output, store, observer, attempt)
    if isinstance(found, Report):
        return found
    with new_staging(output) as staging:
        return _published(request, found, output, staging, store, observer)


def _considered(
    request: Request, sources: Sources, output: Output, store: Store, observer: Observer, attempt: Attempt
) -> "Work | Report":
    """parse, assemble, plan: what is to be made; a Report where nothing may be.

    What was read is let go of at the end: of all that it says, the pages have what they show.
    """
    from magsite.content.markdown.extensions import load_error
    from magsite.stages.draft import draft_of

    with observer.watch("parse"):
        draft = draft_of(request, sources, store, observer.progress, attempt.former)
    unloaded = load_error(sources.config.markdown_options)
    settled = (*sources.diagnostics, *unloaded)
    said = tuple(sorted((*settled, *draft.documents.diagnostics)))
    checks = without(sources.config.checks, unloaded)
    if failed(settled, request, checks):
        return Report(published=False, diagnostics=said, checks=checks)
    work = _worked_out(request, sources, draft, output, store, observer)
    work = msgspec.structs.replace(work, report=work.report.saying(said, attempt.converted))
    return work.report if request.dry_run else work


def _worked_out(
    request: Request, sources: Sources, draft: "Draft", output: Output, store: Store, observer: Observer
) -> "Work":
    """What is planned; where `[publish]` has the rest go out, again and again without what is in error."""
    from magsite.stages import keeping

    work = _planned(request, sources, draft, output, store, keeping.Held(), observer)
    while keeping.keeps(request, sources.config):
        work = work if request.dry_run else _read_through(request, work, store, observer)
        said = (*draft.documents.diagnostics, *work.report.diagnostics)
        errors = keeping.errors_in(draft.documents.own_pages - work.held.paths, said, sources.config.checks)
        if not errors:
            break
        held = keeping.hold(work.held, errors, work.edition.texts, output, work.there)
        converted, spent = work.report.converted, work.spent
        work = _planned(request, sources, draft, output, store, held, observer)
        report = work.report.saying((), converted=converted)
        work = msgspec.structs.replace(work, report=report, spent=spent)
    return work


def _planned(
    request: Request,
    sources: Sources,
    draft: "Draft",
    output: Output,
    store: Store,
    held: "Held",
    observer: Observer,
) -> "Work":
    """assemble, plan: what the output must hold, and which of its files must be made."""
    from magsite.stages import planning
    from magsite.stages.theming import read_theme

    with observer.watch("assemble"):
        assembly = draft.assemble(held)
    with observer.watch("plan"):
        theme = read_theme(request, sources, assembly.magazine, store, Forgetful())
        return planning.work(request, sources, draft.documents, assembly, theme, output, held)


def _read_through(request: Request, work: "Work", store: Store, observer: Observer) -> "Work":
    """convert, verify, before any page is made: everything that can be wrong in the texts."""
    from magsite.checks.verify import verify
    from magsite.stages import producing

    library = producing.library(request, work.sources)
    with observer.watch(MAKE):
        texts = producing.settle_texts(request, library, work.edition.texts, store, observer.progress)
    with observer.watch("verify"):
        dead = verify(work.edition.published(texts.records), work.urls())
    report = work.report.saying((*texts.diagnostics, *dead.diagnostics), converted=texts.converted)
    return msgspec.structs.replace(work, report=report, spent=(*work.spent, *texts.spent))


def _published(
    request: Request, work: "Work", output: Output, staging: Path, store: Store, observer: Observer
) -> Report:
    """convert, view, render, verify, publish: the files of the work are made and put in their places."""
    from magsite.checks.verify import verify
    from magsite.stages import finishing, producing
    from magsite.stages.releasing import carried_out

    workshop = producing.workshop(request, work.sources, work.theme.spec, work.edition.site, staging)
    with observer.watch(MAKE):
        texts = work.edition.texts
        made = producing.produce(request, workshop, work.todo, texts, store, observer.progress)
    with observer.watch("verify"):
        dead = verify(work.edition.published(made.records), work.urls())
    report = work.report.saying((*made.diagnostics, *dead.diagnostics), converted=made.converted)
    report = msgspec.structs.replace(report, checks=without(report.checks, made.diagnostics))
    if failed(report.diagnostics, request, report.checks, report.held):
        return msgspec.structs.replace(report, made=())
    finished = finishing.finished(request, work, made, report, output.manifest)
    report = carried_out(request, finished, output, staging, observer)
    finishing.remember(request, work, dead, output.mark, store)
    zone, spent = work.sources.config.magazine.timezone, (*work.spent, *made.spent)
    note_time(request, zone, len(report.made), observer.watch.spent(), spent)
    return report
