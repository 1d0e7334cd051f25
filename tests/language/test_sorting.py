"""The order of French indexes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.language.sorting import index_letter, sort_key


@pytest.mark.parametrize(
    "names",
    [
        ["Eco", "École", "Écran", "Edith", "Zoé"],
        ["cote", "coté", "côte", "côté"],
        ["pécher", "pêcher"],
        ["Odile", "œuf", "œuvre", "Olivier"],
        ["De Gaulle", "Debré", "Delacroix"],
        ["Jean Paul", "Jean-Paul", "Jeanne"],
        ["L’Écuyer", "Le Clerc", "Leclerc"],
        ["9 idées", "Alice"],
        ["aimée", "« Aimer »", "Aïno"],
        ["Étienne", "étienne"],
    ],
)
def test_names_stand_in_the_order_of_an_index(names: list[str]) -> None:
    """Letters decide first, word by word; accents second; the text as typed third."""
    backward = names[::-1]
    assert names == sorted(backward, key=sort_key)


def test_acute_stands_before_grave() -> None:
    """As in dictionaries."""
    expected = ["é", "è", "ê"]
    assert expected == sorted(["ê", "è", "é"], key=sort_key)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Alice", "A"),
        ("Édith", "E"),
        ("œuvre", "O"),
        ("Ça", "C"),
        ("« Le Monde »", "L"),
        ("@ada", "A"),
        ("1up", "#"),
        ("東京", "#"),
        ("…", "#"),
        ("", "#"),
    ],
)
def test_an_index_has_plain_letters(text: str, expected: str) -> None:
    """Digits and other alphabets stand under one sign."""
    assert expected == index_letter(text)


@given(st.lists(st.text()))
def test_the_order_does_not_depend_on_the_order_before(names: list[str]) -> None:
    """Different texts never have equal keys."""
    backward = names[::-1]
    assert sorted(names, key=sort_key) == sorted(backward, key=sort_key)
