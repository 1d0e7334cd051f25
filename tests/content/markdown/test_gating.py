"""Gates before the inline patterns: the same HTML with them as without."""

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import SimpleTagInlineProcessor
from markdown.treeprocessors import InlineProcessor

from magsite.content.markdown.gating import GatedInlineProcessor, gate

HARD = (
    "_emphase_ __fort__ *a **b** c* ***d*** mot_avec_traits __init__ *a_b*c_",
    '**a `b` [c](d "e") ![f](g) <b>h</b>**',
    "&amp; &#38; &copy; & &x AT&T &lt;p&gt;",
    '<http://a.fr/?b&c> <moi@exemple.fr> <b class="x">y</b> <!-- z --> a < b',
    r"\*a\* \\ \`b\` \_c\_ \[d\](e) \&",
    "`` a`b `` `c` ``` \\` `",
    "a  \nb   \nc\\\nd",
    "[a][b] [b] [b][] ![c][b] ![b] [x] [^x]\n\n[b]: d.md 'T'",
    "CSS et HTML[^1] [^2]\n\n*[CSS]: x\n\n[^1]: a _b_ `c`\n[^2]: <d@e.fr>",
    "| *a* | `b|c` |\n|-|-|\n| \\| | __d__ |",
    "- *a*\n    - `b`\n\n1. <http://c.fr>",
    "Terme\n:   *sens*\n\n## T *i* `c` {#x}",
    "x\x02klzzwxh:0000\x03y *z*",
    "[a *b](c) d*",
)  # fmt: skip

EXTENSIONS = ("extra", "toc", "admonition", "sane_lists")
SIGNS = (*"*_`\\[]()!<>&;#|:^\"'{}=-@/ \n",
    "  \n", "mot", "é", "[a](b)", "![a](b)", "[^1]", "\n\n[^1]: n\n\n", "http://", "&amp;", "<b>", "</b>", "    ", "\n\n",
)  # fmt: skip


@functools.cache
def stock() -> Markdown:
    """A converter as Python-Markdown makes it."""
    return Markdown(extensions=EXTENSIONS, output_format="html")


@functools.cache
def gated() -> Markdown:
    """The same with gates."""
    md = Markdown(extensions=EXTENSIONS, output_format="html")
    gate(md)
    return md


@pytest.mark.parametrize("text", HARD)
def test_hard_cases_give_the_same_html(text: str) -> None:
    """Each inline pattern is met where it begins, ends and nests."""
    assert stock().reset().convert(text) == gated().reset().convert(text)


@settings(max_examples=3 * settings().max_examples)
@given(st.lists(st.sampled_from(SIGNS), max_size=40).map("".join))
def test_any_signs_give_the_same_html(text: str) -> None:
    """Also where the signs make no sense."""
    assert stock().reset().convert(text) == gated().reset().convert(text)


class Strike(Extension):
    """A pattern of another extension."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Python-Markdown calls
        """Register the pattern."""
        md.inlinePatterns.register(SimpleTagInlineProcessor("(~~)(.+?)~~", "del"), "strike", 55)


def test_patterns_of_other_extensions_are_always_tried() -> None:
    """Nothing is known about what they need."""
    md = Markdown(extensions=[Strike()])
    gate(md)

    assert md.convert("a ~~b~~") == "<p>a <del>b</del></p>"


def test_the_step_of_another_extension_is_left_alone() -> None:
    """Whoever put another step in that place knows why."""

    class Other(InlineProcessor):
        pass

    md = Markdown()
    md.treeprocessors.register(Other(md), "inline", 20)
    gate(md)

    assert not isinstance(md.treeprocessors["inline"], GatedInlineProcessor)
