"""Excerpts and plain text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magsite.cache.limit import TimeUpError
from magsite.content.body import ExcerptRequest, MarkdownOptions
from magsite.content.document import Block
from magsite.content.markdown import excerpt as module
from magsite.content.markdown.convert import ConversionFailedError
from magsite.content.markdown.excerpt import excerpt, plain
from magsite.content.markdown.extensions import converter
from magsite.language.typography import Options


def request_for(text: str, definitions: str = "") -> ExcerptRequest:
    """A request for the excerpt of a block, with the punctuation that was typed."""
    block, typed = Block(text, definitions), Options(enabled=False)
    return ExcerptRequest("0" * 32, block, MarkdownOptions(), (), typed)


@pytest.mark.parametrize(
    ("text", "definitions", "expected"),
    [
        ("Un *mot* et\n`du code`.", "", "Un mot et du code."),
        ("[Lien][r] et [autre](x.md).", "[r]: y.md", "Lien et autre."),
        ("Note[^1] et[^deux].", "", "Note et."),
        ("Note[^1].", "[^1]: Ici.", "Note."),
        ("Texte\n{: .chapeau }", "", "Texte"),
        ("Texte {: .chapeau } suite", "", "Texte suite"),
        ("[TOC]\nTexte", "", "Texte"),
        ("![photo](x.png) Texte", "", "Texte"),
        ("AT&amp;T &lt;b&gt; &nbsp;!", "", "AT&T <b> \u00a0!"),
        ("Voir `[^1]` et `a{:b}`", "", "Voir [^1] et a{:b}"),
        ("Mot<br>mot <b>g</b>ras<!-- non -->", "", "Mot mot gras"),
        ("", "", ""),
    ],
)
def test_an_excerpt_is_what_a_reader_would_read(text: str, definitions: str, expected: str) -> None:
    """No sign of Markdown, no mark of a note, no picture."""
    assert expected == excerpt(request_for(text, definitions))


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("Une phrase.", 11, "Une phrase."),
        ("Une phrase. Une autre phrase.", 20, "Une phrase."),
        ("Oui\u202f! Une autre phrase plus longue.", 20, "Oui\u202f! Une autre…"),
        ("Est-ce «\u00a0vrai\u00a0?\u00a0» Peut-être que oui.", 25, "Est-ce «\u00a0vrai\u00a0?\u00a0»"),
        ("Bonjour M. Dupont, comment allez-vous\u202f?", 20, "Bonjour M. Dupont…"),
        ("La version 3.11 est là, et bien là.", 24, "La version 3.11 est là…"),
        ("Le pain (de la maison. Il est bon) et le vin.", 30, "Le pain (de la maison. Il est…"),
        ("Lu dans l’art. 4 de la loi du pays.", 20, "Lu dans l’art. 4 de…"),
        ("anticonstitutionnellement", 10, "anticonst…"),
        ("Une phrase. Voici la liste\u00a0:", 40, "Une phrase."),
        ("Voici la liste\u00a0:", 40, "Voici la liste…"),
        ("Une phrase.\u00a0", 40, "Une phrase."),
    ],
)
def test_an_excerpt_ends_well(text: str, length: int, expected: str) -> None:
    """With a sentence where it can, else after a word, never longer than asked; it announces nothing."""
    assert expected == excerpt(request_for(text), length)


@settings(deadline=None)
@given(st.text(max_size=120), st.integers(2, 60))
def test_an_excerpt_is_never_too_long(text: str, length: int) -> None:
    """Whatever the block holds."""
    found = excerpt(request_for(text), length)

    assert len(found) <= length
    assert found == found.strip()


@pytest.mark.parametrize(
    ("error", "raised"), [(TimeUpError(), TimeUpError), (ValueError("x"), ConversionFailedError)]
)
def test_an_interruption_leaves_no_trace(
    monkeypatch: pytest.MonkeyPatch, error: BaseException, raised: type[BaseException]
) -> None:
    """After an exception, the next text gets a new converter; a failed extension is told apart from a time limit."""

    def fail(*_: object) -> None:
        raise error

    before = converter(MarkdownOptions())
    with monkeypatch.context() as patched:
        patched.setattr(module, "parse", fail)
        with pytest.raises(raised):
            excerpt(request_for("a"))

    assert converter(MarkdownOptions()) is not before


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a</p><p>b</p>", "a b"),
        ("<p>a <em>b</em>c</p>\n<ul><li>d</li></ul>", "a bc d"),
        ("<script>x</script><style>y</style>a<!-- z -->", "a"),
        ('a<sup id="fnref:1"><a href="#fn:1">1</a></sup>', "a"),
        ('<span class="missing-picture">a</span> b', "b"),
        ("m<sup>2</sup> <a title='>'>x</a> 1 < 2 &amp;amp;", "m2 x 1 < 2 &amp;"),
    ],
)
def test_plain_text(html: str, expected: str) -> None:
    """Blocks are apart, inline elements are not."""
    assert expected == plain(html)
