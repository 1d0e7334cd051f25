"""Titles of admonitions."""

from collections.abc import Callable

import pytest

from magsite.content.body import Body

Convert = Callable[..., Body]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("!!! warning\n    Texte.", "Attention"),
        ("!!! tip\n    Texte.", "Astuce"),
        ('!!! warning "Warning"\n    Texte.', "Attention"),
        ('!!! warning "Prenez garde"\n    Texte.', "Prenez garde"),
        ("!!! recette\n    Texte.", "Recette"),
    ],
)
def test_an_admonition_is_headed_in_the_magazine_s_language(text: str, title: str, body_of: Convert) -> None:
    """A known keyword is translated; the writer's own title, or an unknown keyword, stands."""
    assert f'<p class="admonition-title">{title}</p>' in body_of(text).html


def test_an_admonition_without_title_stays_without(body_of: Convert) -> None:
    """An empty title asks for none."""
    assert "admonition-title" not in body_of('!!! note ""\n    Texte.').html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (
            "> [!NOTE]\n> Un *mot*.",
            '<div class="admonition note">\n<p class="admonition-title">Note</p><p>Un <em>mot</em>.</p>\n</div>',
        ),
        (
            "> [!warning]\n>\n> - a",
            '<div class="admonition warning">\n<p class="admonition-title">Attention</p><ul>\n<li>a</li>\n</ul>\n</div>',
        ),
        ("> [!AUTRE]\n> a", "<blockquote>\n<p>[!AUTRE]\na</p>\n</blockquote>"),
    ],
)
def test_a_quotation_may_be_a_remark(text: str, html: str, body_of: Convert) -> None:
    """As GitHub marks one."""
    assert html == body_of(text).html
