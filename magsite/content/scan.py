"""The sources on disk: the only place that lists them. What is published is decided later, from the Snapshot."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Final, Literal

import msgspec

from magsite.cache.digest import Digest, of_bytes, of_value
from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Diagnostic, Location, diagnose

# File systems stamp times in steps of up to two seconds: what changed within one step may show the same stamp.
_STEP_NS: Final = 2_000_000_000


class Source(msgspec.Struct, frozen=True, array_like=True):
    """One file: its path in the site with `/`, what its stat said, and the digest of its bytes."""

    path: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    digest: Digest


class Snapshot(msgspec.Struct, frozen=True, dict=True):
    """All sources at one moment, sorted by path."""

    sources: tuple[Source, ...]

    @cached_property
    def by_path(self) -> Mapping[str, Source]:
        """The sources by their paths."""
        return {source.path: source for source in self.sources}

    @cached_property
    def digest(self) -> Digest:
        """One digest for all paths and contents."""
        return of_value([(source.path, source.digest) for source in self.sources])

    def changed_since(self, former: "Snapshot") -> frozenset[str]:
        """The paths of the sources that were added, edited or removed since a former Snapshot."""
        before = former.by_path
        here = {one.path for one in self.sources if _is_another(before.get(one.path), one)}
        return frozenset(here | (before.keys() - self.by_path.keys()))


def _is_another(before: Source | None, after: Source) -> bool:
    return before is not after and (before is None or before.digest != after.digest)


class Root(msgspec.Struct, frozen=True):
    """A folder of sources, or a single file; `prefix` is its path in the site, empty for the site itself."""

    folder: str
    prefix: str


def scan(
    roots: Sequence[Root], known: Mapping[str, Source], recorded_ns: int, now_ns: int
) -> tuple[Snapshot, tuple[Diagnostic, ...]]:
    """List and hash the sources below the roots; an absent root gives nothing.

    A file that `known` has with the same stat is not read again, unless it was younger than two seconds when
    that record was made (`recorded_ns`), or the record comes from the future. Hidden files and editors'
    backups are passed over. A symbolic link is followed within its root only. A file that two roots hold
    counts once, for the first.
    """
    trusted_ns = min(recorded_ns, now_ns) - _STEP_NS
    found: dict[str, Source] = {}
    problems: list[Diagnostic] = []
    for root in roots:
        for item in _walk(root):
            if isinstance(item, Diagnostic):
                problems.append(item)
            elif item.path not in found:
                source = _source(item, known.get(item.path), trusted_ns)
                if isinstance(source, Source):
                    found[item.path] = source
                elif source is not None:
                    problems.append(source)
    return Snapshot(tuple(found[path] for path in sorted(found))), tuple(sorted(problems))


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
            listed = all(_is_source(name) for name in inside.split("/"))
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
    found = _source(_File(path, file, stat), None, 0) if plain else None
    return found if isinstance(found, Source) else "unclear"


def _below(root: Root, path: str) -> Path | None:
    if path == root.prefix:
        return Path(root.folder)
    if not root.prefix:
        return Path(root.folder, path)
    inside = path.removeprefix(root.prefix + "/")
    return Path(root.folder, inside) if inside != path else None


class _File(msgspec.Struct, frozen=True):
    """A regular file found on the way."""

    path: str
    place: str
    stat: os.stat_result


_Found = Iterator[_File | Diagnostic]


def _walk(root: Root) -> _Found:
    try:
        stat = Path(root.folder).stat()
    except OSError as error:
        if not isinstance(error, FileNotFoundError | NotADirectoryError):
            yield _unreadable(root.prefix, _reason(error))
        return
    if S_ISDIR(stat.st_mode):
        yield from _folder(root.folder, root.prefix, (os.path.realpath(root.folder),))
    else:
        yield from _file(root.prefix, root.folder, stat)


def _folder(place: str, path: str, above: tuple[str, ...]) -> _Found:
    """What a folder holds; `above` are the real paths of the root and of the links that led here."""
    try:
        with os.scandir(place) as listing:
            entries = list(listing)
    except FileNotFoundError:
        return
    except OSError as error:
        yield _unreadable(path, _reason(error))
        return
    for entry in entries:
        if _is_source(entry.name):
            yield from _entry(entry, f"{path}/{entry.name}" if path else entry.name, above)


def _is_source(name: str) -> bool:
    """Not hidden, and not what Python or an editor leaves behind."""
    return not (name.startswith((".", "#")) or name.endswith("~") or name == "__pycache__")


def _entry(entry: os.DirEntry[str], path: str, above: tuple[str, ...]) -> _Found:
    try:
        path.encode()
    except UnicodeEncodeError:
        shown = path.encode(errors="surrogateescape").decode(errors="replace")
        yield _unreadable(shown, N_("its name is not in UTF-8"))
        return
    try:
        if entry.is_symlink():
            yield from _link(entry, path, above)
        elif entry.is_dir(follow_symlinks=False):
            yield from _folder(entry.path, path, above)
        else:
            yield from _file(path, entry.path, entry.stat(follow_symlinks=False))
    except FileNotFoundError:
        return  # It went away since the folder was listed.
    except OSError as error:
        yield _unreadable(path, _reason(error))


def _link(entry: os.DirEntry[str], path: str, above: tuple[str, ...]) -> _Found:
    target = Path(os.path.realpath(entry.path))
    if not target.is_relative_to(above[0]):
        yield _unreadable(path, N_("it is a symbolic link that leads out of its folder"))
    elif not target.exists():
        yield _unreadable(path, N_("it is a symbolic link that leads nowhere"))
    elif not target.is_dir():
        yield from _file(path, entry.path, target.stat())
    elif str(target) in above or Path(entry.path).parent.resolve().is_relative_to(target):
        yield _unreadable(path, N_("it is a symbolic link that leads back to itself"))
    else:
        yield from _folder(entry.path, path, (*above, str(target)))


def _file(path: str, place: str, stat: os.stat_result) -> _Found:
    if S_ISREG(stat.st_mode):
        yield _File(path, place, stat)
    else:
        yield _unreadable(path, N_("it is not a regular file"))


def _source(file: _File, known: Source | None, trusted_ns: int) -> Source | Diagnostic | None:
    """The source with its digest; None where the file went away meanwhile."""
    stat = file.stat
    told = (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)
    if known is not None and stat.st_mtime_ns <= trusted_ns and told == _told(known):
        return known
    try:
        return Source(file.path, *told, of_bytes(Path(file.place).read_bytes()))
    except FileNotFoundError:
        return None
    except OSError as error:
        return _unreadable(file.path, _reason(error))


def _told(source: Source) -> tuple[int, int, int, int]:
    return source.size, source.mtime_ns, source.ctime_ns, source.inode


def _unreadable(path: str, reason: str) -> Diagnostic:
    return diagnose("file-unreadable", Location(path), reason=reason)


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return N_("its permissions forbid it")
    return error.strerror or type(error).__name__
