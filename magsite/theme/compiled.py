"""The code that templates were compiled to: kept in the process, and in a folder for the next one.

The folder is the user's own, never the site's: what lies there is run.
"""

import os
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Final

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from magsite.cache.digest import of_bytes
from magsite.theme.layers import CompiledFolder

_TEXTS_KEPT: Final = 256
_FILES_KEPT: Final = 1_000
"""A theme has some thirty; those of sites that are gone must not stay for ever."""
_DIGITS: Final = len(of_bytes(b""))


@cache
def compiled(folder: CompiledFolder | None) -> "Compiled":
    """What this process has compiled."""
    return Compiled(folder)


class Compiled(BytecodeCache):
    """What the texts of templates were compiled to: an edit of one leaves the others.

    A file that is not what was written, for this text and by this program, is as if it were not there; where
    none can be written, the next process compiles again.
    """

    def __init__(self, folder: CompiledFolder | None = None) -> None:
        self._folder = folder
        self._found: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a text, if it was compiled before."""
        bucket.code = self._found.pop((bucket.key, bucket.checksum), None)
        if bucket.code is None and self._folder is not None:
            _read(self._folder, bucket)
        self._keep(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a text."""
        self._keep(bucket)
        if self._folder is not None:
            with suppress(OSError):
                _write(self._folder, bucket, bucket.bytecode_to_string())

    def _keep(self, bucket: Bucket) -> None:
        """The longest unused goes where there are many."""
        if bucket.code is None:
            return
        self._found[bucket.key, bucket.checksum] = bucket.code
        if len(self._found) > _TEXTS_KEPT:
            del self._found[next(iter(self._found))]


def _read(folder: CompiledFolder, bucket: Bucket) -> None:
    """Give the code that lies in the folder, if it is what was written there."""
    try:
        data = _path(folder, bucket).read_bytes()
    except OSError:
        return
    code = data[_DIGITS:]
    if data[:_DIGITS] == _seal(folder, bucket, code):
        bucket.bytecode_from_string(code)


def _write(folder: CompiledFolder, bucket: Bucket, code: bytes) -> None:
    path = _path(folder, bucket)
    is_new = not path.exists()
    begun = path.with_suffix(f".{os.getpid()}")
    begun.write_bytes(_seal(folder, bucket, code) + code)
    begun.replace(path)
    if is_new and sum(1 for _ in path.parent.iterdir()) > _FILES_KEPT:
        _clear(path.parent)


def _clear(folder: Path) -> None:
    """Drop the older half of the files. Another process may be at it as well."""
    files = sorted((entry.stat().st_mtime_ns, entry.path) for entry in os.scandir(folder))
    for _, path in files[: len(files) // 2]:
        Path(path).unlink(missing_ok=True)


def _path(folder: CompiledFolder, bucket: Bucket) -> Path:
    """One file for each template, whatever its text: nothing has to be cleared away."""
    return Path(folder.folder) / f"{bucket.key}.template"


def _seal(folder: CompiledFolder, bucket: Bucket, code: bytes) -> bytes:
    """What tells that this code was made by this program of this text, and is whole."""
    return of_bytes(f"{folder.code} {bucket.checksum} ".encode() + code).encode()
