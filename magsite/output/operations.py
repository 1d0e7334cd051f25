"""From one generation of the output to the next: which files move into place, which go, in which order.

Pure: nothing here touches the disk.
"""

from collections.abc import Iterable, Iterator
from typing import Final, Literal

import msgspec

from magsite.output.manifest import Entry, Group

_ORDER: Final[tuple[Group, ...]] = ("asset", "file", "article", "listing", "feed", "sitemap")
"""What a page needs or leads to comes before that page."""


class Operation(msgspec.Struct, frozen=True, array_like=True):
    """One change of the output folder: a staged file moves to its path, or the file at this path goes."""

    kind: Literal["move", "delete"]
    path: str


def generation(old: tuple[Entry, ...], new: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """What the output will hold: the new entries, and for one change the assets of before, marked kept.

    A page that a browser or a proxy remembers still asks for the style sheet of its day. Where the new
    entries are the old ones again, nothing changes and what was kept stays.
    """
    paths = {entry.path for entry in new}
    spare = [entry for entry in old if entry.group == "asset" and entry.path not in paths]
    if not spare:
        return new
    folders = set(ancestors(paths))
    if _made(old) != _made(new):
        spare = [msgspec.structs.replace(entry, kept=True) for entry in spare if not entry.kept]
    return (*new, *(entry for entry in spare if not _collides(entry.path, paths, folders)))


def operations(
    old: tuple[Entry, ...], generation: tuple[Entry, ...], staged: frozenset[str]
) -> tuple[Operation, ...]:
    """What turns the old output into this generation, given the paths that wait in staging.

    New files in the order asset, file, article, listing, feed, sitemap; deletions last. Only what stands in
    the way, a file where a folder is needed or the other way round, is deleted first.
    """
    new = [entry for entry in generation if entry.path in staged]
    ranked = sorted(new, key=lambda entry: _ORDER.index(entry.group))
    moves = tuple(Operation("move", entry.path) for entry in ranked)
    paths = {entry.path for entry in generation}
    gone = tuple(entry.path for entry in old if entry.path not in paths)
    folders = set(ancestors(paths)) if gone else set()
    before = tuple(path for path in gone if _collides(path, paths, folders))
    early = frozenset(before)
    after = tuple(path for path in gone if path not in early)
    return (*_deletions(before), *moves, *_deletions(after))


def ancestors(paths: Iterable[str]) -> Iterator[str]:
    """The folders that hold these paths, from the inner to the outer: `a/b` and `a` for `a/b/c`."""
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder:
            yield folder
            folder = folder.rpartition("/")[0]


def _made(entries: tuple[Entry, ...]) -> frozenset[tuple[str, str]]:
    """The files and their contents, but for the assets kept from before."""
    return frozenset(
        (entry.path, entry.digest) for entry in entries if not (entry.kept and entry.group == "asset")
    )


def _collides(path: str, paths: set[str], folders: set[str]) -> bool:
    """Whether this file stands where a folder is needed, or one of its folders where a file is."""
    return path in folders or any(folder in paths for folder in ancestors((path,)))


def _deletions(paths: Iterable[str]) -> tuple[Operation, ...]:
    return tuple(Operation("delete", path) for path in paths)
