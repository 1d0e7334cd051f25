"""JSON-LD: what search engines read of a page."""

import json
from typing import Any

import pytest

from magsite.pages.metadata import article_data, author_data, home_data
from tests.builders import article, author, config, edition, magazine


def _graph(text: str) -> list[dict[str, Any]]:
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = data["@graph"]
    return graph


def _article(**header: Any) -> list[dict[str, Any]]:
    made = edition(magazine(article(**header)))
    return _graph(article_data(made, made.magazine.articles[0]))


def test_an_article_is_news() -> None:
    """With its dates, its authors, its section and who publishes it."""
    news = _article(authors=("Bob", "Eve"), categories=("Net",), updated="2008-10-01T12:00:00")[0]

    assert news == {
        "@type": "NewsArticle",
        "headline": "Les racines",
        "url": "https://mag.example/net/racines/",
        "mainEntityOfPage": "https://mag.example/net/racines/",
        "inLanguage": "fr",
        "datePublished": "2008-09-24T00:00:00+02:00",
        "dateModified": "2008-10-01T12:00:00+02:00",
        "author": [
            {"@type": "Person", "name": "Bob", "url": "https://mag.example/auteurs/bob/"},
            {"@type": "Person", "name": "Eve", "url": "https://mag.example/auteurs/eve/"},
        ],
        "publisher": {"@type": "Organization", "name": "L’Écho", "url": "https://mag.example/"},
        "articleSection": "Net",
    }


def test_an_article_that_was_never_updated() -> None:
    """It was last changed when it came out; without category it has no section."""
    news = _article()[0]

    assert news["dateModified"] == "2008-09-24T00:00:00+02:00"
    assert "articleSection" not in news


@pytest.mark.parametrize(
    ("picture", "expected"),
    [("/assets/partage.png", ["https://mag.example/assets/partage.png"]), (None, None)],
)
def test_the_theme_s_picture_stands_for_an_article(picture: str | None, expected: list[str] | None) -> None:
    """Where the theme has one; its address is absolute."""
    made = edition(magazine(article()), picture=picture)

    news = _graph(article_data(made, made.magazine.articles[0]))[0]

    assert expected == news.get("image")


@pytest.mark.parametrize(
    ("categories", "names"),
    [((), ["Front page", "Les racines"]), (("Net",), ["Front page", "Net", "Les racines"])],
)
def test_the_way_back_to_la_une(categories: tuple[str, ...], names: list[str]) -> None:
    """By the article's magazine, where it has one."""
    crumbs = _article(categories=categories)[1]

    steps = crumbs["itemListElement"]
    assert crumbs["@type"] == "BreadcrumbList"
    assert names == [step["name"] for step in steps]
    assert [step["position"] for step in steps] == list(range(1, len(names) + 1))
    assert steps[0]["item"] == "https://mag.example/"


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ({}, {"@type": "Person"}),
        ({"kind": "organisation"}, {"@type": "Organization"}),
        ({"website": "https://b.example/"}, {"@type": "Person", "sameAs": ["https://b.example/"]}),
        (
            {"website": "https://b.example/", "links": (("M", "https://m.example/@b"),)},
            {"@type": "Person", "sameAs": ["https://b.example/", "https://m.example/@b"]},
        ),
        (
            {"links": (("M", "https://m.example/@b"),)},
            {"@type": "Person", "sameAs": ["https://m.example/@b"]},
        ),
    ],
)
def test_an_author_s_profile(header: Any, expected: dict[str, Any]) -> None:
    """A person or an organisation, with their other addresses."""
    made = edition(magazine(author("bob", name="Bob", **header)))

    (page,) = _graph(author_data(made, made.magazine.authors["bob"]))

    entity = {"name": "Bob", "url": "https://mag.example/auteurs/bob/"} | expected
    assert {"@type": "ProfilePage", "mainEntity": entity} == page


def test_la_une_is_the_site() -> None:
    """Its name, its address, its language."""
    made = edition(magazine(settings=config(magazine={"language": "en"})))

    assert _graph(home_data(made)) == [
        {"@type": "WebSite", "name": "L’Écho", "url": "https://mag.example/", "inLanguage": "en"}
    ]


def test_a_title_cannot_end_the_script() -> None:
    """Signs that HTML or older scripts read are escaped; the data stay the same."""
    title = "</script><b>&\u2028\u2029"
    made = edition(magazine(article(title=title)))

    text = article_data(made, made.magazine.articles[0])

    assert set() == set("<>&\u2028\u2029") & set(text)
    assert title == _graph(text)[0]["headline"]
