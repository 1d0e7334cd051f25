"""Baselines: what was wrong before anybody checked."""

from magsite.checks.baseline import Entry, baseline_text, entry, read_baseline, sift
from magsite.diagnostics.model import Location, diagnose

LINES = ("---", "Un mot.  Un autre.", "\tUn   \x1b mot")


def _entry(line: int, column: int) -> Entry:
    return entry(diagnose("spaces-double", Location("a.md", line, column)), LINES)


def test_a_thing_is_known_by_the_words_around_it() -> None:
    """Not by its line, nor by spaces; on one line, whatever stands there."""
    assert _entry(2, 8) == Entry("a.md", "spaces-double", "Un mot. Un autre.")
    assert _entry(3, 1).words == "Un \\x1b mot"
    assert _entry(9, 1).words == _entry(0, 0).words == ""


def test_of_a_long_line_only_what_is_near_counts() -> None:
    """An edit at its other end leaves the thing known."""
    lines = ("a" * 500 + " ici " + "b" * 500,)
    words = entry(diagnose("word-twice", Location("a.md", 1, 502)), lines).words
    assert words == "a" * 29 + " ici " + "b" * 46


def test_a_baseline_is_sorted_text_that_reads_back() -> None:
    """Each thing once, with how often; line by line, so that changes can be reviewed."""
    one, other = Entry("b.md", "title-stop", "Un titre."), Entry("a.md", "etc-ellipsis", "etc…")
    text = baseline_text([one, other, one], "Ce que c’est")
    assert text == "# Ce que c’est\na.md\tetc-ellipsis\t1\tetc…\nb.md\ttitle-stop\t2\tUn titre.\n"
    assert read_baseline(text) == ({one: 2, other: 1}, ())


def test_lines_that_are_none_are_told() -> None:
    """Of a merge, for one; blank lines and remarks are passed over."""
    text = "# Remarque\n\n<<<<<<< HEAD\na.md\tx\tdeux\tmot\na.md\tx\t1\tmot\n"
    assert read_baseline(text) == ({Entry("a.md", "x", "mot"): 1}, (3, 4))


def test_what_is_new_and_what_is_gone() -> None:
    """As many as it has are known; an error never is."""
    known, gone = Entry("a.md", "x", "mot"), Entry("b.md", "x", "mot")
    sifted = sift([known, None, known], {known: 1, gone: 2})
    assert (sifted.new, sifted.known, sifted.gone) == ((1, 2), 1, (gone, gone))
