"""One slice of Targets made: texts converted, Views completed, rendered and staged.

This is the task that a worker runs, in this process or in another: everything it needs comes in, as values,
and everything it found out goes back. The HTML stays behind, in staging and in the store.
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import msgspec

from magsite.cache import codec
from magsite.cache.digest import Digest, of_bytes
from magsite.cache.store import Store, store_of_process
from magsite.content.body import Body, BodyRecord, BodyRequest, ExcerptRequest
from magsite.content.decode import decode
from magsite.content.markdown.convert import convert
from magsite.content.markdown.excerpt import excerpt
from magsite.content.scan import Root, locate
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.output.staging import Staged, stage, stage_copy
from magsite.pages.parts import Site
from magsite.pages.target import Copy, CopyOf, Recipe, Rendering, Text
from magsite.pages.view import view
from magsite.theme.environment import environment
from magsite.theme.layers import EnvironmentSpec
from magsite.theme.rendering import render

T = TypeVar("T")


class Workshop(msgspec.Struct, frozen=True):
    """What is the same for all slices."""

    cache: str
    """Folder of the store."""
    roots: tuple[Root, ...]
    spec: EnvironmentSpec
    site: Site
    staging: str


class Job(msgspec.Struct, frozen=True):
    """One file to make: its path in the output, its name for messages, its recipe."""

    path: str
    name: str
    recipe: Recipe


class Outcome(msgspec.Struct, frozen=True):
    """What making a slice gave."""

    staged: tuple[Staged, ...] = ()
    records: tuple[tuple[Digest, BodyRecord], ...] = ()
    """Of the texts that were converted, by their requests' keys."""
    converted: tuple[str, ...] = ()
    """Paths of the sources whose texts were converted."""
    diagnostics: tuple[Diagnostic, ...] = ()


def make(workshop: Workshop, jobs: Sequence[Job]) -> Outcome:
    """Make these files and stage them; one that cannot be made is a Diagnostic, and the rest goes on.

    Raises OSError where staging cannot be written.
    """
    staged: list[Staged] = []
    problems: list[Diagnostic] = []
    with _desk(workshop) as desk:
        for job in jobs:
            try:
                made = _make(workshop, desk, job)
            except SourceChangedError as error:
                made = diagnose("file-changed", Location(error.path))
            if isinstance(made, Diagnostic):
                problems.append(made)
            else:
                staged.append(made)
    return msgspec.structs.replace(desk.outcome(), staged=tuple(staged), diagnostics=tuple(problems))


def convert_texts(workshop: Workshop, requests: Sequence[BodyRequest]) -> Outcome:
    """Convert texts whose pages stand but of which nothing is remembered any more."""
    problems: list[Diagnostic] = []
    with _desk(workshop) as desk:
        for request in requests:
            try:
                desk.body(request)
            except SourceChangedError as error:
                problems.append(diagnose("file-changed", Location(error.path)))
    return msgspec.structs.replace(desk.outcome(), diagnostics=tuple(problems))


def record_key(body: Digest) -> Digest:
    """Where the record of a Body is remembered: apart from its HTML, since verify wants all records."""
    return f"{body}-record"


class SourceChangedError(Exception):
    """A source is not what it was when it was scanned."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def _make(workshop: Workshop, desk: "_Desk", job: Job) -> Staged | Diagnostic:
    staging = Path(workshop.staging)
    match job.recipe:
        case Rendering(template, recipe):
            page = render(environment(workshop.spec), template, view(recipe, desk), workshop.site, job.name)
            return page if isinstance(page, Diagnostic) else stage(staging, job.path, page)
        case Text(text):
            return stage(staging, job.path, text.encode())
        case Copy(path, digest):
            return _copy(staging, job.path, locate(workshop.roots, path), digest, path)
        case CopyOf(file, digest):
            return _copy(staging, job.path, Path(file), digest, job.name)


def _copy(staging: Path, path: str, source: Path, digest: Digest, name: str) -> Staged | Diagnostic:
    """Stage a copy of a source; `name` is what messages call it."""
    try:
        copied = stage_copy(staging, path, source)
    except OSError as error:
        if str(error.filename) != str(source):
            raise
        raise SourceChangedError(name) from error
    return copied if copied.digest == digest else diagnose("file-changed", Location(name))


@contextmanager
def _desk(workshop: Workshop) -> "Iterator[_Desk]":
    """A desk whose new texts are remembered when its slice is done, in one transaction."""
    store = store_of_process(workshop.cache)
    desk = _Desk(store, workshop.roots)
    yield desk
    store.put_many(desk.new)
    # Commands run without the collector, and Markdown's trees are full of cycles: the young ones go here.
    gc.collect(1)


class _Desk:
    """Where a slice gets its texts: from its own hand, else from the store, else from the converter."""

    def __init__(self, store: Store, roots: tuple[Root, ...]) -> None:
        self._store = store
        self._roots = roots
        self._bodies: dict[Digest, Body] = {}
        self._records: list[tuple[Digest, BodyRecord]] = []
        self._converted: list[str] = []
        self.new: list[tuple[Digest, bytes]] = []

    def body(self, request: BodyRequest) -> Body:
        """The Body of a request. Raises SourceChangedError."""
        found = self._bodies.get(request.key) or _stored(self._store, request.key, Body)
        if found is None:
            found = convert(self._text(request), request)
            self._records.append((request.key, found.record))
            self._converted.append(request.source.path)
            self.new += [
                (request.key, codec.encode(found)),
                (record_key(request.key), codec.encode(found.record)),
            ]
        self._bodies[request.key] = found
        return found

    def excerpt(self, request: ExcerptRequest) -> str:
        """The excerpt of a request."""
        found = _stored(self._store, request.key, str)
        if found is None:
            found = excerpt(request)
            self.new.append((request.key, codec.encode(found)))
        return found

    def outcome(self) -> Outcome:
        """What was converted here."""
        return Outcome(records=tuple(self._records), converted=tuple(self._converted))

    def _text(self, request: BodyRequest) -> str:
        source = request.source
        try:
            data = locate(self._roots, source.path).read_bytes()
        except OSError as error:
            raise SourceChangedError(source.path) from error
        text = decode(data, source.path)
        # The header may have been edited since a Body of the same text was asked for; the text itself decides.
        if isinstance(text, Diagnostic) or of_bytes(text[source.start :].encode()) != source.digest:
            raise SourceChangedError(source.path)
        return text[source.start :]


def _stored(store: Store, key: Digest, kind: type[T]) -> T | None:
    data = store.get(key)
    return codec.decode(data, kind) if data is not None else None
