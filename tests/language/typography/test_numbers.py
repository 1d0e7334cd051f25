"""Numbers and what belongs to them."""

import pytest

from magsite.language.typography import html, text
from tests.language.typography.shown import shown


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("64 000 fichiers", "64⍽000 fichiers"),
        ("9 876 543,2 lignes", "9⍽876⍽543,2 lignes"),
        ("38% de 20€ et 3 ‰", "38·% de 20·€ et 3·‰"),
        ("(soit 5%)", "(soit 5·%)"),
        ("+12% et -3 %", "+12·% et -3·%"),
        ("4,5 Go à 2.4 GHz en 30 ms", "4,5·Go à 2.4·GHz en 30·ms"),
        ("il y a 12 ans, 0 V.", "il y a 12·ans, 0·V."),
        ("9h45, 18 h 05 et 7h", "9·h·45, 18·h·05 et 7·h"),
        ("le 14 juillet 1789", "le 14·juillet 1789"),
        ("le 1 mars", "le 1er·mars"),
        ("le 1er mars", "le 1er·mars"),
        ("un écran de 800x600", "un écran de 800×600"),
        ("une photo de 10 x 15 cm", "une photo de 10·×·15·cm"),
        ("une image de 10Mo, lue en 3ms", "une image de 10·Mo, lue en 3·ms"),
        ("10 000Mo et 2,5To", "10⍽000·Mo et 2,5·To"),
        ("entre 40 et 60 EUR", "entre 40 et 60·EUR"),
        ("de 9h-12h à 13h30-14h", "de 9·h-12·h à 13·h·30-14·h"),
    ],
)
def test_numbers_hold_together(source: str, expected: str) -> None:
    """Thousands, symbols, units, times, dates, products."""
    assert expected == shown(text(source))


@pytest.mark.parametrize(
    "source",
    [
        "en 2015 300 départs",
        "1500 départs",
        "06 12 34 56 78",
        "+33 612 345 678",
        "0 800 123 456",
        "la 4G, le 8K, 12px, un iPhone 5s",
        "le fichier a-10Mo, v2.5Go, x10ms",
        "3 septièmes",
        "à 08:15 ou 7:05:00",
        "2024-07-14 et 14/07/2024",
        "un 2x2, 0x2A, img-640x480.png",
        "width:50%; a%20b",
        "la v2.10.3 du 192.168.0.1",
        "l’étape 3 s’achève",
        "10 kilogrammes",
    ],
)
def test_other_numbers_stay(source: str) -> None:
    """Years, ids, telephones, names, machine dates, code."""
    assert source == text(source)


def test_a_number_may_be_emphasised() -> None:
    """Its unit holds on to it across the tag."""
    expected = "<p><b>8</b>·Go</p>"
    assert expected == shown(html("<p><b>8</b> Go</p>"))
