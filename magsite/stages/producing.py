"""convert, view, render: the files that must be made, in slices over processes where that pays, into staging."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import msgspec

from magsite.cache import codec
from magsite.cache.companion import Companion
from magsite.cache.digest import Digest
from magsite.cache.store import Store
from magsite.content.body import BodyRecord, BodyRequest
from magsite.diagnostics.model import Diagnostic
from magsite.orders import Library, Press, Workshop, record_key
from magsite.output.entry import Entry
from magsite.output.listing import Listing, listing, revised
from magsite.output.manifest import Manifest
from magsite.pages.edition import Edition
from magsite.pages.parts import Site
from magsite.pages.target import Target
from magsite.stages.due import Due
from magsite.stages.gathering import Gathering, Production
from magsite.stages.request import Progress, Request
from magsite.stages.sources import CACHE_FOLDER, Sources
from magsite.stages.working import converted, made
from magsite.theme.layers import CompiledFolder, EnvironmentSpec


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
    found = {names[name]: codec.decode(data, BodyRecord) for name, data in store.get_each(names)}
    return {key: record for key, record in found.items() if record is not None}


def names(edition: Edition) -> Iterator[Digest]:
    """Everything of the edition's texts that the store remembers."""
    for text in edition.texts:
        yield text.key
        yield record_key(text.key)
    yield from (excerpt.key for excerpt in edition.excerpts)


def standing(manifest: Manifest | None, intact: frozenset[str]) -> Listing:
    """What the output had, but for files that were only kept and are gone: nothing makes those again."""
    if manifest is None:
        return listing(())
    return revised(manifest.listing, manifest.listing.kept - intact, {})


def produce(
    request: Request,
    workshop: Workshop,
    todo: Sequence[Due],
    texts: Sequence[BodyRequest],
    store: Store,
    progress: Progress,
    crew: Sequence[Companion] = (),
) -> Production:
    """Make the files that are due, and see to it that every text has its record. Raises OSError, WorkerLost.

    `crew` are companions that have loaded what makes them.
    """
    replaced: list[Diagnostic] = []
    found = _gathering(todo, texts, store)
    targets, new = [one.target for one in todo], found.left()
    with closing(made(request, workshop, targets, new, progress, replaced, crew)) as outcomes:
        for outcome in outcomes:
            found.add(outcome)
    _convert_rest(request, workshop.press.library, found, progress, replaced)
    return found.production(replaced)


def settle_texts(
    request: Request, library: Library, texts: Sequence[BodyRequest], store: Store, progress: Progress
) -> Production:
    """Convert the texts of which nothing is remembered, before any page is made. Raises WorkerLost."""
    replaced: list[Diagnostic] = []
    found = _gathering((), texts, store)
    _convert_rest(request, library, found, progress, replaced)
    return found.production(replaced)


def entries(
    targets: Iterable[Target], before: Mapping[str, Entry], made: Mapping[str, Entry]
) -> tuple[Entry, ...]:
    """The manifest's entry of each Target: a new one where it was made, the old one elsewhere.

    A source may have moved although its page stayed as it was.
    """
    return tuple(
        made.get(one.path) or msgspec.structs.replace(before[one.path], source=one.source) for one in targets
    )


def _gathering(todo: Iterable[Due], texts: Sequence[BodyRequest], store: Store) -> Gathering:
    known = records(texts, store)
    return Gathering(todo, known, (text for text in texts if text.key not in known))


def _convert_rest(
    request: Request,
    library: Library,
    found: Gathering,
    progress: Progress,
    replaced: list[Diagnostic],
) -> None:
    """Convert the texts that no page was made for."""
    with closing(converted(request, library, found.left(), progress, replaced)) as outcomes:
        for outcome in outcomes:
            found.add(outcome)
