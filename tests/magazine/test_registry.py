"""Names in headers: whom they mean, and what is said of those without a file."""

from collections.abc import Mapping

import pytest

from magsite.diagnostics.model import Location, diagnose
from magsite.magazine.mentions import Mentions
from magsite.magazine.registry import (
    Naming,
    declared,
    declared_id,
    register,
    undeclared_remarks,
)
from tests.builders import arguments, author

PEOPLE: Mapping[str, str | None] = {
    "camille-modele": "Camille Modèle",
    "redaction": "La rédaction",
    "x": None,
}


def _naming(name: str, file: str = "racines") -> Naming:
    header = Mentions(f"content/articles/{file}.md", {"author": 5}, authors=(name,))
    return Naming(name, header, "authors")


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
        ("La rédaction", "redaction"),
        ("redaction", "redaction"),
        ("x", "x"),
    ],
)
def test_a_name_means_the_declared(name: str, expected: str) -> None:
    """An id or a display name."""
    names, problems = register([_naming(name)], PEOPLE)

    assert ({name: expected}, {}, ()) == (names.ids, names.undeclared, problems)


@pytest.mark.parametrize("name", ["CAMILLE MODELE", "camille modèle", "Camille-Modele"])
def test_a_declared_name_may_be_spelled_otherwise(name: str) -> None:
    """It means the same whatever its case and accents, and the file that spells it so is named."""
    names, (problem,) = register([_naming(name, "a"), _naming("camille-modele", "b")], PEOPLE)

    place = Location("content/articles/a.md", 5, 1)
    words: dict[str, str | int] = {
        "name": "Camille Modèle",
        "others": f"“{name}”",
        "count": 1,
        "files": place.path,
    }
    assert names.ids == {name: "camille-modele", "camille-modele": "camille-modele"}
    assert diagnose("name-spelled", place, **words) == problem


def test_a_name_without_a_file_gets_an_id() -> None:
    """It is its slug, and it is shown as it was written."""
    names, problems = register([_naming("Buzz Biz"), _naming("Buzz Biz")], PEOPLE)

    assert (names.ids, names.undeclared) == ({"Buzz Biz": "buzz-biz"}, {"buzz-biz": "Buzz Biz"})
    assert problems == ()


def test_the_spelling_most_used_is_shown() -> None:
    """All others are said in one remark, at the first of them, with the files that use them."""
    spelled = {"a": "JavaScript", "b": "Javascript", "c": "javascript", "d": "Javascript", "e": "JavaScript "}
    names, problems = register([_naming(name, file) for file, name in spelled.items()], {})

    expected = diagnose(
        "name-spelled",
        Location("content/articles/a.md", 5, 1),
        name="Javascript",
        others="“JavaScript”, “javascript”, “JavaScript ”",
        count=3,
        files="content/articles/a.md, content/articles/c.md, content/articles/e.md",
    )
    assert ({"javascript": "Javascript"}, (expected,)) == (names.undeclared, problems)


def test_of_spellings_used_alike_the_first_is_shown() -> None:
    """So that the order of paths decides, not that of a table in memory."""
    namings = [_naming("web", "a"), _naming("Web", "b"), _naming("WEB", "c")]

    assert register(namings, {})[0].undeclared == {"web": "web"}
    assert register(namings[::-1], {})[0].undeclared == {"web": "WEB"}


def test_a_name_of_which_nothing_is_left_is_an_error() -> None:
    """It is said at the key that gives it, and means nobody."""
    names, problems = register([_naming("日本語")], PEOPLE)

    place = Location("content/articles/racines.md", 5, 1)
    assert ({}, (diagnose("name-empty", place, text="日本語"),)) == (names.ids, problems)


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
