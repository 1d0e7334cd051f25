"""The fingerprint of the code: whoever changes the program, or a library it makes pages with, rebuilds all."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

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
    files = tuple(
        (path.relative_to(package).as_posix(), of_bytes(path.read_bytes())) for path in _files(package)
    )
    return of_value((files, sys.version, tuple(sorted(_versions(sys.path)))))


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in _LEFT_OUT:
            continue
        if path.is_dir():
            yield from _files(path)
        else:
            yield path


def _versions(search_path: Iterable[str]) -> set[str]:
    """The names of the libraries' metadata folders, which hold their versions: far quicker than asking each."""
    return {
        path.name
        for folder in search_path
        if folder and Path(folder).is_dir()
        for path in Path(folder).glob("*.dist-info")
        if path.name.split("-")[0].lower().replace(".", "_") in LIBRARIES
    }
