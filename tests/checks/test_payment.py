"""Signs that somebody has paid for an article."""

import pytest

from tests.checks.sources import looked_at

_HEADER = "---\ntitle: Un titre\ndate: 2026-10-05\n---\n\n"
_MIDDLE = "Un texte.\n\nUn autre.\n\nUn autre encore.\n\n"


@pytest.mark.parametrize(
    ("body", "is_paid"),
    [
        ("Cet article est sponsorisé par un voilier.", True),
        ("*Cet article a été financé par un voilier.*", True),
        ("Article sponsorisé par un voilier.", True),
        ("**Publi-rédactionnel**", True),
        ("En partenariat avec la voilerie d’exemple", True),
        ('Voir <a rel="sponsored noopener" href="https://v.example/">la voilerie</a>.', True),
        (f"{_MIDDLE}{_MIDDLE}Ce billet a été écrit en partenariat avec un voilier.", True),
        (f"{_MIDDLE}Cet article est sponsorisé par un voilier.\n\n{_MIDDLE}", False),
        ("Un publi-rédactionnel doit porter ce nom, dit la loi.", False),
        ("Un article sponsorisé n’est pas une réclame.", False),
        ("Une étude menée en partenariat avec une université.", False),
        ("`Article sponsorisé par X`", False),
    ],
)
def test_a_sign_of_payment(body: str, *, is_paid: bool) -> None:
    """What an article says of itself at its ends, and its links; not what it says of others."""
    assert is_paid == bool(looked_at(_HEADER + body).paid)
