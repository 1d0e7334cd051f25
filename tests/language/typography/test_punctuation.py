"""Spaces around punctuation."""

import pytest

from magsite.language.typography import Options, html, text
from tests.language.typography.shown import shown, typed


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("On publie ?", "On publie⍽?"),
        ("Lire ; relire ; publier !", "Lire⍽; relire⍽; publier⍽!"),
        ("Deux formats : Atom et RSS", "Deux formats·: Atom et RSS"),
        ("Vraiment ?! Mais oui !!!", "Vraiment⍽?! Mais oui⍽!!!"),
        ("On attend… ? Non.", "On attend…⍽? Non."),
        ("Trop   de   blancs   !", "Trop   de   blancs⍽!"),
        ("En cinq minutes !.", "En cinq minutes⍽!."),
        ("(on publie ?)", "(on publie⍽?)"),
    ],
)
def test_the_space_before_a_high_mark_does_not_break(source: str, expected: str) -> None:
    """Narrow before all but the colon."""
    assert expected == shown(text(source))


def test_a_no_break_space_is_made_the_right_one() -> None:
    """Whichever was typed."""
    expected = "On publie⍽? Deux·: oui"
    assert expected == shown(text(typed("On publie·? Deux⍽: oui")))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Publié!", "Publié⍽!"),
        ("Pourquoi? Parce que.", "Pourquoi⍽? Parce que."),
        ("Note: rien", "Note·: rien"),
        ("Node.js: les bases", "Node.js·: les bases"),
        ("« Fini »!", "«·Fini·»⍽!"),
        ("Ah?: oui", "Ah⍽?·: oui"),
        ("Q: pourquoi? R: ainsi", "Q·: pourquoi⍽? R·: ainsi"),
        ("TCP/IP: les bases", "TCP/IP·: les bases"),
        ("Épisode #2: la suite", "Épisode #2·: la suite"),
    ],
)
def test_a_missing_space_is_added(source: str, expected: str) -> None:
    """Before a space or the end."""
    assert expected == shown(text(source))


@pytest.mark.parametrize(
    "source",
    [
        "Ah :) ou ;-) ou :D ou :'( ou :/",
        "ratio 4:3 à 23:59",
        "std::vector<int> et fd00::1",
        "00:1A:2B:3C",
        "Un :rocket: de plus",
        "user_name: alice",
        "D: est plein",
        "src/main: vide",
        "font-size: 12px",
        "TL;DR;",
        "Un an &#8211; deux",
        "a ? b : c",
        "si x > 0 ? 1 : -1",
        "f(x) ? gauche : droite",
        'La touche " : " du clavier',
        "[2]: note",
        "x?.y et a!=b",
        "Un (!) étonné",
        "! important",
        "Chez Yahoo! on code",
    ],
)
def test_marks_that_are_no_punctuation_stay(source: str) -> None:
    """Emoticons, ratios, code, keys, names."""
    assert source == text(source)


@pytest.mark.parametrize(
    "source",
    [
        "Everything you wanted to know: part 2",
        "Hello World!",
        "Dit « Keep it short, will you? » hier",
        "Building Apps: a Guide with Examples",
    ],
)
def test_a_sentence_in_english_gains_no_space(source: str) -> None:
    """Where its small words tell that it is one."""
    assert source == text(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Stay tuned!", "Stay tuned⍽!"),
        ("Le mot the: un article", "Le mot the·: un article"),
        ("Ma devise: « Why not you? »", "Ma devise·: «·Why not you?·»"),
        ("Hello à tous!", "Hello à tous⍽!"),
    ],
)
def test_english_words_in_a_french_sentence_are_french(source: str, expected: str) -> None:
    """And so is what nothing tells."""
    assert expected == shown(text(source))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Un serveur , un client .", "Un serveur, un client."),
        ("Une option ( peu connue ) existe", "Une option (peu connue) existe"),
        ("Le dossier .git , caché", "Le dossier .git, caché"),
    ],
)
def test_low_marks_have_no_space_before_them(source: str, expected: str) -> None:
    """Nor have brackets inside."""
    assert expected == text(source)


@pytest.mark.parametrize("source", [".NET et .bashrc", "¯\\_( ツ )_/¯", "un, deux, … dix", "(oui :D )"])
def test_other_low_marks_keep_their_space(source: str) -> None:
    """Names, figures made of signs, lists that go on."""
    assert source == text(source)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>Un <em>mot</em> !</p>", "<p>Un <em>mot</em>⍽!</p>"),
        ("<p>Un <em>mot </em>!</p>", "<p>Un <em>mot</em>⍽!</p>"),
        ("<p>Un <em>mot</em>: ici</p>", "<p>Un <em>mot</em>·: ici</p>"),
        (
            "<p><code>ls</code> : non ; <code>rm</code>!</p>",
            "<p><code>ls</code>·: non⍽; <code>rm</code>⍽!</p>",
        ),
        ("<p><img src=a> : vue</p>", "<p><img src=a>·: vue</p>"),
        ("<p>« Oui »: non</p>", "<p>«·Oui·»·: non</p>"),
        ("<li>Vite ;</li><li>bien !</li>", "<li>Vite⍽;</li><li>bien⍽!</li>"),
        ("<p>Un mot&nbsp;! A &lt; B ?</p>", "<p>Un mot⍽! A &lt; B⍽?</p>"),
    ],
)
def test_tags_do_not_hinder(source: str, expected: str) -> None:
    """The space stands beside its mark."""
    assert expected == shown(html(source))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("«pile» et « tas »", "«·pile·» et «·tas·»"),
        ("«  pile  »", "«·pile·»"),
        ("<p>« <b>pile</b> »</p>", "<p>«·<b>pile</b>·»</p>"),
        ("<p>Accueil » Blog</p>", "<p>Accueil·» Blog</p>"),
    ],
)
def test_guillemets_have_their_spaces(source: str, expected: str) -> None:
    """Exactly one no-break space inside."""
    assert expected == shown(html(source))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>Un mot{note}! Oui !{note}</p>", "<p>Un mot{note}⍽! Oui⍽!{note}</p>"),
        ("<p>Un mot {note} : oui</p>", "<p>Un mot{note}·: oui</p>"),
        ('<p>Un "mot"{note}, deux</p>', "<p>Un «·mot·»{note}, deux</p>"),
    ],
)
def test_the_call_of_a_note_is_no_word(source: str, expected: str) -> None:
    """Marks stand beside what is before it."""
    note = '<sup id="r"><a class="footnote-ref" href="#n">1</a></sup>'
    assert expected.format(note=note) == shown(html(source.format(note=note)))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr-BE", "«·Oui⍽!·»·: non⍽; si⍽?"),
        ("fr-CA", "«·Oui!·»·: non; si?"),
        ("fr_CH", "«⍽Oui⍽!⍽»⍽: non⍽; si⍽?"),
    ],
)
def test_a_country_may_have_its_own_spaces(language: str, expected: str) -> None:
    """None before `;` `!` `?` in Canada, narrow ones everywhere in Switzerland."""
    options = Options(language=language)
    assert expected == shown(text('"Oui !" : non ; si ?', options))
    assert expected == shown(text(typed("«Oui⍽!»: non·; si⍽?"), options))


def test_a_mark_of_quotation_keeps_its_space_where_it_stays() -> None:
    """With that rule switched off."""
    expected = 'Dit "oui"·: non'
    assert expected == shown(text('Dit "oui" : non', Options(quotes=False)))


def test_a_key_may_be_emphasised() -> None:
    """Tags in it do not make a word of its end."""
    source = "<p>user_<b>name</b>: alice</p>"
    assert source == html(source)
