"""parse, of a few articles: what an edit needs of the sources, and no other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from magsite.cache import codec
from magsite.cache.digest import Digest
from magsite.cache.store import Store
from magsite.content.document import Document, Parsed
from magsite.diagnostics.model import Diagnostic
from magsite.stages.parsing import Mark, Task, folders_of, is_passing, parse_one, stored, task_of
from magsite.stages.request import Request
from magsite.stages.sources import Sources


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
    remembered = stored([task.key for task in tasks], store)
    made = {task.key: parse_one(task) for task in tasks if task.key not in remembered}
    if any(is_passing(parsed.diagnostics) for parsed in made.values()):
        return None
    every = {task.path: (remembered | made)[task.key] for task in tasks}
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
    remembered = stored([task.key for task in tasks or ()], store)
    if tasks is None or len(remembered) != len(tasks):
        return None
    found = {task.path: remembered[task.key].document for task in tasks}
    return {path: document for path, document in found.items() if document is not None}


def parse_keys(request: Request, sources: Sources) -> tuple[Digest, ...]:
    """Under which the store keeps what all sources hold."""
    marks = ((one.path, one.digest) for one in sources.snapshot.sources)
    return tuple(task.key for task in _tasks(marks, request, sources) if task is not None)


def _article_tasks(marks: Iterable[Mark], request: Request, sources: Sources) -> tuple[Task, ...] | None:
    tasks = tuple(_tasks(marks, request, sources))
    found = tuple(task for task in tasks if task is not None and task.kind == "article")
    return found if len(found) == len(tasks) else None


def _tasks(marks: Iterable[Mark], request: Request, sources: Sources) -> Iterator[Task | None]:
    folders = folders_of(sources.config.content)
    return (task_of(mark, folders, sources.roots, request.code) for mark in marks)
