"""The generated sheet of accents."""

import re

from magsite.diagnostics.model import Diagnostic, Location
from magsite.theme import sheets
from magsite.theme.colours import is_readable
from magsite.theme.sheets import accent_diagnostics, accent_sheet

PLACE = Location("content/categories/internet.md", 3, 1)


def test_rules_for_light_and_dark_paper() -> None:
    """Each accent has a colour for light paper, and another in the dark."""
    expected = """[data-accent="internet"] { --accent: #0b4fb3 }
@media (prefers-color-scheme: dark) {
[data-accent="internet"] { --accent: #427df4 }
}
"""
    sheet = accent_sheet([("internet", "#0b4fb3")])
    light, dark = re.findall("#[0-9a-f]{6}", sheet)

    assert expected.replace("#427df4", dark) == sheet
    assert light == "#0b4fb3"
    assert is_readable(dark, sheets._DARK_PAPERS)


def test_no_categories() -> None:
    """A magazine without categories has an empty sheet."""
    assert accent_sheet([]) == ""


def test_palette_by_order() -> None:
    """Without a colour the category's place decides; the ninth begins again, and a wrong colour is none."""
    sheet = accent_sheet([("a", None), ("b", "red"), *((str(number), None) for number in range(2, 9))])
    light = re.findall(r'"(\w+)"\] \{ --accent: (#[0-9a-f]{6})', sheet.split("@media")[0])

    assert [*sheets._PALETTE, sheets._PALETTE[0]] == [colour for _, colour in light]


def test_palette_can_be_read() -> None:
    """Every colour of the palette reaches 4.5:1 on both light papers."""
    assert [colour for colour in sheets._PALETTE if not is_readable(colour, sheets._LIGHT_PAPERS)] == []


def test_accent_is_text_in_the_sheet() -> None:
    """An accent cannot end the string that it stands in."""
    assert accent_sheet([('é"]', "#0b4fb3")]).startswith('[data-accent="é\\22 \\5d "] { --accent')


def test_good_colours_are_not_mentioned() -> None:
    """A colour that can be read is fine."""
    assert accent_diagnostics([("#0b4fb3", PLACE)]) == ()


def test_pale_colour() -> None:
    """A colour without contrast is said, with the one that is used."""
    (problem,) = accent_diagnostics([("#ffdd00", PLACE)])
    used = dict(problem.arguments)["used"]

    assert Diagnostic(PLACE, "colour-contrast", (("colour", "#ffdd00"), ("used", used))) == problem
    assert f"--accent: {used}" in accent_sheet([("internet", "#ffdd00")])


def test_not_a_colour() -> None:
    """What is no colour is said."""
    assert (Diagnostic(PLACE, "colour-wrong", (("colour", "bleu"),)),) == accent_diagnostics(
        [("bleu", PLACE)]
    )
