"""From one generation of the output to the next: which files move into place, which go, in which order.

Pure: nothing here touches the disk.
"""

from collections.abc import Iterable, Iterator
from typing import Final, Literal

import msgspec

from magsite.output.entry import Group
from magsite.output.listing import Listing, revised

_ORDER: Final[tuple[Group, ...]] = ("asset", "file", "article", "listing", "feed", "sitemap")
"""What a page needs or leads to comes before that page."""


class Operation(msgspec.Struct, frozen=True, array_like=True):
    """One change of the output folder: a staged file moves to its path, or the file at this path goes."""

    kind: Literal["move", "delete"]
    path: str


def generation(old: Listing, new: Listing) -> Listing:
    """What the output will hold: the new files, and for one change the assets of before, marked kept.

    A page that a browser or a proxy remembers still asks for the style sheet of its day. Where the new
    files are the old ones again, nothing changes and what was kept stays.
    """
    assets = [path for path, group in zip(old.paths, old.groups, strict=True) if group == "asset"]
    paths = set(new.paths)
    spare = [old.by_path[path] for path in assets if path not in paths]
    if not spare:
        return new
    folders = set(ancestors(paths))
    if _made(old) != _made(new):
        spare = [msgspec.structs.replace(entry, kept=True) for entry in spare if not entry.kept]
    left = {entry.path: entry for entry in spare if not _collides(entry.path, paths, folders)}
    return revised(new, frozenset(), left)


def operations(old: Listing, generation: Listing, staged: frozenset[str]) -> tuple[Operation, ...]:
    """What turns the old output into this generation, given the paths that wait in staging.

    New files in the order asset, file, article, listing, feed, sitemap; deletions last. Only what stands in
    the way, a file where a folder is needed or the other way round, is deleted first.
    """
    files = zip(generation.paths, generation.groups, strict=True)
    new = [(path, group) for path, group in files if path in staged]
    ranked = sorted(new, key=lambda one: _ORDER.index(one[1]))
    moves = tuple(Operation("move", path) for path, _ in ranked)
    paths = set(generation.paths)
    gone = tuple(path for path in old.paths if path not in paths)
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


def _made(files: Listing) -> frozenset[tuple[str, str]]:
    """The files and their contents, but for the assets kept from before."""
    return frozenset(
        (entry.path, entry.digest) for entry in files.entries if not (entry.kept and entry.group == "asset")
    )


def _collides(path: str, paths: set[str], folders: set[str]) -> bool:
    """Whether this file stands where a folder is needed, or one of its folders where a file is."""
    return path in folders or any(folder in paths for folder in ancestors((path,)))


def _deletions(paths: Iterable[str]) -> tuple[Operation, ...]:
    return tuple(Operation("delete", path) for path in paths)
