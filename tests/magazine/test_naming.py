"""Who and what the headers name, and where it is said what is wrong with a name."""

from typing import Any

import msgspec
import pytest

from magsite.cache.digest import of_bytes
from magsite.content.document import AuthorHeader, BodySource, CategoryHeader, Document
from magsite.diagnostics.model import Location
from tests.builders import arguments, article, assembled, author, category, codes, config, magazine, series


def _section(folder: str, text: str = "Le texte.", name: str | None = None) -> Document:
    """The text of a section."""
    document = category("x", text=text, name=name)
    path = f"content/articles/{folder}/_index.md"
    return msgspec.structs.replace(document, path=path, category=CategoryHeader(name=name))


def _data(id: str, **header: Any) -> Document:
    """An author of a data file."""
    path = "data/auteurs.yml"
    source = BodySource(path, 0, 1, of_bytes(b""), "")
    given = ("id", *header)
    return Document(path, "author", source, author=AuthorHeader(id=id, **header), given=given)


def test_data_completes_a_file() -> None:
    """What the file does not say; a name of the data is known as the author's."""
    found = assembled(
        author("alix", role="Rédactrice", name=None),
        _data("Alix", name="Alix Exemple", role="Autre", place="Lyon"),
        article(authors=("Alix Exemple",)),
    )
    given = msgspec.structs.replace(author("alix", role="Rédactrice"), given=("role",))
    completed = assembled(given, _data("Alix", name="Alix Exemple", role="Autre", place="Lyon"))

    assert (codes(found.diagnostics), found.magazine.articles[0].authors) == ([], ("alix",))
    alix = completed.magazine.authors["alix"]
    assert (alix.name, alix.role, alix.place) == ("Alix Exemple", "Rédactrice", "Lyon")


def test_data_without_a_name_is_called_by_its_id() -> None:
    """As it is written, not as it is in addresses."""
    found = magazine(_data("MoOx"), article(authors=("MoOx",)))

    assert {id: one.name for id, one in found.authors.items()} == {"moox": "MoOx"}


@pytest.mark.parametrize("name", ["redaction", "Rédaction", "REDACTION"])
def test_naming_an_id_spells_no_name(name: str) -> None:
    """The author is called otherwise; there is nothing to be compared."""
    found = assembled(author("redaction", name="Toute l’équipe"), article(authors=(name,)))

    assert (codes(found.diagnostics), found.magazine.articles[0].authors) == ([], ("redaction",))


def test_an_editor_is_named_as_an_author_is() -> None:
    """Where they have no file, it is said at the category's."""
    found = assembled(category("internet", editors=("Bob",)))

    (remark,) = found.diagnostics
    assert (remark.code, remark.location.path) == ("author-undeclared", "content/categories/internet.md")
    assert found.magazine.categories["internet"].editors == ("bob",)


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        pytest.param((_section("sous"), article(categories=("Sous",))), [], id="named by its folder"),
        pytest.param(
            (_section("sous", name="En bas"), article(categories=("En bas",))), [], id="named by its title"
        ),
        pytest.param((_section("sous"), article()), ["section-text"], id="named by nobody"),
        pytest.param((_section("sous", text=""), article()), [], id="without a text"),
        pytest.param(
            (_section("sous"), category("sous"), article(categories=("sous",))),
            ["section-text"],
            id="beside a file",
        ),
        pytest.param(
            (_section("a/sous"), _section("b/sous"), article(categories=("sous",))),
            ["section-text"],
            id="of two folders of one name",
        ),
    ],
)
def test_the_text_of_a_section_is_a_category_s(documents: tuple[Document, ...], expected: list[str]) -> None:
    """Where an article names it and no file does; else it is said that it is lost."""
    assert expected == codes(assembled(*documents).diagnostics)


def test_a_folder_of_categories_among_the_articles_holds_no_sections() -> None:
    """Its own `_index.md` is one more category."""
    settings = config(content={"articles": "content", "categories": "content/categories"})
    document = msgspec.structs.replace(category("x"), path="content/categories/net/_index.md")

    assert list(magazine(document, settings=settings).categories) == ["net"]


def test_what_the_configuration_names_is_said_there() -> None:
    """A default of a folder is in no header, whatever the articles are called."""
    settings = config(content={"defaults": {"content/articles": {"author": "Bob", "category": "Net"}}})
    documents = [msgspec.structs.replace(article(name), key_lines={}) for name in "ab"]

    found = assembled(*documents, settings=settings)

    assert [(one.code, one.location) for one in found.diagnostics] == [
        ("author-undeclared", Location("config.toml")),
        ("category-undeclared", Location("config.toml")),
    ]
    assert {arguments(one)["count"] for one in found.diagnostics} == {"2"}


def test_a_header_s_name_is_said_at_its_first_line_where_no_key_is_known() -> None:
    """As of a key that holds several others."""
    document = msgspec.structs.replace(article(authors=("Bob",)), key_lines={}, given=("authors",))

    (remark,) = assembled(document).diagnostics

    assert remark.location == Location("content/articles/racines.md", 1, 1)


def test_tags_of_unlisted_articles_alone_are_none() -> None:
    """They would give them away; a tag that a listed article has is one of both."""
    found = magazine(article("a", tags=("x",)), article("b", tags=("x", "y"), unlisted=True))

    assert (list(found.tags), found.unlisted[0].tags) == (["x"], ("x",))


@pytest.mark.parametrize(("name", "expected"), [("Le tour", None), ("Déclarée", "declaree")])
def test_a_series_of_unlisted_articles_alone_is_none(name: str, expected: str | None) -> None:
    """Unless it has a file, and so stands there for all to see."""
    found = magazine(series("declaree"), article(series=name, unlisted=True))

    assert (list(found.series), found.unlisted[0].series) == (["declaree"], expected)


def test_a_sentence_in_the_place_of_a_name_is_cut() -> None:
    """Its id is the name of a folder, which file systems do not let grow."""
    name = "mot " * 100

    found = assembled(article(authors=(name,), tags=(name,), series=name, categories=(name,))).magazine

    lengths = {len(*found.authors), len(*found.tags), len(*found.series), len(*found.categories)}
    assert lengths == {199}


def test_an_undeclared_series_is_named_by_articles() -> None:
    """No file is asked for, since the name says all."""
    found = assembled(article(series="Le tour"), series("autre"))

    assert (codes(found.diagnostics), set(found.magazine.series)) == ([], {"le-tour", "autre"})
