"""The manifest: what the output folder holds, carried by the folder itself.

All paths are relative to the output folder, with `/`, and name files: `internet/page/2/index.html`.
"""

from pathlib import Path
from typing import Final

import msgspec

from magsite.cache import codec
from magsite.cache.digest import Digest
from magsite.cache.mapped import mapped
from magsite.output.entry import Entry
from magsite.output.listing import Listing

PRIVATE: Final = ".magsite"
"""The folder of ours in the output folder; recipes for hosts leave it out."""
MARK: Final = f"{PRIVATE}/mark"
MANIFEST: Final = f"{PRIVATE}/manifest"
JOURNAL: Final = f"{PRIVATE}/journal"
"""Stands there only while the output is being changed; a folder that has one must not be deployed."""
LOCK: Final = f"{PRIVATE}/lock"
STAGING: Final = f"{PRIVATE}/staging"

FORMAT: Final = 4


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
    listing: Listing
    program: Digest = ""
    """The fingerprint of the program that made them."""
    ledger: Digest = ""
    """The name of what the store remembers of these files as a whole; opaque here, and empty where it is nothing."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The files, each with what it was made from."""
        return self.listing.entries

    def holds(self, moment: str) -> bool:
        """Whether the clock alone changes nothing of the output until an instant in ISO text, nor since it."""
        return self.valid_from <= moment and (self.valid_until is None or moment < self.valid_until)


def read(folder: Path) -> Manifest | None:
    """The manifest of this output folder; None where it is absent, unreadable or of another format."""
    try:
        data = mapped(folder / MANIFEST)
    except OSError:
        return None
    manifest = codec.decode(data, Manifest)
    return manifest if manifest is not None and _is_sound(manifest) else None


def encode(manifest: Manifest) -> bytes:
    """The bytes of the manifest's file."""
    return codec.encode(manifest)


def stays_inside(path: str) -> bool:
    """Whether this path of a page leads to a file of the output folder that is not one of our private ones."""
    return "\0" not in path and all_stay_inside(path)


def all_stay_inside(joined: str) -> bool:
    """Whether each of the paths that stand here with a NUL between them does.

    One search through all of them takes a tenth of the time.
    """
    # Two signs in a row that part something enclose an empty name, whether they part folders or paths.
    names = "/" + joined.replace("\0", "/") + "/"
    if "//" in names:
        return False
    # A name that begins with a dot is rare, so that one search mostly stands for three.
    if "/." not in names:
        return True
    # What is looked for has no NUL inside, so that it cannot lie across two paths.
    around = "\0" + joined.replace("\0", "/\0") + "/"
    return not ("/../" in names or "/./" in names or f"\0{PRIVATE}/" in around)


def _is_sound(manifest: Manifest) -> bool:
    """Whether it is of our format, and can be believed: a folder may come from anywhere.

    Its manifest says which files are ours to replace and to delete.
    """
    listing = manifest.listing
    whole = len(listing.numbers) == 2 * 8 * len(listing.paths)
    inside = not listing.joined or all_stay_inside(listing.joined)
    return manifest.format == FORMAT and whole and inside
