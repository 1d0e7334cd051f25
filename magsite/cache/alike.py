"""Whether two values are the same to the last detail, where `==` is content with less."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

import msgspec


def alike(one: Any, other: Any) -> bool:
    """Whether whatever is made of one value is also made of the other.

    `==` takes 1 for True, a mapping for one in another order, and a time for the same instant in another zone;
    a page shows the difference. What is one object on both sides is not looked at.
    """
    if one is other:
        return True
    kind = type(one)
    if kind is not type(other):
        return False
    if kind is str:
        return bool(one == other)
    if kind is tuple or kind is list:
        return _all_alike(one, other)
    return _alike_inside(one, other)


def _alike_inside(one: Any, other: Any) -> bool:
    if isinstance(one, msgspec.Struct):
        return _all_alike(msgspec.structs.astuple(one), msgspec.structs.astuple(other))
    if isinstance(one, dict):
        return _all_alike([*one], [*other]) and _all_alike([*one.values()], [*other.values()])
    if isinstance(one, datetime):
        return one == other and one.tzinfo is other.tzinfo and one.fold == other.fold
    return bool(one == other)


def _all_alike(some: Collection[Any], others: Collection[Any]) -> bool:
    if len(some) != len(others):
        return False
    # A loop, since this is done for thousands of values after a save.
    for one, other in zip(some, others, strict=True):
        if one is not other and not alike(one, other):
            return False
    return True
