"""French elision."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.language.elision import elide


@pytest.mark.parametrize(
    ("word", "following", "expected"),
    [
        ("de", "Alice", "d’Alice"),
        ("de", "Bruno", "de Bruno"),
        ("De", "Alice", "D’Alice"),
        ("le", "auteur", "l’auteur"),
        ("la", "intelligence artificielle", "l’intelligence artificielle"),
        ("que", "on", "qu’on"),
        ("lorsque", "il", "lorsqu’il"),
        ("jusque", "ici", "jusqu’ici"),
        ("ne", "importe", "n’importe"),
        ("de", "Émile", "d’Émile"),
        ("le", "œil", "l’œil"),
        ("de", "Œdipe", "d’Œdipe"),
        ("de", "URL", "d’URL"),
        ("de", "« Alice »", "d’« Alice »"),
        ("de", "«\u00a0Alice\u00a0»", "d’«\u00a0Alice\u00a0»"),
        ("de", "« Bruno »", "de « Bruno »"),
    ],
)
def test_a_vowel_cuts_the_word_before_it(word: str, following: str, expected: str) -> None:
    """Accents, ligatures, capitals and opening quotation marks do not hinder."""
    assert expected == elide(word, following)


@pytest.mark.parametrize("following", ["yeux", "Yves", "Yvonne", "Yonne", "yttrium", "y"])
def test_y_is_a_vowel_before_a_consonant_and_in_a_few_words(following: str) -> None:
    """As in "l’Yonne" and "d’Yves"."""
    expected = f"d’{following}"
    assert expected == elide("de", following)


@pytest.mark.parametrize("following", ["yaourt", "Yann", "YouTube", "yoga", "York"])
def test_y_is_a_consonant_before_a_vowel(following: str) -> None:
    """As in "le yaourt" and "de Yann"."""
    expected = f"de {following}"
    assert expected == elide("de", following)


@pytest.mark.parametrize(
    "following",
    [
        "habitude",
        "hameçonnage",
        "hébergeur",
        "héroïne",
        "heure",
        "histoire",
        "hôte",
        "hôtel",
        "huître",
        "humour",
        "hydrogène",
        "hypertexte",
    ],
)
def test_most_common_nouns_have_a_mute_h(following: str) -> None:
    """As in "l’heure" and "l’hébergeur"."""
    expected = f"l’{following}"
    assert expected == elide("la", following)


@pytest.mark.parametrize(
    "following",
    [
        "hache",
        "hackathon",
        "haine",
        "hall",
        "hameau",
        "handicap",
        "hareng",
        "haricot",
        "hasard",
        "haute",
        "hérisson",
        "héros",
        "hibou",
        "hiérarchie",
        "homard",
        "honte",
        "hors-série",
        "houle",
        "hublot",
        "huit",
        "huitième",
        "hurlement",
    ],
)
def test_an_aspirated_h_is_a_consonant(following: str) -> None:
    """As in "le haricot" and "le héros"."""
    expected = f"le {following}"
    assert expected == elide("le", following)


@pytest.mark.parametrize("following", ["Hélène", "Henri", "Hubert", "Haïti", "Histoire", "HUMOUR"])
def test_a_name_in_mute_h_that_is_known_elides(following: str) -> None:
    """As in "d’Hélène"."""
    expected = f"d’{following}"
    assert expected == elide("de", following)


@pytest.mark.parametrize("following", ["Hugo", "Hollande", "Harry", "Hadopi", "HTML", "Huawei"])
def test_any_other_name_in_h_does_not_elide(following: str) -> None:
    """Nobody is shocked by "de Hugo"."""
    expected = f"de {following}"
    assert expected == elide("de", following)


@pytest.mark.parametrize(
    "following", ["onze", "onzième", "oui", "ouistiti", "uhlan", "htop", "11", "🎉", "@alice", "東京"]
)
def test_what_is_not_spoken_as_a_vowel_does_not_elide(following: str) -> None:
    """As in "le onze" and "le oui"."""
    expected = f"le {following}"
    assert expected == elide("le", following)


def test_a_relative_of_such_a_word_elides() -> None:
    """As in "l’ouïe", beside "le oui"."""
    expected = "l’ouïe"
    assert expected == elide("la", "ouïe")


@pytest.mark.parametrize("word", ["sur", "une", "comme", "presque"])
def test_a_word_that_does_not_elide_keeps_its_space(word: str) -> None:
    """Whatever follows."""
    expected = f"{word} Alice"
    assert expected == elide(word, "Alice")


def test_nothing_follows() -> None:
    """The word stands alone."""
    expected = "de"
    assert expected == elide("de", "")


@given(st.sampled_from(["de", "le", "que"]), st.text(min_size=1))
def test_the_following_text_stays_whole(word: str, following: str) -> None:
    """Whatever it is, and however it is typed."""
    assert elide(word, following).endswith(following)


@pytest.mark.parametrize("following", ["école", "héros", "Hélène", "ouïe"])
def test_decomposed_accents_change_nothing(following: str) -> None:
    """A name typed on a Mac is spoken the same."""
    decomposed = unicodedata.normalize("NFD", following)
    assert elide("de", following) == unicodedata.normalize("NFC", elide("de", decomposed))
