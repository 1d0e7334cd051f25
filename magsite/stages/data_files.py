"""Data files among the sources: what they hold together, and what is wrong in them."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from magsite.cache.digest import of_bytes
from magsite.cache.memo import Memo
from magsite.content.author_data import is_author_data, read_author_data
from magsite.content.config import AuthorDataTable
from magsite.content.decode import decode
from magsite.content.document import Document
from magsite.content.names import is_share_file
from magsite.content.scan import locate
from magsite.content.shares import ShareRow, read_shares
from magsite.content.walk import Root
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.stages.parsing import Mark, is_passing

T = TypeVar("T")

Read = tuple[tuple[T, ...], tuple[Diagnostic, ...]]
"""What a data file holds, and what is wrong in it."""


def share_rows(marks: Iterable[Mark], roots: Sequence[Root], memo: Memo) -> Read[ShareRow]:
    """The rows of all files of share counts among these sources."""
    files = [mark for mark in marks if is_share_file(mark[0])]

    def read(mark: Mark) -> Read[ShareRow]:
        text = _text(mark, roots)
        return ((), (text,)) if isinstance(text, Diagnostic) else read_shares(text, mark[0])

    return _each_file("share rows", files, (), read, memo)


def author_data(
    marks: Iterable[Mark], roots: Sequence[Root], keys: AuthorDataTable, memo: Memo
) -> Read[Document]:
    """The profiles in data files among these sources, if any file holds some."""
    files = [mark for mark in marks if is_author_data(mark[0], keys)] if keys.path else []

    def read(mark: Mark) -> Read[Document]:
        text = _text(mark, roots)
        return ((), (text,)) if isinstance(text, Diagnostic) else read_author_data(text, mark[0], keys)

    return _each_file("author data", files, keys, read, memo)


def _each_file(
    name: str, files: Sequence[Mark], asked: Hashable, read: Callable[[Mark], Read[T]], memo: Memo
) -> Read[T]:
    """What some data files hold together; `asked` is what the reading depends on beside the file."""
    known: dict[Hashable, Read[T]] = memo.recall(name, dict) or {}
    found = {(mark, asked): known.get((mark, asked)) or read(mark) for mark in files}
    memo.keep(name, {mark: one for mark, one in found.items() if not is_passing(one[1])})
    return (
        tuple(value for values, _ in found.values() for value in values),
        tuple(problem for _, problems in found.values() for problem in problems),
    )


def _text(mark: Mark, roots: Sequence[Root]) -> str | Diagnostic:
    path, digest = mark
    try:
        data = locate(roots, path).read_bytes()
    except (LookupError, OSError):
        data = b""
    return decode(data, path) if of_bytes(data) == digest else diagnose("file-changed", Location(path))
