"""What is said once for many sources."""

import msgspec
import pytest

from magsite.content.document import Document
from magsite.diagnostics.files import files_shown
from magsite.diagnostics.model import Location, diagnose
from magsite.magazine.remarks import foreign_remarks, unknown_keys
from tests.builders import arguments, article, author, category, page, series


def _with_keys(document: Document, *keys: str) -> Document:
    return msgspec.structs.replace(document, unknown_keys=keys, key_lines=dict.fromkeys(keys, 5))


def test_an_unknown_key_is_told_once() -> None:
    """One remark for all files, at its line in the first of them."""
    documents = [_with_keys(article(f"article-{number}"), "auteur") for number in range(4)]

    remarks = unknown_keys(documents)

    expected = diagnose(
        "key-unknown",
        Location("content/articles/article-0.md", 5, 1),
        key="auteur",
        count=4,
        files="content/articles/article-0.md, content/articles/article-1.md, content/articles/article-2.md, …",
        near="author",
    )
    assert (expected,) == remarks


@pytest.mark.parametrize(
    ("key", "near"),
    [
        ("auteur", "author"),
        ("Auteurs", "authors"),
        ("catégorie", "category"),
        ("rubrique", "category"),
        ("titre", "title"),
        ("résumé", "summary"),
        ("étiquettes", "tags"),
        ("brouillon", "draft"),
        ("partages", "shares"),
        ("sujet", "topic"),
        ("tittle", "title"),
        ("Sumary", "summary"),
        ("zzz", ""),
    ],
)
def test_an_unknown_key_has_a_near_match(key: str, near: str) -> None:
    """Among the known keys, French names too."""
    (remark,) = unknown_keys([_with_keys(article(), key)])

    assert near == arguments(remark)["near"]


@pytest.mark.parametrize(
    ("document", "key", "near"),
    [
        (author(), "webside", "website"),
        (category(), "tagine", "tagline"),
        (page(), "sumary", "summary"),
        (page(), "colour", ""),
        (series(), "titel", "title"),
    ],
)
def test_near_matches_are_those_of_the_kind(document: Document, key: str, near: str) -> None:
    """An author's header knows other keys than a category's."""
    (remark,) = unknown_keys([_with_keys(document, key)])

    assert near == arguments(remark)["near"]


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        ((), ""),
        (("a",), "a"),
        (("a", "b", "c"), "a, b, c"),
        (("a", "b", "c", "d"), "a, b, c, …"),
        (("a", "a", "b"), "a, b"),
    ],
)
def test_three_files_are_shown(paths: tuple[str, ...], expected: str) -> None:
    """Each once, and an ellipsis for the rest."""
    assert expected == files_shown(paths)


def _foreign(file: str, *kinds: tuple[str, int, int]) -> Document:
    return msgspec.structs.replace(article(file), foreign=kinds)


def test_each_kind_of_another_tool_s_syntax_is_told_once() -> None:
    """At its first place, with a count of the articles."""
    documents = [_foreign(f"a{number}", ("{% %}", 9, 3)) for number in range(4)]

    (remark,) = foreign_remarks(documents)

    files = "content/articles/a0.md, content/articles/a1.md, content/articles/a2.md, …"
    place = Location("content/articles/a0.md", 9, 3)
    assert diagnose("foreign-syntax", place, kind="{% %}", count=4, files=files) == remark


def test_each_host_that_is_embedded_is_told_once() -> None:
    """By its name."""
    remarks = foreign_remarks(
        [_foreign("a", ("embed:video.example", 7, 1), ("embed:b.example", 8, 1)), _foreign("b")]
    )

    files = "content/articles/a.md"
    assert remarks == tuple(
        diagnose("embed-linked", Location(files, line, 1), host=host, count=1, files=files)
        for host, line in (("video.example", 7), ("b.example", 8))
    )
