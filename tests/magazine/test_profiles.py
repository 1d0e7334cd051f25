"""Authors, categories and tags: their values, their addresses, their order."""

from collections.abc import Sequence
from typing import Any

import pytest

from magsite.content.document import Document
from tests.builders import article, assembled, author, category, codes, config, linking, magazine


def test_an_author_is_what_their_file_says() -> None:
    """Every key of the header has its field."""
    header: dict[str, Any] = {
        "name": "Camille Modèle",
        "kind": "organisation",
        "role": "Rédactrice",
        "place": "Brest",
        "website": "https://camille.example/",
        "links": (("Mastodon", "https://mastodon.example/@camille"),),
    }

    found = magazine(author("camille", **header)).authors["camille"]

    assert header == {name: getattr(found, name) for name in header}
    assert (found.id, found.url) == ("camille", "/auteurs/camille/")


def test_an_author_without_text_has_written_nothing() -> None:
    """The theme then says so."""
    found = magazine(author("camille", text="", name="Camille")).authors["camille"]

    assert (found.bio, found.bio_text) == (None, None)


def test_an_author_s_text_is_the_biography() -> None:
    """Whole on the profile, in short in the head of the page."""
    document = author("camille", text="Écrit depuis 2008.")

    found = magazine(document).authors["camille"]

    assert document.source == found.bio.source if found.bio else None
    assert document.block == found.bio_text.block if found.bio_text else None


def test_an_author_without_a_name_is_called_by_the_id() -> None:
    """An empty file is an author, too."""
    assert magazine(author("camille")).authors["camille"].name == "camille"


def test_an_author_without_a_file_is_only_named() -> None:
    """The magazine has a page for them all the same."""
    found = magazine(article(authors=("Buzzbizweb",))).authors["buzzbizweb"]

    assert (found.name, found.url, found.bio) == ("Buzzbizweb", "/auteurs/buzzbizweb/", None)


def test_authors_stand_in_the_order_of_their_index() -> None:
    """By `sort_name`, else by name; É stands beside E, and the undeclared among the others."""
    found = magazine(
        author("a", name="Zoé"),
        author("b", name="Camille Zed", sort_name="Amont, Camille"),
        author("c", name="Étienne"),
        author("d", name="Eve"),
        author("e", name="eric"),
        article(authors=("Bob",)),
    )

    assert [one.name for one in found.authors.values()] == [
        "Camille Zed",
        "Bob",
        "eric",
        "Étienne",
        "Eve",
        "Zoé",
    ]


def test_people_and_organisations_stand_where_a_french_index_has_them() -> None:
    """Without the particle of people and the article of organisations; a `sort_name` is taken at its word."""
    found = magazine(
        author("a", name="de La Fontaine"),
        author("b", name="Les Décodeurs", kind="organisation"),
        author("c", name="Léa Kim"),
        author("d", name="L’Écho", sort_name="L’Écho", kind="organisation"),
        author("e", name="Élan"),
        article(authors=("d’Alembert",)),
    )

    assert [one.name for one in found.authors.values()] == [
        "d’Alembert",
        "Les Décodeurs",
        "Élan",
        "L’Écho",
        "de La Fontaine",
        "Léa Kim",
    ]


def test_a_category_is_what_its_file_says() -> None:
    """Its colour is known with its line, for what is said of it."""
    document = category("internet", name="Internet", tagline="Le réseau", colour="#0b4fb3", order=2)

    found = magazine(document).categories["internet"]

    assert (found.name, found.tagline, found.colour, found.order) == ("Internet", "Le réseau", "#0b4fb3", 2)
    assert ("/internet/", document.path, 4) == (found.url, found.colour_path, found.colour_line)


def test_a_category_s_text_is_its_introduction() -> None:
    """None where there is no text."""
    found = magazine(category("internet", text="Le réseau."), category("mobile")).categories

    assert (found["internet"].intro is not None, found["mobile"].intro is not None) == (True, False)


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        (
            (category("a", name="Web"), category("b", name="Éthique"), category("c", name="Fibre")),
            ["b", "c", "a"],
        ),
        ((category("a", order=2), category("b", order=1), category("c", name="Aa")), ["b", "a", "c"]),
        ((category("a", order=0), category("b", order=1)), ["a", "b"]),
        ((category("m", order=1), article(categories=("Aa",))), ["m", "aa"]),
        ((category("a", name="Le Web"), category("b", name="L’Éthique")), ["b", "a"]),
    ],
    ids=["by name", "by order first", "0 is an order", "the undeclared have none", "articles do not count"],
)
def test_categories_stand_in_the_order_of_the_menu(
    documents: Sequence[Document], expected: list[str]
) -> None:
    """By `order`, then by name."""
    assert expected == list(magazine(*documents).categories)


def test_tags_are_one_under_all_their_spellings() -> None:
    """The first spelling is shown, and their order is that of the index."""
    assembly = assembled(
        article("b", tags=("zèbre", "C++")), article("a", tags=("Réseaux Sociaux", "reseaux-sociaux", "c++"))
    )
    found = assembly.magazine.tags

    assert codes(assembly.diagnostics) == ["name-spelled", "name-spelled"]

    assert [(tag.name, tag.url) for tag in found.values()] == [
        ("c++", "/sujets/cpp/"),
        ("Réseaux Sociaux", "/sujets/reseaux-sociaux/"),
        ("zèbre", "/sujets/zebre/"),
    ]


def test_the_words_of_addresses_can_be_set() -> None:
    """`[urls.words]` names the folders of authors and tags, below the magazine's own path."""
    settings = config(
        magazine={"url": "https://x.example/mag"}, urls={"words": {"authors": "a", "tags": "t"}}
    )

    found = magazine(article(authors=("Bob",), tags=("web",), categories=("Net",)), settings=settings)

    assert found.authors["bob"].url == "/mag/a/bob/"
    assert found.tags["web"].url == "/mag/t/web/"
    assert found.categories["net"].url == "/mag/net/"


def test_files_that_a_profile_shows_are_published_beside_it() -> None:
    """For authors and for categories."""
    found = magazine(
        linking(author("camille", text="![](moi.png)"), "moi.png"),
        linking(category("internet", text="![](carte.png)"), "carte.png"),
        files=("content/authors/moi.png", "content/categories/carte.png"),
    )

    assert found.authors["camille"].files == (("/auteurs/camille/moi.png", "content/authors/moi.png"),)
    assert found.categories["internet"].files == (("/internet/carte.png", "content/categories/carte.png"),)
