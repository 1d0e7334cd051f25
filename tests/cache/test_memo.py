"""What a memo remembers, and what it forgets."""

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from magsite.cache.memo import Forgetful, Memo, Remembering


class Word(msgspec.Struct, frozen=True):
    """A value that is equal to others and the same as none."""

    text: str
    number: Any = 0


class Told:
    """A function that remembers its calls."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.calls: list[tuple[Any, ...]] = []
        self._function = function

    def __call__(self, *args: Any) -> Any:
        """Call it."""
        self.calls.append(args)
        return self._function(*args)


def _shout(word: Word, sign: str = "!") -> Word:
    return Word(word.text.upper() + sign)


A, B, C = Word("a"), Word("b"), Word("c")


@pytest.fixture
def memo() -> Remembering:
    """A memo of nothing yet."""
    return Remembering()


@pytest.mark.parametrize("memo", [Forgetful(), Remembering()])
def test_a_memo_gives_what_the_function_gives(memo: Memo) -> None:
    """Both kinds do, for one call and for rows."""
    assert memo(_shout, A, "?") == Word("A?")
    assert memo.each(_shout, ((A, B),), "?") == (Word("A?"), Word("B?"))
    assert memo.each(lambda one, other: one.text + other.text, ((A, B), (B, C))) == ("ab", "bc")
    assert memo.each(_shout, ((),), "?") == ()
    assert memo.same("word", A) == Word("a")
    assert memo.same_each("words", ("a", "b")) == ("a", "b")


def test_the_very_same_arguments_are_not_given_twice(memo: Remembering) -> None:
    """In one run as in the next; equal objects are others, equal texts are the same."""
    shout = Told(_shout)

    first = memo(shout, A, "?{}".format("!"))
    memo.turn()

    assert memo(shout, A, "?!") is first
    assert memo(shout, Word("a"), "?!") is not first
    assert shout.calls == [(A, "?!"), (Word("a"), "?!")]


def test_what_a_run_does_not_use_is_forgotten(memo: Remembering) -> None:
    """At its end, and not before."""
    shout = Told(_shout)
    memo(shout, A)
    memo.turn()
    memo.turn()

    memo(shout, A)

    assert shout.calls == [(A,), (A,)]


def test_what_a_run_uses_stays(memo: Remembering) -> None:
    """However many runs ago it was made."""
    shout = Told(_shout)
    for _ in range(4):
        memo(shout, A)
        memo.each(shout, ((B,),), "?")
        memo.turn()

    assert shout.calls == [(A,), (B, "?")]


def test_arguments_live_as_long_as_they_are_remembered(memo: Remembering) -> None:
    """Else another object might get the id of one that is gone."""
    assert [memo(_shout, Word(f"{n}")).text for n in range(100)] == [f"{n}!" for n in range(100)]


def test_nothing_is_remembered_of_a_call_that_fails(memo: Remembering) -> None:
    """It is made again."""

    def fail(word: Word) -> Word:
        raise ValueError(word.text)

    fails = Told(fail)
    for _ in range(2):
        with pytest.raises(ValueError, match="a"):
            memo(fails, A)

    assert len(fails.calls) == 2


@pytest.mark.parametrize(
    ("before", "after", "called"),
    [
        ((A, B, C), (A, B, C), ()),
        ((A, B), (A, C, B), (C,)),
        ((A, B, C), (A, C), ()),
        ((A, B, C), (C, A, B), ()),
        ((A, B), (Word("a"), B), (Word("a"),)),
        ((A,), (), ()),
        ((), (A,), (A,)),
    ],
)
def test_only_new_rows_are_made(
    memo: Remembering, before: tuple[Word, ...], after: tuple[Word, ...], called: tuple[Word, ...]
) -> None:
    """Wherever the others stand now."""
    shout = Told(_shout)
    first = memo.each(shout, (before,))
    memo.turn()
    shout.calls.clear()

    found = memo.each(shout, (after,))

    assert found == tuple(_shout(word) for word in after)
    assert shout.calls == [(word,) for word in called]
    assert all(
        any(one is other for other in first)
        for one, word in zip(found, after, strict=True)
        if word in before and word not in called
    )


def test_a_row_is_all_of_its_columns(memo: Remembering) -> None:
    """A row with another value in one of them is another one."""
    join = Told(lambda one, other: one.text + other.text)
    memo.each(join, ((A, B), (B, C)))
    join.calls.clear()

    assert memo.each(join, ((A, B), (B, A))) == ("ab", "ba")
    assert join.calls == [(B, A)]


def test_rows_that_share_something_else_are_others(memo: Remembering) -> None:
    """Also those that share nothing."""
    assert memo.each(_shout, ((A,),), "?") == (Word("A?"),)
    assert memo.each(_shout, ((A,),)) == (Word("A!"),)
    assert memo.each(_shout, ((A,),), "?") == (Word("A?"),)


def test_the_same_rows_give_the_same_object(memo: Remembering) -> None:
    """So that whatever is made of all of them is remembered too."""
    first = memo.each(_shout, ((A, B),))

    assert memo.each(_shout, ([A, B],)) is first


def test_an_outcome_that_is_as_before_is_the_one_of_before(memo: Remembering) -> None:
    """Although it was made anew, for other shared arguments."""
    function = Told(lambda word, sign: Word(word.text if word is A else sign))
    first = memo.each(function, ((A, B),), "?")
    memo.turn()

    second = memo.each(function, ((A, B),), "!")

    assert second == (Word("a"), Word("!"))
    assert second[0] is first[0]
    assert len(function.calls) == 4


def test_a_value_that_is_as_before_is_the_one_of_before(memo: Remembering) -> None:
    """To the last detail: 1 is not True."""
    first = memo.same("word", Word("a", 1))
    memo.turn()

    assert memo.same("word", Word("a", 1)) is first
    assert memo.same("word", Word("a", True)).number is True


def test_texts_that_are_as_before_are_those_of_before(memo: Remembering) -> None:
    """One by one, wherever they stand; all together where nothing is new."""
    first = memo.same_each("pairs", (("a", "1"), ("b", "1")))
    memo.turn()

    second = memo.same_each("pairs", (("a", "2"), ("b", "1")))

    assert second == (("a", "2"), ("b", "1"))
    assert second[1] is first[1]
    assert memo.same_each("pairs", (("a", "2"), ("b", "1"))) is second


def test_what_is_kept_is_recalled_until_a_run_does_not_ask(memo: Remembering) -> None:
    """By its name, where it is of the kind that is asked for."""
    memo.keep("numbers", {"a": 1})
    memo.turn()

    assert memo.recall("numbers", dict) == {"a": 1}
    assert (memo.recall("numbers", tuple), memo.recall("words", dict)) == (None, None)
    memo.turn()
    memo.turn()
    assert memo.recall("numbers", dict) is None


def test_a_forgetful_memo_keeps_nothing() -> None:
    """It calls again and again."""
    memo, shout = Forgetful(), Told(_shout)
    memo.keep("numbers", {"a": 1})

    assert memo(shout, A) is not memo(shout, A)
    assert (memo.recall("numbers", dict), len(shout.calls)) == (None, 2)
