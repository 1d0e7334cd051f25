"""Lines that begin with a sign by chance."""

from collections.abc import Callable

import pytest

from magsite.content.body import Body

Convert = Callable[[str], Body]

LONG = "Une ligne que l’éditeur a coupée là où elle devenait trop longue pour tenir"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Sur le canal\n#général, venez.", "<p>Sur le canal\n#général, venez.</p>"),
        (
            "Voir [le canal\n#a](https://exemple.fr).",
            '<p>Voir <a href="https://exemple.fr">le canal\n#a</a>.</p>',
        ),
        ("> Sur\n> #général", "<blockquote>\n<p>Sur\n#général</p>\n</blockquote>"),
        (f"{LONG}\n: voilà.", f"<p>{LONG}\n: voilà.</p>"),
        (f"- {LONG}\n  : voilà.", f"<ul>\n<li>{LONG}\n: voilà.</li>\n</ul>"),
    ],
)
def test_a_wrapped_line_goes_on(body_of: Convert, text: str, html: str) -> None:
    """It neither makes a heading nor a definition."""
    assert html == body_of(text).html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("#Titre\n\nTexte", '<h2 id="titre">Titre</h2>\n<p>Texte</p>'),
        ("Texte\n\n##Titre", '<p>Texte</p>\n<h2 id="titre">Titre</h2>'),
        ("Texte\n## Titre", '<p>Texte</p>\n<h2 id="titre">Titre</h2>'),
        (" ## Titre", '<h2 id="titre">Titre</h2>'),
        ("   # Titre", '<h2 id="titre">Titre</h2>'),
        ("## Un\n##Deux", '<h2 id="un">Un</h2>\n<h2 id="deux">Deux</h2>'),
        ("Terme\n: Sens", "<dl>\n<dt>Terme</dt>\n<dd>Sens</dd>\n</dl>"),
        (f"{LONG}\n:   Sens", f"<dl>\n<dt>{LONG}</dt>\n<dd>Sens</dd>\n</dl>"),
    ],
)
def test_what_begins_something(body_of: Convert, text: str, html: str) -> None:
    """A heading, also without a space where nothing stands above it, and a definition of a short term."""
    assert html == body_of(text).html


@pytest.mark.parametrize(
    "text", ["    x\n    #define A", "```\nx\n#define A\n```", "<pre>\nx\n#define A\n</pre>"]
)
def test_code_is_left_alone(body_of: Convert, text: str) -> None:
    """Nothing is added to it."""
    html = body_of(text).html

    assert "#define A" in html.replace('<span class="c">', "")
    assert "\\" not in html
