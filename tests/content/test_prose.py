"""How much there is to read in a body."""

import pytest

from magsite.content.fences import fenced, unfenced
from magsite.content.prose import Amount, amount


def amount_of(body: str) -> Amount:
    """How much there is to read in a body, as parse asks for it."""
    code = fenced(body)
    return amount(body, code, unfenced(body, code))


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("# Un titre\n\n**Deux** _mots_ `code`.", 5),
        ("Un [lien vers là](../ailleurs.md 'Un titre') et [un autre][ref deux].", 7),
        ("[Texte](<une adresse.md>) [a](b(c).md) [d]( e.md )", 3),
        ("Voir https://exemple.example/a-b et <https://exemple.example/>.", 2),
        ("[https://exemple.example/](https://exemple.example/)", 0),
        ("Note[^1] là.\n\n[^1]: Deux mots.", 4),
        ("[ref]: https://exemple.example/ 'Un titre'\n*[HTML]: HyperText Markup\n\nUn.", 1),
        ("Un {: .chapeau #id } deux {.classe} trois { .a } {width=300}\n{: .b }", 3),
        ("{{ page.title }} et {% include a.html %}", 4),
        ("![Un texte long](image.png) ![autre][ref] Un.", 1),
        ('![Un texte long](image.png "Une légende courte")', 3),
        ("[![texte](image.png)](page.md)", 0),
        ("<p class='un deux'>Trois<br>quatre <b>c</b>inq</p><!-- six sept -->", 3),
        ("Le `<div>` et `<!-- mot -->`", 4),
        ("<script>un deux</script><style>trois</style>\n<svg><text>x</text></svg> Quatre", 1),
        ("L&rsquo;été &amp; la&nbsp;mer &#8239;! AT&amp;T", 4),
        ("1. Un\n2) deux\n- [x] trois\n- [ ] quatre\n> 3. cinq\n\nEn 2008. Oui", 8),
        ('!!! note "Deux mots"\n    Et trois.\n\n??? tip\n    Un.\n\n::: info\nFin\n:::', 6),
        ("| Un | deux |\n| --- | :-: |\n| trois | 4 |", 4),
        ("[TOC]\n\n---\n\nTerme\n: Définition", 2),
        ("<!-- jamais fermé", 2),
        ("a < b et c > d", 5),
    ],
)
def test_words_are_those_that_a_reader_sees(body: str, words: int) -> None:
    """Neither signs of Markdown and HTML nor addresses, attributes, marks of notes and comments are any."""
    assert words == amount_of(body).words


@pytest.mark.parametrize(
    ("body", "words", "code_words"),
    [
        ("Un.\n\n```python title='x y'\na = b + c\n}\n```\n\nDeux.", 2, 3),
        ("Un.\n\n    a b\n\n    c\n\nDeux.\n    trois.", 3, 3),
        ("\ta b\n", 0, 2),
        ("- Un\n\n    deux\n\n        trois\n", 3, 0),
        ("Note[^1]\n\n[^1]: Un\n\n    deux", 3, 0),
        ("Un <pre><code class='x'>a <b>c</b>\n\n    d</code></pre> deux", 2, 3),
        ("Dire `<pre>` et `</pre>`", 4, 0),
        ("> ```\n> a b\n> ```\n", 0, 2),
    ],
)
def test_code_is_counted_by_itself(body: str, words: int, code_words: int) -> None:
    """Between fences, indented, or in `<pre>`; what a list or a note holds is prose."""
    assert Amount(words, code_words, 0) == amount_of(body)


@pytest.mark.parametrize(
    ("body", "figures"),
    [
        ("![a](b.png)\n\nUn.\n\n[![c](d.png)](e.md)", 2),
        ('<figure class="x"><img src="a.png"></figure>\n  <a href="b"><img src="c.png"></a>', 2),
        ("> ![a](b.png)", 1),
        ("Une ligne avec ![icône](b.png) dedans", 0),
        ("```\n![a](b.png)\n```", 0),
        ("<!-- ![a](b.png) -->", 0),
        ("`<img>`", 0),
    ],
)
def test_figures_are_pictures_on_lines_of_their_own(body: str, figures: int) -> None:
    """Linked or not, in Markdown or HTML; what is in code, in a comment or in a line is none."""
    assert figures == amount_of(body).figures


@pytest.mark.parametrize(
    "piece",
    ["![", "x](", "](a   \n", "<a '", "{:", "<pre>", "    x\n\n", "> ", "12 ", "`a ", "<!--", "](((a)"],
)
def test_counting_takes_no_longer_than_the_text(piece: str) -> None:
    """What is begun and never closed is looked at once: it is counted, not waited for."""
    amount_of(piece * (300_000 // len(piece)))
