"""The fingerprint of the code: whoever changes the program, or a library it makes pages with, rebuilds all."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from magsite.cache.contents import contents
from magsite.cache.digest import Digest, of_bytes, of_value

LIBRARIES = frozenset(
    {
        "babel",
        "jinja2",
        "markdown",
        "markupsafe",
        "msgspec",
        "pygments",
        "python_frontmatter",
        "pyyaml",
        "tzdata",
    }
)
"""Those whose versions can change a page, by the normalised names of their distributions."""

_LEFT_OUT = frozenset({"__pycache__", "specimen", "themes"})
"""Installed themes are sources: the scan digests them. The sample magazine makes no page of another one."""


def fingerprint(package: Path) -> Digest:
    """The digest of the package's files, the interpreter's version and the libraries' versions."""
    # All are read, whatever their stat says: a program that was edited in its place must always be seen.
    files = [(inside, of_bytes(contents(place))) for inside, place in sorted(_files(str(package), ""))]
    return of_value((files, sys.version, sorted(_versions(sys.path))))


def _files(folder: str, prefix: str) -> Iterator[tuple[str, str]]:
    """The files below a folder: their paths as seen from it, and their places on disk."""
    with os.scandir(folder) as listing:
        entries = list(listing)
    for entry in entries:
        if entry.name in _LEFT_OUT:
            continue
        if entry.is_dir():
            yield from _files(entry.path, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name, entry.path


def _versions(search_path: Iterable[str]) -> set[str]:
    """The names of the libraries' metadata folders, which hold their versions: far quicker than asking each."""
    return {
        name
        for folder in filter(None, search_path)
        for name in _names(folder)
        if name.endswith(".dist-info") and name.split("-")[0].lower().replace(".", "_") in LIBRARIES
    }


def _names(folder: str) -> list[str]:
    # A search path may name archives, and folders that are not there.
    with suppress(OSError), os.scandir(folder) as entries:
        return [entry.name for entry in entries]
    return []
