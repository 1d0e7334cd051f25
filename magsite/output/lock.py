"""The lock of an output folder: one command at a time writes to it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import Final

from magsite.output.manifest import LOCK

_TRIES: Final = 20
_PAUSE: Final = 0.05


@contextmanager
def output_lock(folder: Path) -> Iterator[bool]:
    """Hold the lock of this existing folder during a `with`; False where another process holds it for a second.

    The lock belongs to the folder and not to its name, so it stays held when the folder is renamed, and the
    system lets it go with the process that held it, however that ends. The workers of one that was killed
    have it too until they notice, hence the second.
    """
    path = folder / LOCK
    path.parent.mkdir(exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        yield _acquired(descriptor)
    finally:
        os.close(descriptor)


def _acquired(descriptor: int) -> bool:
    return any(_tried(descriptor) for _ in range(_TRIES))


def _tried(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sleep(_PAUSE)
        return False
    return True
