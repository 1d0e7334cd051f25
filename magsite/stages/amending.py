"""assemble, plan, verify of an edition that is the last one but for a few articles: only these are looked at.

The way of a writer's day: a text, a title, a new article. It gives what the whole way gives, or nothing at all
where an edit reaches further than its article; then everything is worked out.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from magsite.cache.companion import Companion
from magsite.cache.digest import Digest
from magsite.cache.store import Store
from magsite.checks.verify import Published, Verified, verify, verify_again
from magsite.content.body import BodyRecord, BodyRequest
from magsite.content.document import Parsed
from magsite.content.names import is_share_file
from magsite.magazine.article import Article
from magsite.magazine.reindexing import Turnover
from magsite.output.folder import taken
from magsite.output.listing import Listing, listing, revised
from magsite.output.publishing import Output
from magsite.pages.edition import Edition
from magsite.pages.replanning import Replan, Standing, replan
from magsite.stages import editing, producing, recalling
from magsite.stages.due import Due, due
from magsite.stages.editing import Finished
from magsite.stages.gathering import Production
from magsite.stages.ledger import Ledger, Since, differing
from magsite.stages.readying import readied
from magsite.stages.request import Report, Request, moment, without
from magsite.stages.some_articles import (
    parse_keys,
    remember_articles,
)
from magsite.stages.sources import CACHE_FOLDER, Sources
from magsite.stages.stepping import Step, brought_on, step_to

_RENEWED: Final = 16
"""After so many edits the ledger is written again, so that none is worked out for ever."""


class Former(msgspec.Struct, frozen=True):
    """The edition of the last build."""

    ledger: Ledger
    """As that build left it."""
    since: Since
    written: Mapping[str, Digest]
    """The digests of the sources of which the ledger in the store is."""


class Amended(msgspec.Struct, frozen=True):
    """The edition after some edits, planned as far as they reach."""

    since: Since
    """What has become of the edition of the ledger."""
    new: Ledger
    """Of the sources as they stand now; what is wrong in its texts is known once they are converted."""
    verified: Verified
    """What is wrong in the texts of before."""
    turnover: Turnover
    edition: Edition
    replanned: Replan
    todo: tuple[Due, ...]
    """Those of the Targets whose file must be made."""
    standing: Listing
    """The files of before."""
    parsed: Mapping[str, tuple[Digest, Parsed]]
    """The sources that were read anew."""
    report: Report

    @property
    def texts(self) -> tuple[BodyRequest, ...]:
        """Of the articles that are others now."""
        return tuple(one.body for one in self.turnover.come)

    @property
    def is_renewed(self) -> bool:
        """Whether a new ledger is to be written; edits of articles alone can be followed a second time."""
        return len(self.since.marks) >= _RENEWED or any(map(is_share_file, self.since.marks))

    def urls(self) -> Iterator[str]:
        """Everything that links may lead to."""
        files, gone = self.standing, self.replanned.gone
        yield from (url for path, url in zip(files.paths, files.urls, strict=True) if path not in gone)
        # Those that were there have kept their addresses, and are named twice.
        yield from (one.url for one in self.replanned.targets)


def recalled(
    request: Request, sources: Sources, output: Output, store: Store, companion: Companion
) -> Former | None:
    """The edition as the last build left it; None where nothing is known of it that still holds.

    The companion reads what was edited since the ledger was written.
    """
    manifest = output.manifest
    if manifest is None or manifest.listing.is_damaged or not manifest.holds(moment(request.now)):
        return None
    setting, cache = recalling.setting(request, sources), request.site / CACHE_FOLDER
    found = recalling.recall(cache, store, manifest, setting, sources.config)
    if found is None:
        return None
    written, since = found
    companion.call(readied, written.spec, producing.compiled(request), ("article.html",))
    ledger = brought_on(request, sources, companion, written, since)
    return Former(ledger, since, written.marks) if ledger is not None else None


def stepped(request: Request, sources: Sources, former: Former, companion: Companion) -> Step | None:
    """The edition after the edits since the last build; None where all must be worked out.

    The companion reads what was edited.
    """
    marks, name = sources.snapshot.marks, sources.inputs(request)
    if all(map(is_share_file, differing(marks, former.ledger.marks))):
        # Loads what reads tables, which no other edit needs.
        from magsite.stages.recounting import recounted  # noqa: PLC0415 - see above

        return recounted(request, sources, former.ledger, name)
    return step_to(request, sources, companion, former.ledger, marks, name)


def planned(sources: Sources, output: Output, before_that: Former, step: Step) -> Amended | None:
    """What that changes of the output, which is taken to be as it was left; None where all must be worked out."""
    manifest = output.manifest
    assert manifest is not None  # noqa: S101 - see recalled
    former, since = before_that.ledger, before_that.since
    before = editing.edition(former.assembly.magazine, former.facts, former.cards)
    after = editing.edition(step.ledger.assembly.magazine, former.facts, step.ledger.cards)
    standing = revised(manifest.listing, manifest.listing.kept, {})
    replanned = replan(before, after, step.turnover, Standing(standing.paths, standing.urls, standing.groups))
    if replanned is None or any(one.code == "url-twice" for one in former.planned):
        return None
    there = frozenset(standing.paths)
    todo = due(replanned.targets, manifest, there, manifest.program)
    fresh = [one.path for one in replanned.targets if one.path not in there]
    number = len(there) - len(replanned.gone) + len(fresh)
    new = step.ledger
    said = (*sources.diagnostics, *new.read, *new.assembly.diagnostics, *new.planned)
    report = editing.report(sources, new.assembly.magazine, number, tuple(step.parsed), todo)
    paths = differing(new.marks, before_that.written)
    return Amended(
        since=Since(new.name, since.ledger, {path: new.marks.get(path) for path in paths}),
        new=new,
        verified=since.verified,
        turnover=step.turnover,
        edition=after,
        replanned=replanned,
        todo=todo,
        standing=standing,
        parsed=step.parsed,
        report=report.saying((*said, *taken(output.folder, (one.target.path for one in todo), manifest))),
    )


def verified(work: Amended, made: Production, store: Store) -> Amended:
    """The same with what is wrong in what was made."""
    found = _verified(work, made, store)
    report = work.report.saying((*made.diagnostics, *found.diagnostics), converted=made.converted)
    report = msgspec.structs.replace(report, checks=without(report.checks, made.diagnostics))
    since = msgspec.structs.replace(work.since, verified=found)
    new = msgspec.structs.replace(work.new, verified=found)
    return msgspec.structs.replace(work, since=since, new=new, report=report)


def finished(work: Amended, made: Production, sources: Sources, output: Output) -> Finished:
    """What is to be published: the files of before, those that were made again, and the new ones."""
    standing, replanned = work.standing, work.replanned
    renewed = producing.entries(replanned.targets, standing.by_path, made.entries)
    return Finished(
        sources=sources,
        magazine=work.edition.magazine,
        report=work.report,
        old=output.manifest.listing if output.manifest else listing(()),
        new=revised(standing, replanned.gone, {one.path: one for one in renewed}),
        staged=frozenset(made.entries),
        ledger=work.new.name,
    )


def remember(work: Amended, request: Request, sources: Sources, mark: str, store: Store) -> None:
    """Remember what has become of the edition; once in so many edits, remember it as a whole."""
    remember_articles(work.parsed, store)
    if not work.is_renewed:
        recalling.keep_since(store, mark, work.since)
        return
    recalling.keep(
        request.site / CACHE_FOLDER, mark, msgspec.structs.replace(work.new, cards=work.edition.card_digests)
    )
    if all(map(is_share_file, work.since.marks)):
        # Share counts change no text: the output names what it has named before.
        store.empty_log()
        return
    names = {*parse_keys(request, sources), *producing.names(work.edition), recalling.name_of_since(mark)}
    store.settle(mark, names, request.now.date())


def _verified(work: Amended, made: Production, store: Store) -> Verified:
    """What is wrong in the texts now; all are looked at only where others may be concerned."""
    gone, come = work.turnover.gone, work.turnover.come
    records = producing.records((one.body for one in gone), store)
    before, after = _placed(gone, records), _placed(come, made.records)
    again = verify_again(work.verified, before, after, work.urls())
    if again is not None and len(before) == len(gone):
        return again
    known = {**producing.records(work.edition.texts, store), **made.records}
    return verify(work.edition.published(known), work.urls())


def _placed(articles: Iterable[Article], records: Mapping[Digest, BodyRecord]) -> list[Published]:
    """The texts of articles in their places; one that could not be converted has no record, which is said apart."""
    return [
        Published(one.path, one.url, records[one.body.key]) for one in articles if one.body.key in records
    ]
