"""Letters without case and accents."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.language.folding import decompose, fold


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Python", "python"),
        ("L’Œuvre", "l’oeuvre"),
        ("ÀÉÎÕÜ", "aeiou"),
        ("10\u202f000", "10 000"),
        ("Aude™", "aude "),
        ("日本", "日本"),
    ],
)
def test_folding_leaves_plain_small_letters(text: str, expected: str) -> None:
    """Signs and other alphabets stay."""
    assert expected == fold(text)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """Folded texts may be compared with folded texts."""
    assert fold(text) == fold(fold(text))


@given(st.text(st.characters(codec="utf-8")))
def test_all_ways_to_type_a_text_decompose_alike(text: str) -> None:
    """Composed or not, a text has one form."""
    assert decompose(unicodedata.normalize("NFC", text)) == decompose(unicodedata.normalize("NFD", text))
