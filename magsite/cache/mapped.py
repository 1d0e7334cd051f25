"""Files that are looked into without being read: what nobody asks for is never copied."""

from mmap import ACCESS_READ, mmap
from pathlib import Path


def mapped(path: Path) -> memoryview:
    """What a file holds, which is only ever replaced as a whole: what is there stays readable after that.

    Some file systems map nothing, and nobody maps an empty file: these are read. Raises OSError.
    """
    with path.open("rb") as file:
        try:
            return memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
        except (OSError, ValueError):
            return memoryview(file.read())
