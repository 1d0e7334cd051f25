"""Syntax of other tools in a body."""

import pytest

from magsite.content.foreign import foreign_syntax


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Un texte.\n  {% include a.html %}", ("{% %}", 11, 3)),
        ("Voici {{ page.title }}", ("{{ }}", 10, 7)),
        ('{{< figure src="a.png" >}}', ("{{< >}}", 10, 1)),
        ("{{% notice %}}", ("{{% %}}", 10, 1)),
        (":::note\nsans fin", (":::", 10, 1)),
        ("Fin.\n\n:::", (":::", 12, 1)),
        ("Voir :material-check:", (":icon:", 10, 6)),
        ("++ctrl+alt+del++", ("++key++", 10, 1)),
        ("[[Page]]", ("[[ ]]", 10, 1)),
        ('<p style="a">', ("html:style=", 10, 1)),
        ("a <script>", ("html:<script>", 10, 3)),
        ('a <iframe src="https://www.exemple.fr/x">', ("embed:exemple.fr", 10, 3)),
    ],
)
def test_each_kind_has_the_place_where_it_begins(text: str, found: tuple[str, int, int]) -> None:
    """Line and column of the file, whose body begins on line 10."""
    assert (found,) == foreign_syntax(text, 10)


@pytest.mark.parametrize(
    "text",
    [
        "`{% raw %}`",
        "Ainsi :\n\n    {% raw %}",
        "<!-- {% raw %}\n{{ a }} <script> -->",
        "[a]({% post_url 2008-09-24-a %})",
        ":::note\nUn texte.\n:::",
    ],
)
def test_what_no_reader_sees_is_not_told(text: str) -> None:
    """Code is meant to be shown, comments are not, targets are looked up, containers are understood."""
    assert not foreign_syntax(text, 10)


def test_what_stands_behind_a_comment_keeps_its_place() -> None:
    """Whatever is passed over."""
    assert foreign_syntax("<!-- a\nb -->\n`c` {{ d }}", 1) == (("{{ }}", 3, 5),)
