"""Colours and contrast."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.theme.colours import contrast, darkened, is_colour, is_readable, lightened

LIGHT, DARK = ("#fbfaf6", "#f3f1ea"), ("#141417", "#1d1d21")
COLOURS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06x}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#0b4fb3", True),
        ("#0B4FB3", True),
        ("#abc", False),
        ("red", False),
        ("#0b4fb3\n", False),
        ("", False),
    ],
)
def test_is_colour(text: str, expected: bool) -> None:  # noqa: FBT001 - the expected value of a row
    """Only #rrggbb is a colour here."""
    assert expected == is_colour(text)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#123456", "#123456", 1.0)],
)
def test_contrast(one: str, other: str, expected: float) -> None:
    """The contrast of WCAG, in either order."""
    assert [expected, expected] == [round(contrast(one, other), 2), round(contrast(other, one), 2)]


@given(COLOURS)
def test_any_colour_becomes_readable(colour: str) -> None:
    """Darkened it can be read on light papers, lightened on dark ones."""
    assert is_readable(darkened(colour, LIGHT), LIGHT)
    assert is_readable(lightened(colour, DARK), DARK)


def test_readable_colour_stays() -> None:
    """A colour that can be read is used as it is."""
    assert darkened("#0B4FB3", LIGHT) == "#0b4fb3"
    assert lightened("#ff8a7a", DARK) == "#ff8a7a"


def test_hue_is_kept() -> None:
    """A light green becomes a darker green."""
    red, green, blue = bytes.fromhex(darkened("#66dd66", LIGHT)[1:])

    assert green > 2 * red
    assert red == blue
