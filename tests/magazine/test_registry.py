"""Names in headers: whom they mean, and what is said of those without a file."""

from collections.abc import Mapping

import msgspec
import pytest

from magsite.content.document import Document
from magsite.diagnostics.model import Location, diagnose
from magsite.magazine.registry import (
    Naming,
    declared,
    declared_id,
    files_shown,
    register,
    undeclared_remarks,
    unknown_keys,
)
from tests.builders import arguments, article, author, category, page

PEOPLE: Mapping[str, str | None] = {
    "camille-modele": "Camille Modèle",
    "redaction": "La rédaction",
    "x": None,
}


def _naming(name: str, file: str = "racines") -> Naming:
    return Naming(name, Location(f"content/articles/{file}.md", 5, 1))


def _with_keys(document: Document, *keys: str) -> Document:
    return msgspec.structs.replace(document, unknown_keys=keys, key_lines=dict.fromkeys(keys, 5))


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("camille-modele", "camille-modele"),
        ("Camille Modèle", "camille-modele"),
        ("camille-modele/index", "camille-modele"),
        ("Camille Modèle/_index", "camille-modele"),
        ("日本語", ""),
    ],
)
def test_an_author_is_called_by_the_file(file: str, expected: str) -> None:
    """The id is the name of the file, or of its folder for an index."""
    assert expected == declared_id(author(file))


def test_declared_files_are_known_by_their_ids() -> None:
    """Each file is one author."""
    camille, alix = author("camille"), author("alix")

    found, problems = declared((camille, alix), str)

    assert ({"camille": camille, "alix": alix}, ()) == (found, problems)


def test_two_files_cannot_be_the_same_author() -> None:
    """Case and accents count as the same; the first stays."""
    first, second = author("rene"), author("René")

    found, problems = declared((first, second), "/auteurs/{}/".format)

    place = Location("content/authors/René.md", 1, 1)
    wanted = diagnose("url-twice", place, url="/auteurs/rene/", other="content/authors/rene.md")
    assert ({"rene": first}, (wanted,)) == (found, problems)


def test_a_file_of_whose_name_nothing_is_left_is_an_error() -> None:
    """There would be no address for it."""
    found, problems = declared((author("日本語"),), str)

    place = Location("content/authors/日本語.md", 1, 1)
    assert ({}, (diagnose("slug-empty", place, text=place.path),)) == (found, problems)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("camille-modele", "camille-modele"),
        ("Camille Modèle", "camille-modele"),
        ("CAMILLE MODELE", "camille-modele"),
        ("La rédaction", "redaction"),
        ("redaction", "redaction"),
        ("x", "x"),
    ],
)
def test_a_name_means_the_declared(name: str, expected: str) -> None:
    """An id or a display name, whatever its case and accents."""
    names, problems = register([_naming(name)], PEOPLE)

    assert ({name: expected}, {}, ()) == (names.ids, names.undeclared, problems)


def test_a_name_without_a_file_gets_an_id() -> None:
    """It is its slug, and it is shown as it was first written."""
    names, problems = register([_naming("Buzz Biz"), _naming("buzz-biz"), _naming("Buzz Biz")], PEOPLE)

    assert names.ids == {"Buzz Biz": "buzz-biz", "buzz-biz": "buzz-biz"}
    assert (names.undeclared, problems) == ({"buzz-biz": "Buzz Biz"}, ())


def test_a_name_of_which_nothing_is_left_is_an_error() -> None:
    """It is said at the key that gives it, and means nobody."""
    names, problems = register([_naming("日本語")], PEOPLE)

    place = Location("content/articles/racines.md", 5, 1)
    assert ({}, (diagnose("slug-empty", place, text="日本語"),)) == (names.ids, problems)


def test_the_undeclared_are_told_once_with_their_stub() -> None:
    """The remark counts the articles, shows three of them, and names the file to create."""
    namings = [_naming("Camile Modele", f"article-{number}") for number in range(4)]
    names, _ = register(namings, PEOPLE)

    remarks = undeclared_remarks("author-undeclared", "author", "content/authors", names, namings, PEOPLE)

    expected = diagnose(
        "author-undeclared",
        Location("content/articles/article-0.md", 5, 1),
        author="Camile Modele",
        count=4,
        files="content/articles/article-0.md, content/articles/article-1.md, content/articles/article-2.md, …",
        stub="content/authors/camile-modele.md",
        near="camille-modele",
    )
    assert (expected,) == remarks


def test_the_declared_are_not_remarked() -> None:
    """Nor is a name of which no id can be made, which is an error already."""
    namings = [_naming("Camille Modèle"), _naming("日本語")]
    names, _ = register(namings, PEOPLE)

    assert undeclared_remarks("author-undeclared", "author", "authors", names, namings, PEOPLE) == ()


def test_the_undeclared_may_have_no_near_match() -> None:
    """Then none is shown."""
    namings = [_naming("Buzzbizweb")]
    names, _ = register(namings, PEOPLE)

    (remark,) = undeclared_remarks("author-undeclared", "author", "authors", names, namings, PEOPLE)

    assert arguments(remark)["near"] == ""


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
