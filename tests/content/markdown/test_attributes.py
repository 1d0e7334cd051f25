"""Lists of attributes, and what is none."""

from collections.abc import Callable

import pytest

from magsite.content.body import Body

Convert = Callable[[str], Body]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("## Titre {#ici .grand}", '<h2 class="grand" id="ici">Titre</h2>'),
        ("Un texte.\n{: .chapo }", '<p class="chapo">Un texte.</p>'),
        ("Un texte.\n{:.chapo}", '<p class="chapo">Un texte.</p>'),
        ("*mot*{.grand}", '<p><em class="grand">mot</em></p>'),
        ("[mot](https://exemple.fr){lang=en}", '<p><a href="https://exemple.fr" lang="en">mot</a></p>'),
    ],
)
def test_attributes_are_given(body_of: Convert, text: str, html: str) -> None:
    """To headings, paragraphs and what stands inside a line."""
    assert html == body_of(text).html


@pytest.mark.parametrize(
    "text",
    [
        'Une image.\n{% include figure.html name="a.jpg" %}',
        "## Titre {% raw %}",
        "**gras**{% x a=1 %} suite",
        "`code`{{ a.b }}",
        "Une remarque.\n{ nom, prénom }",
        "## Les accolades {}",
        "## L’objet {point}",
    ],
)
def test_no_words_are_lost_in_braces(body_of: Convert, text: str) -> None:
    """What other tools would have filled in, and a remark of the writer, stay in the text."""
    braces = text[text.index("{") : text.rindex("}") + 1]

    assert braces in body_of(text).html
