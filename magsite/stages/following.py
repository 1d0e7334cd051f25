"""The way of a writer's day: a few articles were edited, and what does not show them stays as it is."""

from magsite.cache.companion import Companion
from magsite.cache.store import store_of_process
from magsite.output.publishing import Output, new_staging
from magsite.stages import amending, producing
from magsite.stages.ledger import is_standing
from magsite.stages.releasing import carried_out
from magsite.stages.request import Attempt, Observer, Request, failed
from magsite.stages.sources import CACHE_FOLDER, Sources
from magsite.stages.timing import MAKE, note_time


def followed(
    request: Request, sources: Sources, output: Output, observer: Observer, companion: Companion
) -> Attempt:
    """What came of it; it leads nowhere where an edit reaches further, or something is wrong.

    The output is taken to be as it was left.
    """
    store, watch = store_of_process(str(request.site / CACHE_FOLDER)), observer.watch
    with watch("amend"):
        former = amending.recalled(request, sources, output, store, companion)
        if former is None:
            return Attempt()
        if is_standing(former.ledger, sources.snapshot.marks, sources.theme_prefixes):
            return Attempt(former=former.ledger)
        work = amending.amended(request, sources, output, former, companion)
    if work is None or failed(work.report.diagnostics, request, work.report.checks):
        return Attempt()
    if request.dry_run:
        return Attempt(work.report)
    with new_staging(output) as staging:
        workshop = producing.workshop(request, sources, work.new.spec, work.edition.site, staging)
        with watch(MAKE):
            made = producing.produce(
                request, workshop, work.todo, work.texts, store, observer.progress, companion
            )
        with watch("verify"):
            work = amending.verified(work, made, store)
        if failed(work.report.diagnostics, request, work.report.checks):
            return Attempt(None, made.converted)
        finished = amending.finished(work, made, sources, output)
        report = carried_out(request, finished, output, staging, observer)
    amending.remember(work, request, sources, output.mark, store)
    zone = sources.config.magazine.timezone
    note_time(request, zone, len(report.made), watch.spent(), made.spent)
    return Attempt(report)
