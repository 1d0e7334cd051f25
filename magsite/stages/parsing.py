"""parse, of one source: what it is to be read as, what is remembered of it, and what it holds."""

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec

from magsite.cache import codec
from magsite.cache.contents import contents
from magsite.cache.digest import Digest, key, of_bytes
from magsite.cache.store import Store
from magsite.content.config import ContentTable
from magsite.content.document import Kind, Parsed
from magsite.content.names import is_source
from magsite.content.scan import place
from magsite.content.walk import Root
from magsite.diagnostics.model import Diagnostic, Location, diagnose

Mark = tuple[str, Digest]
"""Path and digest of a source: what tells whether it has to be read again."""

Folders = tuple[tuple[str, Kind], ...]
"""The folders of sources with a slash at their ends, the innermost first."""


decoded: Final = msgspec.msgpack.Decoder(Parsed).decode
"""What another process gave, which nobody but us has written."""


class Task(msgspec.Struct, frozen=True, array_like=True):
    """One source to be parsed."""

    key: Digest
    """Under which its Document is remembered."""
    kind: Kind
    path: str
    file: str
    """Its absolute path."""
    digest: Digest


def folders_of(content: ContentTable) -> Folders:
    """The five folders of sources, the innermost first."""
    folders: list[tuple[str, Kind]] = [
        (content.articles + "/", "article"),
        (content.authors + "/", "author"),
        (content.categories + "/", "category"),
        (content.pages + "/", "page"),
        (content.series + "/", "series"),
    ]
    return tuple(sorted(folders, key=lambda pair: -len(pair[0])))


def task_of(mark: Mark, folders: Folders, roots: Sequence[Root], code: Digest) -> Task | None:
    """What to parse of a source; None where it is none in Markdown below one of the five folders."""
    path, digest = mark
    kind = kind_of(path, folders)
    if kind is None:
        return None
    return Task(parse_key(code, kind, mark), kind, path, place(roots, path), digest)


def parse_key(code: Digest, kind: Kind, mark: Mark) -> Digest:
    """Under which it is remembered what a source of this kind holds."""
    return key("parse", code, kind, *mark)


def kind_of(path: str, folders: Folders) -> Kind | None:
    """What a source in Markdown is: the innermost of the five folders says it."""
    kind = next((kind for folder, kind in folders if path.startswith(folder)), None)
    return kind if is_source(path) else None


def stored(keys: Sequence[Digest], store: Store) -> dict[Digest, Parsed]:
    """What the store has of it."""
    return {
        one: parsed
        for one, data in store.get_each(keys)
        if (parsed := codec.decode(data, Parsed)) is not None
    }


def is_passing(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether a file could not be read as it was when it was looked at: the next time it may be."""
    return any(one.code in {"file-changed", "file-unreadable"} for one in diagnostics)


def parse_one(task: Task) -> Parsed:
    """What the source holds; a Diagnostic and no Document where it is not what it was when it was scanned."""
    try:
        data = contents(task.file)
    except OSError as error:
        reason = error.strerror or str(error)
        return Parsed(None, (diagnose("file-unreadable", Location(task.path), reason=reason),))
    if of_bytes(data) != task.digest:
        return Parsed(None, (diagnose("file-changed", Location(task.path)),))
    from magsite.content.parse import parse  # noqa: PLC0415 - what follows an edit has it read by a companion

    return parse(task.kind, task.path, data)
