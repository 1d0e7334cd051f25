"""Ordinals and centuries."""

import pytest

from magsite.language.ordinals import Gender, century, ordinal


@pytest.mark.parametrize(
    ("value", "gender", "expected"),
    [(1, "m", "1er"), (1, "f", "1re"), (2, "m", "2e"), (2, "f", "2e"), (21, "f", "21e")],
)
def test_french_ordinals_have_short_endings(value: int, gender: Gender, expected: str) -> None:
    """The first alone has a gender: "1er", "1re", and never "2ème"."""
    assert expected == ordinal(value, "fr", gender)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (13, "13th"),
        (22, "22nd"),
        (112, "112th"),
    ],
)
def test_english_ordinals_follow_their_last_digit(value: int, expected: str) -> None:
    """Those from eleven to thirteen excepted."""
    assert expected == ordinal(value, "en")


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [
        (1, "fr", "Ier\u00a0siècle"),
        (4, "fr", "IVe\u00a0siècle"),
        (19, "fr", "XIXe\u00a0siècle"),
        (21, "fr-CA", "XXIe\u00a0siècle"),
        (21, "en", "21st century"),
    ],
)
def test_centuries_have_roman_numerals_in_french(value: int, language: str, expected: str) -> None:
    """And a no-break space before their noun."""
    assert expected == century(value, language)


@pytest.mark.parametrize("value", [0, -1, 4000])
def test_there_is_no_such_century(value: int) -> None:
    """Before the first one, and where Roman numerals end."""
    with pytest.raises(ValueError, match=str(value)):
        century(value, "fr")


def test_nothing_stands_before_the_first() -> None:
    """Nought has no ordinal."""
    with pytest.raises(ValueError, match="0 has no ordinal"):
        ordinal(0, "fr")
