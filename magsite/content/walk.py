"""The files below the roots of a site, as its folders list them: nothing of them is read here."""

import os
from collections.abc import Callable, Iterable
from operator import attrgetter
from pathlib import Path
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import Final

import msgspec

from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Diagnostic, Location, diagnose

Stat = tuple[int, int, int, int]
"""Size, time of change of the contents and of the inode in nanoseconds, and the inode: while none of them differs,
a file is taken for the same."""


class Root(msgspec.Struct, frozen=True):
    """A folder of sources, or a single file; `prefix` is its path in the site, empty for the site itself."""

    folder: str
    prefix: str


class Listed(msgspec.Struct, frozen=True):
    """What stands below the roots: the stat of each file by its path in the site, and what is wrong."""

    stats: dict[str, Stat]
    problems: list[Diagnostic]


def walk(roots: Iterable[Root]) -> Listed:
    """List the files below the roots; an absent root gives nothing, and a file that two of them hold counts once.

    Hidden files and editors' backups are passed over. A symbolic link is followed within its root only.
    """
    listed = Listed({}, [])
    for root in roots:
        below = Listed({}, listed.problems)
        _walk(root, below)
        # The first root has a file that two of them hold.
        for path in below.stats.keys() & listed.stats.keys():
            del below.stats[path]
        listed.stats.update(below.stats)
    return listed


def is_source(name: str) -> bool:
    """Whether files and folders of this name are listed: not hidden, and not what Python or an editor leaves behind."""
    return not (name[:1] in ".#" or name[-1:] == "~" or name == "__pycache__")


stat_of: Final[Callable[[os.stat_result], Stat]] = attrgetter(
    "st_size", "st_mtime_ns", "st_ctime_ns", "st_ino"
)
"""What is compared of all that the system says of a file."""


def unreadable(path: str, error: OSError) -> Diagnostic:
    """The Diagnostic for what cannot be looked at or read."""
    forbidden = isinstance(error, PermissionError)
    return _not_read(
        path, N_("its permissions forbid it") if forbidden else error.strerror or type(error).__name__
    )


def _walk(root: Root, listed: Listed) -> None:
    try:
        stat = Path(root.folder).stat()
    except OSError as error:
        if not isinstance(error, FileNotFoundError | NotADirectoryError):
            listed.problems.append(unreadable(root.prefix, error))
        return
    if S_ISDIR(stat.st_mode):
        _folder(root.folder, root.prefix, (os.path.realpath(root.folder),), listed)
    else:
        _file(root.prefix, stat, listed)


def _folder(place: str, path: str, above: tuple[str, ...], listed: Listed) -> None:
    """What a folder holds; `above` are the real paths of the root and of the links that led here."""
    inside = f"{path}/" if path else ""
    try:
        others = _plain_files(place, inside, listed.stats)
    except FileNotFoundError:
        return
    except OSError as error:
        listed.problems.append(unreadable(path, error))
        return
    for name in others:
        try:
            _other(f"{place}/{name}", inside + name, above, listed)
        except FileNotFoundError:
            continue  # It went away since the folder was listed.
        except OSError as error:
            listed.problems.append(unreadable(inside + name, error))


def _plain_files(place: str, inside: str, stats: dict[str, Stat]) -> list[str]:
    """Take the stats of the plain files with plain names, and give the names of all else that may be a source.

    Nearly all are such files: a build without changes does little but this. Their stats are taken from the open
    folder, since the way to it would cost a tenth of the time.
    """
    others: list[str] = []
    descriptor = os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with os.scandir(descriptor) as entries:
            for entry in entries:
                name = entry.name
                if is_source(name):
                    try:
                        if name.isascii() and entry.is_file(follow_symlinks=False):
                            stats[inside + name] = stat_of(entry.stat(follow_symlinks=False))
                            continue
                    except OSError:
                        pass  # It is looked at again, and what is wrong is said.
                    others.append(name)
    finally:
        os.close(descriptor)
    return others


def _other(place: str, path: str, above: tuple[str, ...], listed: Listed) -> None:
    """Anything that a folder may hold. Raises OSError."""
    try:
        path.encode()
    except UnicodeEncodeError:
        shown = path.encode(errors="surrogateescape").decode(errors="replace")
        listed.problems.append(_not_read(shown, N_("its name is not in UTF-8")))
        return
    stat = os.lstat(place)
    if S_ISLNK(stat.st_mode):
        _link(place, path, above, listed)
    elif S_ISDIR(stat.st_mode):
        _folder(place, path, above, listed)
    else:
        _file(path, stat, listed)


def _link(place: str, path: str, above: tuple[str, ...], listed: Listed) -> None:
    target = Path(os.path.realpath(place))
    if not target.is_relative_to(above[0]):
        reason = N_("it is a symbolic link that leads out of its folder")
    elif not target.exists():
        reason = N_("it is a symbolic link that leads nowhere")
    elif not target.is_dir():
        _file(path, target.stat(), listed)
        return
    elif str(target) in above or Path(place).parent.resolve().is_relative_to(target):
        reason = N_("it is a symbolic link that leads back to itself")
    else:
        _folder(place, path, (*above, str(target)), listed)
        return
    listed.problems.append(_not_read(path, reason))


def _file(path: str, stat: os.stat_result, listed: Listed) -> None:
    if S_ISREG(stat.st_mode):
        listed.stats[path] = stat_of(stat)
    else:
        listed.problems.append(_not_read(path, N_("it is not a regular file")))


def _not_read(path: str, reason: str) -> Diagnostic:
    return diagnose("file-unreadable", Location(path), reason=reason)
