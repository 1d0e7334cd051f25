"""One file of the output, as the manifest knows it, and what it was made from."""

from typing import Final, Literal

import msgspec

from magsite.cache import codec
from magsite.cache.digest import Digest

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


def pack(parts: Parts) -> bytes:
    """The parts of a file as an Entry holds them: digests as bytes, which take half of the room."""
    packed: _Packed = tuple(
        [(name, bytes.fromhex(one) if len(one) == 2 * _BYTES else one.encode()) for name, one in parts]
    )
    return codec.encode(packed)
