"""assemble, plan, verify of an edition that is the last one but for a few articles: only these are looked at.

The way of a writer's day: a text, a title, a new article. It gives what the whole way gives, or nothing at all
where an edit reaches further than its article; then everything is worked out.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Final

import msgspec

from magsite.cache.digest import Digest
from magsite.cache.store import Store
from magsite.checks.verify import Published, Verified, verify, verify_again
from magsite.content.body import BodyRecord, BodyRequest
from magsite.content.document import Parsed
from magsite.magazine.amending import amend, links_to_follow
from magsite.magazine.model import Article
from magsite.magazine.reach import Edit
from magsite.magazine.reindexing import Turnover
from magsite.output.folder import taken
from magsite.output.manifest import Entry, Manifest
from magsite.output.publishing import Output
from magsite.pages.edition import Edition
from magsite.pages.replanning import Replan, replan
from magsite.pages.target import Target
from magsite.stages import editing, producing, recalling
from magsite.stages.editing import Finished
from magsite.stages.ledger import Ledger, Since
from magsite.stages.request import Report, Request, moment, without
from magsite.stages.some_articles import parse_keys, read_articles, recall_articles, remember_articles
from magsite.stages.sources import Sources

_MANY: Final = 200
"""Of so many edits each is worked out for itself no more quickly than all together."""

_RENEWED: Final = 16
"""After so many edits the ledger is written again, so that none is worked out for ever."""


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
    todo: tuple[Target, ...]
    """Those of the Targets whose file must be made."""
    standing: Mapping[str, Entry]
    """The files of before by their paths."""
    parsed: Mapping[str, tuple[Digest, Parsed]]
    """The sources that were read anew."""
    report: Report

    @property
    def texts(self) -> tuple[BodyRequest, ...]:
        """Of the articles that are others now."""
        return tuple(one.body for one in self.turnover.come)

    @property
    def is_renewed(self) -> bool:
        """Whether a new ledger is to be written."""
        return len(self.since.marks) >= _RENEWED

    def urls(self) -> Iterator[str]:
        """Everything that links may lead to."""
        yield from (one.url for path, one in self.standing.items() if path not in self.replanned.gone)
        yield from (one.url for one in self.replanned.targets if one.path not in self.standing)


def amended(request: Request, sources: Sources, output: Output, store: Store) -> Amended | None:
    """What the edits since the last build change; None where all must be worked out.

    The output is taken to be as it was left.
    """
    manifest = output.manifest
    if manifest is None or not manifest.holds(moment(request.now)):
        return None
    recalled = recalling.recall(store, manifest, recalling.setting(request, sources), sources.config)
    if recalled is None:
        return None
    written, since = recalled
    former = _former(request, sources, store, written, since)
    if former is None:
        return None
    step = _step(request, sources, store, former, sources.snapshot.marks, sources.inputs(request))
    return _planned(sources, output, former, since, written.marks, step) if step is not None else None


def verified(work: Amended, made: producing.Production, store: Store) -> Amended:
    """The same with what is wrong in what was made."""
    found = _verified(work, made, store)
    report = work.report.saying((*made.diagnostics, *found.diagnostics), converted=made.converted)
    report = msgspec.structs.replace(report, checks=without(report.checks, made.diagnostics))
    since = msgspec.structs.replace(work.since, verified=found)
    new = msgspec.structs.replace(work.new, verified=found)
    return msgspec.structs.replace(work, since=since, new=new, report=report)


def finished(work: Amended, made: producing.Production, sources: Sources, manifest: Manifest) -> Finished:
    """What is to be published: the files of before, those that were made again, and the new ones."""
    renewed = producing.entries(work.replanned.targets, work.standing, made.staged, work.report.made)
    files = {path: one for path, one in work.standing.items() if path not in work.replanned.gone}
    return Finished(
        sources=sources,
        magazine=work.edition.magazine,
        report=work.report,
        old=manifest.entries,
        new=tuple((files | {one.path: one for one in renewed}).values()),
        staged=frozenset(made.staged),
        ledger=work.new.name,
    )


def remember(work: Amended, request: Request, sources: Sources, mark: str, store: Store) -> None:
    """Remember what has become of the edition; once in so many edits, remember it as a whole."""
    remember_articles(work.parsed, store)
    if not work.is_renewed:
        recalling.keep_since(store, mark, work.since)
        return
    recalling.keep(store, mark, work.new)
    names = {*parse_keys(request, sources), *producing.names(work.edition), *recalling.places(mark)}
    store.settle(mark, names, request.now.date())


def _verified(work: Amended, made: producing.Production, store: Store) -> Verified:
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


class _Step(msgspec.Struct, frozen=True):
    """One amendment of an edition."""

    ledger: Ledger
    """After it."""
    turnover: Turnover
    parsed: Mapping[str, tuple[Digest, Parsed]]
    """The sources that were read anew."""


def _former(request: Request, sources: Sources, store: Store, written: Ledger, since: Since) -> Ledger | None:
    """The edition as the last build left it, which a note tells where the ledger is older."""
    if not since.marks:
        return written
    marks = {**written.marks, **since.marks}
    before = {path: digest for path, digest in marks.items() if digest is not None}
    step = _step(request, sources, store, written, before, since.name)
    return step.ledger if step is not None else None


def _step(
    request: Request,
    sources: Sources,
    store: Store,
    former: Ledger,
    marks: Mapping[str, Digest],
    name: Digest,
) -> _Step | None:
    """An edition amended to what sources with these marks say; None where more than articles differ."""
    paths = {path for path, _ in marks.items() ^ former.marks.items()}
    if len(paths) > _MANY:
        return None
    reading = partial(read_articles, request=request, sources=sources, store=store)
    before = recall_articles(
        [(one, former.marks[one]) for one in paths & former.marks.keys()], request, sources, store
    )
    after = reading([(one, marks[one]) for one in paths & marks.keys()])
    if before is None or after is None:
        return None
    edits = tuple(Edit(path, before.get(path), after.documents.get(path)) for path in sorted(paths))
    follow = links_to_follow(former.assembly, edits)
    linking = reading([(one, marks[one]) for one in follow or ()])
    if follow is None or linking is None or linking.documents.keys() != set(follow):
        return None
    edits += tuple(Edit(path, one, one) for path, one in linking.documents.items())
    digests = editing.digests(marks, sources.theme_prefixes)
    amendment = amend(former.assembly, edits, digests, request.now, request.code)
    if amendment is None:
        return None
    read = (*(one for one in former.read if one.location.path not in paths), *after.diagnostics)
    new = msgspec.structs.replace(former, name=name, marks=marks, assembly=amendment.assembly, read=read)
    return _Step(new, amendment.turnover, after.parsed)


def _planned(
    sources: Sources, output: Output, former: Ledger, since: Since, written: Mapping[str, Digest], step: _Step
) -> Amended | None:
    manifest = output.manifest
    assert manifest is not None  # noqa: S101 - see amended
    before = editing.edition(former.assembly.magazine, former.facts)
    after = editing.edition(step.ledger.assembly.magazine, former.facts)
    standing = {one.path: one for one in manifest.entries if not one.kept}
    replanned = replan(before, after, step.turnover, standing.values())
    if replanned is None or any(one.code == "url-twice" for one in former.planned):
        return None
    todo = producing.stale(replanned.targets, manifest, frozenset(standing), manifest.program)
    fresh = [one.path for one in replanned.targets if one.path not in standing]
    files = len(standing) - len(replanned.gone) + len(fresh)
    made = producing.explained(todo, manifest, manifest.program)
    new = step.ledger
    said = (*sources.diagnostics, *new.read, *new.assembly.diagnostics, *new.planned)
    report = editing.report(sources, new.assembly.magazine, files, tuple(step.parsed), made)
    paths = {path for path, _ in new.marks.items() ^ written.items()}
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
        report=report.saying((*said, *taken(output.folder, fresh, manifest))),
    )
