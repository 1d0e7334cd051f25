"""The first look at a site of which nothing is known: each text is read once, for its digest and for its Document."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from magsite.cache import codec
from magsite.cache.digest import Digest
from magsite.cache.executors import ordered_map, sliced_by_work, worker_count
from magsite.cache.memo import Memo
from magsite.cache.store import Store, store_of_process
from magsite.content.document import Kind, Parsed
from magsite.content.parse import parse
from magsite.content.scan import Snapshot, Source, read_one
from magsite.content.walk import Listed, Root, Stat
from magsite.diagnostics.model import Diagnostic
from magsite.stages.documents import PARSED, WORK
from magsite.stages.parsing import Folders, decoded, folders_of, kind_of, parse_key, stored
from magsite.stages.request import REPLACED, Progress, Request
from magsite.stages.sources import CACHE_FOLDER, Sources

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
    known: dict[Digest, Parsed]
    """What the store had: an earlier first look was ended before it was through."""
    parsed: dict[Digest, bytes]


class _How(NamedTuple):
    """What every slice is read with; it can be sent to another process."""

    cache: str
    """The folder of the store."""
    roots: Sequence[Root]
    folders: Folders
    code: Digest


def read_and_parse(
    request: Request, desk: Desk, named: Sources, listed: Listed
) -> tuple[Snapshot, tuple[Diagnostic, ...]]:
    """Read what was listed; `read_documents` finds what it holds in the memo, and whoever comes later in the store.

    By several processes, where that pays. What the store has is not parsed again: a look that was ended early goes on
    where it ended. Raises WorkerLost.
    """
    items = sorted(listed.stats.items())
    workers = worker_count(len(items), len(items) * WORK, request.cores, request.jobs)
    how = _How(str(request.site / CACHE_FOLDER), named.roots, folders_of(named.config.content), request.code)
    sources: list[Source] = []
    problems, parsed, done = list(listed.problems), dict[Digest, Parsed](), 0
    lost = partial(problems.append, REPLACED)
    slices = sliced_by_work(items, lambda _: WORK, workers)
    with ordered_map(partial(_read_slice, how), slices, workers, named=_path_of, lost=lost) as results:
        for piece, found in results:
            sources += found.sources
            problems += found.problems
            desk.store.put_many(found.parsed.items())
            parsed |= found.known | {one: decoded(data) for one, data in found.parsed.items()}
            done += len(piece)
            desk.progress("parse", done, len(items))
            next(desk.meanwhile, None)
    desk.memo.keep(PARSED, parsed)
    return Snapshot(tuple(sources)), tuple(sorted({*problems}))


def _path_of(item: _Item) -> str:
    return item[0]


def _read_slice(how: _How, items: Sequence[_Item]) -> _Read:
    sources: list[Source] = []
    problems: list[Diagnostic] = []
    texts: dict[Digest, tuple[Kind, str, bytes]] = {}
    for path, stat in items:
        found = read_one(how.roots, path, stat)
        if isinstance(found, Diagnostic):
            problems.append(found)
        elif found is not None:
            source, data = found
            sources.append(source)
            if (kind := kind_of(path, how.folders)) is not None:
                texts[parse_key(how.code, kind, (path, source.digest))] = kind, path, data
    known = stored(tuple(texts), store_of_process(how.cache))
    new = {one: codec.encode(parse(*text)) for one, text in texts.items() if one not in known}
    return _Read(sources, problems, known, new)
