"""parse: every source in Markdown becomes a Document, remembered under its digest; share files are read as they are."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from magsite.cache import codec
from magsite.cache.digest import Digest, key, of_bytes
from magsite.cache.executors import ordered_map, sliced_by_work, worker_count
from magsite.cache.memo import Memo
from magsite.cache.store import Store
from magsite.content.author_data import is_author_data, read_author_data
from magsite.content.config import AuthorDataTable, ContentTable
from magsite.content.decode import decode
from magsite.content.document import Document, Kind, Parsed
from magsite.content.names import is_source
from magsite.content.parse import parse
from magsite.content.scan import locate
from magsite.content.shares import SHARES_FOLDER, ShareRow, is_share_file, read_shares
from magsite.content.walk import Root
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.stages.request import REPLACED, Progress, Request
from magsite.stages.sources import Sources

T = TypeVar("T")

Mark = tuple[str, Digest]
"""Path and digest of a source: what tells whether it has to be read again."""

_WORK: Final = 0.6
"""Milliseconds that it takes to parse a source, about."""


class Documents(msgspec.Struct, frozen=True):
    """All Documents and share rows, and what is wrong in their files."""

    documents: tuple[Document, ...]
    share_rows: tuple[ShareRow, ...]
    diagnostics: tuple[Diagnostic, ...]
    parsed: tuple[str, ...]
    """Paths of the sources that were read anew."""
    keys: tuple[Digest, ...]
    """Of everything remembered here."""
    own_pages: frozenset[str]
    """Paths of all articles and pages outside the flow, also of those that cannot be read."""


def read_documents(
    request: Request, sources: Sources, store: Store, progress: Progress, memo: Memo
) -> Documents:
    """The Documents of the snapshot: from memory or the store where their files are as they were."""
    content = memo.same("content", sources.config.content)
    roots = memo.same("roots", sources.roots)
    marks = memo.same_each("marks", tuple([(one.path, one.digest) for one in sources.snapshot.sources]))
    found = memo.each(_task, (marks,), memo(_folders, content), roots, request.code)
    tasks = tuple([task for task in found if task is not None])
    replaced: list[Diagnostic] = []
    every, new = _parsed(tasks, store, partial(_parse_all, request, progress, replaced), memo)
    rows, wrong_rows = _share_rows(marks, roots, memo)
    authors, wrong_authors = _author_data(marks, roots, content.author_data, memo)
    return Documents(
        (*[parsed.document for parsed in every if parsed.document is not None], *authors),
        rows,
        (
            *[one for parsed in every for one in parsed.diagnostics],
            *wrong_rows,
            *wrong_authors,
            *replaced[:1],
        ),
        tuple(task.path for task in new),
        tuple([task.key for task in tasks]),
        frozenset([task.path for task in tasks if task.kind in {"article", "page"}]),
    )


class Articles(msgspec.Struct, frozen=True):
    """Some articles, and what is wrong in their files."""

    documents: Mapping[str, Document]
    """By path, of those that can be read."""
    diagnostics: tuple[Diagnostic, ...]
    parsed: Mapping[str, tuple[Digest, Parsed]]
    """By path, of the sources that were read anew: what they hold, and under which key."""


def read_articles(marks: Sequence[Mark], request: Request, sources: Sources, store: Store) -> Articles | None:
    """These sources, from the store or read; None where one of them is no article, or cannot be read just now.

    What is read anew is not remembered here: see `remember_articles`.
    """
    tasks = _article_tasks(marks, request, sources)
    if tasks is None:
        return None
    stored = _stored([task.key for task in tasks], store)
    made = {task.key: _parse_one(task) for task in tasks if task.key not in stored}
    if any(_is_passing(parsed.diagnostics) for parsed in made.values()):
        return None
    every = {task.path: (stored | made)[task.key] for task in tasks}
    return Articles(
        {path: parsed.document for path, parsed in every.items() if parsed.document is not None},
        tuple(problem for parsed in every.values() for problem in parsed.diagnostics),
        {task.path: (task.key, made[task.key]) for task in tasks if task.key in made},
    )


def remember_articles(parsed: Mapping[str, tuple[Digest, Parsed]], store: Store) -> None:
    """Remember what was read anew."""
    store.put_many((name, codec.encode(one)) for name, one in parsed.values())


def recall_articles(
    marks: Sequence[Mark], request: Request, sources: Sources, store: Store
) -> Mapping[str, Document] | None:
    """These sources as they were with these digests, by path; None where one is no article, or forgotten."""
    tasks = _article_tasks(marks, request, sources)
    stored = _stored([task.key for task in tasks or ()], store)
    if tasks is None or len(stored) != len(tasks):
        return None
    found = {task.path: stored[task.key].document for task in tasks}
    return {path: document for path, document in found.items() if document is not None}


def parse_keys(request: Request, sources: Sources) -> tuple[Digest, ...]:
    """Under which the store keeps what all sources hold."""
    marks = ((one.path, one.digest) for one in sources.snapshot.sources)
    return tuple(task.key for task in _tasks(marks, request, sources) if task is not None)


def _article_tasks(marks: Iterable[Mark], request: Request, sources: Sources) -> "tuple[_Task, ...] | None":
    tasks = tuple(_tasks(marks, request, sources))
    found = tuple(task for task in tasks if task is not None and task.kind == "article")
    return found if len(found) == len(tasks) else None


def _tasks(marks: Iterable[Mark], request: Request, sources: Sources) -> "Iterator[_Task | None]":
    folders = _folders(sources.config.content)
    return (_task(mark, folders, sources.roots, request.code) for mark in marks)


_Folders = tuple[tuple[str, Kind], ...]


class _Task(msgspec.Struct, frozen=True, array_like=True):
    key: Digest
    kind: Kind
    path: str
    file: str
    digest: Digest


def _folders(content: ContentTable) -> _Folders:
    """The five folders of sources, the innermost first."""
    folders: list[tuple[str, Kind]] = [
        (content.articles + "/", "article"),
        (content.authors + "/", "author"),
        (content.categories + "/", "category"),
        (content.pages + "/", "page"),
        (content.series + "/", "series"),
    ]
    return tuple(sorted(folders, key=lambda pair: -len(pair[0])))


def _task(mark: Mark, folders: _Folders, roots: Sequence[Root], code: Digest) -> _Task | None:
    """What to parse: each source in Markdown below one of the five folders, of the kind of the innermost."""
    path, digest = mark
    kind = next((kind for folder, kind in folders if path.startswith(folder)), None)
    if kind is None or not is_source(path):
        return None
    return _Task(key("parse", code, kind, path, digest), kind, path, str(locate(roots, path)), digest)


def _parsed(
    tasks: Sequence[_Task],
    store: Store,
    parse_all: Callable[[Sequence[_Task]], dict[Digest, Parsed]],
    memo: Memo,
) -> tuple[list[Parsed], list[_Task]]:
    """What each task gives, and those that had to be done."""
    known: dict[Digest, Parsed] = memo.recall("parsed", dict) or {}
    keys = [task.key for task in tasks]
    stored = _stored([one for one in keys if one not in known], store)
    new = [task for task in tasks if task.key not in known and task.key not in stored]
    made = parse_all(new)
    lasting = {one: parsed for one, parsed in made.items() if not _is_passing(parsed.diagnostics)}
    store.put_many((one, codec.encode(parsed)) for one, parsed in lasting.items())
    every = list(map((known | stored | made).__getitem__, keys))
    passing = made.keys() - lasting.keys()
    memo.keep("parsed", {one: parsed for one, parsed in zip(keys, every, strict=True) if one not in passing})
    return every, new


def _stored(keys: Sequence[Digest], store: Store) -> dict[Digest, Parsed]:
    """What the store has of it."""
    return {
        one: parsed
        for one, data in store.get_many(keys).items()
        if (parsed := codec.decode(data, Parsed)) is not None
    }


def _is_passing(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether a file could not be read as it was when it was looked at: the next time it may be."""
    return any(one.code in {"file-changed", "file-unreadable"} for one in diagnostics)


