"""Staging: the one place that writes files of the output.

A full disk must never leave an empty page behind: every write is checked for its length, and what fails is
an OSError that names the file.
"""

import errno
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from magsite.cache.blake2 import blake2b
from magsite.cache.digest import Digest, of_bytes
from magsite.output.manifest import stays_inside

FLAT: Final = ".flat"
"""What the name of a staging folder ends with in which files wait side by side, by the digests of their paths.

Making a folder for each page and removing it again would take as long as writing the page. A folder that becomes
the output as a whole mirrors it instead.
"""

_CHUNK: Final = 1 << 20

_ONE_BY_ONE: Final = 32
"""So many files are each waited for; more wait together with all else that their file system has not written yet."""


class Staged(msgspec.Struct, frozen=True, array_like=True):
    """A file that waits in staging, whole, as the manifest will know it."""

    path: str
    size: int
    mtime_ns: int
    digest: Digest


def stage(root: Path, path: str, data: bytes) -> Staged:
    """Write these bytes to `path` under the staging folder `root`; its folders are made on demand.

    Raises OSError where they cannot be written whole.
    """
    return _staged(root, path, (data,))


def stage_copy(root: Path, path: str, source: Path) -> Staged:
    """Copy the file `source` to `path` under the staging folder `root`.

    The digest is that of the bytes written, so that a source that changes meanwhile shows.
    """
    with _named(source), source.open("rb") as file:
        return _staged(root, path, iter(lambda: file.read(_CHUNK), b""))


def waiting(root: Path | str, path: str) -> str:
    """Where the file that is to stand at `path` of the output waits in the staging folder `root`."""
    folder = str(root)
    return f"{folder}/{of_bytes(path.encode()) if folder.endswith(FLAT) else path}"


def flush(root: Path, paths: Sequence[str]) -> None:
    """Have the files that wait for these `paths` survive a power cut once this returns.

    A disk may write what a file is called long before what it holds: a journal that stood before its files did
    would put empty pages into their places.
    """
    if len(paths) > _ONE_BY_ONE and sys.platform == "linux":
        _flush_all(root)
        return
    for path in paths:
        place = Path(waiting(root, path))
        with _named(place), place.open("rb+", buffering=0) as file:
            os.fsync(file.fileno())


def write_durably(path: Path, data: bytes) -> None:
    """Write a file of our own so that it survives a power cut once this returns; its folder exists."""
    with _named(path), path.open("wb", buffering=0) as file:
        _write(file.fileno(), data)
        os.fsync(file.fileno())


def _flush_all(folder: Path) -> None:
    """Wait for the file system of this folder: `os.sync` would wait for all of them, slow sticks and servers as well."""
    # Imported here because only a build of many files calls what Python has no name for.
    import ctypes  # noqa: PLC0415 - see above

    place = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        with _named(folder):
            if ctypes.CDLL(None, use_errno=True).syncfs(place) != 0:
                raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    finally:
        os.close(place)


def _staged(root: Path, path: str, chunks: Iterable[bytes]) -> Staged:
    if not stays_inside(path):
        msg = f"not a path of the output: {path}"
        raise ValueError(msg)
    digest = blake2b(digest_size=16)
    target = waiting(root, path)
    with _named(target), os.fdopen(_created(target), "wb", buffering=0) as file:
        size = 0
        for chunk in chunks:
            digest.update(chunk)
            size += _write(file.fileno(), chunk)
        status = os.fstat(file.fileno())
        if status.st_size != size:
            raise OSError(errno.EIO, f"{status.st_size} bytes were written instead of {size}")
    return Staged(path, size, status.st_mtime_ns, digest.hexdigest())


def _created(target: str) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC
    try:
        return os.open(target, flags, 0o666)
    except FileNotFoundError:
        # Most folders exist already or are needed once: trying first spares a look for each file.
        Path(target).parent.mkdir(parents=True, exist_ok=True)
        return os.open(target, flags, 0o666)


def _write(descriptor: int, data: bytes) -> int:
    """Write all of the bytes and return their number; a write may take fewer than it is given."""
    rest = memoryview(data)
    while rest:
        written = os.write(descriptor, rest)
        if written == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        rest = rest[written:]
    return len(data)


@contextmanager
def _named(path: str | Path) -> Iterator[None]:
    """Give the file's name to an OSError that has none."""
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = str(path)
        raise
