"""One slice of Targets made: texts converted, Views completed, rendered and staged.

This is the task that a worker runs, in this process or in another: everything it needs comes in, as values,
and everything it found out goes back. The HTML stays behind, in staging and in the store.
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from magsite.cache import codec
from magsite.cache.digest import Digest, of_bytes
from magsite.cache.stopwatch import Clock, Stopwatch
from magsite.cache.store import Store, store_of_process
from magsite.content.body import Body, BodyRecord, BodyRequest, ExcerptRequest, MarkdownOptions, body_request
from magsite.content.decode import decode
from magsite.content.document import BodySource
from magsite.content.scan import locate
from magsite.content.walk import Root
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.orders import Job, Library, Outcome, Press, Workshop, record_key
from magsite.output.staging import Staged, stage, stage_copy
from magsite.pages.target import Copy, CopyOf, Rendering, Text
from magsite.pages.view import Known, view
from magsite.pages.view import Library as Texts
from magsite.theme.environment import environment
from magsite.theme.layers import CompiledFolder, EnvironmentSpec
from magsite.theme.rendering import render
from magsite.theme.shelf import KeptFragments

T = TypeVar("T")

_MANY: Final = 16
"""So many new values, of which each text makes two, are worth being collected after."""

_WORTH_LOADING: Final = 16
"""So many texts are worth loading the converter before processes are forked: of fewer, few processes have one."""

_SAMPLE: Final = "# A\n\nA *text*.\n\n```python\nx = 1\n```\n"
"""Converting this loads whatever most texts need."""


# What converts is half of what makes pages, and most edits move cards alone: hence the imports in the functions.


class Original(msgspec.Struct, frozen=True):
    """A file that is published as it is: where it stands, what it must hold, what messages call it."""

    file: Path
    digest: Digest
    name: str


def make(workshop: Workshop, jobs: Sequence[Job]) -> Outcome:
    """Make these files and stage them; one that cannot be made is a Diagnostic, and the rest goes on.

    Raises OSError where staging cannot be written.
    """
    staged: list[Staged] = []
    problems: list[Diagnostic] = []
    fragments = environment(workshop.press.spec, workshop.press.compiled).fragments
    with open_desk(workshop.press.library) as desk, fragments.beside(desk.shelf(workshop.press.code)):
        for job in jobs:
            with desk.watch("render", job.recipe.template if isinstance(job.recipe, Rendering) else ""):
                found = content(workshop.press, desk, job)
            with desk.watch("write"):
                made = _staged(Path(workshop.staging), job.path, found)
            if isinstance(made, Diagnostic):
                problems.append(made)
            else:
                staged.append(made)
    return msgspec.structs.replace(desk.outcome(), staged=tuple(staged), diagnostics=tuple(problems))


def content(press: Press, texts: Texts, job: Job) -> bytes | Original | Diagnostic:
    """What a file of the output holds, or why it cannot be made."""
    try:
        match job.recipe:
            case Rendering(template, recipe):
                shown = view(recipe, texts)
                return render(environment(press.spec, press.compiled), template, shown, press.site, job.name)
            case Text(text):
                return text.encode()
            case Copy(path, digest):
                return Original(locate(press.library.roots, path), digest, path)
            case CopyOf(file, digest):
                return Original(Path(file), digest, job.name)
    except SourceChangedError as error:
        return diagnose("file-changed", Location(error.path))


def convert_texts(library: Library, requests: Sequence[BodyRequest]) -> Outcome:
    """Convert texts of which nothing is remembered, without making their pages."""
    problems: list[Diagnostic] = []
    with open_desk(library) as desk:
        for request in requests:
            try:
                desk.body(request)
            except SourceChangedError as error:
                problems.append(diagnose("file-changed", Location(error.path)))
    return msgspec.structs.replace(desk.outcome(), diagnostics=tuple(problems))


def warm(press: Press, texts: Sequence[BodyRequest]) -> None:
    """Load what making pages needs, before processes are forked that would each load it for themselves.

    `texts` are those that are still to be converted.
    """
    warm_templates(press.spec, press.compiled)
    if len(texts) < _WORTH_LOADING:
        return
    from magsite.content.markdown.limited import converted  # noqa: PLC0415 - see above

    converted(_SAMPLE, texts[0])


def warm_text(roots: Sequence[Root], source: BodySource, options: MarkdownOptions) -> None:
    """Load what converting this text needs; it is converted for nothing."""
    from magsite.content.markdown.limited import converted  # noqa: PLC0415 - see above

    with suppress(SourceChangedError):
        converted(_text(roots, source), body_request("", source, options, (), ()))


def warm_templates(spec: EnvironmentSpec, compiled: CompiledFolder | None, names: Sequence[str] = ()) -> None:
    """Load these templates; all, where none is named."""
    templates = environment(spec, compiled)
    for name in names or templates.list_templates():
        # What is wrong with one is said where it is used.
        with suppress(Exception):
            templates.get_template(name)


class SourceChangedError(Exception):
    """A source is not what it was when it was scanned."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def _staged(staging: Path, path: str, made: bytes | Original | Diagnostic) -> Staged | Diagnostic:
    match made:
        case Diagnostic():
            return made
        case Original():
            return _copied(staging, path, made)
        case _:
            return stage(staging, path, made)


