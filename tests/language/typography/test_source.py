"""What typography leaves alone."""

import pytest

from magsite.language.typography import Options, html, text
from tests.language.typography.shown import shown


@pytest.mark.parametrize(
    "kept",
    [
        '<a href="/x?y!" title="Quoi !">',
        "<!-- non ! -->",
        '<pre><code class="c">a ? "b" : <span>c</span> ;</code></pre>',
        '<code>ls <code>"a" !</code> "b" !</code>',
        "<kbd>Ctrl !</kbd>",
        "<samp>ok !</samp>",
        "<var>x !</var>",
        "<math><mi>x !</mi></math>",
        "<svg><title>A !</title></svg>",
        '<script>if (a < b) { c = "</p>" !</script>',
        "<style>a { color: red !important }</style>",
        "<textarea>Oui !</textarea>",
        "<SCRIPT>x = '!' !</SCRIPT>",
        "<CODE>a !</CODE>",
        '<i lang="en">"Hi!" all : ok !</i>',
        "<i LANG=en-GB>Why ?</i>",
        "<b translate=no>Chez !</b>",
        '<b class="un no-typo">Tel quel !</b>',
        '<span class="math">a ; b : c !</span>',
        "https://exemple.fr/a?b=c;d!e:80&amp;f=1",
        "www.exemple.fr/l'été",
        "{{ titre ! }}",
        "{% si a ? b %}",
        "$a ; b ! c$",
        r"\(a ; b !\)",
        r"\[a ; b !\]",
        "`a ; b !`",
        ":tada:",
    ],
)
def test_what_is_no_prose_is_kept(kept: str) -> None:
    """Whole and unchanged, while the sentence around it is not."""
    assert f"<p>Un {kept} mot⍽!</p>" == shown(html(f"<p>Un {kept} mot !</p>"))


@pytest.mark.parametrize(
    "kept",
    [
        "<pre>a ! <p>b !</p>",
        "<script>a !</p><p>b !",
        '<div translate="no">a ! <div>b !</div> c !',
        "<!-- a ! <p>b !</p>",
        '<a title="a ! <p>b !</p>',
        "<plaintext>a !</plaintext><p>b !</p>",
    ],
)
def test_what_is_never_closed_is_kept_to_the_end(kept: str) -> None:
    """As browsers understand it, or more cautiously."""
    assert f"<p>Oui⍽!</p>{kept}" == shown(html(f"<p>Oui !</p>{kept}"))


def test_a_sign_that_is_no_tag_is_text() -> None:
    """`<` before a space, `&` before anything but an entity."""
    expected = "a < b & c⍽! <3⍽!"
    assert expected == shown(html("a < b & c ! <3 !"))


def test_a_sign_never_becomes_a_tag() -> None:
    """By a space that goes."""
    source = "a < !b < ?"
    assert source == html(source, Options(language="fr-CA"))


def test_the_source_is_kept_byte_for_byte() -> None:
    """Strange spaces in tags, entities, missing end tags."""
    source = "<P  class=x  >Un &eacute;t&#233;&nbsp;: l&rsquo;&#x2014;&hellip; <br/>\r\n<li>Deux\t</p\n>"
    assert source == html(source)


def test_entities_keep_their_spelling_unless_they_change() -> None:
    """A no-break space that is right stays `&nbsp;`."""
    expected = "<p>Un&nbsp;: deux⍽! l’autre &quot; &ndash;</p>"
    assert expected == shown(html("<p>Un&nbsp;: deux&nbsp;! l&#39;autre &quot; &ndash;</p>"))


def test_plain_text_is_not_html() -> None:
    """Tags and entities are characters like others in a title, and nothing becomes markup."""
    expected = "Le <b>1er</b> & l’<code>⍽!"
    assert expected == shown(text("Le <b>1er</b> & l'<code> !"))


def test_an_inner_element_of_the_same_language_is_prose() -> None:
    """With its country or without."""
    expected = '<p lang="fr-CA">Oui⍽!</p>'
    assert expected == shown(html('<p lang="fr-CA">Oui !</p>', Options(language="fr-FR")))


@pytest.mark.parametrize("source", ["", " ", "\ufdd0 !", "a\ufdd4'b", "\ud800 \ud800", "\x00"])
def test_strange_text_is_no_harm(source: str) -> None:
    """Nothing, lone surrogates, and the characters that rules use for themselves."""
    assert source == html(source)
    assert source == text(source)


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "<",
            "</",
            "<a ",
            '<a "',
            "<!--",
            "<pre>",
            "<code><b>",
            "<script>",
            "<b lang=en>",
            "<i class=no-typo-quotes>",
        ),
        *(
            '"',
            '« a" ',
            '“a" ',
            "'a ",
            "a' ",
            "oe",
            "1%",
            "n°1",
            "– ",
            "a – b, ",
            "a ! ",
            "$a ",
            "{{",
            r"\(",
            ":a",
        ),
        *("&", "&quot;", "&lt;", "&lt;&lt; a ", "1 000 ", "<em> ", "( ", "http://!", "` "),
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    """Four times as much text takes no more than some eight times as long."""
    small, large = (piece * (size // len(piece)) for size in (2_000, 8_000))
    html(small)
    assert _cost(large) < 8 * _cost(small) + 0.05


def _cost(source: str) -> float:
    """Processor seconds, the least of two."""
    from time import process_time  # noqa: PLC0415

    times = []
    for _ in range(2):
        start = process_time()
        html(source)
        times.append(process_time() - start)
    return min(times)
