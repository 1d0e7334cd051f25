"""The typography of texts: bodies, tables of contents, excerpts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.content.body import Body, ExcerptRequest, MarkdownOptions, TocEntry, body_request
from magsite.content.document import Block, BodySource
from magsite.content.markdown.convert import convert
from magsite.content.markdown.excerpt import excerpt
from magsite.content.targets import listed_targets
from magsite.language.typography import DEFAULT, RULES, Options, without

ENGLISH = Options(language="en")


def _body(text: str, typography: Options = DEFAULT) -> Body:
    source, targets = BodySource("content/articles/ici.md", 0, 1, "1" * 32), listed_targets(text, 1)
    return convert(text, body_request("2" * 32, source, MarkdownOptions(), (), targets, typography))


def _excerpt(text: str, typography: Options = DEFAULT, length: int = 220) -> str:
    return excerpt(ExcerptRequest("0" * 32, Block(text), MarkdownOptions(), (), typography), length)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ('Il dit "oui" : bien !', "<p>Il dit «\u00a0oui\u00a0»\u00a0: bien\u202f!</p>"),
        ("*L'été*...", "<p><em>L’été</em>…</p>"),
        ("Le 5ème.", "<p>Le 5<sup>e</sup>.</p>"),
        ("- Un !", "<ul>\n<li>Un\u202f!</li>\n</ul>"),
        ("> Un !", "<blockquote>\n<p>Un\u202f!</p>\n</blockquote>"),
        ('<div>Dit "oui"</div>', "<div>Dit «\u00a0oui\u00a0»</div>"),
    ],
)
def test_a_text_is_set(text: str, html: str) -> None:
    """In every block, raw HTML among them."""
    assert html == _body(text).html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ('`a = "b" !`', '<p><code>a = "b" !</code></p>'),
        ('<span title="a : b">c</span>', '<p><span title="a : b">c</span></p>'),
        ('<p lang="en">Wait !</p>', '<p lang="en">Wait !</p>'),
        ('<p class="no-typo">Tel quel !</p>', '<p class="no-typo">Tel quel !</p>'),
        (
            "[ici](https://exemple.fr/a-b...c)",
            '<p><a href="https://exemple.fr/a-b...c">ici</a></p>',
        ),
    ],
)
def test_what_is_no_text_stays(text: str, html: str) -> None:
    """Code, attributes, addresses, and what a writer keeps as it is."""
    assert html == _body(text).html


def test_a_block_of_code_stays() -> None:
    """Under the colours that it is given."""
    text = '```text\nif "a" : print !\n```'

    assert _body(text).html == _body(text, Options(enabled=False)).html


def test_notes_are_set() -> None:
    """At the foot of the text."""
    html = _body('Un mot[^1].\n\n[^1]: Dit "ici" !').html

    assert "<p>Dit «\u00a0ici\u00a0»\u202f!" in html


def test_words_in_a_table_of_contents_are_set() -> None:
    """As in their heading."""
    assert _body('## "Pourquoi" : l\'été ?').toc == (
        TocEntry(2, "pourquoi-l-ete", "«\u00a0Pourquoi\u00a0»\u00a0: l’été\u202f?"),
    )


def test_code_in_a_heading_stays_as_it_is() -> None:
    """In the table of contents, too, which shows it as text."""
    (entry,) = _body("## À quoi sert `a : b` & `<b>` ?").toc

    assert entry.name == "À quoi sert a : b & <b>\u202f?"


def test_an_ordinal_in_a_table_of_contents_is_text() -> None:
    """Its raised ending is none there."""
    body = _body("## Le 2ème  jour")

    assert "2<sup>e</sup>" in body.html
    assert body.toc == (TocEntry(2, "le-2eme-jour", "Le 2e jour"),)


def test_a_label_of_the_table_of_contents_is_set() -> None:
    """It stands in the place of the heading's text."""
    (entry,) = _body('## Un titre trop long {: data-toc-label="Court : oui !" }').toc

    assert entry.name == "Court\u00a0: oui\u202f!"


