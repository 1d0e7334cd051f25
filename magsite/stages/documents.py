"""parse: every source in Markdown becomes a Document, remembered under its digest; share files are read as they are."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from magsite.cache import codec
from magsite.cache.digest import Digest, key, of_bytes
from magsite.cache.executors import open_executor, ordered_map, sliced, worker_count
from magsite.cache.store import Store
from magsite.content.decode import decode
from magsite.content.document import Document, Kind, Parsed
from magsite.content.parse import parse
from magsite.content.scan import Root, Source, locate
from magsite.content.shares import ShareRow, is_share_file, read_shares
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.stages.request import Progress, Request
from magsite.stages.sources import Sources

_SLICE = 200


class Documents(msgspec.Struct, frozen=True):
    """All Documents and share rows, and what is wrong in their files."""

    documents: tuple[Document, ...]
    share_rows: tuple[ShareRow, ...]
    diagnostics: tuple[Diagnostic, ...]
    parsed: tuple[str, ...]
    """Paths of the sources that were read anew."""
    keys: tuple[Digest, ...]
    """Of everything remembered here."""


def read_documents(request: Request, sources: Sources, store: Store, progress: Progress) -> Documents:
    """The Documents of the snapshot: from the store where their files are as they were."""
    tasks = _tasks(sources, request.code)
    stored = store.get_many(task.key for task in tasks)
    found = {
        one: parsed for one, data in stored.items() if (parsed := codec.decode(data, Parsed)) is not None
    }
    new = [task for task in tasks if task.key not in found]
    made = _parse_all(new, request, progress)
    store.put_many((one, codec.encode(parsed)) for one, parsed in made.items())
    every = [found.get(task.key) or made[task.key] for task in tasks]
    rows, wrong_rows = _share_rows(sources)
    return Documents(
        tuple(parsed.document for parsed in every if parsed.document is not None),
        rows,
        (*(problem for parsed in every for problem in parsed.diagnostics), *wrong_rows),
        tuple(task.path for task in new),
        tuple(task.key for task in tasks),
    )


class _Task(msgspec.Struct, frozen=True, array_like=True):
    key: Digest
    kind: Kind
    path: str
    file: str
    digest: Digest


def _tasks(sources: Sources, code: Digest) -> list[_Task]:
    """What to parse: each source in Markdown below one of the four folders, of the kind of the innermost."""
    content = sources.config.content
    folders: list[tuple[str, Kind]] = [
        (content.articles + "/", "article"),
        (content.authors + "/", "author"),
        (content.categories + "/", "category"),
        (content.pages + "/", "page"),
    ]
    folders.sort(key=lambda pair: -len(pair[0]))
    tasks = []
    for source in sources.snapshot.sources:
        kind = next((kind for folder, kind in folders if source.path.startswith(folder)), None)
        if kind is not None and source.path.endswith(".md"):
            tasks.append(_task(source, kind, sources.roots, code))
    return tasks


def _task(source: Source, kind: Kind, roots: Sequence[Root], code: Digest) -> _Task:
    name = key("parse", code, kind, source.path, source.digest)
    return _Task(name, kind, source.path, str(locate(roots, source.path)), source.digest)


def _parse_all(tasks: Sequence[_Task], request: Request, progress: Progress) -> dict[Digest, Parsed]:
    made: dict[Digest, Parsed] = {}
    with open_executor(worker_count(len(tasks) // 10, request.cores, request.jobs)) as executor:
        for parsed in ordered_map(executor, _parse_slice, sliced(tasks, _SLICE)):
            made |= parsed
            progress("parse", len(made), len(tasks))
    return made


def _parse_slice(tasks: Sequence[_Task]) -> dict[Digest, Parsed]:
    return {task.key: _parse_one(task) for task in tasks}


def _parse_one(task: _Task) -> Parsed:
    try:
        data = Path(task.file).read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        return Parsed(None, (diagnose("file-unreadable", Location(task.path), reason=reason),))
    if of_bytes(data) != task.digest:
        return Parsed(None, (diagnose("file-changed", Location(task.path)),))
    return parse(task.kind, task.path, data)


def _share_rows(sources: Sources) -> tuple[tuple[ShareRow, ...], tuple[Diagnostic, ...]]:
    rows: list[ShareRow] = []
    problems: list[Diagnostic] = []
    for source in sources.snapshot.sources:
        if is_share_file(source.path):
            text = _share_text(sources, source)
            read, wrong = ((), (text,)) if isinstance(text, Diagnostic) else read_shares(text, source.path)
            rows += read
            problems += wrong
    return tuple(rows), tuple(problems)


def _share_text(sources: Sources, source: Source) -> str | Diagnostic:
    try:
        data = locate(sources.roots, source.path).read_bytes()
    except (LookupError, OSError):
        data = b""
    return decode(data, source.path) if of_bytes(data) == source.digest else _changed(source.path)


def _changed(path: str) -> Diagnostic:
    return diagnose("file-changed", Location(path))
