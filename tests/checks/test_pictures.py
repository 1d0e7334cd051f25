"""Pictures of a text, and what they are to those who do not see them."""

import pytest

from magsite.checks.pictures import Shown
from magsite.checks.weights import heavy_pictures
from magsite.content.links import Resolution
from magsite.diagnostics.model import Location, diagnose
from tests.checks.sources import found, looked_at


@pytest.mark.parametrize(
    ("body", "is_silent"),
    [
        ("![](a.png)", True),
        ("![ ](a.png)", True),
        ("![][a]\n\n[a]: a.png", True),
        ('<img src="a.png">', True),
        ("[![](a.png)](/page/)", True),
        ("![Un dessin](a.png)", False),
        ("![Un dessin][a]\n\n[a]: a.png", False),
        ('<img src="a.png" alt="">', False),
        ('<img alt="Un dessin" src="a.png">', False),
        ('<img src="a.png" alt>', False),
        ('<img src="a.png" aria-hidden="true">', False),
        ("`![](a.png)`", False),
        ("```md\n![](a.png)\n```", False),
        ("<!-- ![](a.png) -->", False),
    ],
)
def test_a_picture_without_a_text(body: str, *, is_silent: bool) -> None:
    """In every language; code shows none."""
    assert is_silent == ("alt-missing" in [code for code, _ in found(body, is_french=False)])


def test_the_pictures_that_a_text_shows() -> None:
    """With their places."""
    source = '---\ntitle: A\ndate: 2026-10-05\n---\n\nUn ![a](a.png "Titre")\n<img src=\'b.png\' alt="b">\n`![c](c.png)`\n'
    assert looked_at(source).pictures == (Shown("a.png", 6, 4), Shown("b.png", 7, 1))


def test_a_heavy_picture_is_told_at_its_first_place() -> None:
    """Only what readers are sent counts, and only pictures."""
    shown = tuple(Shown(target, line, 1) for line, target in enumerate("abacd", 3))
    resolutions = {name: Resolution("file", f"/{name}") for name in "abc"}
    files = {"/a": "static/a.png", "/b": "static/b.png", "/c": "static/c.zip"}
    sizes = {"static/a.png": 600_123, "static/b.png": 500_999, "static/c.zip": 9_000_000}

    assert list(heavy_pictures("x.md", shown, resolutions, files, sizes)) == [
        diagnose("image-heavy", Location("x.md", 3, 1), picture="static/a.png", size=600, limit=500)
    ]
