"""Fenced code: fences, their info strings, and what becomes of what is in them."""

from collections.abc import Callable

import pytest

from magsite.content.body import Body
from magsite.content.markdown.code_blocks import Fence, FenceInfo, fence_info, fences


@pytest.mark.parametrize(
    ("info", "expected"),
    [
        ("", FenceInfo()),
        ("python", FenceInfo("python")),
        (".python", FenceInfo("python")),
        ("c++", FenceInfo("c++")),
        ("{.python}", FenceInfo("python")),
        ("{python}", FenceInfo("python")),
        ('{.python .large #ici title="a b"}', FenceInfo("python", "a b", "ici", ("large",))),
        ("{ .js hl_lines='1 2' }", FenceInfo("js", marked=frozenset({1, 2}))),
        ("js {1,3}", FenceInfo("js", marked=frozenset({1, 3}))),
        ("{1,3}", FenceInfo(marked=frozenset({1, 3}))),
        ('py hl_lines="2-4 7"', FenceInfo("py", marked=frozenset({2, 3, 4, 7}))),
        ("py hl_lines=1", FenceInfo("py", marked=frozenset({1}))),
        ("py hl_lines=4-2", FenceInfo("py")),
        ('py linenums="1"', FenceInfo("py", first_number=1)),
        ("{.py .numberLines startFrom=7}", FenceInfo("py", classes=("numberLines",), first_number=7)),
        (
            'go {linenos=table,hl_lines=[2,"4-5"],linenostart=3}',
            FenceInfo("go", marked=frozenset({2, 4, 5}), first_number=3),
        ),
        ("go linenos=false", FenceInfo("go")),
        ("jsx:title=src/App.js", FenceInfo("jsx", "src/App.js")),
        ("rust,ignore", FenceInfo("rust")),
        ("js title='x.js'", FenceInfo("js", "x.js")),
        ('py"><script>', FenceInfo('py"><script>')),
    ],
)
def test_info_strings_of_all_origins(info: str, expected: FenceInfo) -> None:
    """The language is the first word, in each spelling that writers know."""
    assert expected == fence_info(info)


def test_fences_know_their_places() -> None:
    """Lines count from 0; what is between the fences is the code."""
    source = "a\n```py\nx\n\ny\n```\n~~~~\n```\n~~~~\n``` \n```"

    assert [
        Fence(2, 16, 1, 0, "py", "x\n\ny"),
        Fence(17, 30, 6, 0, "", "```"),
        Fence(31, 39, 9, 0, "", ""),
    ] == list(fences(source))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("```\n<x>\n```", '<div class="highlight"><pre tabindex="0"><code>&lt;x&gt;\n</code></pre></div>'),
        (
            "a\n```text\n\tx\n```\nb",
            '<p>a</p>\n<div class="highlight"><pre tabindex="0"><code class="language-text">\tx\n</code></pre></div>\n<p>b</p>',
        ),
        (
            "```{.text .large #ici title='<t>'}\nx\n```",
            '<div class="highlight large" id="ici"><p class="code-title">&lt;t&gt;</p><pre tabindex="0"><code class="language-text">x\n</code></pre></div>',
        ),
        ("```text\n[a](perdu.md) <p id=x>\n```", None),
        ("```py\nsans fin", "<p>```py\nsans fin</p>"),
        ("```a`b\nx\n```", "<p><code>a`b\nx</code></p>"),
    ],
)
def test_fenced_code(body_of: Callable[[str], Body], text: str, html: str | None) -> None:
    """Code is finished in one step: nothing in it is a link, an anchor or Markdown."""
    body = body_of(text)

    assert html is None or html == body.html
    assert (body.record.diagnostics, body.record.links) == ((), ())


def test_the_language_cannot_leave_its_attribute(body_of: Callable[[str], Body]) -> None:
    """A quotation mark in the name of a language is text."""
    assert 'class="language-py&quot;&gt;&lt;script&gt;"' in body_of('```py"><script>\nx\n```').html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            '```text hl_lines="2" linenums="5"\na\nb\n```',
            '<span class="line" data-line="5">a\n</span><mark class="line" data-line="6">b\n</mark>',
        ),
        ("```text {1}\na\nb\n```", '<mark class="line">a\n</mark><span class="line">b\n</span>'),
    ],
)
def test_lines_are_marked_and_numbered(body_of: Callable[[str], Body], text: str, html: str) -> None:
    """Each line is an element; its number is no part of the text that is copied."""
    assert f'<code class="language-text">{html}</code>' in body_of(text).html


@pytest.mark.parametrize(
    "text",
    [
        "- a\n\n  ```text\n  x\n    y\n  ```",
        "- a\n\n\t```text\n\tx\n\t  y\n\t```",
        "!!! note\n    ```text\n    x\n      y\n    ```",
        "   ```text\n   x\n     y\n   ```",
    ],
)
def test_code_inside_a_block_loses_its_indentation(body_of: Callable[[str], Body], text: str) -> None:
    """But for what is deeper than its fence."""
    assert '<code class="language-text">x\n  y\n</code>' in body_of(text).html


def test_a_fence_that_is_indented_for_no_block_is_code_of_its_own(body_of: Callable[[str], Body]) -> None:
    """Four spaces make code, the fence with it."""
    assert "```" in body_of("a\n\n    ```text\n    x\n    ```").html


def test_four_backticks_hold_three(body_of: Callable[[str], Body]) -> None:
    """Code about code."""
    html = body_of("````markdown\n```py\nx\n```\n````").html

    assert html.count("<pre") == 1
    assert "```py" in html.replace('<span class="s">', "").replace('<span class="sb">', "")


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("> ```text\n> x\n>   > y\n> ```", "<blockquote>\nCODE\n</blockquote>"),
        ("> ```text\n> x\n>   > y\n> ```\n>\n\na", "<blockquote>\nCODE\n</blockquote>\n<p>a</p>"),
        (">a\n>```text\n>x\n>   > y\n>```\n>b", "<blockquote>\n<p>a</p>\nCODE\n<p>b</p>\n</blockquote>"),
        (
            "> > ~~~text\n> > x\n> >   > y\n> > ~~~",
            "<blockquote>\n<blockquote>\nCODE\n</blockquote>\n</blockquote>",
        ),
    ],
)
def test_code_inside_a_quotation(body_of: Callable[[str], Body], text: str, html: str) -> None:
    """Without the signs of the quotation, and with all of its own."""
    code = '<div class="highlight"><pre tabindex="0"><code class="language-text">x\n  &gt; y\n</code></pre></div>'

    assert html.replace("CODE", code) == body_of(text).html
