"""Who tells that something may have changed: the system's events. An event only means: look again."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from magsite.content.walk import Root
from magsite.preview.changes import Change

Identity = tuple[int, int]
"""Device and inode."""

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver, ObservedWatch


def places(site: Path, roots: Iterable[Root]) -> Mapping[str, bool]:
    """The folders to watch, each with whether its subfolders are watched too.

    Where a root is not there yet, or is a single file, the folder that will show it is watched.
    """
    found: dict[str, bool] = {str(site): False}
    for root in roots:
        place = Path(root.folder)
        if place.is_dir():
            found[str(place)] = True
            continue
        folder = place.parent
        while not folder.is_dir():
            folder = folder.parent
        if folder.is_relative_to(site):
            found.setdefault(str(folder), False)
    return {
        folder: deep
        for folder, deep in found.items()
        if not any(found[other] and folder != other and Path(folder).is_relative_to(other) for other in found)
    }


def changes(event: FileSystemEvent) -> Iterator[Change]:
    """What an event may mean."""
    source, target = os.fsdecode(event.src_path), os.fsdecode(event.dest_path or "")
    match event:
        case FileClosedEvent() | FileDeletedEvent():
            yield Change(source)
        case FileMovedEvent():
            yield Change(source)
            yield Change(target)
        case (
            FileCreatedEvent() | FileModifiedEvent() | DirCreatedEvent() | DirDeletedEvent() | DirMovedEvent()
        ):
            yield Change(source, whole=False)
        case _:
            return


class Watch:
    """A watch over folders that can be told to watch others."""

    def __init__(self, note: Callable[[Change], None]) -> None:
        self._handler = _Handler(note)
        self._observer: BaseObserver = Observer()
        self._watched: dict[str, tuple[bool, Identity | None, ObservedWatch]] = {}

    def follow(self, wanted: Mapping[str, bool]) -> None:
        """Watch these folders, and no others. Raises OSError where the system has no events, or no more of them."""
        if not self._observer.is_alive():
            self._observer.start()
        # Another folder may stand in the place of one that went away, and the old watch tells nothing of it.
        alive = {one.watch for one in self._observer.emitters if one.is_alive()}
        for folder, (deep, identity, watch) in tuple(self._watched.items()):
            if wanted.get(folder) is not deep or watch not in alive or _identity(folder) != identity:
                self._observer.unschedule(watch)
                del self._watched[folder]
        for folder, deep in wanted.items():
            if folder not in self._watched:
                # Asked for first: should the folder be exchanged meanwhile, the next look sees another one.
                identity = _identity(folder)
                watch = self._observer.schedule(self._handler, folder, recursive=deep)
                self._watched[folder] = (deep, identity, watch)

    def stop(self) -> None:
        """End; what the system still has to say is not heard."""
        self._observer.unschedule_all()
        if self._observer.is_alive():
            self._observer.stop()
            self._observer.join(1)


def _identity(folder: str) -> Identity | None:
    """What tells a folder from another one in its place; None where there is none."""
    try:
        stat = Path(folder).stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino


class _Handler(FileSystemEventHandler):
    def __init__(self, note: Callable[[Change], None]) -> None:
        self._note = note

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass on what an event may mean."""
        for change in changes(event):
            self._note(change)