@pytest.mark.parametrize("title", ["L'été : oui !", 'Le 5ème "mot"', "Un... deux -- trois", "Coeur & oeuvre"])
def test_ids_are_made_of_what_was_typed(title: str) -> None:
    """Links to a heading hold, whatever is switched on or off."""
    body, typed = _body(f"## {title}"), _body(f"## {title}", Options(enabled=False))

    assert [one.id for one in typed.toc] == [one.id for one in body.toc]
    assert body.record.anchors == typed.record.anchors
    assert [one.name for one in typed.toc] == [title]


def test_an_excerpt_is_set() -> None:
    """As the text that it begins."""
    assert _excerpt('Il *dit* "oui" : bien !') == "Il dit «\u00a0oui\u00a0»\u00a0: bien\u202f!"


def test_an_ordinal_in_an_excerpt_is_text() -> None:
    """No raised ending is left of it, as a tag or as a note."""
    assert _excerpt("Le 5ème jour.") == "Le 5e jour."


def test_an_excerpt_is_set_before_it_is_cut() -> None:
    """So a sentence still ends it, and no pair of marks is left open by chance."""
    assert _excerpt('Est-ce "vrai" ? Peut-être que oui.', length=25) == "Est-ce «\u00a0vrai\u00a0»\u202f?"


@given(st.text(max_size=120), st.integers(2, 60))
def test_an_excerpt_is_never_too_long(text: str, length: int) -> None:
    """Though typography adds spaces."""
    assert len(_excerpt(text, length=length)) <= length


def test_an_english_text_has_english_typography() -> None:
    """Its marks, without French spaces."""
    text = 'It\'s a "small" bug: really!'

    assert _body(text, ENGLISH).html == "<p>It’s a “small” bug: really!</p>"
    assert _excerpt(text, ENGLISH) == "It’s a “small” bug: really!"


def test_an_english_table_of_contents() -> None:
    """As its text."""
    assert [one.name for one in _body('## A "small" bug: why?', ENGLISH).toc] == ["A “small” bug: why?"]


def test_a_text_in_a_language_without_rules_stays() -> None:
    """As it was typed."""
    german = Options(language="de")

    assert _body('Er sagt "ja" ...', german).html == '<p>Er sagt "ja" ...</p>'


def test_a_text_that_is_switched_off_stays() -> None:
    """Body, table of contents and excerpt."""
    text, off = '## L\'été : "oui" !\n\nL\'été : "oui" !', Options(enabled=False)
    body = _body(text, off)

    assert body.html == '<h2 id="l-ete-oui">L\'été : "oui" !</h2>\n<p>L\'été : "oui" !</p>'
    assert [one.name for one in body.toc] == ['L\'été : "oui" !']
    assert _excerpt('L\'été : "oui" !', off) == 'L\'été : "oui" !'


def test_a_rule_that_is_switched_off_does_nothing() -> None:
    """The others go on."""
    off = without(DEFAULT, ["quotes"])

    assert _body('L\'été : "oui" !', off).html == '<p>L’été\u00a0: "oui"\u202f!</p>'
    assert _excerpt('L\'été : "oui" !', off) == 'L’été\u00a0: "oui"\u202f!'


def test_all_rules_one_by_one_are_all() -> None:
    """Switched off by their names or at once."""
    text = 'L\'été 1er : "oui" ! Le 5ème coeur, 20 % de 64 000...'

    assert _body(text, without(DEFAULT, RULES)) == _body(text, Options(enabled=False))


def test_exceptions_keep_their_spelling() -> None:
    """Names that the configuration lists."""
    options = Options(exceptions=("L'Oréal!",))

    assert _body("Chez L'Oréal! l'été !", options).html == "<p>Chez L'Oréal! l’été\u202f!</p>"
