"""References and titles."""

import pytest

from magsite.language.typography import html, text
from tests.language.typography.shown import shown


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("le n° 12, le n°3, le N° 4, les n°s 5 et 6", "le n°·12, le n°·3, le N°·4, les n°s·5 et 6"),
        ("p. 8, pp. 8-9, art. 2, fig. 1, § 5", "p.·8, pp.·8-9, art.·2, fig.·1, §·5"),
        ("44 av. J.-C.", "44 av.·J.-C."),
        ("M. Turing, MM. Kay et Ng, Mme Curie, Dr No", "M.·Turing, MM.·Kay et Ng, Mme·Curie, Dr·No"),
        ("contacter Me Martin", "contacter Me·Martin"),
        ("écrire à Mr Martin", "écrire à Mr·Martin"),
    ],
)
def test_an_abbreviation_holds_on_to_what_follows(source: str, expected: str) -> None:
    """A number or a name."""
    assert expected == shown(text(source))


@pytest.mark.parametrize("source", ["Fin. 12 jetons", "le PM. Dupont", "Ask Me Anything", "20° 5"])
def test_other_words_do_not(source: str) -> None:
    """The end of a sentence, other words in the same letters."""
    assert source == text(source)


def test_an_abbreviation_may_be_raised() -> None:
    """As it is in careful typing."""
    expected = "<p>Le n<sup>o</sup>·4 de M<sup>me</sup>·Curie</p>"
    assert expected == shown(html("<p>Le n<sup>o</sup> 4 de M<sup>me</sup> Curie</p>"))
