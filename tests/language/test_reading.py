"""Words as French counts them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.language.reading import word_count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("Un deux trois.", 3),
        ("L’été, c'est aujourd’hui", 3),
        ("porte-manteau", 1),
        ("auteur·rice·s", 1),
        ("Quoi\u202f? « Rien » : voilà ; bien !", 4),
        ("Quoi ? «\u00a0Rien\u00a0»\u00a0: voilà\u202f; bien !", 4),
        ("un – deux — trois … - * | ---", 3),
        ("C++ et --option", 3),
        ("24\u00a0septembre 2008", 3),
        ("12 345 partages", 2),
        ("1\u202f234\u202f567,5 partages", 2),
        ("en 2008 200 personnes", 4),
        ("Python 3.11 200 fois", 4),
        ("le 06 12 34", 4),
        ("120 articles", 2),
        ("voir https://exemple.example/a/b ici", 2),
        ("(https://exemple.example/)", 0),
        ("東京", 1),
        ("678 123  678–東 1½", 2),
        ("« Œuvres »\u2009! 12\n345 € — 9999 000 1", 5),
    ],
)
def test_words_are_counted(text: str, expected: int) -> None:
    """What spaces part and holds a letter or a digit; a number is one, signs and addresses are none."""
    assert expected == word_count(text)


@given(st.lists(st.text(st.characters(categories=["Lu", "Ll"]), min_size=1)))
def test_spaces_of_typography_change_no_count(words: list[str]) -> None:
    """Typed or not, they part as others do."""
    counts = {word_count(space.join(words)) for space in (" ", "\n", "\u00a0", "\u202f")}
    assert {len(words)} == counts


@given(
    st.text(
        st.one_of(
            st.sampled_from(" \n\u00a0\u202f\u2009’'0129aéœŒ€–—…«»_.,½²٣東\u0301"),
            st.characters(exclude_categories=["Cs"]),
        )
    )
)
def test_counting_signs_is_reading_words(text: str) -> None:
    """What is counted at once is what one finds who looks at each word."""
    words = text.replace("://", "").split()
    kept = [word for word in words if any(map(str.isalnum, word))]
    grouped = sum(
        before.isdecimal()
        and len(before) <= 3
        and word[:3].isdecimal()
        and len(word) > 2
        and not word[3:4].isdecimal()
        for before, word in pairwise(words)
    )
    assert len(kept) - grouped == word_count(text.replace("://", ""))
