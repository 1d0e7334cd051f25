"""Plain text for readers: typed in a recipe, set where it is read."""

import pytest

from magsite.language.typography import DEFAULT, Options, without
from magsite.pages.prose import Joined, Prose, Words, read

ENGLISH = Options(language="en")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("L'été : oui !", "L'été : oui !"),
        (Prose("L'été : oui !", DEFAULT), "L’été\u00a0: oui\u202f!"),
        (Prose("It's: yes !", ENGLISH), "It’s: yes !"),
        (Prose("L'été : oui !", without(DEFAULT, ["apostrophes"])), "L'été\u00a0: oui\u202f!"),
        (Prose("L'été : oui !", Options(enabled=False)), "L'été : oui !"),
        (Prose("", DEFAULT), ""),
        (Joined(()), ""),
    ],
)
def test_words_are_read_as_their_options_say(words: Words, expected: str) -> None:
    """A text without options stays as it is."""
    assert expected == read(words)


def test_texts_that_are_joined_keep_their_own_typography() -> None:
    """An English title before the name of a French magazine."""
    words = Joined((Prose("Why: now?", ENGLISH), " — ", Joined((Prose("L'Écho !", DEFAULT), "'"))))

    assert read(words) == "Why: now? — L’Écho\u202f!'"


def test_texts_that_are_joined_do_not_see_each_other() -> None:
    """Marks are paired within each."""
    words = Joined((Prose('Un "mot', DEFAULT), " — ", Prose('deux"', DEFAULT)))

    assert read(words) == 'Un "mot — deux"'


def test_plain_text_gains_no_tags() -> None:
    """The endings of ordinals are not raised in it, and what looks like HTML is text."""
    assert read(Prose("Le 5ème <b> & l'autre", DEFAULT)) == "Le 5e <b> & l’autre"
