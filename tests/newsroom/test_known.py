"""Whom a magazine knows, and how it writes their names."""

import pytest

from magsite.diagnostics.model import Location
from magsite.newsroom.known import known_names, unknown_remarks
from tests.builders import arguments, article, author, category

PLACE = Location("content/articles/essai.md", 3, 1)


@pytest.mark.parametrize("asked", ["Alix Exemple", "alix-exemple", "ALIX EXEMPLE"])
def test_a_declared_author_is_written_by_their_name(asked: str) -> None:
    """However the writer spells it."""
    known = known_names("author", [author("alix-exemple", name="Alix Exemple")])

    assert known.written(asked) == "Alix Exemple"


def test_an_id_that_is_not_the_name_s_stands_for_it() -> None:
    """As in a header."""
    known = known_names("author", [author("alix", name="Alix Exemple")])

    assert [known.written(asked) for asked in ("alix", "alix exemple")] == ["Alix Exemple", "Alix Exemple"]


def test_a_name_is_written_as_articles_write_it_most() -> None:
    """By the id, where the magazine's own articles do."""
    articles = [
        article("a", authors=("alix-exemple",)),
        article("b", authors=("Alix Exemple",)),
        article("c", authors=("alix-exemple",)),
    ]
    known = known_names("author", [author("alix-exemple", name="Alix Exemple"), *articles])

    assert known.written("Alix Exemple") == "alix-exemple"


def test_whom_an_article_names_is_known() -> None:
    """Without a file, and in a draft, too."""
    known = known_names("author", [article(authors=("Sacha Gabarit",), draft=True)])

    assert known.written("sacha gabarit") == "Sacha Gabarit"
    assert list(unknown_remarks(known, ["Sacha Gabarit"], "content/authors", PLACE)) == []


def test_categories_are_known_by_their_names() -> None:
    """Authors are none of them."""
    documents = [category("societe", name="Société"), author("alix"), article(categories=("Internet",))]
    known = known_names("category", documents)

    assert [known.written(one) for one in ("societe", "internet", "alix")] == ["Société", "Internet", "alix"]


def test_an_unknown_name_is_told_with_the_nearest_one() -> None:
    """In the words of the build."""
    known = known_names("author", [author("alix-exemple", name="Alix Exemple")])

    (found,) = unknown_remarks(known, ["Alis Exemple"], "content/authors", PLACE)

    assert (found.code, found.location) == ("author-undeclared", PLACE)
    assert arguments(found)["near"] == "Alix Exemple"
    assert arguments(found)["stub"] == "content/authors/alis-exemple.md"


def test_an_unknown_category_is_told_as_one() -> None:
    """With nothing near it where nothing is."""
    (found,) = unknown_remarks(known_names("category", []), ["Internet"], "content/categories", PLACE)

    assert (found.code, arguments(found)["near"]) == ("category-undeclared", "")


def test_a_name_that_makes_no_address_is_told() -> None:
    """The build will refuse it."""
    (found,) = unknown_remarks(known_names("author", []), ["日本"], "content/authors", PLACE)

    assert found.code == "name-empty"
