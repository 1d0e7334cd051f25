"""The sources on disk: the only place that lists them. What is published is decided later, from the Snapshot."""

import os
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from stat import S_ISREG
from typing import Final, Literal

import msgspec

from magsite.cache.contents import contents
from magsite.cache.digest import Digest, of_bytes, of_value
from magsite.content.walk import Listed, Root, Stat, is_source, stat_of, unreadable
from magsite.diagnostics.model import Diagnostic

STEP_NS: Final = 2_000_000_000
"""File systems stamp times in steps of up to two seconds: what changed within one step may show the same stamp."""


class Source(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One file: its path in the site with `/`, its stat, and the digest of its bytes."""

    path: str
    stat: Stat
    digest: Digest


class Snapshot(msgspec.Struct, frozen=True, array_like=True, dict=True):
    """All sources at one moment, sorted by path."""

    sources: tuple[Source, ...] = ()

    @cached_property
    def by_path(self) -> Mapping[str, Source]:
        """The sources by their paths."""
        return {source.path: source for source in self.sources}

    @cached_property
    def marks(self) -> Mapping[str, Digest]:
        """The digest of each source by its path."""
        return {source.path: source.digest for source in self.sources}

    @cached_property
    def digest(self) -> Digest:
        """One digest for all paths and contents."""
        # Joined, which takes a quarter of the time: no path holds a NUL, and digests are of one length.
        paths = "\0".join([source.path for source in self.sources])
        return of_value((paths, "".join([source.digest for source in self.sources])))

    def changed_since(self, former: "Snapshot") -> frozenset[str]:
        """The paths of the sources that were added, edited or removed since a former Snapshot."""
        before = former.by_path
        # A file that was not read again is the same object: most are, and need no further look.
        new = [one for one in self.sources if before.get(one.path) is not one]
        here = {one.path for one in new if one.path not in before or before[one.path].digest != one.digest}
        return frozenset(here | (before.keys() - self.by_path.keys()))


def read(
    roots: Sequence[Root], listed: Listed, known: Snapshot, trusted_ns: int
) -> tuple[Snapshot, tuple[Diagnostic, ...]]:
    """Hash what was listed below the roots, but for what is known and has not changed since that instant.

    A file that `known` has with the same stat is not read again, unless its contents changed after `trusted_ns`: file
    systems stamp times in steps, so that a record may be trusted for what was older than a step when it was made.
    """
    stats, before = listed.stats, known.by_path
    # Nothing is called for a file that is as it was: after an edit nearly all are.
    anew = [
        path
        for path, stat in stats.items()
        if (one := before.get(path)) is None or one.stat != stat or stat[1] > trusted_ns
    ]
    found = {path: _source(roots, path, stats[path]) for path in sorted(anew)}
    every = map({**before, **found}.__getitem__, sorted(stats))
    sources = tuple([one for one in every if type(one) is Source])
    unread = [one for one in found.values() if isinstance(one, Diagnostic)]
    return Snapshot(sources), tuple(sorted(listed.problems + unread))


def read_one(roots: Sequence[Root], path: str, stat: Stat) -> tuple[Source, bytes] | Diagnostic | None:
    """A source that was listed, and what it holds; why it cannot be read; or None where it went away meanwhile."""
    try:
        data = contents(place(roots, path))
    except FileNotFoundError:
        return None
    except OSError as error:
        return unreadable(path, error)
    return Source(path, stat, of_bytes(data)), data


def rescan(roots: Sequence[Root], snapshot: Snapshot, files: Iterable[str]) -> Snapshot | None:
    """The Snapshot with the files at these absolute paths read again; what no root holds is passed over.

    None where only a whole scan can tell: a folder has come or gone, or a link stands on the way.
    """
    found = dict(snapshot.by_path)
    for file in files:
        path = _path_of(roots, file)
        if path is None:
            continue
        again = _again(path, file, found)
        if isinstance(again, Source):
            found[path] = again
        elif again == "gone":
            found.pop(path, None)
        else:
            return None
    return Snapshot(tuple(found[path] for path in sorted(found)))


def locate(roots: Sequence[Root], path: str) -> Path:
    """Where the source with this path of a Snapshot stands on disk, or stood until it went away.

    Raises LookupError where no root can hold it.
    """
    return Path(place(roots, path))


def place(roots: Sequence[Root], path: str) -> str:
    """`locate` as text: where every source is asked for, making Paths would take longest of all. Raises LookupError."""
    possible = [file for root in roots if (file := _below(root, path)) is not None]
    if not possible:
        raise LookupError(path)
    return possible[0] if len(possible) == 1 else next(filter(os.path.lexists, possible), possible[0])


def _path_of(roots: Sequence[Root], file: str) -> str | None:
    """The path in the site of the source at an absolute path; None where the scan would not list it."""
    for root in roots:
        if file == root.folder:
            return root.prefix
        inside = file.removeprefix(root.folder + "/")
        if inside != file:
            listed = all(is_source(name) for name in inside.split("/"))
            return (f"{root.prefix}/{inside}" if root.prefix else inside) if listed else None
    return None


def _again(path: str, file: str, known: Mapping[str, Source]) -> Source | Literal["gone", "unclear"]:
    try:
        stat = Path(file).lstat()
    except (FileNotFoundError, NotADirectoryError):
        below = any(other.startswith(f"{path}/") for other in known)
        return "unclear" if below else "gone"
    except OSError:
        return "unclear"
    plain = S_ISREG(stat.st_mode) and os.path.realpath(file) == str(Path(file).absolute())
    try:
        return Source(path, stat_of(stat), of_bytes(contents(file))) if plain else "unclear"
    except OSError:
        return "unclear"


def _below(root: Root, path: str) -> str | None:
    if path == root.prefix:
        return root.folder
    inside = path.removeprefix(f"{root.prefix}/") if root.prefix else path
    return f"{root.folder}/{inside}" if inside != path or not root.prefix else None


def _source(roots: Sequence[Root], path: str, stat: Stat) -> Source | Diagnostic | None:
    """A source that was listed, without what it holds; else as `read_one`."""
    found = read_one(roots, path, stat)
    return found[0] if isinstance(found, tuple) else found
