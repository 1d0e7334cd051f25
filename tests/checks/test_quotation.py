"""Quotation marks without a partner."""

import pytest

from tests.checks.sources import found


@pytest.mark.parametrize(
    ("body", "at"),
    [
        ("Il dit : « Oui, et se tait.", "« Oui, et se tait."),
        ("Il dit : Oui », et se tait.", "», et se tait."),
        ("Un « premier », un « second.", "« second."),
        ("- « Un point\n- Un autre", "« Un point"),
        ("Il dit : “ Oui.", "“ Oui."),
        ('Il dit : "Oui, et se tait.', '"Oui, et se tait.'),
        ("## Un « titre\n\n» Un texte.", "« titre"),
        ("Un &laquo;&nbsp;mot.", "&laquo;&nbsp;mot."),
    ],
)
def test_a_mark_that_is_alone(body: str, at: str) -> None:
    """Of guillemets the one without a partner, of others the last of an odd number."""
    assert ("guillemets-unbalanced", at) in found(body)


@pytest.mark.parametrize(
    "body",
    [
        "Il dit : « Oui », puis « Non ».",
        "« Un “mot” dans « un autre » »",
        "« Un paragraphe.\n\n« Un autre.\n\n« Le dernier. »",
        "Il dit : « Un paragraphe.\n\nUn autre. »",
        "Sur deux\nlignes, « le\nmot ».",
        "> « Une citation\n> sur deux lignes. »",
        'Un écran de 15" et un "mot".',
        "Un “mot“ mal fermé, et `«` en code.",
        'Un lien [« ici »](/page/ "un titre").',
        'Une balise <abbr title="un « titre">ici</abbr>.',
        "Un &laquo;&nbsp;mot&nbsp;&raquo;.",
    ],
)
def test_marks_that_have_their_partners(body: str) -> None:
    """Also further on, in the next paragraph or as French goes on with a quotation."""
    assert found(body) == []
