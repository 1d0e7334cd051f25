"""The order of French indexes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.language.sorting import index_letter, person_key, sort_key, title_key


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
        ("« Monde »", "M"),
        ("@ada", "A"),
        ("1up", "#"),
        ("東京", "#"),
        ("…", "#"),
        ("", "#"),
    ],
)
def test_an_index_has_plain_letters(text: str, expected: str) -> None:
    """Digits and other alphabets stand under one sign."""
    assert expected == index_letter(sort_key(text))


@pytest.mark.parametrize(
    "names",
    [
        ["d’Alembert", "Alembic", "Du Bellay", "de La Fontaine", "La Rochefoucauld", "Le Clerc"],
        ["D’Annunzio", "De Smet", "des Forêts", "Diderot", "de Gaulle"],
        ["d'Estaing", "d’Estrées", "de l’Estoile", "de la Tour", "Lamartine"],
        ["d’", "de", "dessin", "de passage"],
        ["1up", "@ada", "Le Monde"],
    ],
)
def test_a_person_stands_where_a_french_index_has_them(names: list[str]) -> None:
    """The particle de, d’ is passed over, in small letters; du, des, le, la and De are part of the name."""
    backward = names[::-1]
    assert names == sorted(backward, key=lambda name: person_key(name, "fr"))


@pytest.mark.parametrize(
    "titles",
    [
        ["Les Décodeurs", "L’Écho", "L'Écran", "Le Monde", "Un monde", "La Une", "Une"],
        ["« L’Écho »", "Le Monde"],
        ["DES", "LA", "Lab", "Le"],
        ["La Poste", "Postgres"],
    ],
)
def test_a_title_stands_under_its_first_word(titles: list[str]) -> None:
    """The article before it is passed over, unless nothing else is there or its capitals make it an acronym."""
    backward = titles[::-1]
    assert titles == sorted(backward, key=lambda title: title_key(title, "fr"))


@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [("The Verge", "en", "V"), ("An idea", "en", "I"), ("Le Monde", "en", "L"), ("The Verge", "fr", "T")],
)
def test_articles_are_those_of_the_magazine_s_language(title: str, language: str, expected: str) -> None:
    """What looks like one of another language is a word."""
    assert expected == index_letter(title_key(title, language))


def test_an_english_index_counts_particles() -> None:
    """“de Vries” stands under D there."""
    assert index_letter(person_key("de Vries", "en")) == "D"


@given(st.lists(st.text()))
def test_the_order_does_not_depend_on_the_order_before(names: list[str]) -> None:
    """Different texts never have equal keys."""
    backward = names[::-1]
    for key in (sort_key, lambda text: person_key(text, "fr"), lambda text: title_key(text, "fr")):
        assert sorted(names, key=key) == sorted(backward, key=key)
