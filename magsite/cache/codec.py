"""Values as bytes and back, in MessagePack: what the store and the output folder hold.

Reading never runs code, as pickle would: bytes become exactly the type that is asked for, or nothing.
"""

from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

T = TypeVar("T")

_encode = msgspec.msgpack.Encoder().encode


def encode(value: Any) -> bytes:
    """The bytes of a value made of Structs, tuples, mappings, sets, dates, text, numbers and None.

    Mappings keep their order, which a template may show: the bytes of equal values may differ.
    """
    return _encode(value)


def decode(data: bytes | memoryview, kind: type[T]) -> T | None:
    """The value of type `kind` that these bytes hold; None where they hold none.

    What an older release wrote in another shape, or a disk has damaged, counts as absent.
    """
    try:
        value: T = _decoder(cast("Hashable", kind)).decode(data)
    except (ValueError, RecursionError):
        # msgspec's own errors are ValueErrors; text that is not UTF-8 and dates out of range are too.
        return None
    return value


@cache
def _decoder(kind: Hashable) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)
