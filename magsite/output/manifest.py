"""The manifest: what the output folder holds, carried by the folder itself.

All paths are relative to the output folder, with `/`, and name files: `internet/page/2/index.html`.
"""

from array import array
from collections.abc import Sequence
from functools import cached_property
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import BinaryIO, Final, Literal

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

FORMAT: Final = 3

Group = Literal["asset", "article", "listing", "feed", "sitemap", "file"]
"""What a file of the output is to its readers: it decides on the order of publishing."""

Parts = tuple[tuple[str, Digest], ...]
"""What a file is made of: the digest of each part, by name."""


_Packed = tuple[tuple[str, bytes], ...]
_BYTES: Final = 16
"""Of a Digest, which may also be empty."""


class Entry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One file of the output, and what it was made from."""

    path: str
    url: str
    """The root-relative URL that it answers; "" for none."""
    packed: bytes
    """Its parts, as `pack` makes them: most are only ever compared as a whole."""
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

    @property
    def parts(self) -> Parts:
        """What it was made of, by name; nothing where that is damaged."""
        packed = codec.decode(self.packed, _Packed) or ()
        return tuple(
            [
                (name, one.hex() if len(one) == _BYTES else one.decode(errors="replace"))
                for name, one in packed
            ]
        )


class _Details(msgspec.Struct, frozen=True, array_like=True):
    """All of the entries that does not tell whether their files stand, each field in the order of the paths."""

    urls: tuple[str, ...]
    packed: tuple[bytes, ...]
    digests: tuple[Digest, ...]
    groups: tuple[Group, ...]
    changed: tuple[tuple[str, ...], ...]
    kept: tuple[bool, ...]
    sources: tuple[str, ...]


class Listing(msgspec.Struct, frozen=True, array_like=True, dict=True):
    """The files of the output: their paths, sizes and times of change, which every build reads, and all the rest.

    That is decoded when the entries are asked for.
    """

    joined: str
    """The paths, with a NUL between them."""
    numbers: memoryview
    """The sizes of the files and then their times of change in nanoseconds, each in eight bytes."""
    details: memoryview

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Of the files."""
        return tuple(self.joined.split("\0")) if self.joined else ()

    @cached_property
    def sizes(self) -> Sequence[int]:
        """Of the files, in the order of their paths."""
        return self.numbers.cast("q").tolist()[: len(self.paths)]

    @cached_property
    def times(self) -> Sequence[int]:
        """When their contents changed last, in the order of their paths."""
        return self.numbers.cast("q").tolist()[len(self.paths) :]

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """The entries; where their details are damaged, the files are ours still, and made of nothing known."""
        return _entries(self) or tuple(
            Entry(path, "", b"", size, time, "", "file")
            for path, size, time in zip(self.paths, self.sizes, self.times, strict=True)
        )


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
        with (folder / MANIFEST).open("rb") as file:
            data = _mapped(file)
    except OSError:
        return None
    manifest = codec.decode(data, Manifest)
    return manifest if manifest is not None and _is_sound(manifest) else None


def encode(manifest: Manifest) -> bytes:
    """The bytes of the manifest's file."""
    return codec.encode(manifest)


def listing(entries: Sequence[Entry]) -> Listing:
    """The Listing of these entries."""
    details = _Details(
        urls=tuple([entry.url for entry in entries]),
        packed=tuple([entry.packed for entry in entries]),
        digests=tuple([entry.digest for entry in entries]),
        groups=tuple([entry.group for entry in entries]),
        changed=tuple([entry.changed for entry in entries]),
        kept=tuple([entry.kept for entry in entries]),
        sources=tuple([entry.source for entry in entries]),
    )
    numbers = array("q", [entry.size for entry in entries] + [entry.mtime_ns for entry in entries])
    return Listing(
        joined="\0".join([entry.path for entry in entries]),
        numbers=memoryview(numbers.tobytes()),
        details=memoryview(codec.encode(details)),
    )


def pack(parts: Parts) -> bytes:
    """The parts of a file as an Entry holds them: digests as bytes, which take half of the room."""
    packed: _Packed = tuple(
        [(name, bytes.fromhex(one) if len(one) == 2 * _BYTES else one.encode()) for name, one in parts]
    )
    return codec.encode(packed)


def stays_inside(path: str) -> bool:
    """Whether this path of a page leads to a file of the output folder that is not one of our private ones."""
    return "\0" not in path and all_stay_inside(path)


def all_stay_inside(joined: str) -> bool:
    """Whether each of the paths that stand here with a NUL between them does.

    One search through all of them takes a tenth of the time.
    """
    # What is looked for has no NUL inside, so that it cannot lie across two paths.
    around = "\0/" + joined.replace("\0", "/\0/") + "/"
    if "//" in around:
        return False
    # A name that begins with a dot is rare, so that one search mostly stands for three.
    return "/." not in around or not any(bad in around for bad in ("/../", "/./", f"\0/{PRIVATE}/"))


def _mapped(file: BinaryIO) -> memoryview:
    """What a file holds, of which most builds look at a small part; it is only ever replaced as a whole.

    Some file systems map nothing, and nobody maps an empty file: these are read. Raises OSError.
    """
    try:
        return memoryview(mmap(file.fileno(), 0, access=ACCESS_READ))
    except (OSError, ValueError):
        return memoryview(file.read())


def _is_sound(manifest: Manifest) -> bool:
    """Whether it is of our format, and can be believed: a folder may come from anywhere.

    Its manifest says which files are ours to replace and to delete.
    """
    listing = manifest.listing
    whole = len(listing.numbers) == 2 * 8 * len(listing.paths)
    inside = not listing.joined or all_stay_inside(listing.joined)
    return manifest.format == FORMAT and whole and inside


def _entries(listing: Listing) -> tuple[Entry, ...] | None:
    details = codec.decode(listing.details, _Details)
    if details is None or any(len(one) != len(listing.paths) for one in msgspec.structs.astuple(details)):
        return None
    return tuple(
        map(
            Entry,
            listing.paths,
            details.urls,
            details.packed,
            listing.sizes,
            listing.times,
            details.digests,
            details.groups,
            details.changed,
            details.kept,
            details.sources,
        )
    )
