"""JSON-LD: what search engines read of a page."""

import json
from typing import Any

import pytest

from magsite.content.document import Correction, Origin
from magsite.pages.json_ld import Graph, written
from magsite.pages.metadata import article_data, author_data, home_data, series_data
from magsite.pages.places import places_in_series
from tests.builders import article, author, config, edition, magazine, series


def _graph(said: Graph) -> list[dict[str, Any]]:
    data = json.loads(written(said))
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

    said = article_data(made, made.magazine.articles[0])

    assert set() == set("<>&\u2028\u2029") & set(written(said))
    assert title == _graph(said)[0]["headline"]


def test_an_advertisement_is_no_news() -> None:
    """Its kind and its sponsor say so."""
    named, unnamed = _article(sponsored="Acme")[0], _article(sponsored="")[0]

    assert (named["@type"], named["sponsor"]) == (
        "AdvertiserContentArticle",
        {"@type": "Organization", "name": "Acme"},
    )
    assert (unnamed["@type"], "sponsor" in unnamed) == ("AdvertiserContentArticle", False)


def test_an_article_tells_machines_of_its_making() -> None:
    """Language, picture, origin, corrections, licence, discussions."""
    news = _article(
        lang="en",
        image="https://p.example/i.png",
        source=Origin("Le Cri", "https://cri.example/"),
        corrections=(Correction("Non.", "2008-10-01"), Correction("Si.")),
        licence="CC0",
        discussions=("https://n.example/",),
    )[0]

    assert (news["inLanguage"], news["image"]) == ("en", ["https://p.example/i.png"])
    assert news["isBasedOn"] == {"@type": "CreativeWork", "name": "Le Cri", "url": "https://cri.example/"}
    assert news["correction"] == [
        {"@type": "CorrectionComment", "text": "Non.", "datePublished": "2008-10-01T00:00:00+02:00"},
        {"@type": "CorrectionComment", "text": "Si."},
    ]
    assert news["license"] == "https://creativecommons.org/publicdomain/zero/1.0/"
    assert news["discussionUrl"] == ["https://n.example/"]


def test_an_origin_and_a_licence_in_words() -> None:
    """Without addresses."""
    news = _article(source=Origin("Le Cri"), licence="Tous droits réservés")[0]

    assert news["isBasedOn"] == {"@type": "CreativeWork", "name": "Le Cri"}
    assert news["license"] == "Tous droits réservés"


def test_a_part_of_a_series_names_it() -> None:
    """With its number."""
    made = edition(magazine(series("web", title="Le Web"), article(series="web")))
    part = places_in_series(made)["racines"].part

    news = _graph(article_data(made, made.magazine.articles[0], part))[0]

    expected = {"@type": "CreativeWorkSeries", "name": "Le Web", "url": "https://mag.example/dossiers/web/"}
    assert (news["isPartOf"], news["position"]) == (expected, 1)


def test_a_series_for_machines() -> None:
    """What it is, and the way back by the index of series."""
    made = edition(magazine(series("web", title="Le Web"), article(series="web")))

    work, crumbs = _graph(series_data(made, made.magazine.series["web"]))

    assert (work["@type"], work["name"]) == ("CreativeWorkSeries", "Le Web")
    assert [step["item"] for step in crumbs["itemListElement"]] == [
        "https://mag.example/",
        "https://mag.example/dossiers/",
        "https://mag.example/dossiers/web/",
    ]


def test_a_portrait_shows_an_author() -> None:
    """At an absolute address."""
    made = edition(magazine(author("bob", portrait="https://p.example/b.png", email="b@b.example")))

    (page,) = _graph(author_data(made, made.magazine.authors["bob"]))

    assert page["mainEntity"]["image"] == "https://p.example/b.png"
    assert "b@b.example" not in str(page)
