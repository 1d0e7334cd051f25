"""Quotation marks."""

import pytest

from magsite.language.typography import Options, html, text
from tests.language.typography.shown import shown, typed

ENGLISH = Options(language="en")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('Un "bogue" de plus', "Un «·bogue·» de plus"),
        ('Dit "lent", "lourd" et "vieux".', "Dit «·lent·», «·lourd·» et «·vieux·»."),
        ('("Bientôt", dit-on)', "(«·Bientôt·», dit-on)"),
        ("Un “bogue” de plus", "Un «·bogue·» de plus"),
        ("Une “fenêtre“ mal fermée", "Une «·fenêtre·» mal fermée"),
        ("Un ”double” de fin", "Un «·double·» de fin"),
        ("Dit << à la main >> ici", "Dit «·à la main·» ici"),
        ('Le "?", le "=" et le "{"', "Le «·?·», le «·=·» et le «·{·»"),
    ],
)
def test_pairs_are_guillemets(source: str, expected: str) -> None:
    """Straight or curly, well or badly closed."""
    assert expected == shown(text(source))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('Il dit "un "vrai" bogue" ici', "Il dit «·un “vrai” bogue·» ici"),
        ('« Un "vrai" bogue »', "«·Un “vrai” bogue·»"),
        ("« Un “vrai” bogue »", "«·Un “vrai” bogue·»"),
        ('“Un "vrai" bogue”', "«·Un “vrai” bogue·»"),
        ('"Un “vrai” bogue"', "«·Un “vrai” bogue·»"),
    ],
)
def test_the_second_level_is_curly(source: str, expected: str) -> None:
    """Whatever was typed outside and inside."""
    assert expected == shown(text(source))


@pytest.mark.parametrize(
    "source",
    [
        'Une dalle de 27" mate',
        'Un signe " perdu',
        '{"nom": "magsite", "dit": 1}',
        "if (x) { y; }",
        '["a", "b"]',
        'lang="fr"',
        'split(",")',
        'f"?"',
        'x[":"]',
        "1 << 4 et 8 >> 2",
    ],
)
def test_what_is_no_pair_stays(source: str) -> None:
    """Inches, lone marks, strings of code, shifts."""
    assert source == text(source)


def test_a_pair_is_found_across_tags() -> None:
    """The spaces stand beside the marks, whatever tags are between."""
    expected = "<p>Dit «·<em>presque</em> <b>rien·</b>»⍽!</p>"
    assert expected == shown(html('<p>Dit "<em>presque</em> <b>rien</b>" !</p>')).replace(
        "rien</b>·»", "rien·</b>»"
    )


def test_a_pair_is_not_found_across_blocks() -> None:
    """One paragraph does not end what another began."""
    source = '<ul><li>Un "début</li><li>une fin"</li></ul>'
    assert source == html(source)


def test_entities_are_quotation_marks_too() -> None:
    """Guillemets are written out; those that are no pair keep their spelling."""
    expected = "<p>«·ici·», «·là·» et 17&quot;</p>"
    assert expected == shown(html("<p>&laquo;ici&raquo;, &quot;là&quot; et 17&quot;</p>"))
    expected = "<p>Un «·bogue·»</p>"
    assert expected == shown(html("<p>Un &lt;&lt;bogue&gt;&gt;</p>"))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('A "small" bug', "A “small” bug"),
        ('He said "a "small" bug" twice.', "He said “a ‘small’ bug” twice."),
        ('It\'s "done," they said', "It’s “done,” they said"),
        ("Say “hello”!", "Say “hello”!"),
        ("The « guillemets » stay", "The « guillemets » stay"),
    ],
)
def test_english_has_its_own(source: str, expected: str) -> None:
    """Without any spaces."""
    assert expected == text(source, ENGLISH)


def test_curly_marks_may_be_kept() -> None:
    """Where the house prefers them."""
    kept = Options(curly_quotes=False)
    assert typed("Un “bogue” et un «·autre·»") == text('Un “bogue” et un "autre"', kept)
