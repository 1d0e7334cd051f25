"""Writing a file as a whole: whoever reads it sees the old one or the new one."""

import os
import stat
from contextlib import suppress
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Put these bytes in the place of a file, with the permissions that it has. Raises OSError."""
    beside = path.with_name(f".{path.name}.{os.getpid()}~")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            beside.chmod(stat.S_IMODE(path.stat().st_mode))
        beside.replace(path)
    finally:
        with suppress(OSError):
            beside.unlink()
