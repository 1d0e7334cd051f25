"""Pictures that are too heavy for readers far from a city."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Final

from magsite.checks.pictures import Shown
from magsite.content.links import Resolution
from magsite.diagnostics.model import Diagnostic, Location, diagnose

HEAVIEST: Final = 500
"""Kilobytes of a picture."""
_KB: Final = 1000
_PICTURES: Final = frozenset({".apng", ".avif", ".bmp", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})


def heavy_pictures(
    path: str,
    shown: tuple[Shown, ...],
    resolutions: Mapping[str, Resolution],
    files: Mapping[str, str],
    sizes: Mapping[str, int],
) -> Iterator[Diagnostic]:
    """Those that a source shows, each at its first place.

    `files` has the source of each URL at which a file is published, `sizes` the bytes of each source.
    """
    seen: set[str] = set()
    for one in shown:
        resolution = resolutions.get(one.target)
        source = files.get(resolution.url.partition("#")[0], "") if resolution is not None else ""
        if source and source not in seen:
            seen.add(source)
            yield from too_heavy(Location(path, one.line, one.column), source, sizes)


def too_heavy(place: Location, source: str, sizes: Mapping[str, int]) -> Iterator[Diagnostic]:
    """What is to be said of a picture at the place that shows it."""
    size = sizes.get(source, 0) // _KB
    if size > HEAVIEST and PurePosixPath(source).suffix.lower() in _PICTURES:
        yield diagnose("image-heavy", place, picture=source, size=size, limit=HEAVIEST)
