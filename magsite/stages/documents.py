"""parse: every source in Markdown becomes a Document, remembered under its digest; share files are read as they are."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import partial
from operator import attrgetter
from typing import Final, TypeVar

import msgspec

from magsite.cache import codec
from magsite.cache.digest import Digest, of_bytes
from magsite.cache.executors import ordered_map, sliced_by_work, worker_count
from magsite.cache.memo import Memo
from magsite.cache.store import Store
from magsite.content.author_data import is_author_data, read_author_data
from magsite.content.config import AuthorDataTable
from magsite.content.decode import decode
from magsite.content.document import Document, Parsed
from magsite.content.scan import locate
from magsite.content.shares import SHARES_FOLDER, ShareRow, is_share_file, read_shares
from magsite.content.walk import Root
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.stages.parsing import Mark, Task, folders_of, is_passing, parse_one, stored, task_of
from magsite.stages.request import REPLACED, Progress, Request
from magsite.stages.sources import Sources

T = TypeVar("T")

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
    found = memo.each(task_of, (marks,), memo(folders_of, content), roots, request.code)
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


def _parsed(
    tasks: Sequence[Task],
    store: Store,
    parse_all: Callable[[Sequence[Task]], dict[Digest, Parsed]],
    memo: Memo,
) -> tuple[list[Parsed], list[Task]]:
    """What each task gives, and those that had to be done."""
    known: dict[Digest, Parsed] = memo.recall("parsed", dict) or {}
    keys = [task.key for task in tasks]
    remembered = stored([one for one in keys if one not in known], store)
    new = [task for task in tasks if task.key not in known and task.key not in remembered]
    made = parse_all(new)
    lasting = {one: parsed for one, parsed in made.items() if not is_passing(parsed.diagnostics)}
    store.put_many((one, codec.encode(parsed)) for one, parsed in lasting.items())
    every = list(map((known | remembered | made).__getitem__, keys))
    passing = made.keys() - lasting.keys()
    memo.keep("parsed", {one: parsed for one, parsed in zip(keys, every, strict=True) if one not in passing})
    return every, new


def _parse_all(
    request: Request, progress: Progress, replaced: list[Diagnostic], tasks: Sequence[Task]
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


def _parse_slice(tasks: Sequence[Task]) -> dict[Digest, Parsed]:
    return {task.key: parse_one(task) for task in tasks}


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
    memo.keep(name, {mark: one for mark, one in found.items() if not is_passing(one[1])})
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
