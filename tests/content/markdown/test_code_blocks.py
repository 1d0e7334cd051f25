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
        ("{ .js hl_lines='1 2' }", FenceInfo("js")),
        ("js {1,3}", FenceInfo("js")),
        ("{1,3}", FenceInfo()),
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
        Fence(2, 16, 1, "py", "x\n\ny"),
        Fence(17, 30, 6, "", "```"),
        Fence(31, 39, 9, "", ""),
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
