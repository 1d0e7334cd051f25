"""Rules that call for one another."""

from collections.abc import Iterator

import pytest

from magsite.language.typography.edits import Edit
from magsite.language.typography.marks import BREAK
from magsite.language.typography.passes import applied
from magsite.language.typography.rules import Rule


def _turn(text: str) -> Iterator[Edit]:
    """A rule that is never content."""
    for index, character in enumerate(text):
        if character in "ab":
            yield index, index + 1, "b" if character == "a" else "a"


def _late(text: str) -> Iterator[Edit]:
    if "x" not in text:
        yield from ((index, index + 1, "x") for index, character in enumerate(text) if character == "y")


def _early(text: str) -> Iterator[Edit]:
    yield from ((index, index + 1, "z") for index, character in enumerate(text) if character == "x")


def test_a_block_that_never_settles_stays_as_it_was_typed() -> None:
    """The others do not suffer from it."""
    rules = (Rule("turn", _turn), Rule("early", _early))
    assert f"a{BREAK}z{BREAK}b" == applied(f"a{BREAK}x{BREAK}b", rules, ())


@pytest.mark.parametrize("text", ["y", f"y{BREAK}o"])
def test_a_rule_may_call_for_an_earlier_one(text: str) -> None:
    """It comes again."""
    assert text.replace("y", "z") == applied(text, (Rule("early", _early), Rule("late", _late)), ())


def test_a_rule_may_settle_unless_a_sign_is_left() -> None:
    """Only the blocks that hold one have another pass."""
    rules = (Rule("early", _early), Rule("late", _late, settles=True, unless="q"))
    assert f"x{BREAK}zq" == applied(f"y{BREAK}yq", rules, ())
