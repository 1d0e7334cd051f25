"""One source file to its Document."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from magsite.cache.digest import of_bytes
from magsite.content.document import ArticleHeader, AuthorHeader, Block, BodySource, Document, Kind, Parsed
from magsite.content.links import ListedTarget
from magsite.content.parse import parse

_ARTICLE = """---
title: Les lecteurs
date: 2008-09-24 14:30
tags: [web 2.0, blogs]
author: buzzbizweb
auteur: x
shares: 50
---
# Titre

Un texte avec [un lien](b.md).

```python
print("deux mots")
```
"""


def test_an_article_is_parsed_whole() -> None:
    """Header, body, block, words, targets and lines, from the bytes and the path alone."""
    body = _ARTICLE.rpartition("---\n")[2]
    start = len(_ARTICLE) - len(body)
    expected = Document(
        path="content/articles/a.md",
        kind="article",
        source=BodySource("content/articles/a.md", start, 9, of_bytes(body.encode())),
        article=ArticleHeader(
            "Les lecteurs",
            date="2008-09-24T14:30:00",
            authors=("buzzbizweb",),
            tags=("web 2.0", "blogs"),
            shares=(("total", 50),),
        ),
        block=Block("Un texte avec [un lien](b.md)."),
        words=6,
        code_words=2,
        targets=(ListedTarget("b.md", 11, 25),),
        key_lines={"title": 2, "date": 3, "tags": 4, "author": 5, "auteur": 6, "shares": 7},
        unknown_keys=("auteur",),
        given=("title", "date", "authors", "tags", "shares"),
    )
    assert Parsed(expected) == parse("article", "content/articles/a.md", _ARTICLE.encode())


@pytest.mark.parametrize(
    ("path", "lines", "date"),
    [
        ("2008-09-24-a.md", "title: a", "2008-09-24"),
        ("2008-09-24_a/index.md", "title: a", "2008-09-24"),
        ("2008-09-24-a.md", "title: a\ndate: 2009-01-01", "2009-01-01"),
        ("2008-09-24-a.md", "title: a\ndate: hier", "2008-09-24"),
    ],
)
def test_the_date_may_be_in_the_name(path: str, lines: str, date: str) -> None:
    """Where the header has none that can be read."""
    document = parse("article", path, f"---\n{lines}\n---\n".encode()).document
    assert document is not None
    assert document.article is not None
    assert date == document.article.date


@pytest.mark.parametrize(
    ("kind", "text", "codes"),
    [
        ("article", "---\ntitle: a\n---\n", ["date-missing"]),
        ("article", "---\ntitle: a\nDate: hier\n---\n", ["value-wrong"]),
        ("article", "---\ntitle: a\nshares: x\n---\n", ["value-wrong", "date-missing"]),
        ("article", "---\ndate: 2008-09-24\n---\n", ["title-missing"]),
        ("article", "Un texte", ["header-missing"]),
        ("page", "Un texte", ["header-missing"]),
        ("page", "---\ndraft: oui\n---\n", ["title-missing"]),
        ("author", "---\nname: a", ["header-unclosed"]),
        ("category", "\0", ["file-encoding"]),
    ],
)
def test_what_is_no_document_says_why(kind: Kind, text: str, codes: list[str]) -> None:
    """All the reasons, each with a line."""
    parsed = parse(kind, "a.md", text.encode())
    assert (None, codes) == (parsed.document, [problem.code for problem in parsed.diagnostics])
    assert all(problem.location.line for problem in parsed.diagnostics)


def test_an_author_needs_no_header() -> None:
    """The whole text is the biography."""
    document = parse("author", "content/authors/alice.md", b"Alice\n\n---\n").document
    assert document is not None
    assert (AuthorHeader(), 0, 1) == (document.author, document.source.start, document.source.line)


@pytest.mark.parametrize("kind", ["article", "author", "category", "page"])
def test_each_kind_fills_its_field(kind: Kind) -> None:
    """Exactly one of the four headers is there."""
    document = parse(kind, "a.md", b"---\ntitle: a\nname: b\ndate: 2008-09-24\n---\n").document
    assert document is not None
    filled = [
        name for name in ("article", "author", "category", "page") if getattr(document, name) is not None
    ]
    assert [kind] == filled


_kinds = st.sampled_from(["article", "author", "category", "page"])


@settings(deadline=None)
@given(_kinds, st.binary())
def test_no_bytes_raise(kind: Kind, data: bytes) -> None:
    """Whatever a file holds, the outcome is a value."""
    parsed = parse(kind, "a.md", data)
    assert parsed.document is not None or parsed.diagnostics


_piece = st.sampled_from(
    ["---", "\n", ":", " ", "- ", "[", "'", '"', "#", "\t", "&a ", "*a", "!", "{", "|", "~", "é"]
)


@settings(deadline=None)
@given(
    st.integers(0, _ARTICLE.index("# Titre")),
    st.integers(0, 6),
    st.one_of(_piece, st.text(st.characters(exclude_categories=["Cs"]), max_size=4)),
)
def test_a_mutated_header_loses_no_text(at: int, cut: int, piece: str) -> None:
    """Either the body is there to its last character, or a diagnostic says where the header is broken."""
    text = _ARTICLE[:at] + piece + _ARTICLE[at + cut :]
    parsed = parse("article", "2008-09-24-a.md", text.encode())
    if parsed.document is None:
        assert parsed.diagnostics
        assert all(problem.location.line for problem in parsed.diagnostics)
    else:
        end = "print("
        assert end in text[parsed.document.source.start :] or end not in text
