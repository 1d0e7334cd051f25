"""What other threads leave for the bench."""

from queue import Empty

import pytest

from magsite.preview.changes import Change
from magsite.preview.notes import EndedError, Notes


def _answer_next(notes: Notes) -> None:
    note = notes.next(1)
    assert callable(note)
    note()


def test_notes_come_in_their_order() -> None:
    """A change that was noted before a question is seen in its answer."""
    notes = Notes()
    notes.put(Change("/a.md"))
    notes.ask(lambda: 1)
    assert notes.next(1) == Change("/a.md")
    assert callable(notes.next(1))
    with pytest.raises(Empty):
        notes.next(0)


def test_a_question_is_answered_where_the_notes_are_taken() -> None:
    """Whoever asked awaits it."""
    notes = Notes()
    asked = notes.ask(lambda: 6 * 7)
    _answer_next(notes)
    assert asked.result(0) == 42


def test_what_fails_is_raised_where_it_was_asked() -> None:
    """And nowhere else: the bench goes on."""
    notes = Notes()
    asked = notes.ask(lambda: 1 // 0)
    _answer_next(notes)
    assert isinstance(asked.exception(0), ZeroDivisionError)


def test_a_question_that_is_broken_off_says_that_it_is_the_end() -> None:
    """Ctrl-C while a text is converted: the browser must not wait for it."""

    def broken_off() -> None:
        raise KeyboardInterrupt

    notes = Notes()
    asked = notes.ask(broken_off)
    with pytest.raises(KeyboardInterrupt):
        _answer_next(notes)
    assert isinstance(asked.exception(0), EndedError)


def test_questions_at_the_end_and_after_it_get_no_answer() -> None:
    """But they are told so."""
    notes = Notes()
    before = notes.ask(lambda: 1)
    notes.put(Change("/a.md"))
    notes.end()
    after = notes.ask(lambda: 2)
    assert [type(asked.exception(0)) for asked in (before, after)] == [EndedError, EndedError]


def test_a_question_that_nobody_asks_any_more_is_passed_over_at_the_end() -> None:
    """The client has gone meanwhile."""
    notes = Notes()
    asked = notes.ask(lambda: 1)
    assert asked.cancel()
    notes.end()
    assert asked.cancelled()
