"""Pictures, figures, notes and code to scroll."""

from collections.abc import Callable

import pytest

from magsite.content.body import Body

Convert = Callable[[str], Body]

PICTURE = 'decoding="async" loading="lazy" src="/articles/ici/dessin.png"'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("![a](dessin.png)", f'<p><img alt="a" {PICTURE}></p>'),
        (
            "![a](dessin.png){loading=eager decoding=sync}",
            '<p><img alt="a" decoding="sync" loading="eager" src="/articles/ici/dessin.png"></p>',
        ),
        (
            '![a](dessin.png "Une *légende*")',
            f'<figure><img alt="a" {PICTURE}><figcaption>Une <em>légende</em></figcaption></figure>',
        ),
        (
            '![a](dessin.png "L")\n{: .large }',
            f'<figure class="large"><img alt="a" {PICTURE}><figcaption>L</figcaption></figure>',
        ),
        (
            '[![a](dessin.png "L")](autre.md)',
            f'<figure><a href="/articles/autre/"><img alt="a" {PICTURE}></a><figcaption>L</figcaption></figure>',
        ),
        ('Voir ![a](dessin.png "L")', f'<p>Voir <img alt="a" {PICTURE} title="L"></p>'),
        ('![a](dessin.png "L") ici', f'<p><img alt="a" {PICTURE} title="L"> ici</p>'),
        (
            '![a](perdu.md "L")',
            '<figure><span class="missing-picture">a</span><figcaption>L</figcaption></figure>',
        ),
    ],
)
def test_pictures(body_of: Convert, text: str, html: str) -> None:
    """Pictures load late; one with a title, alone in its paragraph, is a figure."""
    assert html.replace("<em>", "*").replace("</em>", "*") == body_of(text).html


def test_notes_need_no_language(body_of: Convert) -> None:
    """Roles that screen readers announce themselves, a sign, a number; in the order of the references."""
    html = body_of("A[^b] B[^a]\n\n[^a]: Un.\n[^b]: Deux.").html

    assert '<a class="footnote-ref" href="#fn:b" role="doc-noteref">1</a>' in html
    assert '<a class="footnote-backref" href="#fnref:b" role="doc-backlink" title="↩ 1">↩\ufe0e</a>' in html
    assert html.index("Deux.") < html.index("Un.")


def test_a_note_without_reference_has_no_way_back(body_of: Convert) -> None:
    """A link to a place that does not exist would be dead."""
    assert "backref" not in body_of("A\n\n[^a]: Un.").html


def test_an_empty_note_is_a_note(body_of: Convert) -> None:
    """It holds its way back alone."""
    html = body_of("A[^a]\n\n[^a]:").html

    assert '<li id="fn:a">\n<p><a class="footnote-backref" href="#fnref:a"' in html


def test_elements_that_python_markdown_leaves_aside_are_finished_too(body_of: Convert) -> None:
    """Markdown in HTML that never closes goes through the stash as a tree."""
    body = body_of('<p markdown="span"><pre id="x">\n\n<td id="y">`')

    assert '<pre id="x" tabindex="0">' in body.html
    assert body.record.anchors == ("x", "y")


def test_columns_are_aligned_by_class(body_of: Convert) -> None:
    """The content policy of the pages forbids styles on elements."""
    html = body_of("|a|b|c|d|\n|:-|:-:|-:|-|\n|1|2|3|4|").html

    assert '<th class="align-left">a</th>' in html
    assert '<td class="align-center">2</td>' in html
    assert '<td class="align-right">3</td>' in html
    assert "<td>4</td>" in html
    assert "style" not in html


def test_a_writer_s_own_style_is_left_out(body_of: Convert) -> None:
    """The content policy of the pages refuses it, in a cell as anywhere; a class is the way."""
    html = body_of(
        '<table markdown="1"><tr><td markdown="1" class="vif" style="color: red">x</td></tr></table>'
    ).html

    assert '<td class="vif">x</td>' in html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("- a\n- b\n\n- c", "<ul><li><p>a</p></li><li><p>b</p></li><li><p>c</p></li></ul>"),
        (
            "- a *b* `c`\n- d\n\n  e",
            "<ul><li><p>a <em>b</em> <code>c</code></p></li><li><p>d</p><p>e</p></li></ul>",
        ),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
    ],
)
def test_the_items_of_a_list_are_alike(body_of: Convert, text: str, html: str) -> None:
    """Where one of them holds paragraphs, all do, so that their distances are the same."""
    assert html == body_of(text).html.replace("\n", "")
