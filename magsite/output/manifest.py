"""The manifest: what the output folder holds, carried by the folder itself.

All paths are relative to the output folder, with `/`, and name files: `internet/page/2/index.html`.
"""

from pathlib import Path
from typing import Final, Literal

import msgspec

from magsite.cache import codec
from magsite.cache.digest import Digest

PRIVATE: Final = ".magsite"
"""The folder of ours in the output folder; recipes for hosts leave it out."""
MARK: Final = f"{PRIVATE}/mark"
MANIFEST: Final = f"{PRIVATE}/manifest"
JOURNAL: Final = f"{PRIVATE}/journal"
"""Stands there only while the output is being changed; a folder that has one must not be deployed."""
LOCK: Final = f"{PRIVATE}/lock"
STAGING: Final = f"{PRIVATE}/staging"

FORMAT: Final = 1

_NEVER_INSIDE: Final = ("//", "/../", "/./", "\0")

Group = Literal["asset", "article", "listing", "feed", "sitemap", "file"]
"""What a file of the output is to its readers: it decides on the order of publishing."""


class Entry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One file of the output, and what it was made from."""

    path: str
    url: str
    """The root-relative URL that it answers; "" for none."""
    key: Digest
    parts: tuple[tuple[str, Digest], ...]
    """What the key was folded from, by name."""
    size: int
    mtime_ns: int
    digest: Digest
    group: Group
    changed: tuple[str, ...] = ()
    """The names of the parts that had changed when it was last rendered."""
    kept: bool = False
    """It is not made any more, but stays for a while."""
    source: str = ""
    """What asked for it: a source path, or the URL itself."""


class Manifest(msgspec.Struct, frozen=True, array_like=True):
    """All that one build left in its output folder."""

    format: int
    mark: str
    """A random name of this output folder, made once."""
    inputs: Digest
    valid_from: str
    """The output holds from this instant on, in ISO text, while the inputs do …"""
    valid_until: str | None
    """… and until this one; None for ever."""
    report: bytes
    """The build's report, to be given again; opaque here."""
    entries: tuple[Entry, ...]


def read(folder: Path) -> Manifest | None:
    """The manifest of this output folder; None where it is absent, unreadable or of another format."""
    try:
        data = (folder / MANIFEST).read_bytes()
    except OSError:
        return None
    manifest = codec.decode(data, Manifest)
    if manifest is None or manifest.format != FORMAT:
        return None
    # A folder may come from anywhere, and its manifest says which files are ours to replace and to delete.
    return manifest if all(stays_inside(entry.path) for entry in manifest.entries) else None


def encode(manifest: Manifest) -> bytes:
    """The bytes of the manifest's file."""
    return codec.encode(manifest)


def stays_inside(path: str) -> bool:
    """Whether this path of a page leads to a file of the output folder that is not one of our private ones."""
    around = f"/{path}/"
    return not around.startswith(f"/{PRIVATE}/") and not any(bad in around for bad in _NEVER_INSIDE)
