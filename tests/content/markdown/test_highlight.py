"""Colours of code: which tokens have them, and that they can be read."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magsite.content.markdown.highlight import COLOURS, Colour, highlight, sheet, spans

LIGHT_PAPER, DARK_PAPER = "#f3f1ea", "#1d1d21"


@pytest.mark.parametrize(
    ("language", "code", "expected"),
    [
        ("python", "def f(): pass", '<span class="k">def</span> <span class="f">f</span>(): <span class="k">pass</span>'),
        ("Python", "a and  b", 'a <span class="k">and</span>  b'),
        ("python", "async  def f", '<span class="k">async  def</span> <span class="f">f</span>'),
        ("python", "# a\n# b", '<span class="c"># a\n# b</span>'),
        ("python", 'f"{x}" + 1', '<span class="s">f"{</span>x<span class="s">}"</span> + <span class="m">1</span>'),
        ("python", "@d\nclass A: len", '<span class="b">@d</span>\n<span class="k">class</span> <span class="f">A</span>: <span class="b">len</span>'),
        ("html", '<p id="a">&amp;', '&lt;<span class="t">p</span> <span class="a">id</span>=<span class="s">"a"</span>&gt;<span class="a">&amp;amp;</span>'),
        ("diff", "+a\n-b\n c", '<span class="i">+a</span>\n<span class="d">-b</span>\n c'),
        ("php", "echo 1;", '<span class="k">echo</span> <span class="m">1</span>;'),
        ("php", "<?php echo 1;", '<span class="k">&lt;?php echo</span> <span class="m">1</span>;'),
        ("plaintext", "<a> & b", "&lt;a&gt; &amp; b"),
        ("text", "\n\n  a\n\n", "  a"),
    ],
)  # fmt: skip
def test_code_in_colours(language: str, code: str, expected: str) -> None:
    """Few spans: neighbours of one kind share one, what has no colour has none."""
    assert f"{expected}\n" == spans(code, language)


def test_the_block_can_be_scrolled_without_a_mouse() -> None:
    """`pre` takes the focus; the language is named for scripts and styles."""
    expected = '<div class="highlight"><pre tabindex="0"><code class="language-c++">x\n</code></pre></div>'

    assert expected == highlight("x", "c++")


def test_an_unknown_language_is_not_guessed() -> None:
    """The caller says what becomes of the code."""
    assert highlight("x", "klingon") is None


@settings(deadline=None)
@given(
    st.sampled_from(["python", "js", "html", "bash", "css", "json", "php", "diff", "sql"]),
    st.text(max_size=80),
)
def test_no_character_of_the_code_is_lost(language: str, code: str) -> None:
    """Without its spans, the code is the code."""
    found = spans(code, language)

    assert found is not None
    assert code.strip("\n") + "\n" == html.unescape(re.sub(r"</?span[^>]*>", "", found))


def test_the_sheet_has_each_colour_for_light_and_dark() -> None:
    """Once for old browsers on light paper, once on dark, once for those that know both."""
    text = sheet()

    assert 3 * len(COLOURS) == text.count(".highlight .")
    assert "@media (prefers-color-scheme:dark)" in text
    assert len(COLOURS) == text.count("light-dark(")


@pytest.mark.parametrize("colour", COLOURS, ids=lambda colour: colour.name)
def test_colours_can_be_read(colour: Colour) -> None:
    """WCAG asks for 4.5:1 between text and paper."""
    assert contrast(colour.light, LIGHT_PAPER) >= 4.5
    assert contrast(colour.dark, DARK_PAPER) >= 4.5


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG counts it."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a colour `#rrggbb`."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4) for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
