"""Text of others as it may be shown."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.diagnostics.visible import columns, is_unseen, visible


@pytest.mark.parametrize(
    "text", ["", "L’été, « déjà »\u202f!", "naïve\u00a0: œuf…", "日本", "👩\u200d💻", "e\u0301", r"a\b", "~"]
)
def test_what_can_be_seen_stays(text: str) -> None:
    """In any script."""
    assert text == visible(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb", r"a\nb"),
        ("a\tb\r", r"a\tb\r"),
        ("\x1b[31m", r"\x1b[31m"),
        ("\x9b31m", r"\x9b31m"),
        ("\u2028", r"\u2028"),
        ("\u202egnp", r"\u202egnp"),
        ("\u2066\u200f", r"\u2066\u200f"),
        ("a\u00adb\ufeff", r"a\xadb\ufeff"),
        ("\U000e0041", r"\U000e0041"),
        ("\udcff", r"\udcff"),
    ],
)
def test_what_cannot_be_seen_is_an_escape(text: str, expected: str) -> None:
    """Line ends, what steers a terminal, what turns the reading direction, what has no width."""
    assert expected == visible(text)


@given(st.text(st.characters()))
def test_any_text_is_shown_on_one_line(text: str) -> None:
    """And shown again as it is."""
    shown = visible(text)
    assert len(shown.splitlines()) <= 1
    assert not any(
        unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"} or is_unseen(sign) for sign in shown
    )
    assert shown == visible(shown)


@pytest.mark.parametrize(
    ("text", "expected"), [("été", 3), ("e\u0301te\u0301", 3), ("日本 x", 6), ("a\u200db", 2), ("❤\ufe0f", 1)]
)
def test_a_text_has_columns(text: str, expected: int) -> None:
    """As terminals count them."""
    assert expected == columns(text)
