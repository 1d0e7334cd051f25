"""A volume: a large remembered value in a file of its own, in pieces that are read without being copied.

As the store, it only ever spares time: what cannot be read counts as absent, what cannot be written is lost.
"""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from magsite.cache.mapped import mapped

_LENGTH: Final = 8
"""Bytes that say how long a piece is."""


def write_volume(path: Path, pieces: Iterable[bytes]) -> None:
    """Remember these pieces under a path: each is made when it is written, so that never two of them are held.

    The file takes the place of a former one once all of it is on the disk.
    """
    waiting = path.with_name(f"{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with waiting.open("wb") as file:
            for piece in pieces:
                file.write(len(piece).to_bytes(_LENGTH))
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        waiting.replace(path)
    except OSError:
        with suppress(OSError):
            waiting.unlink()


def read_volume(path: Path) -> tuple[memoryview, ...]:
    """The pieces that were remembered; none where there are none, or the file was cut short.

    Each stays readable whatever becomes of the file.
    """
    try:
        left = mapped(path)
    except OSError:
        return ()
    pieces: list[memoryview] = []
    while left:
        length = int.from_bytes(left[:_LENGTH])
        pieces.append(left[_LENGTH : _LENGTH + length])
        if len(left) < _LENGTH or len(pieces[-1]) < length:
            return ()
        left = left[_LENGTH + length :]
    return tuple(pieces)


def drop_unused(path: Path, names: str, seconds: float) -> None:
    """Remove the files of these names beside a volume that were of no use for so long before it was written."""
    for other in tuple(path.parent.glob(names)):
        # Another build may be about to write or to drop the same.
        with suppress(OSError):
            if other.stat().st_mtime < path.stat().st_mtime - seconds:
                other.unlink()


def note_use(path: Path) -> None:
    """Note that a volume is still of use."""
    with suppress(OSError):
        os.utime(path)
