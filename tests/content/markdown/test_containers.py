"""Containers, tabs and details of other tools."""

from collections.abc import Callable

import pytest

from magsite.content.body import Body

Convert = Callable[[str], Body]


def test_tabs_are_read_one_after_the_other(body_of: Convert) -> None:
    """Each under its title, with the whole of Markdown inside."""
    html = body_of('=== "Linux"\n\n    Un *mot*.\n\n=== "macOS"\n\n    - a').html

    assert (
        '<div class="admonition tab">\n<p class="admonition-title">Linux</p>\n<p>Un <em>mot</em>.</p>\n</div>'
        in html
    )
    assert '<p class="admonition-title">macOS</p>\n<ul>\n<li>a</li>\n</ul>' in html


@pytest.mark.parametrize("sign", ["===", "===!", "===+", "===!+"])
def test_a_tab_that_asks_for_more_is_a_tab(body_of: Convert, sign: str) -> None:
    """To begin a new set, or to be open at first, means nothing here."""
    assert 'class="admonition tab"' in body_of(f'{sign} "A"\n    b').html


@pytest.mark.parametrize("text", ["a === b", "Titre\n===", '=== "Sans fin', '```\n=== "A"\n```'])
def test_what_is_no_tab(body_of: Convert, text: str) -> None:
    """A title without its quotation marks, an underlined heading, code."""
    assert "admonition" not in body_of(text).html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ('??? note "Plus"\n    a', '<details class="note">\n<summary>Plus</summary>\n<p>a</p>\n</details>'),
        ("???+ tip\n    a", '<details class="tip" open>\n<summary>Tip</summary>\n<p>a</p>\n</details>'),
    ],
)
def test_details_open_and_close(body_of: Convert, text: str, html: str) -> None:
    """Without a script."""
    assert html == body_of(text).html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (":::intro\nUn *mot*.\n:::", '<div class="intro">\n<p>Un <em>mot</em>.</p>\n</div>'),
        (
            "a\n::: intro\n- b\n:::\nc",
            '<p>a</p>\n<div class="intro">\n<ul>\n<li>b</li>\n</ul>\n</div>\n<p>c</p>',
        ),
        (
            ":::tip\na\n:::",
            '<div class="admonition tip">\n<p class="admonition-title">Astuce</p>\n<p>a</p>\n</div>',
        ),
        (
            "::: warning Un *titre* <b\na\n:::",
            '<div class="admonition warning">\n<p class="admonition-title">Un <em>titre</em> &lt;b</p>\n<p>a</p>\n</div>',
        ),
        ("::::un\n:::deux\na\n:::\n::::", '<div class="un">\n<div class="deux">\n<p>a</p>\n</div>\n</div>'),
        (":::🧮\na\n:::", "<div>\n<p>a</p>\n</div>"),
        (":::a\n```text\n:::\n```\n:::", '<code class="language-text">:::\n</code>'),
    ],
)
def test_a_container_is_an_element(body_of: Convert, text: str, html: str) -> None:
    """With Markdown inside; one that is called like a remark, or has a title, is a remark."""
    assert html in body_of(text).html


@pytest.mark.parametrize("text", [":::intro\nsans fin", "a\n\n:::", "::\n"])
def test_what_is_no_container(body_of: Convert, text: str) -> None:
    """Nothing of it is lost."""
    html = body_of(text).html

    assert "<div" not in html
    assert text.replace("\n\n", "</p>\n<p>").strip() in html
