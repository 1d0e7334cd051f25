"""parse, of a few articles: what an edit needs of the sources, and no other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from magsite.cache import codec
from magsite.cache.digest import Digest
from magsite.cache.store import Store, store_of_process
from magsite.content.config import ContentTable
from magsite.content.document import Document, Parsed
from magsite.content.walk import Root
from magsite.diagnostics.model import Diagnostic
from magsite.stages.parsing import (
    Mark,
    Task,
    folders_of,
    is_passing,
    kind_of,
    parse_key,
    parse_one,
    stored,
    task_of,
)
from magsite.stages.request import Request
from magsite.stages.sources import CACHE_FOLDER, Sources


class Reading(msgspec.Struct, frozen=True):
    """What reading a source depends on, beside the source; it can be sent to another process."""

    code: Digest
    content: ContentTable
    roots: tuple[Root, ...]
    cache: str
    """Folder of the store."""


class Articles(msgspec.Struct, frozen=True):
    """Some articles, and what is wrong in their files."""

    documents: Mapping[str, Document]
    """By path, of those that can be read."""
    diagnostics: tuple[Diagnostic, ...]
    parsed: Mapping[str, tuple[Digest, Parsed]]
    """By path, of the sources that were read anew: what they hold, and under which key."""


def reading(request: Request, sources: Sources) -> Reading:
    """How the sources of a site are read."""
    cache = str(request.site / CACHE_FOLDER)
    return Reading(request.code, sources.config.content, sources.roots, cache)


def read_articles(marks: Sequence[Mark], how: Reading) -> Articles | None:
    """These sources, from the store or read; None where one of them is no article, or cannot be read just now.

    What is read anew is not remembered here: see `remember_articles`.
    """
    tasks = _article_tasks(marks, how)
    if tasks is None:
        return None
    remembered = stored([task.key for task in tasks], store_of_process(how.cache))
    made = {task.key: parse_one(task) for task in tasks if task.key not in remembered}
    if any(is_passing(parsed.diagnostics) for parsed in made.values()):
        return None
    return _articles(tasks, remembered, made)


def remembered_articles(marks: Sequence[Mark], how: Reading) -> Articles | None:
    """The same where all are remembered; else None."""
    tasks = _article_tasks(marks, how)
    remembered = stored([task.key for task in tasks or ()], store_of_process(how.cache))
    return _articles(tasks, remembered, {}) if tasks is not None and len(remembered) == len(tasks) else None


def are_articles(paths: Iterable[str], how: Reading) -> bool:
    """Whether all sources at these paths are articles."""
    folders = folders_of(how.content)
    return all(kind_of(path, folders) == "article" for path in paths)


def remember_articles(parsed: Mapping[str, tuple[Digest, Parsed]], store: Store) -> None:
    """Remember what was read anew."""
    store.put_many((name, codec.encode(one)) for name, one in parsed.values())


def parse_keys(request: Request, sources: Sources) -> tuple[Digest, ...]:
    """Under which the store keeps what all sources hold."""
    folders = folders_of(sources.config.content)
    kinds = [(kind_of(mark[0], folders), mark) for mark in sources.snapshot.marks.items()]
    return tuple([parse_key(request.code, kind, mark) for kind, mark in kinds if kind is not None])


def _articles(
    tasks: Iterable[Task], remembered: Mapping[Digest, Parsed], made: Mapping[Digest, Parsed]
) -> Articles:
    every = {task.path: {**remembered, **made}[task.key] for task in tasks}
    return Articles(
        {path: parsed.document for path, parsed in every.items() if parsed.document is not None},
        tuple(problem for parsed in every.values() for problem in parsed.diagnostics),
        {task.path: (task.key, made[task.key]) for task in tasks if task.key in made},
    )


def _article_tasks(marks: Iterable[Mark], how: Reading) -> tuple[Task, ...] | None:
    tasks = tuple(_tasks(marks, how))
    found = tuple(task for task in tasks if task is not None and task.kind == "article")
    return found if len(found) == len(tasks) else None


def _tasks(marks: Iterable[Mark], how: Reading) -> Iterator[Task | None]:
    folders = folders_of(how.content)
    return (task_of(mark, folders, how.roots, how.code) for mark in marks)
