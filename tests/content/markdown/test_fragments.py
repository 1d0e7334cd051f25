"""Links to places of the same text."""

from collections.abc import Callable

import pytest

from magsite.content.body import Body, UsedLink

Convert = Callable[[str], Body]


@pytest.mark.parametrize(
    "written",
    [
        "l-ete-a-l-oeuvre",
        "lété-à-lœuvre",
        "l%C3%A9t%C3%A9-%C3%A0-l%C5%93uvre",
        "lete-a-loeuvre-",
        "LEteALOeuvre",
    ],
)
def test_a_place_is_found_by_its_letters(body_of: Convert, written: str) -> None:
    """However another tool spelled its anchor."""
    body = body_of(f"[là](#{written})\n\n## L’été à l’œuvre")

    assert '<a href="#l-ete-a-l-oeuvre">là</a>' in body.html
    assert (UsedLink("#l-ete-a-l-oeuvre", 5, 6),) == body.record.links


@pytest.mark.parametrize("text", ["[là](#nulle-part)\n\n## Ici", "[là](#a--b)\n\n## A b\n\n## ab"])
def test_what_is_not_there_or_there_twice_stays(body_of: Convert, text: str) -> None:
    """As it was written, for verify to say."""
    body = body_of(text)
    written = text[text.index("#") : text.index(")")]

    assert f'href="{written}"' in body.html
    assert [link.url for link in body.record.links] == [written]
