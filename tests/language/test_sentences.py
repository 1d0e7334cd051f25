"""Where sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.language.sentences import sentence_ends


def sentences(text: str) -> list[str]:
    """The text in its sentences, and what is left behind the last."""
    parts, begin = [], 0
    for end in sentence_ends(text):
        parts.append(text[begin:end].strip())
        begin = end
    return [*parts, *([text[begin:].strip()] if text[begin:].strip() else [])]


@pytest.mark.parametrize(
    "expected",
    [
        ["Une phrase.", "Une autre !", "Et encore ?", "Oui…", "Non"],
        ["Vraiment\u202f?!", "Si\u202f!!!", "Ah\u202f? !", "Bien."],
        ["Elle dit\u202f: «\u00a0Oui.\u00a0»", "Puis rien."],
        ["« C’est quoi\u202f? ».", "Rien."],
        ["Il vient (tard.)", "Puis repart."],
        ['Il dit "oui."', "Puis part."],
        ["Paru en 2008.", "24 idées pour 2009."],
        ["Écrit en C++.", "Éprouvé."],
        ["Fin.", "« Début »."],
        ["Fin.", "— Début."],
        ["C’était en 52 av. J.-C.", "Rome a changé."],
        ["Des mots, des images, etc.", "Le reste suit."],
    ],
)
def test_sentences_end(expected: list[str]) -> None:
    """With their signs, and with the marks and brackets that close behind them."""
    assert expected == sentences(" ".join(expected))


@pytest.mark.parametrize(
    "text",
    [
        "La version 3.11 et Node.js sont là.",
        "M. Dupont, Mme Durand, Me X. Petit et MM. Paul et Jean.",
        "Voir p. 12, art. 3, fig. 4, cf. Rousseau, n. 5, chap. II.",
        "Les mots, les images, etc. sont là.",
        "En 52 av. J.-C. il y eut César.",
        "Par J.-P. Martin et J. R. R. Tolkien.",
        "Le H.T.M.L. Sacré",
        "Quoi\u202f! dit-elle.",
        "Et… voilà.",
        "Il dit… « peut-être ».",
        "1. Ouvrir le fichier.",
        "Le texte «\u00a0Un. Deux. Trois\u00a0» est court.",
        "Le texte (voir là. Ou ici\u202f? Ou là) est court.",
        'Le texte "Un. Deux" est court.',
        "Le texte [Un (deux. Trois) Quatre. Cinq] est court.",
    ],
)
def test_a_sentence_goes_on(text: str) -> None:
    """In numbers and names, behind abbreviations, before small letters, between marks that close further on."""
    assert [text] == sentences(text)


@pytest.mark.parametrize(
    "text",
    ["Un (deux. Trois", "Un «\u00a0deux. Trois", 'Un "deux. Trois', "Un :) deux. Trois", "Un ) deux. Trois"],
)
def test_what_never_closes_holds_nothing(text: str) -> None:
    """A bracket that was forgotten, or is a smile, does not make one sentence of all that follows."""
    assert len(sentences(text)) == 2


@given(st.text(alphabet=' .!?…«»()[]"’aAÉ1M\u00a0\u202f', max_size=60))
def test_ends_are_in_order_and_inside_the_text(text: str) -> None:
    """Whatever the text."""
    ends = list(sentence_ends(text))

    assert sorted(set(ends)) == ends
    assert all(0 < end <= len(text) for end in ends)


@pytest.mark.parametrize("text", ["(" * 50_000 + "»" * 50_000, "« (" * 30_000, "(a). " * 20_000])
def test_the_first_end_takes_no_longer_than_the_text(text: str) -> None:
    """Signs that wait for nothing are looked at once."""
    assert next(sentence_ends(text), 0) <= len(text)


def test_a_run_of_signs_that_ends_nothing_takes_no_time() -> None:
    """There are many ways to part it."""
    assert list(sentence_ends(f"Bonjour{'!' * 20_000}x")) == []
