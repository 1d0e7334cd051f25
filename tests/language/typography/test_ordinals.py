"""Ordinals and centuries."""

import pytest

from magsite.language.typography import html, text
from tests.language.typography.shown import shown


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("la 1ère, la 5ème, les 6èmes, la 2ième", "la 1re, la 5e, les 6es, la 2e"),
        ("en 4ème/3ème", "en 4e/3e"),
        ("la 3 ème fois, la 2è", "la 3e fois, la 2e"),
        ("le 21e siècle", "le 21e·siècle"),
        ("la IVe République", "la IVe·République"),
        ("le XIXème siècle", "le XIXe·siècle"),
    ],
)
def test_endings_are_short(source: str, expected: str) -> None:
    """As usage has them."""
    assert expected == shown(text(source))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Le 1er, la 1re, la 7e, les 8es, la 2nde", "Le 1^er^, la 1^re^, la 7^e^, les 8^es^, la 2^nde^"),
        ("Le XXe siècle", "Le XX^e^·siècle"),
        ("Le XXIe commence", "Le XXI^e^ commence"),
        ("Le Ve siècle, Napoléon Ier", "Le V^e^·siècle, Napoléon I^er^"),
        ("Le 1 avril", "Le 1^er^·avril"),
    ],
)
def test_endings_are_raised_in_html(source: str, expected: str) -> None:
    """In `<sup>`, here between carets."""
    shorter = shown(html(source)).replace("<sup>", "^").replace("</sup>", "^")
    assert expected == shorter


@pytest.mark.parametrize(
    "source",
    [
        "Ce siècle, Le siècle",
        "un Apple IIe",
        "le Xe gazeux",
        "0x2e",
        "1e-3",
        "1 ère glaciaire",
        "c7e",
        "1e",
        "3er",
        "le 1<sup>er</sup> août",
    ],
)
def test_what_is_no_ordinal_stays(source: str) -> None:
    """Words in capital letters of numerals, names, numbers of machines, what is raised already."""
    assert source == html(source)
