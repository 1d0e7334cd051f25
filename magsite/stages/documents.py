"""parse: every source in Markdown becomes a Document, remembered under its digest; share files are read as they are."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from magsite.cache import codec
from magsite.cache.digest import Digest, key, of_bytes
from magsite.cache.executors import open_executor, ordered_map, sliced, worker_count
from magsite.cache.memo import Memo
from magsite.cache.store import Store
from magsite.content.author_data import is_author_data, read_author_data
from magsite.content.config import AuthorDataTable, ContentTable
from magsite.content.decode import decode
from magsite.content.document import Document, Kind, Parsed
from magsite.content.names import is_source
from magsite.content.parse import parse
from magsite.content.scan import Root, locate
from magsite.content.shares import SHARES_FOLDER, ShareRow, is_share_file, read_shares
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.stages.request import Progress, Request
from magsite.stages.sources import Sources

T = TypeVar("T")

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
    every, new = _parsed(tasks, request, store, progress, memo)
    rows, wrong_rows = _share_rows(marks, roots, memo)
    authors, wrong_authors = _author_data(marks, roots, content.author_data, memo)
    return Documents(
        (*[parsed.document for parsed in every if parsed.document is not None], *authors),
        rows,
        (*[one for parsed in every for one in parsed.diagnostics], *wrong_rows, *wrong_authors),
        tuple(task.path for task in new),
        tuple([task.key for task in tasks]),
        frozenset([task.path for task in tasks if task.kind in {"article", "page"}]),
    )


_Mark = tuple[str, Digest]
"""Path and digest of a source: what tells whether it has to be read again."""

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


def _task(mark: _Mark, folders: _Folders, roots: Sequence[Root], code: Digest) -> _Task | None:
    """What to parse: each source in Markdown below one of the five folders, of the kind of the innermost."""
    path, digest = mark
    kind = next((kind for folder, kind in folders if path.startswith(folder)), None)
    if kind is None or not is_source(path):
        return None
    return _Task(key("parse", code, kind, path, digest), kind, path, str(locate(roots, path)), digest)


def _parsed(
    tasks: Sequence[_Task], request: Request, store: Store, progress: Progress, memo: Memo
) -> tuple[list[Parsed], list[_Task]]:
    """What each task gives, and those that had to be done."""
    known: dict[Digest, Parsed] = memo.recall("parsed", dict) or {}
    keys = [task.key for task in tasks]
    stored = _stored([one for one in keys if one not in known], store)
    new = [task for task in tasks if task.key not in known and task.key not in stored]
    made = _parse_all(new, request, progress)
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


_Read = tuple[tuple[T, ...], tuple[Diagnostic, ...]]
"""What a data file holds, and what is wrong in it."""


def _share_rows(marks: Iterable[_Mark], roots: Sequence[Root], memo: Memo) -> _Read[ShareRow]:
    below = f"{SHARES_FOLDER}/"
    files = [mark for mark in marks if mark[0].startswith(below) and is_share_file(mark[0])]

    def read(mark: _Mark) -> _Read[ShareRow]:
        text = _data_text(mark, roots)
        return ((), (text,)) if isinstance(text, Diagnostic) else read_shares(text, mark[0])

    return _each_file("share rows", files, (), read, memo)


def _author_data(
    marks: Iterable[_Mark], roots: Sequence[Root], keys: AuthorDataTable, memo: Memo
) -> _Read[Document]:
    files = [mark for mark in marks if is_author_data(mark[0], keys)] if keys.path else []

    def read(mark: _Mark) -> _Read[Document]:
        text = _data_text(mark, roots)
        return ((), (text,)) if isinstance(text, Diagnostic) else read_author_data(text, mark[0], keys)

    return _each_file("author data", files, keys, read, memo)


def _each_file(
    name: str, files: Sequence[_Mark], asked: Hashable, read: Callable[[_Mark], _Read[T]], memo: Memo
) -> _Read[T]:
    """What some data files hold together; `asked` is what the reading depends on beside the file."""
    known: dict[Hashable, _Read[T]] = memo.recall(name, dict) or {}
    found = {(mark, asked): known.get((mark, asked)) or read(mark) for mark in files}
    memo.keep(name, {mark: one for mark, one in found.items() if not _is_passing(one[1])})
    return (
        tuple(value for values, _ in found.values() for value in values),
        tuple(problem for _, problems in found.values() for problem in problems),
    )


def _data_text(mark: _Mark, roots: Sequence[Root]) -> str | Diagnostic:
    path, digest = mark
    try:
        data = locate(roots, path).read_bytes()
    except (LookupError, OSError):
        data = b""
    return decode(data, path) if of_bytes(data) == digest else diagnose("file-changed", Location(path))
