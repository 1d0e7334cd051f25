"""Keys: the digest of exactly what went into a value.

Values are encoded canonically by msgspec's MessagePack in deterministic order: every value carries its type
and its length (1, True and "1" differ), sequences keep their order, sets and mappings are sorted.
"""

from collections.abc import Iterable
from typing import Any

import msgspec

from magsite.cache.blake2 import blake2b

Digest = str
"""32 hexadecimal digits of BLAKE2b."""

_encode = msgspec.msgpack.Encoder(order="deterministic").encode


def of_bytes(data: bytes | memoryview) -> Digest:
    """The digest of a file's bytes."""
    return blake2b(data, digest_size=16).hexdigest()


def of_value(value: Any) -> Digest:
    """The digest of a value made of Structs, tuples, mappings, sets, text, numbers, booleans and None.

    Aware times are to be given as ISO text: MessagePack keeps the instant alone.
    """
    return blake2b(_encode(value), digest_size=16).hexdigest()


def key(stage: str, code: Digest, *parts: Any) -> Digest:
    """The key of what `stage` makes of `parts` with this `code`."""
    return of_value((stage, code, parts))


def fold(digests: Iterable[Digest]) -> Digest:
    """One digest for many, in their order."""
    return blake2b("".join(digests).encode(), digest_size=16).hexdigest()
