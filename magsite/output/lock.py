"""The lock of an output folder: one command at a time writes to it."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from magsite.output.manifest import LOCK


@contextmanager
def output_lock(folder: Path) -> Iterator[bool]:
    """Hold the lock of this existing folder during a `with`; False where another process holds it.

    The lock belongs to the folder and not to its name, so it stays held when the folder is renamed, and the
    system lets it go with the process that held it, however that ends.
    """
    path = folder / LOCK
    path.parent.mkdir(exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    try:
        yield _acquired(descriptor)
    finally:
        os.close(descriptor)


def _acquired(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
