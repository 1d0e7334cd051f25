"""Levels of headings beneath the title of the page."""

import re
from collections.abc import Callable

import pytest

from magsite.content.body import Body


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("## a\n\n#### b", ["h2", "h4"]),
        ("## a\n\n# b\n\n###### c", ["h3", "h2", "h6"]),
        ("a\n=\n\nb\n-", ["h2", "h3"]),
    ],
)
def test_headings_go_down_where_the_text_uses_h1(
    body_of: Callable[[str], Body], text: str, levels: list[str]
) -> None:
    """The page has one h1: its title."""
    assert levels == re.findall(r"<(h\d)", body_of(text).html)


def test_equal_headings_have_different_anchors(body_of: Callable[[str], Body]) -> None:
    """Each can be linked to."""
    assert re.findall(r'id="([^"]+)"', body_of("## L’été\n\n## L’été").html) == ["l-ete", "l-ete_1"]


def test_a_heading_without_text_is_not_in_the_table_of_contents(body_of: Callable[[str], Body]) -> None:
    """An entry without a name could not be read."""
    assert body_of("## ![](dessin.png)").toc == ()
