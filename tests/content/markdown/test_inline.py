"""Addresses without brackets, and other tools' template syntax."""

from collections.abc import Callable

import pytest

from magsite.content.body import Body

Convert = Callable[[str], Body]


def _link(address: str) -> str:
    return f'<a href="{address}">{address}</a>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Voir https://exemple.fr/a.", f"Voir {_link('https://exemple.fr/a')}."),
        ("Voir (https://exemple.fr/a_(b)).", f"Voir ({_link('https://exemple.fr/a_(b)')})."),
        ("http://exemple.fr, ou", f"{_link('http://exemple.fr')}, ou"),
        ("« https://exemple.fr/ »", f"« {_link('https://exemple.fr/')} »"),
        ("`https://exemple.fr`", "<code>https://exemple.fr</code>"),
        ("[ici](https://exemple.fr)", '<a href="https://exemple.fr">ici</a>'),
        ("[https://exemple.fr](https://exemple.fr)", _link("https://exemple.fr")),
        ("<https://exemple.fr>", _link("https://exemple.fr")),
        ("xhttps://exemple.fr", "xhttps://exemple.fr"),
    ],
)
def test_a_bare_address_is_a_link(body_of: Convert, text: str, html: str) -> None:
    """Without the punctuation of its sentence; never inside a link or code."""
    assert f"<p>{html}</p>" == body_of(text).html


@pytest.mark.parametrize(
    "text",
    [
        "{{ page.un_mot_la }}",
        "{% raw *x* y* %}",
        "{{< figure src=a_b_c >}}",
        "{{% note %}}",
        "{{ a }} et {{ b_c_d }}",
    ],
)
def test_template_syntax_of_other_tools_is_text(body_of: Convert, text: str) -> None:
    """Nothing in it is Markdown."""
    shown = text.replace("<", "&lt;").replace(">", "&gt;")

    assert f"<p>{shown}</p>" == body_of(text).html


def test_what_is_never_closed_is_ordinary_text(body_of: Convert) -> None:
    """And Markdown in it is Markdown."""
    assert body_of("{{ un *mot*").html == "<p>{{ un <em>mot</em></p>"


@pytest.mark.parametrize("text", ["un\\\ndeux", "un  \ndeux"])
def test_a_line_is_broken_by_a_backslash_or_two_spaces(body_of: Convert, text: str) -> None:
    """As writers know it from elsewhere."""
    assert body_of(text).html.replace("\n", "") == "<p>un<br>deux</p>"


def test_every_sign_can_be_escaped(body_of: Convert) -> None:
    """Also those that Python-Markdown knows no use for."""
    assert body_of(r"\<b\> \~ \| \" \$ \@ \*").html == '<p>&lt;b&gt; ~ | " $ @ *</p>'
