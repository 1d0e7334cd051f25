"""The file of a new article."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.content import readers
from magsite.content.document import ArticleHeader
from magsite.content.parse import parse
from magsite.newsroom.blank import Blank, article_name, article_text, article_title

TODAY = date(2026, 11, 22)
PATH = "content/articles/2026-11-22-essai.md"

HOSTILE = (
    *(
        "Vie privée : ce que dit l’adresse",
        "a #b",
        "# a",
        "@alix",
        "*a",
        "&a",
        "[a] b",
        "{a: b}",
        "- a",
        "? a",
    ),
    *(
        "2026",
        "true",
        "null",
        "~",
        "1.5",
        "12:30",
        '"a"',
        "'a'",
        "a\\nb",
        "«\u00a0Oui\u00a0»",
        "🎈 a",
        "a\tb",
    ),
    *("---", "...", "%a", "`a`", "!a", "| a", "> a", "a\ufeffb", "👩\u200d💻", "{{ a }}", "e\u0301te\u0301"),
)


def header(text: str) -> ArticleHeader:
    """The header of an article's file, in which nothing is wrong."""
    parsed = parse("article", PATH, text.encode())
    assert parsed.diagnostics == ()
    assert parsed.document is not None
    assert parsed.document.unknown_keys == ()
    assert parsed.document.article is not None
    return parsed.document.article


def blank(title: str = "Essai", **settings: object) -> str:
    """The text of a new article, in English."""
    return article_text(Blank(title=title, **settings), str)  # type: ignore[arg-type] # what a test gives


@pytest.mark.parametrize("given_title", HOSTILE)
def test_a_title_is_read_back(given_title: str) -> None:
    """Whatever YAML would see in it."""
    title = article_title(given_title)

    assert title is not None
    assert readers.text(unicodedata.normalize("NFC", given_title)) == title == header(blank(title)).title


@given(st.text())
def test_any_title_that_is_taken_is_read_back(given_title: str) -> None:
    """Or it is refused before anything is written."""
    title = article_title(given_title)

    assert title is None or header(blank(title)).title == title


@pytest.mark.parametrize("given_title", ["", " ", "\u202e", "a\nb", "a\r\nb", "a\u2028b", "\udcff"])
def test_a_title_is_one_line_of_text(given_title: str) -> None:
    """And not nothing, and in an encoding that a file can have."""
    assert article_title(given_title) is None


def test_what_is_left_empty_says_nothing() -> None:
    """The header of a new article is that of its title and of a draft, and no key of it is a problem."""
    assert ArticleHeader(title="Essai", date="2026-11-22", draft=True) == header(blank())


def test_without_a_draft_the_line_is_left_out() -> None:
    """The article is published by the next build."""
    assert ArticleHeader(title="Essai", date="2026-11-22") == header(blank(draft=False))


@pytest.mark.parametrize(
    "names",
    [
        ("Alix Exemple",),
        ("Alix Exemple", "Camille Modèle"),
        ("Petit, Fils & Cie",),
        ("A et B", "C"),
        ("2026",),
    ],
)
def test_authors_are_read_back(names: tuple[str, ...]) -> None:
    """One name or several, and those that hold what would part them."""
    assert names == header(blank(authors=names)).authors


@pytest.mark.parametrize("names", [("Internet",), ("Internet", "Société"), ("Textes, images",)])
def test_categories_are_read_back(names: tuple[str, ...]) -> None:
    """One or several."""
    assert names == header(blank(categories=names)).categories


def test_the_header_is_good_to_read() -> None:
    """Hints stand in a column, and an empty line awaits the text."""
    expected = """\
---
title: "Essai"
author: Alix Exemple
category: Internet
topic:          # one or two words, in brackets before the title
tags:           # separated by commas
summary:        # two sentences for lists; otherwise the first paragraph
question:       # what you ask your readers at the end
draft: true     # remove this line to publish
---

"""
    assert expected == blank(authors=("Alix Exemple",), categories=("Internet",))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Vie privée : l’adresse", "2026-11-22-vie-privee-l-adresse"),
        ("L’été à l’œuvre", "2026-11-22-l-ete-a-l-oeuvre"),
        ("C++", "2026-11-22-cpp"),
        ("2026", "2026-11-22-2026"),
        ("日本語", None),
        ("?!", None),
    ],
)
def test_a_name_is_made_of_the_day_and_the_title(title: str, expected: str | None) -> None:
    """By the slug function that makes addresses."""
    assert expected == article_name(title, TODAY)


def test_a_long_title_makes_a_name_that_a_disk_can_hold() -> None:
    """Which has 255 bytes at most."""
    assert len(article_name("mot " * 200, TODAY) or "") <= 250