def _copied(staging: Path, path: str, original: Original) -> Staged | Diagnostic:
    try:
        copied = stage_copy(staging, path, original.file)
    except OSError as error:
        if str(error.filename) != str(original.file):
            raise
        return diagnose("file-changed", Location(original.name))
    return copied if copied.digest == original.digest else diagnose("file-changed", Location(original.name))


@contextmanager
def open_desk(library: Library) -> "Iterator[Desk]":
    """A desk whose new texts are remembered when its slice is done, in one transaction."""
    store = store_of_process(library.cache)
    desk = Desk(store, library.roots, library.clock)
    yield desk
    store.put_many(desk.new)
    # Commands run without the collector, and Markdown's trees are full of cycles: the young ones go here. A few
    # take no room, and looking for them among all that a command has read would take longer than making a page.
    if len(desk.new) >= _MANY:
        gc.collect(1)


class Desk:
    """Where a slice gets its texts: from its own hand, else from the store, else from the converter."""

    def __init__(self, store: Store, roots: tuple[Root, ...], clock: Clock) -> None:
        self._store = store
        self._roots = roots
        self._bodies: dict[Digest, Body] = {}
        self._excerpts: dict[Digest, str] = {}
        self._records: list[tuple[Digest, BodyRecord]] = []
        self._converted: list[str] = []
        self.known: Known = {}
        self.new: list[tuple[Digest, bytes]] = []
        self.watch = Stopwatch(clock)

    def body(self, request: BodyRequest) -> Body:
        """The Body of a request. Raises SourceChangedError."""
        found = self._bodies.get(request.key) or _stored(self._store, request.key, Body)
        if found is None:
            from magsite.content.markdown.limited import converted  # noqa: PLC0415 - see above

            with self.watch("convert", request.source.path):
                found = converted(_text(self._roots, request.source), request)
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
        found = self._excerpts.get(request.key)
        if found is None:
            found = self._excerpts[request.key] = self._fetched(request)
        return found

    def shelf(self, code: Digest) -> KeptFragments:
        """Fragments of pages that the program with this code has made; new ones are remembered with the texts."""
        return KeptFragments(self._store, self.new, code)

    def outcome(self) -> Outcome:
        """What was converted here, and the time that all took."""
        spent = self.watch.spent()
        return Outcome(records=tuple(self._records), converted=tuple(self._converted), spent=spent)

    def _fetched(self, request: ExcerptRequest) -> str:
        found = _stored(self._store, request.key, str)
        if found is None:
            from magsite.content.markdown.limited import excerpted  # noqa: PLC0415 - see above

            with self.watch("convert"):
                found = excerpted(request)
            self.new.append((request.key, codec.encode(found)))
        return found


def _text(roots: Sequence[Root], source: BodySource) -> str:
    if source.text is not None:
        return source.text
    try:
        data = locate(roots, source.path).read_bytes()
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
