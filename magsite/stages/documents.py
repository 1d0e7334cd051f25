"""parse: every source in Markdown becomes a Document, remembered under its digest; share files are read as they are."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from operator import attrgetter
from typing import Final

import msgspec

from magsite.cache import codec
from magsite.cache.digest import Digest
from magsite.cache.executors import ordered_map, sliced_by_work, worker_count
from magsite.cache.memo import Memo
from magsite.cache.store import Store
from magsite.content.document import Document, Parsed
from magsite.content.shares import ShareRow
from magsite.diagnostics.model import Diagnostic
from magsite.stages.data_files import author_data, share_rows
from magsite.stages.parsing import Task, decoded, folders_of, is_passing, parse_one, stored, task_of
from magsite.stages.request import REPLACED, Progress, Request
from magsite.stages.sources import Sources

WORK: Final = 0.6
"""Milliseconds that it takes to parse a source, about."""
PARSED: Final = "parsed"
"""The name under which the memo has what was parsed before, by key."""


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
    every, new = _parsed(tasks, store, partial(_parse_all, request, progress, replaced, store), memo)
    rows, wrong_rows = share_rows(marks, roots, memo)
    authors, wrong_authors = author_data(marks, roots, content.author_data, memo)
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
    known: dict[Digest, Parsed] = memo.recall(PARSED, dict) or {}
    keys = [task.key for task in tasks]
    remembered = stored([one for one in keys if one not in known], store)
    new = [task for task in tasks if task.key not in known and task.key not in remembered]
    made = parse_all(new)
    every = list(map((known | remembered | made).__getitem__, keys))
    passing = {one for one, parsed in made.items() if is_passing(parsed.diagnostics)}
    memo.keep(PARSED, {one: parsed for one, parsed in zip(keys, every, strict=True) if one not in passing})
    return every, new


def _parse_all(
    request: Request, progress: Progress, replaced: list[Diagnostic], store: Store, tasks: Sequence[Task]
) -> dict[Digest, Parsed]:
    """What these tasks give, each remembered as soon as it is there: while processes are at work, this one has time."""
    made: dict[Digest, Parsed] = {}
    workers = worker_count(len(tasks), len(tasks) * WORK, request.cores, request.jobs)
    slices = sliced_by_work(tasks, lambda _: WORK, workers)
    lost = partial(replaced.append, REPLACED)
    with ordered_map(_parse_slice, slices, workers, named=attrgetter("path"), lost=lost) as results:
        for piece, parsed in results:
            made |= _remembered(piece, parsed, store)
            progress("parse", len(made), len(tasks))
    return made


def _remembered(tasks: Iterable[Task], parsed: Iterable[bytes], store: Store) -> dict[Digest, Parsed]:
    """What a slice gave; what will be the same the next time is stored."""
    data = {task.key: one for task, one in zip(tasks, parsed, strict=True)}
    made = {key: decoded(one) for key, one in data.items()}
    store.put_many((key, data[key]) for key, one in made.items() if not is_passing(one.diagnostics))
    return made


def _parse_slice(tasks: Sequence[Task]) -> list[bytes]:
    """What these sources hold, as the store keeps it: nothing else is as quick on its way to another process."""
    return [codec.encode(parse_one(task)) for task in tasks]
