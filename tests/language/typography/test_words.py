"""Ellipses, apostrophes and ligatures."""

import pytest

from magsite.language.typography import html, text
from tests.language.typography.shown import shown


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Patience... ça compile", "Patience… ça compile"),
        ("Le cache (disque, mémoire...)", "Le cache (disque, mémoire…)"),
        ("« Le noyau [...] est libre »", "«·Le noyau […] est libre·»"),
        ("Vim, Emacs, etc... au choix", "Vim, Emacs, etc. au choix"),
        ("Vim, Emacs, etc.. au choix", "Vim, Emacs, etc. au choix"),
        ("...et puis rien", "…et puis rien"),
        ("Un silence ... et puis rien", "Un silence… et puis rien"),
    ],
)
def test_three_dots_are_an_ellipsis(typed: str, expected: str) -> None:
    """And "etc." needs none."""
    assert expected == shown(text(typed))


@pytest.mark.parametrize(
    "typed",
    [
        "Attendez....",
        "etc....",
        "le reste ...args",
        "de 0..9 inclus",
        "git log main...essai",
        "fonction(...args)",
        "cd ../..",
    ],
)
def test_other_dots_stay(typed: str) -> None:
    """Two, four, and those of code."""
    assert typed == text(typed)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("L'API n'a qu'un défaut", "L’API n’a qu’un défaut"),
        ("Aujourd'hui, le p'tit dernier", "Aujourd’hui, le p’tit dernier"),
        ("Au prochain apéro' du soir", "Au prochain apéro’ du soir"),
        ("Le printemps '68", "Le printemps ’68"),
        ('l\'"ouverture"', "l’«·ouverture·»"),
        ("la version rock 'n' roll", "la version rock ’n’ roll"),
    ],
)
def test_a_straight_apostrophe_is_curly(typed: str, expected: str) -> None:
    """After a letter, and where the century of a year is left out."""
    assert expected == shown(text(typed))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("L' auteur n' avait qu' un titre", "L’auteur n’avait qu’un titre"),
        ("Aujourd' hui, lorsqu’ il écrit", "Aujourd’hui, lorsqu’il écrit"),
        ('d\' "ouverture"', "d’«·ouverture·»"),
    ],
)
def test_what_is_elided_stands_beside_its_word(typed: str, expected: str) -> None:
    """The space behind the apostrophe is a slip."""
    assert expected == shown(text(typed))


def test_what_is_elided_stands_beside_its_element() -> None:
    """Code, or emphasis."""
    expected = "<p>L’<code>id</code> d’<em>essai</em></p>"
    assert expected == html("<p>L' <code>id</code> d' <em>essai</em></p>")


@pytest.mark.parametrize("typed", ["les droites d’ et d", "on note l’ la longueur", "le ‘n’ initial"])
def test_other_apostrophes_keep_their_space(typed: str) -> None:
    """Primes of formulas, single quotation marks."""
    assert typed == text(typed)


def test_an_apostrophe_is_seen_across_tags() -> None:
    """What follows may be emphasised, or code."""
    expected = "<p>d’<em>essais</em>, <b>l</b>’un, l’<code>id</code></p>"
    assert expected == html("<p>d'<em>essais</em>, <b>l</b>'un, l'<code>id</code></p>")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("La valeur 'vrai' suffit", "La valeur ‘vrai’ suffit"),
        ("La branche 'l'essai' est fusionnée", "La branche ‘l’essai’ est fusionnée"),
        ("Le créneau '9h15' est pris", "Le créneau ‘9·h·15’ est pris"),
    ],
)
def test_single_quotation_marks_stand_in_pairs(typed: str, expected: str) -> None:
    """An apostrophe between them does not end them."""
    assert expected == shown(text(typed))


@pytest.mark.parametrize("typed", ["tableau['clé']", "la route '/'", "un mur de 6'", "2'33 de course"])
def test_other_straight_signs_stay(typed: str) -> None:
    """Strings of code, feet, minutes."""
    assert typed == text(typed)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Le coeur du noyau", "Le cœur du noyau"),
        ("OEuvre ou Oeuvre", "Œuvre ou Œuvre"),
        ("Mettre en oeuvre, d'un coup d'oeil", "Mettre en œuvre, d’un coup d’œil"),
        ("Trois noeuds, deux voeux, un boeuf", "Trois nœuds, deux vœux, un bœuf"),
        ("La consoeur fait une fausse manoeuvre", "La consœur fait une fausse manœuvre"),
    ],
)
def test_words_in_oe_have_their_ligature(typed: str, expected: str) -> None:
    """Their list is closed."""
    assert expected == text(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "le coefficient",
        "la moelle",
        "ils coexistent",
        "Joe et Goethe",
        "@coeur sur coeur.fr",
        "#coeur",
        "oeX",
    ],
)
def test_other_words_stay_and_names_too(typed: str) -> None:
    """Handles, tags and domains are no words."""
    assert typed == text(typed)


@pytest.mark.parametrize("source", ["'v\n'e'", "coeurcoeur en coeur", "''a' et 'b''"])
def test_a_second_time_changes_nothing(source: str) -> None:
    """Where one edit makes room for another."""
    assert text(source) == text(text(source))
