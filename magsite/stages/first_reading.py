"""The first look at a site of which nothing is known: each source is read once, for its digest and for its Document."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from magsite.cache import codec
from magsite.cache.digest import Digest
from magsite.cache.executors import ordered_map, sliced_by_work, worker_count
from magsite.cache.memo import Memo
from magsite.cache.store import Store
from magsite.content.document import Parsed
from magsite.content.parse import parse
from magsite.content.scan import Snapshot, Source, read_one
from magsite.content.walk import Listed, Root, Stat
from magsite.diagnostics.model import Diagnostic
from magsite.stages.documents import PARSED, WORK
from magsite.stages.parsing import Folders, decoded, folders_of, task_of
from magsite.stages.request import REPLACED, Progress, Request
from magsite.stages.sources import Sources

_Item = tuple[str, Stat]
"""Path and stat of what was listed."""


class Desk(NamedTuple):
    """What a first look has at hand beside the sources."""

    store: Store
    memo: Memo
    """Of what is made of single files."""
    progress: Progress
    meanwhile: Iterator[object]
    """A step of it is taken whenever something has been read, while other processes go on."""


class _Read(NamedTuple):
    """What a slice holds."""

    sources: list[Source]
    problems: list[Diagnostic]
    parsed: dict[Digest, bytes]


def read_and_parse(
    request: Request, desk: Desk, named: Sources, listed: Listed
) -> tuple[Snapshot, tuple[Diagnostic, ...]]:
    """Read what was listed; `read_documents` finds what it holds in the memo, and whoever comes later in the store.

    By several processes, where that pays. Raises WorkerLost.
    """
    items = sorted(listed.stats.items())
    workers = worker_count(len(items), len(items) * WORK, request.cores, request.jobs)
    read = partial(_read_slice, named.roots, folders_of(named.config.content), request.code)
    sources: list[Source] = []
    problems, parsed = list(listed.problems), dict[Digest, Parsed]()
    lost = partial(problems.append, REPLACED)
    slices = sliced_by_work(items, lambda _: WORK, workers)
    with ordered_map(read, slices, workers, named=_path_of, lost=lost) as results:
        for _, found in results:
            sources += found.sources
            problems += found.problems
            desk.store.put_many(found.parsed.items())
            parsed |= {one: decoded(data) for one, data in found.parsed.items()}
            desk.progress("parse", len(sources), len(items))
            next(desk.meanwhile, None)
    desk.memo.keep(PARSED, parsed)
    return Snapshot(tuple(sources)), tuple(sorted(problems))


def _path_of(item: _Item) -> str:
    return item[0]


def _read_slice(roots: Sequence[Root], folders: Folders, code: Digest, items: Sequence[_Item]) -> _Read:
    read = _Read([], [], {})
    for path, stat in items:
        found = read_one(roots, path, stat)
        if isinstance(found, Diagnostic):
            read.problems.append(found)
        elif found is not None:
            source, data = found
            read.sources.append(source)
            task = task_of((path, source.digest), folders, roots, code)
            if task is not None:
                read.parsed[task.key] = codec.encode(parse(task.kind, path, data))
    return read
