"""Numbers and their words."""

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from magsite.language.cldr import locale
from magsite.language.numbers import counted, decimal, number, percent, plural, round_number


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [
        (0, "fr", "0"),
        (950, "fr", "950"),
        (12345, "fr", "12\u202f345"),
        (1234567, "fr", "1\u202f234\u202f567"),
        (-1234, "fr", "-1\u202f234"),
        (12345, "en", "12,345"),
    ],
)
def test_digits_stand_in_groups_of_three(value: int, language: str, expected: str) -> None:
    """With the sign of the language between them."""
    assert expected == number(value, language)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, 0),
        (999, 999),
        (1000, 1000),
        (1049, 1000),
        (6744, 6700),
        (9999, 9900),
        (10_000, 10_000),
        (61_230, 61_000),
    ],
)
def test_a_round_number_has_two_leading_digits(value: int, expected: int) -> None:
    """From a thousand on; smaller ones are said as they are."""
    assert expected == round_number(value)


@given(st.integers(0, 10**15))
def test_a_round_number_is_never_too_much(value: int) -> None:
    """Nor a tenth too little, and it is round itself."""
    said = round_number(value)

    assert value - value // 10 <= said <= value
    assert said == round_number(said)


@given(st.integers(-(10**15), 10**15), st.sampled_from(["fr", "en"]))
def test_groups_are_those_of_cldr(value: int, language: str) -> None:
    """Without loading it."""
    assert format_decimal(value, locale=locale(language)) == number(value, language)


@pytest.mark.parametrize(
    ("value", "digits", "language", "expected"),
    [(12345.67, 1, "fr", "12\u202f345,7"), (0.5, 2, "fr", "0,50"), (12345.67, 1, "en", "12,345.7")],
)
def test_decimals_stand_after_the_sign_of_the_language(
    value: float, digits: int, language: str, expected: str
) -> None:
    """Always as many of them, so that they stand below each other."""
    assert expected == decimal(value, digits, language)


@pytest.mark.parametrize(
    ("value", "language", "expected"),
    [
        (0, "fr", "partage"),
        (1, "fr", "partage"),
        (1.5, "fr", "partage"),
        (1.5, "en", "partages"),
        (-1, "fr", "partage"),
        (2, "fr", "partages"),
        (-2, "fr", "partages"),
        (0, "en", "partages"),
        (1, "en", "partage"),
        (2, "en", "partages"),
    ],
)
def test_the_word_agrees_with_the_number(value: float, language: str, expected: str) -> None:
    """French is singular below two, English for one alone."""
    assert expected == plural(value, "partage", "partages", language)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0, "0 partage"),
        (1, "1 partage"),
        (50, "50 partages"),
        (12345, "12\u202f345 partages"),
        (10**6, "1\u202f000\u202f000 partages"),
    ],
)
def test_number_and_word_stand_together(value: int, expected: str) -> None:
    """As the box of an author shows them."""
    assert expected == counted(value, "partage", "partages", "fr")


@pytest.mark.parametrize(
    ("share", "language", "expected"),
    [(0.5, "fr", "50\u00a0%"), (0.126, "fr", "13\u00a0%"), (0.5, "en", "50%")],
)
def test_a_share_is_told_in_hundredths(share: float, language: str, expected: str) -> None:
    """With a no-break space before the sign in French."""
    assert expected == percent(share, language)


@pytest.mark.parametrize(
    ("value", "digits", "expected"),
    [
        (2.5, 0, "3"),
        (12_345.65, 1, "12\u202f345,7"),
        (-0.04, 1, "0,0"),
        (1e22, 1, "10" + "\u202f000" * 7 + ",0"),
    ],
)
def test_a_half_goes_up(value: float, digits: int, expected: str) -> None:
    """As readers have learnt it; what is rounded to nought has no sign, and no number is too large."""
    assert expected == decimal(value, digits, "fr")


def test_a_half_hundredth_goes_up() -> None:
    """The same."""
    assert percent(0.125, "en") == "13%"
