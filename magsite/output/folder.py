"""Where the magazine may be written, and what stands in the way: looked at before anything is made."""

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.output.manifest import MARK, PRIVATE, Manifest, stays_inside
from magsite.output.operations import ancestors

_SOURCES: Final = ("content", "data", "themes", "static", ".magsite")
"""The folders of a site that hold sources, or its cache."""

_PLACE: Final = Location("")
"""The output is no source."""


def refusals(folder: Path, site: Path, home: Path | None, *, adopt: bool) -> tuple[Diagnostic, ...]:
    """Why the magazine must not be written to this folder; nothing where it may.

    `output-forbidden` protects the sources, a home and the whole disk, through symbolic links too, and
    cannot be lifted. `output-foreign` is for a folder that holds what magsite has not made; `adopt` says
    that the writer lets it in all the same.
    """
    reason = _forbidden(resolved(folder), resolved(site), resolved(home) if home else None)
    if reason is not None:
        return (diagnose("output-forbidden", _PLACE, folder=str(folder), reason=reason),)
    if not adopt and _is_foreign(folder):
        return (diagnose("output-foreign", _PLACE, folder=str(folder)),)
    return ()


def taken(folder: Path, paths: Iterable[str], manifest: Manifest | None) -> tuple[Diagnostic, ...]:
    """One `output-taken` for each thing that is not ours and stands where one of these paths must go.

    The manifest says what is ours. Without one the folder is adopted, or a release with another format made
    it: files at our paths count as ours then, or no such folder could ever be built again; a file where
    a folder must be, or the other way round, is in the way even so.
    """
    wanted = frozenset(paths)
    ours = wanted if manifest is None else frozenset(manifest.listing.paths)
    private = frozenset(path for path in wanted if not stays_inside(path))
    folders = frozenset(ancestors(wanted - private))
    blocked = {path for path in folders - (ours - wanted) if _blocks(folder, path)}
    occupied = {path for path in wanted - private if _occupies(folder, path, ours)}
    found = sorted(private | blocked | occupied)
    return tuple(diagnose("output-taken", _PLACE, path=path) for path in found)


def resolved(path: Path) -> Path:
    """The absolute path without symbolic links; one that leads in a circle is left as it is."""
    return Path(os.path.realpath(path))


def _forbidden(folder: Path, site: Path, home: Path | None) -> str | None:
    sources = tuple(resolved(site / name) for name in _SOURCES)
    if folder.parent == folder:
        return N_("it is the whole disk")
    if home is not None and _holds(folder, home):
        return N_("it is a home folder")
    if any(_holds(folder, place) for place in (site, *sources)):
        return N_("it holds the sources")
    if any(_holds(source, folder) for source in sources):
        return N_("it is inside the sources")
    return N_("a file stands there") if _meets_file(folder) else None


def _meets_file(folder: Path) -> bool:
    with suppress(OSError):
        return not next(place for place in (folder, *folder.parents) if place.exists()).is_dir()
    return False


def _holds(outer: Path, inner: Path) -> bool:
    return inner.is_relative_to(outer)


def _is_foreign(folder: Path) -> bool:
    try:
        if not folder.is_dir() or (folder / MARK).is_file():
            return False
        # A build that ended before anything was written may have left our own folder with the lock in it.
        return any(place.name != PRIVATE for place in folder.iterdir())
    except OSError:
        # What we may not even look into is not ours.
        return True


def _blocks(folder: Path, path: str) -> bool:
    """Whether something other than a folder stands where a folder must be: a file, or a symbolic link."""
    mode = _mode(folder, path)
    return mode is not None and not stat.S_ISDIR(mode)


def _occupies(folder: Path, path: str, ours: frozenset[str]) -> bool:
    """Whether something that is not ours stands where a file must be."""
    mode = _mode(folder, path)
    if mode is None:
        return False
    return not all(file in ours for file in _files(folder, path)) if stat.S_ISDIR(mode) else path not in ours


def _files(folder: Path, path: str) -> Iterator[str]:
    """The files and links below a folder of the output; an empty folder stands for itself."""
    for place, folders, files in os.walk(folder / path):
        inside = Path(place).relative_to(folder).as_posix()
        links = (name for name in folders if Path(place, name).is_symlink())
        yield from (f"{inside}/{name}" for name in (*files, *links))
        if not folders and not files:
            yield f"{inside}/"


def _mode(folder: Path, path: str) -> int | None:
    try:
        return os.lstat(f"{folder}/{path}").st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
