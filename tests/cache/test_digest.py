"""Keys: the digest of exactly what went into a value."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.cache.digest import fold, key, of_bytes, of_value


class Pair(msgspec.Struct):
    """Two named values."""

    first: Any
    second: Any = None


class Couple(msgspec.Struct, array_like=True):
    """Two values by their places."""

    first: Any
    second: Any = None


def test_a_digest_is_of_the_bytes() -> None:
    """BLAKE2b, in 32 hexadecimal digits, the same on every machine."""
    assert of_bytes(b"") == "cae66941d9efbd404e4d88758ea67670"
    assert of_bytes(b"a") != of_bytes(b"b")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (1, True),
        (1, "1"),
        (0, False),
        (0, None),
        ("", None),
        ((), None),
        ((), ""),
        (("a", "b"), ("b", "a")),
        (("a", "b"), ("ab",)),
        (("ab", ""), ("a", "b")),
        ((("a",), "b"), ("a", ("b",))),
        ({"a": 1}, {"a": 2}),
        ({"a": 1}, {"b": 1}),
        (b"a", "a"),
        (1, 1.0),
        (Pair(1, 2), Pair(2, 1)),
        ("é", "e\u0301"),
    ],
)
def test_different_values_have_different_digests(first: object, second: object) -> None:
    """Types, lengths and places count."""
    assert of_value(first) != of_value(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),
        ({"a": {"x": 1, "y": 2}}, {"a": {"y": 2, "x": 1}}),
        ({"a", "b", "c"}, {"c", "b", "a"}),
        ((1, 2), [1, 2]),
        (Couple(1, 2), (1, 2)),
    ],
)
def test_the_order_of_what_has_none_does_not_count(first: object, second: object) -> None:
    """Mappings and sets are sorted, as deep as they go; a sequence is a sequence."""
    assert of_value(first) == of_value(second)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=3),
    max_leaves=8,
)


@given(first=VALUES, second=VALUES)
def test_values_are_equal_as_their_digests_are(first: object, second: object) -> None:
    """As far as Python tells them apart; it holds 1 and True for equal, a digest does not."""
    assert (repr_of(first) == repr_of(second)) == (of_value(first) == of_value(second))


def repr_of(value: object) -> str:
    """A text that tells types apart and sorts mappings."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name!r}: {repr_of(value[name])}' for name in sorted(value))}}}"
    return f"[{', '.join(map(repr_of, value))}]" if isinstance(value, list) else repr(value)


@pytest.mark.parametrize(
    "other",
    [
        key("convert", "code", "a", "b"),
        key("parse", "other", "a", "b"),
        key("parse", "code", "a"),
        key("parse", "code", "ab"),
        key("parse", "code", ("a", "b")),
    ],
)
def test_a_key_is_of_the_stage_the_code_and_the_parts(other: str) -> None:
    """Each of them changes it."""
    mine = key("parse", "code", "a", "b")

    assert mine == key("parse", "code", "a", "b")
    assert mine != other


def test_many_digests_fold_into_one() -> None:
    """In their order."""
    assert fold(iter(["1", "2"])) == fold(("1", "2"))
    assert len({fold(()), fold(["1"]), fold(["2"]), fold(["1", "2"]), fold(["2", "1"])}) == 5
