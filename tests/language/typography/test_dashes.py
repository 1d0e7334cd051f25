"""Dashes."""

import pytest

from magsite.language.typography import Options, html, text
from tests.language.typography.shown import shown


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Un but - la vitesse", "Un but·– la vitesse"),
        ("Un but -- la vitesse", "Un but·– la vitesse"),
        ("Un but --- la vitesse", "Un but·— la vitesse"),
        ("La page - refaite hier - plaît", "La page –·refaite hier·– plaît"),
        ("La page — refaite hier —, plaît", "La page —·refaite hier·—, plaît"),
        ("Un but — vite. La page — belle", "Un but·— vite. La page·— belle"),
        ("Tout va bien. – Ada Lovelace", "Tout va bien. –·Ada Lovelace"),
        ("— Bonjour, dit-il", "—·Bonjour, dit-il"),
        ("-- Bonjour, dit-il", "–·Bonjour, dit-il"),
        ("Tu viens ? - Oui ! - Non.", "Tu viens⍽? –·Oui⍽! –·Non."),
        ("Le but – déjà ? – est loin", "Le but –·déjà⍽?·– est loin"),
        ("« – Oui. – Non. »", "«·–·Oui. –·Non.·»"),
    ],
)
def test_dashes_between_words(source: str, expected: str) -> None:
    """An aside keeps its dashes, a single one ends the line before it."""
    assert expected == shown(text(source))


@pytest.mark.parametrize(
    "source",
    [
        "de 2019-2024",
        "un porte-à-faux",
        "match nul 2 - 2",
        "a - b",
        "- un point",
        "l’option --dry-run -v",
        "1 – 3",
        "-- 12",
    ],
)
def test_other_hyphens_stay(source: str) -> None:
    """Ranges, compounds, scores, sums, lists, options."""
    assert source == text(source)


def test_a_hyphen_between_codes_is_a_minus() -> None:
    """Or a keyboard shortcut."""
    source = "<p><kbd>Ctrl</kbd> - <kbd>C</kbd> et <code>a</code> - <code>b</code></p>"
    assert source == html(source)


def test_a_line_of_dialogue_may_follow_a_break() -> None:
    """Its dash begins a line."""
    expected = "<p>Il dit<br>—·oui</p>"
    assert expected == shown(html("<p>Il dit<br>— oui</p>"))


def test_english_dashes_have_ordinary_spaces() -> None:
    """Hyphens become dashes there too."""
    expected = "One goal – speed"
    assert expected == text("One goal -- speed", Options(language="en"))
