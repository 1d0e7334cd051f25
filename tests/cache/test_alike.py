"""Whether two values are the same to the last detail."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest

from magsite.cache.alike import alike

PARIS = ZoneInfo("Europe/Paris")
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Pair(msgspec.Struct, frozen=True):
    """A value of two values."""

    one: Any
    other: Any = None


class Other(msgspec.Struct, frozen=True):
    """Another kind of the same."""

    one: Any
    other: Any = None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("été", "été"),
        ((1, "a"), (1, "a")),
        ({"a": 1, "b": [2]}, {"a": 1, "b": [2]}),
        (Pair("a", (Pair("b"),)), Pair("a", (Pair("b"),))),
        (NOON, NOON.replace()),
        (frozenset({"a", "b"}), frozenset({"b", "a"})),
        (None, None),
    ],
)
def test_equal_values_are_alike(one: Any, other: Any) -> None:
    """However deep."""
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, True),
        (1, 1.0),
        ((1,), (True,)),
        ((1,), (1, 2)),
        ((1, 2), [1, 2]),
        ({"note": 1}, {"note": True}),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ({"a": 1}, {"a": 1, "b": 2}),
        (Pair("a"), Other("a")),
        (Pair("a"), Pair("b")),
        (Pair("a", {"b": 1}), Pair("a", {"b": True})),
        (NOON, NOON.astimezone(PARIS)),
        (NOON, NOON + timedelta(seconds=1)),
        (datetime(2026, 10, 25, 2, 30, tzinfo=PARIS), datetime(2026, 10, 25, 2, 30, tzinfo=PARIS, fold=1)),
    ],
)
def test_what_a_page_would_show_is_a_difference(one: Any, other: Any) -> None:
    """Also where `==` sees none: types, the order of mappings, zones of times."""
    assert not alike(one, other)


def test_one_object_is_like_itself() -> None:
    """It is not looked at, even if it does not equal itself."""
    number = float("nan")

    assert alike((number,), (number,))
