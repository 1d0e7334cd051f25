"""convert, view, render: the files that must be made, in slices over processes where that pays, into staging."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from magsite.cache import codec
from magsite.cache.companion import Companion
from magsite.cache.digest import Digest
from magsite.cache.stopwatch import Spent
from magsite.cache.store import Store
from magsite.content.body import BodyRecord, BodyRequest
from magsite.diagnostics.model import Diagnostic
from magsite.orders import Library, Outcome, Press, Workshop, record_key
from magsite.output.manifest import Entry, Manifest, pack
from magsite.output.reasons import PROGRAM, reasons
from magsite.output.staging import Staged
from magsite.pages.edition import Edition
from magsite.pages.parts import Site
from magsite.pages.target import Target
from magsite.stages.request import Made, Progress, Request
from magsite.stages.sources import CACHE_FOLDER, Sources
from magsite.stages.working import converted, made
from magsite.theme.layers import CompiledFolder, EnvironmentSpec


class Production(msgspec.Struct, frozen=True):
    """What was made."""

    staged: Mapping[str, Staged]
    records: Mapping[Digest, BodyRecord]
    """The record of every text of the magazine, by its request's key."""
    converted: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    spent: tuple[Spent, ...] = ()
    """The time of the texts and the templates, as the processes spent it."""


def workshop(
    request: Request, sources: Sources, spec: EnvironmentSpec, site: Site, staging: Path
) -> Workshop:
    """What all slices share."""
    return Workshop(press(request, sources, spec, site), str(staging))


def press(request: Request, sources: Sources, spec: EnvironmentSpec, site: Site) -> Press:
    """What all files of one edition are made with."""
    return Press(library(request, sources), spec, site, request.code, compiled(request))


def compiled(request: Request) -> CompiledFolder | None:
    """Where compiled templates lie, if anywhere."""
    return CompiledFolder(str(request.templates), request.code) if request.templates is not None else None


def library(request: Request, sources: Sources) -> Library:
    """Where the texts are."""
    return Library(str(request.site / CACHE_FOLDER), sources.roots, request.clock)


def records(texts: Iterable[BodyRequest], store: Store) -> dict[Digest, BodyRecord]:
    """What is remembered of texts for verify, by the keys of the texts."""
    names = {record_key(text.key): text.key for text in texts}
    found = {names[name]: codec.decode(data, BodyRecord) for name, data in store.get_many(names).items()}
    return {key: record for key, record in found.items() if record is not None}


def names(edition: Edition) -> Iterator[Digest]:
    """Everything of the edition's texts that the store remembers."""
    for text in edition.texts:
        yield text.key
        yield record_key(text.key)
    yield from (excerpt.key for excerpt in edition.excerpts)


def stale(
    targets: Sequence[Target], manifest: Manifest | None, intact: frozenset[str], program: Digest
) -> tuple[Target, ...]:
    """The Targets whose file is not there with the same key, made by this program."""
    if manifest is not None and manifest.program != program:
        return tuple(targets)
    keys = {entry.path: entry.key for entry in manifest.entries if not entry.kept} if manifest else {}
    return tuple(one for one in targets if keys.get(one.path) != one.key or one.path not in intact)


def standing(manifest: Manifest | None, intact: frozenset[str]) -> tuple[Entry, ...]:
    """What the output had, but for files that were only kept and are gone: nothing makes those again."""
    entries = manifest.entries if manifest else ()
    return tuple(entry for entry in entries if not entry.kept or entry.path in intact)


def by_path(manifest: Manifest | None) -> Mapping[str, Entry]:
    """The entries of a manifest by their paths."""
    return {entry.path: entry for entry in manifest.entries} if manifest else {}


def explained(targets: Sequence[Target], manifest: Manifest | None, program: Digest) -> tuple[Made, ...]:
    """For each Target that must be made, the names of the parts that are not what they were."""
    before = by_path(manifest)
    if manifest is not None and manifest.program != program:
        return tuple(Made(one.url, (PROGRAM,) if one.path in before else ()) for one in targets)
    return tuple(Made(one.url, reasons(one.parts, before.get(one.path))) for one in targets)


def produce(
    request: Request,
    workshop: Workshop,
    targets: Sequence[Target],
    texts: Sequence[BodyRequest],
    store: Store,
    progress: Progress,
    companion: Companion,
) -> Production:
    """Make the targets, and see to it that every text has its record. Raises OSError, WorkerLost."""
    replaced: list[Diagnostic] = []
    known = records(texts, store)
    new = [text for text in texts if text.key not in known]
    outcomes = made(request, workshop, targets, new, progress, replaced, companion)
    found = {key for outcome in outcomes for key, _ in outcome.records}
    left = [text for text in new if text.key not in found]
    outcomes += converted(request, workshop.press.library, left, progress, replaced)
    return _production(outcomes, known, replaced)


def settle_texts(
    request: Request, library: Library, texts: Sequence[BodyRequest], store: Store, progress: Progress
) -> Production:
    """Convert the texts of which nothing is remembered, before any page is made. Raises WorkerLost."""
    known = records(texts, store)
    left = [text for text in texts if text.key not in known]
    replaced: list[Diagnostic] = []
    outcomes = converted(request, library, left, progress, replaced)
    return _production(outcomes, known, replaced)


def entries(
    targets: Sequence[Target],
    before: Mapping[str, Entry],
    staged: Mapping[str, Staged],
    made: Sequence[Made],
) -> tuple[Entry, ...]:
    """The manifest's entry of each Target: a new one where it was made, the old one elsewhere.

    A source may have moved although its page stayed as it was.
    """
    changed = {one.url: one.changed for one in made}
    return tuple(
        _entry(one, staged[one.path], changed.get(one.url, ()))
        if one.path in staged
        else msgspec.structs.replace(before[one.path], source=one.source)
        for one in targets
    )


def _production(
    outcomes: Sequence[Outcome], records: Mapping[Digest, BodyRecord], replaced: Sequence[Diagnostic]
) -> Production:
    return Production(
        {staged.path: staged for outcome in outcomes for staged in outcome.staged},
        {**records, **{key: record for outcome in outcomes for key, record in outcome.records}},
        tuple(dict.fromkeys(path for outcome in outcomes for path in outcome.converted)),
        (*(problem for outcome in outcomes for problem in outcome.diagnostics), *replaced[:1]),
        tuple(one for outcome in outcomes for one in outcome.spent),
    )


def _entry(one: Target, staged: Staged, changed: tuple[str, ...]) -> Entry:
    return Entry(
        path=one.path,
        url=one.url,
        key=one.key,
        packed=pack(one.parts),
        size=staged.size,
        mtime_ns=staged.mtime_ns,
        digest=staged.digest,
        group=one.group,
        changed=changed,
        source=one.source,
    )
