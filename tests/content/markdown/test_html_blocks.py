"""Markdown inside HTML elements."""

from collections.abc import Callable

import pytest

from magsite.content.body import Body

Convert = Callable[[str], Body]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ('<div class="a">\n\n*b*\n\n</div>', '<div class="a"><p><em>b</em></p></div>'),
        (
            "<details>\n<summary>Plus</summary>\n\n- a\n\n</details>",
            "<details><summary>Plus</summary><ul><li>a</li></ul></details>",
        ),
        (
            "<section>\n<div>\n\n*b*\n\n</div>\n</section>",
            "<section><div><p><em>b</em></p></div></section>",
        ),
    ],
)
def test_between_blank_lines_it_is_markdown(body_of: Convert, text: str, html: str) -> None:
    """As in CommonMark, without an attribute that asks for it."""
    assert html == body_of(text).html.replace("\n", "")


@pytest.mark.parametrize(
    "text",
    [
        "<div>\n*b*\n</div>",
        "<div>*b*</div>\n\ntexte",
        "<div>\n\n<p>*b*</p>\n\n</div>",
        "<div>\n\n    *b*\n\n</div>",
        '<div markdown="0">\n\n*b*\n\n</div>',
        "<pre>\n\n*b*\n\n</pre>",
    ],
)
def test_elsewhere_it_is_the_writer_s_own_html(body_of: Convert, text: str) -> None:
    """On one line, above more elements, indented, or where the writer says so."""
    assert "*b*" in body_of(text).html
