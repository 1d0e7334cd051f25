"""The first paragraph of prose."""

import pytest

from magsite.content.document import Block
from magsite.content.paragraph import first_block


@pytest.mark.parametrize(
    "passed_over",
    [
        "# Titre",
        "#Titre",
        "Titre\n=====",
        "Titre\n---",
        "- a\n- b",
        "1. a",
        "* a\n\n    suite",
        "> citation",
        "    code",
        "\tcode",
        "a | b\n--|--\n1 | 2",
        "| a |\n|---|",
        "![a](b.png)",
        '![a](b.png "titre"){: .large }',
        "[![a](b.png)](c.md)",
        "![a][b] ![c](d(e).png)",
        "<img src=b.png>",
        "[](vide.md)",
        "<div>\n\ndedans\n\n</div>",
        "<section><p>a</p>\n</section>",
        "<!-- un\n\ncommentaire -->",
        "<hr>",
        "</div>",
        "[TOC]",
        "!!! note\n    dedans\n\n    suite",
        "https://exemple.example/a",
        "<https://exemple.example/a>\n",
        "{: .chapo }",
        "{.chapo}",
        "***",
        "- - -",
        "[a]: b.md",
        "[^1]: note",
        "*[HTML]: Hyper Text",
        "Terme\n:   définition",
        "::: info",
        "{% include x %}",
        "{{< figure >}}",
    ],
)
def test_only_prose_counts(passed_over: str) -> None:
    """What a reader of a card cannot use is passed over."""
    assert Block("Un *texte*.") == first_block(f"\n{passed_over}\n\nUn *texte*.\n\nUn autre.")


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Un\ntexte\nlong.", "Un\ntexte\nlong."),
        ("# Titre\nUn texte.", "Un texte."),
        ("Titre\n---\nUn texte.", "Un texte."),
        (":::intro\nUn texte.\n:::", "Un texte."),
        ("Un texte.\n> citation", "Un texte."),
        ("Un texte.\n# Titre", "Un texte."),
        ("Sur le canal\n#général.", "Sur le canal\n#général."),
        (f"{'Une ligne coupée ' * 4}\n: voilà.", f"{'Une ligne coupée ' * 4}\n: voilà."),
        ("Un texte.\n[a]: b", "Un texte."),
        ("**Chapô.** Suite", "**Chapô.** Suite"),
        ("<strong>Chapô</strong>", "<strong>Chapô</strong>"),
        ("<https://a.example> est là", "<https://a.example> est là"),
        ("![a](b.png) Un texte.", "![a](b.png) Un texte."),
        ("2008 était une année.", "2008 était une année."),
    ],
)
def test_a_paragraph_is_taken_whole(body: str, text: str) -> None:
    """As it stands, up to what ends it."""
    assert Block(text) == first_block(body)


@pytest.mark.parametrize("body", ["", "\n \n", "# Titre", "<div>\n\njamais fermé", "Titre\n==="])
def test_there_may_be_none(body: str) -> None:
    """A body without prose has no block."""
    assert first_block(body) is None


def test_the_definitions_that_it_uses_come_along() -> None:
    """Also those that stand far below, and no others; notes and abbreviations stay out."""
    body = (
        "Voir [ici][Un  Deux], [là] et [ça][].\n\n"
        "[un deux]: a.md\n  'titre'\n[autre]: b.md\n   [Là]: <c.md>\n[ça]:\n  d.md\n[^1]: note\n*[là]: x"
    )
    block = first_block(body)
    assert block is not None
    expected = "[un deux]: a.md\n  'titre'\n   [Là]: <c.md>\n[ça]:\n  d.md"
    assert expected == block.definitions
