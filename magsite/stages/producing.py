"""convert, view, render: the files that must be made, in two waves over an executor, into staging."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from magsite.cache import codec
from magsite.cache.digest import Digest
from magsite.cache.executors import open_interruptible, ordered_map, sliced, worker_count
from magsite.cache.store import Store
from magsite.content.body import BodyRecord, BodyRequest
from magsite.diagnostics.model import Diagnostic
from magsite.making import Job, Library, Outcome, Press, Workshop, convert_texts, make, record_key
from magsite.output.manifest import Entry, Manifest
from magsite.output.staging import Staged
from magsite.pages.edition import Edition
from magsite.pages.parts import Site
from magsite.pages.target import Target
from magsite.stages.request import Made, Progress, Request
from magsite.stages.sources import CACHE_FOLDER, Sources
from magsite.theme.layers import EnvironmentSpec

_SLICE = 50
_FIRST = frozenset({"asset", "file", "article"})
"""Groups of the first wave; lists and feeds then find the articles' texts remembered."""


class Production(msgspec.Struct, frozen=True):
    """What was made."""

    staged: Mapping[str, Staged]
    records: Mapping[Digest, BodyRecord]
    """The record of every text of the magazine, by its request's key."""
    converted: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def workshop(
    request: Request, sources: Sources, spec: EnvironmentSpec, site: Site, staging: Path
) -> Workshop:
    """What all slices share."""
    return Workshop(Press(library(request, sources), spec, site), str(staging))


def library(request: Request, sources: Sources) -> Library:
    """Where the texts are."""
    return Library(str(request.site / CACHE_FOLDER), sources.roots)


def names(edition: Edition) -> Iterator[Digest]:
    """Everything of the edition's texts that the store remembers."""
    for text in edition.texts:
        yield text.key
        yield record_key(text.key)
    yield from (excerpt.key for excerpt in edition.excerpts)


def stale(targets: Sequence[Target], manifest: Manifest | None, intact: frozenset[str]) -> tuple[Target, ...]:
    """The Targets whose file is not there with the same key."""
    keys = {entry.path: entry.key for entry in manifest.entries if not entry.kept} if manifest else {}
    return tuple(one for one in targets if keys.get(one.path) != one.key or one.path not in intact)


def standing(manifest: Manifest | None, intact: frozenset[str]) -> tuple[Entry, ...]:
    """What the output had, but for files that were only kept and are gone: nothing makes those again."""
    entries = manifest.entries if manifest else ()
    return tuple(entry for entry in entries if not entry.kept or entry.path in intact)


def explained(targets: Sequence[Target], manifest: Manifest | None) -> tuple[Made, ...]:
    """For each Target that must be made, the names of the parts that are not what they were."""
    before = {entry.path: dict(entry.parts) for entry in manifest.entries} if manifest else {}
    return tuple(
        Made(one.url, tuple(name for name, digest in one.parts if before[one.path].get(name) != digest))
        if one.path in before
        else Made(one.url)
        for one in targets
    )


def produce(
    request: Request,
    workshop: Workshop,
    targets: Sequence[Target],
    texts: Sequence[BodyRequest],
    store: Store,
    progress: Progress,
) -> Production:
    """Make the targets, and see to it that every text has its record. Raises OSError, WorkerLost."""
    waves = (
        tuple(one for one in targets if one.group in _FIRST),
        tuple(one for one in targets if one.group not in _FIRST),
    )
    outcomes: list[Outcome] = []
    with open_interruptible(worker_count(len(targets), request.cores, request.jobs)) as executor:
        for wave in waves:
            for outcome in ordered_map(executor, partial(make, workshop), _slices(wave)):
                outcomes.append(outcome)
                progress("render", sum(len(one.staged) for one in outcomes), len(targets))
        records = _records(outcomes, texts, store)
        lost = [text for text in texts if text.key not in records]
        outcomes += ordered_map(
            executor, partial(convert_texts, workshop.press.library), sliced(lost, _SLICE)
        )
    return _production(outcomes, records)


def settle_texts(
    request: Request, library: Library, texts: Sequence[BodyRequest], store: Store, progress: Progress
) -> Production:
    """Convert the texts of which nothing is remembered, before any page is made. Raises WorkerLost."""
    records = _records((), texts, store)
    lost = [text for text in texts if text.key not in records]
    outcomes: list[Outcome] = []
    with open_interruptible(worker_count(len(lost), request.cores, request.jobs)) as executor:
        for outcome in ordered_map(executor, partial(convert_texts, library), sliced(lost, _SLICE)):
            outcomes.append(outcome)
            progress("convert", sum(len(one.converted) for one in outcomes), len(lost))
    return _production(outcomes, records)


def entries(
    targets: Sequence[Target], manifest: Manifest | None, staged: Mapping[str, Staged], made: Sequence[Made]
) -> tuple[Entry, ...]:
    """The manifest's entry of each Target: a new one where it was made, the old one elsewhere.

    A source may have moved although its page stayed as it was.
    """
    before = {entry.path: entry for entry in manifest.entries} if manifest else {}
    changed = {one.url: one.changed for one in made}
    return tuple(
        _entry(one, staged[one.path], changed.get(one.url, ()))
        if one.path in staged
        else msgspec.structs.replace(before[one.path], source=one.source)
        for one in targets
    )


def _production(outcomes: Sequence[Outcome], records: Mapping[Digest, BodyRecord]) -> Production:
    return Production(
        {staged.path: staged for outcome in outcomes for staged in outcome.staged},
        {**records, **{key: record for outcome in outcomes for key, record in outcome.records}},
        tuple(dict.fromkeys(path for outcome in outcomes for path in outcome.converted)),
        tuple(problem for outcome in outcomes for problem in outcome.diagnostics),
    )


def _entry(one: Target, staged: Staged, changed: tuple[str, ...]) -> Entry:
    return Entry(
        path=one.path,
        url=one.url,
        key=one.key,
        parts=one.parts,
        size=staged.size,
        mtime_ns=staged.mtime_ns,
        digest=staged.digest,
        group=one.group,
        changed=changed,
        source=one.source,
    )


def _slices(wave: Sequence[Target]) -> Iterator[tuple[Job, ...]]:
    """Recipes are called slice by slice, so that never all Views exist at once."""
    for piece in sliced(wave, _SLICE):
        yield tuple(Job(one.path, one.source, one.recipe()) for one in piece)


def _records(
    outcomes: Sequence[Outcome], texts: Sequence[BodyRequest], store: Store
) -> dict[Digest, BodyRecord]:
    found = {key: record for outcome in outcomes for key, record in outcome.records}
    names = {record_key(text.key): text.key for text in texts if text.key not in found}
    for name, data in store.get_many(names).items():
        record = codec.decode(data, BodyRecord)
        if record is not None:
            found[names[name]] = record
    return found
