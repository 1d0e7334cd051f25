"""The journal: a change of the output that is completed once it has begun.

New files wait whole in staging. From the moment that the journal stands, every command that opens the output
does all of its operations first, from the first one on, as often as it takes: doing one again does no harm.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from magsite.cache import codec
from magsite.output.manifest import JOURNAL, MANIFEST, PRIVATE, STAGING, stays_inside
from magsite.output.operations import Operation
from magsite.output.staging import flush, waiting, write_durably

_FORMAT: Final = 1


class Journal(msgspec.Struct, frozen=True, array_like=True):
    """A change that has begun: the name of its staging folder, and what is to be done in order."""

    format: int
    staging: str
    operations: tuple[Operation, ...]


def begin(folder: Path, staging: Path, operations: tuple[Operation, ...]) -> None:
    """Put the journal into place: before this nothing has changed, after it everything will."""
    flush(staging, [one.path for one in operations if one.kind == "move"])
    journal = Journal(_FORMAT, staging.name, (*operations, Operation("move", MANIFEST)))
    draft = Path(waiting(staging, JOURNAL))
    write_durably(draft, codec.encode(journal))
    draft.replace(folder / JOURNAL)
    _keep_names(folder / PRIVATE)


def recover(folder: Path) -> None:
    """Complete the change that the folder's journal describes; nothing where there is no journal.

    Raises OSError where an operation cannot be done: the journal stays, and the next command tries again.
    The caller holds the folder's lock.
    """
    place = folder / JOURNAL
    if not place.exists():
        return
    journal = codec.decode(place.read_bytes(), Journal)
    if journal is not None and _is_sound(journal):
        staging = folder / STAGING / journal.staging
        apply(folder, staging, journal.operations)
        place.unlink()
        # Imported here because it brings what reads archives, and a build without changes has nothing to remove.
        import shutil  # noqa: PLC0415 - see above

        shutil.rmtree(staging, ignore_errors=True)
    else:
        # Nobody can say any more which files are of before and which of after: without a manifest, the next
        # build makes them all.
        (folder / MANIFEST).unlink(missing_ok=True)
        place.unlink()


def apply(folder: Path, staging: Path, operations: Iterable[Operation]) -> None:
    """Do these operations in order; each of them may have been done before.

    A file changes by one rename, so it is the old or the new one whole at every moment.
    """
    for operation in operations:
        if operation.kind == "move":
            _move(waiting(staging, operation.path), f"{folder}/{operation.path}")
        else:
            _delete(folder, folder / operation.path)


def _move(source: str, target: str) -> None:
    try:
        os.replace(source, target)  # noqa: PTH105 - thousands of files, and a Path takes longer than the move
    except FileNotFoundError:
        # Either it has been moved already, or its folder is new.
        if Path(source).exists():
            Path(target).parent.mkdir(parents=True, exist_ok=True)
            Path(source).replace(target)


def _delete(folder: Path, target: Path) -> None:
    """Delete a file of ours, then the folders that are empty without it."""
    if not target.parent.resolve().is_relative_to(folder.resolve()):
        # A symbolic link leads out of the output: what is there was never ours.
        return
    if not target.is_dir() or target.is_symlink():
        with suppress(FileNotFoundError, NotADirectoryError):
            target.unlink()
    for place in target.relative_to(folder).parents[:-1]:
        try:
            (folder / place).rmdir()
        except FileNotFoundError:
            continue
        except OSError:
            break


def _is_sound(journal: Journal) -> bool:
    paths = (operation.path for operation in journal.operations)
    inside = all(path == MANIFEST or stays_inside(path) for path in paths)
    return (
        journal.format == _FORMAT and "/" not in journal.staging and stays_inside(journal.staging) and inside
    )


def _keep_names(folder: Path) -> None:
    """Have the names in this folder survive a power cut, as `fsync` does for a file's contents."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
