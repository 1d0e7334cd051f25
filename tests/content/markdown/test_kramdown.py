"""Lines of attributes below a block."""

from collections.abc import Callable

import pytest

from magsite.content.body import Body

Convert = Callable[[str], Body]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("## Titre\n{:.no_toc}\n\nTexte", '<h2 class="no_toc" id="titre">Titre</h2>\n<p>Texte</p>'),
        ("## Titre ##\n{: #ici .grand }", '<h2 class="grand" id="ici">Titre</h2>'),
        ("Texte\n{: .chapo}", '<p class="chapo">Texte</p>'),
        ("- un\n- deux\n{:.liste}", '<ul>\n<li>un</li>\n<li class="liste">deux</li>\n</ul>'),
    ],
)
def test_attributes_below_a_block_are_given(body_of: Convert, text: str, html: str) -> None:
    """To headings too."""
    assert html == body_of(text).html


@pytest.mark.parametrize(
    "text",
    [
        "```text\nx\n```\n{: .numeros}",
        "Texte\n\n{: .seul}",
        "|a|\n|-|\n|b|\n{: .table}",
        "## Titre\n{:toc}",
        "Texte\n{:truc}",
    ],
)
def test_what_only_directs_a_generator_is_not_shown(body_of: Convert, text: str) -> None:
    """Nor is what no block can have."""
    assert "{:" not in body_of(text).html


@pytest.mark.parametrize("place", ["* TOC", "- toc", "1. Sommaire"])
def test_the_place_of_the_table_of_contents_holds_it(body_of: Convert, place: str) -> None:
    """As Jekyll's writers mark it."""
    html = body_of(f"{place}\n{{:toc}}\n\n## Un titre").html

    assert '<div class="toc">' in html
    assert '<a href="#un-titre">' in html
    assert place not in html


@pytest.mark.parametrize("text", ["`{: .x}`", "    {: .x}", "```text\n{: .x}\n```"])
def test_code_is_left_alone(body_of: Convert, text: str) -> None:
    """It is meant to be shown."""
    assert "{: .x}" in body_of(text).html
