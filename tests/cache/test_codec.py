"""Values as bytes and back."""

from datetime import UTC, datetime
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from magsite.cache.codec import decode, encode


class Old(msgspec.Struct, frozen=True, array_like=True):
    """A value as an older release wrote it."""

    name: str


class New(msgspec.Struct, frozen=True, array_like=True):
    """The same value in today's shape."""

    name: str
    when: datetime
    tags: tuple[str, ...]


def test_a_value_comes_back_as_it_was() -> None:
    """Encoding and decoding give an equal value."""
    value = New("été", datetime(2026, 11, 22, 8, 30, tzinfo=UTC), ("a", "b"))

    assert value == decode(encode(value), New)


def test_an_older_shape_is_absent() -> None:
    """What an older release remembered under another shape is not there."""
    assert decode(encode(Old("a")), New) is None


def test_another_type_is_absent() -> None:
    """A number is no text."""
    assert decode(encode(1), str) is None


def test_cut_bytes_are_absent() -> None:
    """A value of which the end is missing is not there."""
    assert decode(encode(("a", "b"))[:-1], tuple[str, ...]) is None


def test_endless_nesting_is_absent() -> None:
    """Bytes that nest deeper than Python can follow are not there, rather than an error."""
    assert decode(b"\x91" * 100_000, object) is None


@given(data=st.binary(max_size=60))
def test_no_bytes_are_an_error(data: bytes) -> None:
    """Whatever stands on the disk is either a value of the type or nothing."""
    value = decode(data, New)

    assert value is None or value == decode(encode(value), New)


def test_mappings_keep_their_order() -> None:
    """A template may go through them, and a page must not change because its source was remembered."""
    again = decode(encode({"b": {"d": 1, "c": 2}, "a": 3}), dict[str, Any])

    assert again is not None
    assert [(key, list(value) if isinstance(value, dict) else value) for key, value in again.items()] == [
        ("b", ["d", "c"]),
        ("a", 3),
    ]
