"""The way of a writer's day: a few articles were edited, and what does not show them stays as it is."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from magsite.cache.companion import Companion, companion
from magsite.cache.store import store_of_process
from magsite.output.publishing import Output, new_staging
from magsite.pages.replanning import are_listed_otherwise
from magsite.stages import amending, producing
from magsite.stages.ledger import is_standing
from magsite.stages.readying import joined
from magsite.stages.releasing import carried_out
from magsite.stages.request import Attempt, Observer, Request, failed
from magsite.stages.sources import CACHE_FOLDER, Sources
from magsite.stages.stepping import Step
from magsite.stages.timing import MAKE, note_time


def followed(
    request: Request, sources: Sources, output: Output, observer: Observer, beside: Companion
) -> Attempt:
    """What came of it; it leads nowhere where an edit reaches further, or something is wrong.

    The output is taken to be as it was left.
    """
    store = store_of_process(str(request.site / CACHE_FOLDER))
    with observer.watch("amend"):
        former = amending.recalled(request, sources, output, store, beside)
        if former is None:
            return Attempt()
        if is_standing(former.ledger, sources.snapshot.marks, sources.theme_prefixes):
            return Attempt(former=former.ledger)
        step = amending.stepped(request, sources, former, beside)
    if step is None:
        return Attempt()
    crew = _crew(request, step, beside)
    with observer.watch("amend"):
        work = amending.planned(sources, output, former, step)
    if work is None or failed(work.report.diagnostics, request, work.report.checks):
        return Attempt()
    attempt = _published(request, sources, output, work, observer, crew)
    if attempt.report is not None:
        observer.hold((former, work))
    return attempt


def _crew(request: Request, step: Step, beside: Companion) -> tuple[Companion, ...]:
    """Who makes the pages that a step asks for: where articles stand elsewhere on lists, these are twenty and more.

    Where so many processes were asked for, others make them.
    """
    crew: tuple[Companion, ...] = (beside,)
    if request.jobs is None and not request.dry_run and are_listed_otherwise(step.turnover):
        crew = joined(beside, step.ledger.spec, producing.compiled(request))
    return tuple(one for one in crew if one.is_there)


def _published(
    request: Request,
    sources: Sources,
    output: Output,
    work: amending.Amended,
    observer: Observer,
    crew: Sequence[Companion],
) -> Attempt:
    """Have the crew make what is due, and put it into its places."""
    if request.dry_run:
        return Attempt(work.report)
    store, watch = store_of_process(str(request.site / CACHE_FOLDER)), observer.watch
    with new_staging(output) as staging:
        workshop = producing.workshop(request, sources, work.new.spec, work.edition.site, staging)
        with watch(MAKE):
            made = producing.produce(request, workshop, work.todo, work.texts, store, observer.progress, crew)
        for one in crew:
            one.dismiss()
        with watch("verify"):
            work = amending.verified(work, made, store)
        if failed(work.report.diagnostics, request, work.report.checks):
            return Attempt(None, made.converted)
        finished = amending.finished(work, made, sources, output)
        with _remembering(work, request, sources, output):
            report = carried_out(request, finished, output, staging, observer)
    zone = sources.config.magazine.timezone
    note_time(request, zone, len(report.made), watch.spent(), made.spent)
    return Attempt(report)


@contextmanager
def _remembering(
    work: amending.Amended, request: Request, sources: Sources, output: Output
) -> Iterator[None]:
    """Have it remembered what has become of the edition; a whole one by another process, while this one publishes it.

    What is remembered of an edition that is not published in the end is of no use: the next build works out everything.
    """
    remember = partial(_remember, work, request, sources, output.mark)
    if work.is_renewed and not request.is_alone:
        with companion(remember):
            yield
    else:
        yield
        remember()


def _remember(work: amending.Amended, request: Request, sources: Sources, mark: str) -> None:
    # Each process has a store of its own.
    amending.remember(work, request, sources, mark, store_of_process(str(request.site / CACHE_FOLDER)))
