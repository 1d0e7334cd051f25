"""Rules that are switched off, and languages."""

import pytest

from magsite.language.typography import DEFAULT, RULES, Options, html, text, without
from tests.language.typography.shown import shown

EXAMPLES = {
    "ellipses": "Attendez... ici",
    "apostrophes": "l'un",
    "quotes": 'un "mot"',
    "curly_quotes": "un “mot”",
    "low_punctuation": "un , deux",
    "dashes": "un - deux",
    "guillemets": "« un »",
    "high_punctuation": "un !",
    "missing_spaces": "un!",
    "thousands": "un 10 000",
    "symbols": "50%",
    "units": "8 Go",
    "times": "14h30",
    "dates": "14 mars",
    "multiplication": "800x600",
    "references": "p. 8",
    "honorifics": "Mme Curie",
    "ordinals": "5ème",
    "centuries": "Xe siècle",
    "superscripts": "5e",
    "ligatures": "coeur",
}


def test_each_rule_has_an_example_here() -> None:
    """So that none is forgotten below."""
    assert set(RULES) == set(EXAMPLES)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_can_be_switched_off(rule: str) -> None:
    """Everywhere."""
    alone = without(DEFAULT, [other for other in RULES if other != rule])
    assert EXAMPLES[rule] != html(EXAMPLES[rule], alone)
    assert EXAMPLES[rule] == html(EXAMPLES[rule], without(DEFAULT, RULES))


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_can_be_switched_off_in_an_element(rule: str) -> None:
    """By a class; what stands beside the element is not spared."""
    alone = without(DEFAULT, [other for other in RULES if other != rule])
    kept = f'<b class="no-typo-{rule.replace("_", "-")}">{EXAMPLES[rule]}</b>'
    made = html(EXAMPLES[rule], alone)
    assert f"<p>{kept}</p><p>{made}</p>" == html(f"<p>{kept}</p><p>{EXAMPLES[rule]}</p>", alone)


def test_the_other_rules_go_on_in_that_element() -> None:
    """Its end is found behind elements of the same name, and entities and code are counted."""
    source = '<p>&amp; <i class="no-typo-quotes"><i>un</i> <code>x</code> "mot" !</i> "mot" !</p>'
    expected = '<p>&amp; <i class="no-typo-quotes"><i>un</i> <code>x</code> "mot"⍽!</i> «·mot·»⍽!</p>'
    assert expected == shown(html(source))


def test_an_element_that_is_kept_may_stand_before_it() -> None:
    """And be made of many tags."""
    kept = '<i lang="en"><b>a !</b> <b>b !</b></i>'
    expected = f'<p>{kept} <i class="no-typo-quotes">"mot"</i> «·mot·» <i class="no-typo-quotes">"mot"'
    assert expected == shown(
        html(f'<p>{kept} <i class="no-typo-quotes">"mot"</i> "mot" <i class="no-typo-quotes">"mot"')
    )


def test_an_unknown_rule_is_an_error() -> None:
    """Of the caller: configuration is checked before."""
    with pytest.raises(ValueError, match="no such rules: quote"):
        without(DEFAULT, ["quote"])


def test_exceptions_can_be_named() -> None:
    """In place of the one that is known."""
    expected = "Jeopardy! oui⍽! Yahoo⍽!"
    assert expected == shown(text("Jeopardy! oui! Yahoo!", Options(exceptions=("Jeopardy!", ""))))


def test_another_language_has_no_rules() -> None:
    """Its texts stay as they are."""
    source = '<p>Sie sagte "ja" !</p>'
    assert source == html(source, Options(language="de"))


def test_an_english_text_keeps_french_words() -> None:
    """As a French one keeps English words."""
    source = "<p>It's <i lang=\"fr\">l'été !</i></p>"
    expected = '<p>It’s <i lang="fr">l\'été !</i></p>'
    assert expected == html(source, Options(language="en-GB"))
