"""Where everything stands: the addresses of a magazine."""

from datetime import UTC, datetime

import pytest

from magsite.magazine.addresses import (
    alias_url,
    article_slug,
    article_url,
    base_url,
    folded,
    page_url,
    root_of,
)

DATE = datetime(2008, 9, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("configured", "base", "root"),
    [
        (None, "https://example.invalid/", "/"),
        ("https://mag.example", "https://mag.example/", "/"),
        ("https://mag.example/", "https://mag.example/", "/"),
        ("https://user.example/mag", "https://user.example/mag/", "/mag/"),
        ("https://user.example/mag//", "https://user.example/mag/", "/mag/"),
    ],
)
def test_the_address_of_the_magazine(configured: str | None, base: str, root: str) -> None:
    """The address ends with one slash, whatever is configured; its path prefixes all others."""
    assert (base, root) == (base_url(configured), root_of(base_url(configured)))


@pytest.mark.parametrize(
    ("path", "slug", "expected"),
    [
        ("content/articles/2008-09-24-racines.md", None, "racines"),
        ("content/articles/2008-09-24_racines.md", None, "racines"),
        ("content/articles/2008-09-24-racines/index.md", None, "racines"),
        ("content/articles/L’été à l’œuvre.md", None, "l-ete-a-l-oeuvre"),
        ("content/articles/racines.md", "Réseaux & C++", "reseaux-cpp"),
        ("content/articles/日本語.md", None, ""),
        ("content/articles/racines.md", "日本語", ""),
    ],
)
def test_the_last_part_of_an_article_s_address(path: str, slug: str | None, expected: str) -> None:
    """It is `slug`, else the name of the file or folder without its date; empty where nothing is left."""
    assert expected == article_slug(path, slug)


@pytest.mark.parametrize(
    ("pattern", "category", "expected"),
    [
        (":category/:slug", "internet", "/internet/racines/"),
        (":category/:slug", None, "/racines/"),
        (":year/:month/:day/:slug", "internet", "/2008/09/04/racines/"),
        ("blog/:category/:slug", None, "/blog/racines/"),
        (":id", "internet", "/2008/les-racines/"),
        ("/:slug/", None, "/racines/"),
    ],
)
def test_the_address_of_an_article(pattern: str, category: str | None, expected: str) -> None:
    """The pattern is filled; a segment without category goes, and an id is slugged part by part."""
    names = {"category": category, "slug": "racines", "id": "2008/Les racines"}

    assert expected == article_url(pattern, "/", names, DATE)


def test_an_article_s_address_has_the_prefix() -> None:
    """The path of the magazine's address stands before all."""
    names = {"category": None, "slug": "racines", "id": "racines"}

    assert article_url(":category/:slug", "/mag/", names, DATE) == "/mag/racines/"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("content/pages/a-propos.md", "/mag/a-propos/"),
        ("content/pages/Équipe/Nous écrire.md", "/mag/equipe/nous-ecrire/"),
        ("content/pages/equipe/index.md", "/mag/equipe/"),
        ("content/pages/equipe/_index.md", "/mag/equipe/"),
        ("content/pages/equipe.markdown", "/mag/equipe/"),
        ("content/pages/index.md", "/mag/"),
        ("content/pages/日本語.md", None),
        ("content/pages/日本語/equipe.md", None),
    ],
)
def test_the_address_of_a_page(path: str, expected: str | None) -> None:
    """A page stands where its path says, each part slugged; nowhere if a part leaves nothing."""
    assert expected == page_url(path, "content/pages", "/mag/")


@pytest.mark.parametrize(
    ("alias", "expected"),
    [
        ("ancien", "/mag/ancien/"),
        ("/ancien/", "/mag/ancien/"),
        ("/2008/09/ancien.html", "/mag/2008/09/ancien.html"),
        ("ancien.htm", "/mag/ancien.htm"),
        ("https://autre.example/ancien/?p=1#haut", "/mag/ancien/"),
        ("\\ancien\\", "/mag/ancien/"),
        ("", None),
        ("/", None),
        ("https://autre.example", None),
        ("../ancien", None),
        ("a/./b", None),
        ("a//b", None),
        ("a\x7fb", None),
        ("http://[", None),
    ],
)
def test_the_address_of_an_alias(alias: str, expected: str | None) -> None:
    """An alias is a path or a file below the magazine's address; what leaves it is none."""
    assert expected == alias_url(alias, "/mag/")


@pytest.mark.parametrize("alias", ["/" + "a" * 256, "/vieux/" + "é" * 128 + ".html"])
def test_an_alias_is_the_name_of_a_file(alias: str) -> None:
    """One that no file system takes is none."""
    assert alias_url(alias, "/") is None


@pytest.mark.parametrize(
    ("url", "expected"), [("/Été/Noël/", "/ete/noel/"), ("/Un/", "/un/"), ("/un/", "/un/")]
)
def test_capitals_and_accents_make_no_other_address(url: str, expected: str) -> None:
    """Where files are kept on a system that does not know them apart."""
    assert expected == folded(url)
