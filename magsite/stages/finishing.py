"""The end of the whole way: what is to be published of an edition that was worked out from its sources."""

import msgspec

from magsite.cache.store import Store
from magsite.checks.verify import Verified
from magsite.output.listing import listing
from magsite.output.manifest import Manifest
from magsite.stages import producing, recalling
from magsite.stages.due import by_path
from magsite.stages.editing import Finished
from magsite.stages.gathering import Production
from magsite.stages.ledger import Ledger
from magsite.stages.request import Report, Request
from magsite.stages.sources import CACHE_FOLDER
from magsite.stages.work import Work


def finished(
    request: Request, work: Work, made: Production, report: Report, manifest: Manifest | None
) -> Finished:
    """What is to be published of this work, once it is made."""
    before = by_path(manifest)
    entries = (*producing.entries(work.targets, before, made.entries), *work.kept())
    return Finished(
        sources=work.sources,
        magazine=work.edition.magazine,
        report=report,
        old=producing.standing(manifest, work.there),
        new=listing(entries),
        staged=frozenset(made.entries),
        # Pages that stay although their sources are in error are in no plan: the next build works out all again.
        ledger="" if work.held.paths else work.sources.inputs(request),
    )


def remember(request: Request, work: Work, dead: Verified, mark: str, store: Store) -> None:
    """Remember the edition, so that the next edit need not assemble it again, and name what the store must keep."""
    ledger = _ledger(request, work, dead)
    if not work.held.paths:
        recalling.keep(request.site / CACHE_FOLDER, mark, ledger)
    names = {*work.keys, *work.theme.keys, *work.held.names, *producing.names(work.edition)}
    names.add(recalling.name_of_since(mark))
    store.settle(mark, names, request.now.date())


def _ledger(request: Request, work: Work, dead: Verified) -> Ledger:
    # Keys of templates are made when they are first asked for; these have all been.
    facts = msgspec.structs.replace(work.theme.facts, template_keys=dict(work.theme.facts.template_keys))
    return Ledger(
        name=work.sources.inputs(request),
        setting=recalling.setting(request, work.sources),
        marks=work.sources.snapshot.marks,
        assembly=work.assembly,
        spec=work.theme.spec,
        facts=facts,
        read=work.read,
        planned=work.planned,
        verified=dead,
        cards=work.edition.card_digests,
    )
