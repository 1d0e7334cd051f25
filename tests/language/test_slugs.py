"""The one slug function."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.language.slugs import heading_slug, slugify


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("python", "python"),
        ("Intelligence artificielle", "intelligence-artificielle"),
        ("L’été à l’œuvre", "l-ete-a-l-oeuvre"),
        ("L'été à l'œuvre", "l-ete-a-l-oeuvre"),
        ("ÉTÉ À LA FORÊT", "ete-a-la-foret"),
        ("Œuvre, ex æquo, Straße", "oeuvre-ex-aequo-strasse"),
        ("Søren Łukasz Đorđe", "soren-lukasz-dorde"),
        ("C++", "cpp"),
        ("C++20", "cpp20"),
        ("Objective-C++", "objective-cpp"),
        ("C#", "csharp"),
        ("F#", "fsharp"),
        ("C", "c"),
        ("abc#", "abc"),
        ("C# ou C++ ?", "csharp-ou-cpp"),
        (".NET", "net"),
        ("Node.js", "node-js"),
        ("10 000 idées", "10000-idees"),
        ("10\u00a0000\u00a0€", "10000"),
        ("10\u202f000\u202f000", "10000000"),
        ("2008 200", "2008-200"),
        ("06 12 34", "06-12-34"),
        ("3.11 200", "3-11-200"),
        ("n° 4", "n-4"),
        ("n°", "n"),
        ("10 000 €", "10000"),
        ("1 000 000 d’idées", "1000000-d-idees"),
        ("Straße", "strasse"),
        ("L`été ‘à’ l‛œil", "l-ete-a-l-oeil"),
        ("🚀 Décollage", "decollage"),
        ("🚀", ""),
        ("magsite™", "magsite"),
        ("auto\u00admobile", "automobile"),
        ("Bravo 🎉 !", "bravo"),
        ("❤️", ""),
        ("日本語", ""),
        ("Tokyo 東京", "tokyo"),
        ("--a__b--", "a-b"),
        ("", ""),
    ],
)
def test_a_text_has_one_slug(text: str, expected: str) -> None:
    """Accents and ligatures are folded, names of languages kept apart, thousands glued."""
    assert expected == slugify(text)


@given(st.text())
def test_a_slug_is_made_of_small_letters_digits_and_single_hyphens(text: str) -> None:
    """Or it is empty."""
    assert re.fullmatch("(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", slugify(text))


@given(st.text())
def test_a_slug_is_a_slug_of_itself(text: str) -> None:
    """Slugs that are written by hand and slugs that are made agree."""
    assert slugify(text) == slugify(slugify(text))


@given(st.text(st.characters(codec="utf-8")))
def test_composed_and_decomposed_texts_share_their_slug(text: str) -> None:
    """A file name typed on a Mac (NFD) and one typed elsewhere give the same address."""
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert slugify(composed) == slugify(decomposed)


@given(st.text(st.characters(max_codepoint=127)))
def test_the_quick_way_of_plain_text_agrees_with_the_long_one(text: str) -> None:
    """A trailing emoji is dropped, but sends the text through the long way."""
    assert slugify(text) == slugify(f"{text} 🎉")


def test_a_heading_has_the_separator_that_is_asked_for() -> None:
    """Python-Markdown passes its own."""
    expected = "l_ete"
    assert expected == heading_slug("L’été", "_")


def test_a_heading_of_signs_alone_is_a_section() -> None:
    """An anchor is never empty."""
    expected = "section"
    assert expected == heading_slug("🚀", "-")
