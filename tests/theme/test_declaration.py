"""What a theme declares."""

import pytest

from magsite.diagnostics.model import Diagnostic, Location
from magsite.theme.declaration import Declaration, read_declaration

PATH = "themes/small/theme.toml"


def test_reads_a_declaration() -> None:
    """Name, listings of views, and settings of any kind."""
    text = """
name = "small"
picture = "share.png"
[views.home]
latest = 8
strips = 4
[views.not_found]
most_shared = 3
[settings]
columns = 3
motto = "Lire"
"""
    expected = Declaration(
        "small",
        {"home": {"latest": 8, "strips": 4}, "not_found": {"most_shared": 3}},
        "share.png",
        {"columns": 3, "motto": "Lire"},
    )

    assert (expected, ()) == read_declaration(text, PATH)


def test_empty_declaration() -> None:
    """Nothing needs to be declared."""
    assert (Declaration(), ()) == read_declaration("", PATH)


@pytest.mark.parametrize(
    ("text", "key", "near", "line"),
    [
        ("nam = 'small'", "nam", "name", 1),
        ("name = 'a'\n[views.hom]\nlatest = 1", "views.hom", "home", 2),
        ("[views.home]\nlatests = 1", "views.home.latests", "latest", 2),
        ("[views.home]\nxyz = 1", "views.home.xyz", "", 2),
    ],
)
def test_unknown_key(text: str, key: str, near: str, line: int) -> None:
    """A key that is not known is said with a near one and its line, and is as if it were not there."""
    declaration, problems = read_declaration(text, PATH)

    assert (Diagnostic(Location(PATH, line, 1), "theme-key", (("key", key), ("near", near))),) == problems
    assert declaration.views == {}


@pytest.mark.parametrize("value", ["-1", "'eight'", "1.5", "true", "100000"])
def test_wrong_count(value: str) -> None:
    """A count is a whole number that a page can hold."""
    declaration, problems = read_declaration(f"name = 'small'\n[views.home]\nlatest = {value}", PATH)

    assert [(problem.code, problem.location.line) for problem in problems] == [("theme-value", 3)]
    assert Declaration("small") == declaration


def test_broken_syntax() -> None:
    """What is no TOML is said at its line."""
    declaration, (problem,) = read_declaration("name = 'small'\n[views", PATH)

    assert (problem.code, problem.location.path, problem.location.line) == ("theme-syntax", PATH, 2)
    assert Declaration() == declaration
