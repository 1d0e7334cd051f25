"""Raw HTML: its targets change, nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.content.links import Resolution
from magsite.content.markdown.raw_html import anchors, rewrite


def ask(target: str) -> Resolution | None:
    """Answers by the first letter of a target."""
    return {
        "p": Resolution("page", f"/{target}/?a&b"),
        "m": Resolution("missing"),
    }.get(target[:1])


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<a href=p>x</a>", '<a href="/p/?a&amp;b">x</a>'),
        ("<A  HREF = 'p' >x</A>", '<A  HREF="/p/?a&amp;b" >x</A>'),
        ("<a title='<p>' href=\"m\" rel=x class=y>x</a>", "<a title='<p>' class=y>x</a>"),
        ("<a data-href='p'>", "<a data-href='p'>"),
        ("<a href>", "<a href>"),
        ("<a href='http://x'>", "<a href='http://x'>"),
        ("<img src=m alt='&lt;'>", '<span class="missing-picture">&lt;</span>'),
        ("<img src=m>", '<span class="missing-picture"></span>'),
        ("<video src=m poster=p>", '<video poster="/p/?a&amp;b">'),
        ("<img src=x srcset='p1 1x, m 2x, x, p2'>", '<img src=x srcset="/p1/?a&amp;b 1x, x, /p2/?a&amp;b">'),
        ("<source srcset='m'>", "<source>"),
        ("<source srcset='x,  y 2x'>", "<source srcset='x,  y 2x'>"),
        ("<!-- <a href=p> -->", "<!-- <a href=p> -->"),
        (
            "<script src=p>'<a href=p>'</script><a href=m>",
            "<script src=\"/p/?a&amp;b\">'<a href=p>'</script><a>",
        ),
        ("a < b && href=p > c", "a < b && href=p > c"),
    ],
)
def test_targets_are_answered(source: str, expected: str) -> None:
    """Every spelling of an attribute is read, and what is no tag is left alone."""
    assert expected == rewrite(source, ask)


def test_anchors_are_ids_and_names_of_links() -> None:
    """As a browser reads them: the first of each, entities decoded."""
    source = "<p id='a&amp;b' id=c><a name=d><input name=e><!-- <p id=f> --><style id=g><p id=h></style>"

    assert list(anchors(source)) == ["a&b", "d", "g"]


@given(st.text(st.sampled_from("<>ah ref=\"'!-sc/pmx"), max_size=60))
def test_html_without_ours_is_unchanged(source: str) -> None:
    """Without an answer there is no edit, whatever the text."""
    assert source == rewrite(source, lambda _: None)