def _parse_all(
    request: Request, progress: Progress, replaced: list[Diagnostic], tasks: Sequence[_Task]
) -> dict[Digest, Parsed]:
    made: dict[Digest, Parsed] = {}
    workers = worker_count(len(tasks), len(tasks) * _WORK, request.cores, request.jobs)
    slices = sliced_by_work(tasks, lambda _: _WORK, workers)
    lost = partial(replaced.append, REPLACED)
    with ordered_map(_parse_slice, slices, workers, named=attrgetter("path"), lost=lost) as results:
        for _, parsed in results:
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


_Read = tuple[tuple[T, ...], tuple[Diagnostic, ...]]
"""What a data file holds, and what is wrong in it."""


def _share_rows(marks: Iterable[Mark], roots: Sequence[Root], memo: Memo) -> _Read[ShareRow]:
    below = f"{SHARES_FOLDER}/"
    files = [mark for mark in marks if mark[0].startswith(below) and is_share_file(mark[0])]

    def read(mark: Mark) -> _Read[ShareRow]:
        text = _data_text(mark, roots)
        return ((), (text,)) if isinstance(text, Diagnostic) else read_shares(text, mark[0])

    return _each_file("share rows", files, (), read, memo)


def _author_data(
    marks: Iterable[Mark], roots: Sequence[Root], keys: AuthorDataTable, memo: Memo
) -> _Read[Document]:
    files = [mark for mark in marks if is_author_data(mark[0], keys)] if keys.path else []

    def read(mark: Mark) -> _Read[Document]:
        text = _data_text(mark, roots)
        return ((), (text,)) if isinstance(text, Diagnostic) else read_author_data(text, mark[0], keys)

    return _each_file("author data", files, keys, read, memo)


def _each_file(
    name: str, files: Sequence[Mark], asked: Hashable, read: Callable[[Mark], _Read[T]], memo: Memo
) -> _Read[T]:
    """What some data files hold together; `asked` is what the reading depends on beside the file."""
    known: dict[Hashable, _Read[T]] = memo.recall(name, dict) or {}
    found = {(mark, asked): known.get((mark, asked)) or read(mark) for mark in files}
    memo.keep(name, {mark: one for mark, one in found.items() if not _is_passing(one[1])})
    return (
        tuple(value for values, _ in found.values() for value in values),
        tuple(problem for _, problems in found.values() for problem in problems),
    )


def _data_text(mark: Mark, roots: Sequence[Root]) -> str | Diagnostic:
    path, digest = mark
    try:
        data = locate(roots, path).read_bytes()
    except (LookupError, OSError):
        data = b""
    return decode(data, path) if of_bytes(data) == digest else diagnose("file-changed", Location(path))
