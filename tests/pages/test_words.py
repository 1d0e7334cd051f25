"""Everything that a writer types for readers is set where a template shows it; names, addresses and ids stay."""

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import pytest

from magsite.content.document import Correction, Origin
from magsite.pages.articles import article_targets
from magsite.pages.edition import Edition
from magsite.pages.feeds import feed_targets
from magsite.pages.indexes import index_targets
from magsite.pages.lists import list_targets
from magsite.pages.machines import redirect_targets
from magsite.pages.outside import page_targets
from magsite.pages.parts import Link, Picture, SeriesPart, Site
from magsite.pages.plan import plan
from magsite.pages.views import (
    AllSeriesView,
    ArticleView,
    AuthorsView,
    AuthorView,
    CategoryView,
    FeedView,
    HomeView,
    MostSharedView,
    PageView,
    RedirectView,
    SeriesView,
    TagsView,
    TagView,
)
from tests.builders import article, author, category, config, edition, magazine, page, series
from tests.pages.seen import seen, view_at

V = TypeVar("V")

TYPED = "L'été : oui !"
SET = "L’été\u00a0: oui\u202f!"
MAG = "L’Écho\u202f!"
NAME = "Studio « Oui »: Là !"
"""As somebody writes their own name."""

HEADER: dict[str, Any] = {
    "title": TYPED,
    "topic": TYPED,
    "summary": TYPED,
    "question": TYPED,
    "ai": TYPED,
    "image_alt": TYPED,
    "authors": ("studio",),
    "categories": ("net",),
    "tags": (TYPED,),
    "series": "suite",
    "image": "https://p.example/i.png",
    "shares": (("total", 3),),
    "corrections": (Correction(TYPED, "2008-10-01", TYPED),),
    "licence": NAME,
    "source": Origin(NAME),
}


def _edition(**header: Any) -> Edition:
    """A magazine all of whose texts are the same, but for its title; the header of the article "b" has more."""
    menu = [{"label": TYPED, "url": "/a-propos/"}]
    table = {"title": "L'Écho !", "tagline": TYPED, "description": TYPED}
    settings = config(magazine=table, menu={"header": menu, "footer": menu}, urls={"page_size": 2})
    headers = {"a": HEADER, "b": HEADER | {"aliases": ("ancien",)} | header, "c": HEADER}
    return edition(
        magazine(
            author("studio", name=NAME, role=TYPED, place=TYPED, portrait="https://p.example/b.png"),
            category("net", name=TYPED, tagline=TYPED, image="https://p.example/i.png", image_alt=TYPED),
            series("suite", title=TYPED),
            page(title=TYPED, summary=TYPED, image="https://p.example/i.png", image_alt=TYPED),
            *(
                article(name, date=f"2008-01-0{n}", **said)
                for n, (name, said) in enumerate(headers.items(), 1)
            ),
            settings=settings,
        )
    )


MADE = _edition()


def _site() -> Site:
    return seen(MADE.site)


def _article(made: Edition = MADE) -> ArticleView:
    return view_at(article_targets(made), "/net/b/", ArticleView)


def _part() -> SeriesPart:
    part = _article().series
    assert part is not None
    return part


def _home(url: str = "/") -> HomeView:
    return view_at(list_targets(MADE), url, HomeView)


def _category(url: str = "/net/") -> CategoryView:
    return view_at(list_targets(MADE), url, CategoryView)


def _author(url: str = "/auteurs/studio/") -> AuthorView:
    return view_at(list_targets(MADE), url, AuthorView)


def _tag() -> TagView:
    return view_at(list_targets(MADE), "/sujets/l-ete-oui/", TagView)


def _series(url: str = "/dossiers/suite/") -> SeriesView:
    return view_at(list_targets(MADE), url, SeriesView)


def _ranking() -> MostSharedView:
    return view_at(list_targets(MADE), "/plus-partages/", MostSharedView)


def _index(url: str, kind: type[V]) -> V:
    return view_at(index_targets(MADE), url, kind)


def _page() -> PageView:
    return view_at(page_targets(MADE), "/a-propos/", PageView)


def _feed(url: str = "/feed.xml", made: Edition = MADE) -> FeedView:
    return view_at(feed_targets(made), url, FeedView)


def _name(link: Link | None) -> object:
    return link.name if link is not None else None


def _alt(picture: Picture | None) -> object:
    return picture.alt if picture is not None else None


PLACES: Mapping[str, Callable[[], object]] = {
    "tagline of the site": lambda: _site().tagline,
    "description of the site": lambda: _site().description,
    "menu": lambda: _site().header_menu[0].name,
    "menu of the foot": lambda: _site().footer_menu[0].name,
    "categories of the site": lambda: _site().categories[0].name,
    "taglines of categories": lambda: _site().categories[0].tagline,
    "title": lambda: _article().card.title,
    "topic": lambda: _article().card.topic,
    "summary": lambda: _article().card.summary,
    "category of a card": lambda: getattr(_article().card.category, "name", None),
    "words of a card's picture": lambda: _alt(_article().card.picture),
    "standfirst": lambda: _article().summary,
    "question": lambda: _article().question,
    "machine": lambda: _article().ai,
    "correction": lambda: _article().corrections[0].text,
    "kind of a correction": lambda: _article().corrections[0].kind,
    "tag of an article": lambda: _article().tags[0].name,
    "category of an article": lambda: _article().categories[0].name,
    "older neighbour": lambda: _name(_article().previous),
    "newer neighbour": lambda: _name(_article().next),
    "series of an article": lambda: _part().link.name,
    "parts of a series": lambda: _part().parts[0].name,
    "part before": lambda: _name(_part().previous),
    "part after": lambda: _name(_part().next),
    "description of an article": lambda: _article().meta.description,
    "words of a shared picture": lambda: _alt(_article().meta.picture),
    "role": lambda: _article().authors[0].role,
    "place": lambda: _article().authors[0].place,
    "title in a list": lambda: _home().cards[0].title,
    "description of La Une": lambda: _home().meta.description,
    "category": lambda: _category().category.name,
    "feeds of a category": lambda: _category().feeds.title,
    "description of a category": lambda: _category().meta.description,
    "words of a category's picture": lambda: _alt(_category().picture),
    "words of its shared picture": lambda: _alt(_category().meta.picture),
    "role on an author's page": lambda: _author().author.role,
    "tag": lambda: _tag().tag.name,
    "series": lambda: _series().series.name,
    "tag in its index": lambda: _index("/sujets/", TagsView).groups[0][1][0].name,
    "series in its index": lambda: _index("/dossiers/", AllSeriesView).entries[0].title,
    "role in the index of authors": lambda: _index("/auteurs/", AuthorsView).groups[0][1][0].role,
    "role in the ranking": lambda: _ranking().authors[0].role,
    "category in the ranking": lambda: _ranking().categories[0].link.name,
    "title of a page": lambda: _page().title,
    "description of a page": lambda: _page().meta.description,
    "words of a page's picture": lambda: _alt(_page().picture),
    "description of a feed": lambda: _feed().description,
    "description of a category's feed": lambda: _feed("/net/feed.xml").description,
    "category in a feed": lambda: _feed().entries[0].category_names[0],
    "title in a feed": lambda: _feed().entries[0].card.title,
    "summary in a feed": lambda: _feed("/auteurs/studio/feed.xml").entries[0].card.summary,
    "redirect": lambda: view_at(redirect_targets(MADE), "/ancien/", RedirectView).title,
}


@pytest.mark.parametrize("place", PLACES)
def test_words_for_readers_are_set(place: str) -> None:
    """Wherever they stand."""
    assert PLACES[place]() == SET


TITLES: Mapping[str, tuple[Callable[[], object], str]] = {
    "the site": (lambda: _site().title, MAG),
    "the feeds of the site": (lambda: _site().feeds.title, MAG),
    "La Une": (lambda: _home().meta.title, f"{MAG} — {SET}"),
    "the second page of La Une": (lambda: _home("/page/2/").meta.title, f"{MAG}, page 2"),
    "an article": (lambda: _article().meta.title, f"{SET} — {MAG}"),
    "a page": (lambda: _page().meta.title, f"{SET} — {MAG}"),
    "a category": (lambda: _category().meta.title, f"{SET} — {MAG}"),
    "the second page of a category": (lambda: _category("/net/page/2/").meta.title, f"{SET}, page 2 — {MAG}"),
    "a tag": (lambda: _tag().meta.title, f"{SET} — {MAG}"),
    "the second page of a series": (
        lambda: _series("/dossiers/suite/page/2/").meta.title,
        f"{SET}, page 2 — {MAG}",
    ),
    "the ranking": (lambda: _ranking().meta.title, f"Most shared — {MAG}"),
    "an index": (lambda: _index("/sujets/", TagsView).meta.title, f"Topics — {MAG}"),
    "a feed": (lambda: _feed().title, MAG),
    "the feed of a category": (lambda: _feed("/net/feed.xml").title, f"{SET} — {MAG}"),
    "the feed of a tag": (lambda: _feed("/sujets/l-ete-oui/feed.xml").title, f"{SET} — {MAG}"),
    "the feed of a series": (lambda: _feed("/dossiers/suite/feed.xml").title, f"{SET} — {MAG}"),
}


@pytest.mark.parametrize("place", TITLES)
def test_titles_are_set(place: str) -> None:
    """With the magazine's own, and the number of the page."""
    found, expected = TITLES[place]

    assert expected == found()


def _graph(data: object) -> list[dict[str, Any]]:
    graph: list[dict[str, Any]] = json.loads(str(data))["@graph"]
    return graph


def test_what_machines_read_of_an_article_is_set() -> None:
    """As its page has it."""
    news, crumbs = _graph(_article().meta.json_ld)

    assert (news["headline"], news["articleSection"], news["publisher"]["name"]) == (SET, SET, MAG)
    assert (news["isPartOf"]["name"], news["correction"][0]["text"]) == (SET, SET)
    assert [step["name"] for step in crumbs["itemListElement"]] == ["Front page", SET, SET]


def test_what_machines_read_of_a_series_and_of_the_site_is_set() -> None:
    """As their pages have it."""
    work, crumbs = _graph(_series().meta.json_ld)

    assert (work["name"], crumbs["itemListElement"][2]["name"]) == (SET, SET)
    assert _graph(_home().meta.json_ld)[0]["name"] == MAG


NAMES: Mapping[str, Callable[[], object]] = {
    "on an article's card": lambda: _article().card.authors[0].name,
    "in the box of an author": lambda: _article().authors[0].name,
    "on an author's page": lambda: _author().author.name,
    "under their portrait": lambda: _alt(_author().meta.picture),
    "in the index of authors": lambda: _index("/auteurs/", AuthorsView).groups[0][1][0].name,
    "in the ranking": lambda: _ranking().authors[0].name,
    "in a feed": lambda: _feed().entries[0].author_names[0],
    "for machines": lambda: _graph(_article().meta.json_ld)[0]["author"][0]["name"],
    "of a licence": lambda: _name(_article().licence),
    "of an origin": lambda: _name(_article().source),
    "of a sponsor": lambda: _article(_edition(sponsored=NAME)).card.sponsored,
}


@pytest.mark.parametrize("place", NAMES)
def test_names_stay(place: str) -> None:
    """Whoever writes under a name, or gives one to a house or a licence, knows how it is spelled."""
    assert NAMES[place]() == NAME


def test_addresses_are_made_of_what_was_typed() -> None:
    """They are the same whatever is switched on or off."""
    header: dict[str, Any] = {"title": TYPED, "categories": (TYPED,), "tags": (TYPED,), "series": TYPED}
    on, off = (
        {one.url for one in plan(edition(magazine(article(**header), settings=settings)), ()).targets}
        for settings in (config(), config(typography={"enabled": False}))
    )

    assert {"/l-ete-oui/racines/", "/sujets/l-ete-oui/", "/dossiers/l-ete-oui/"} <= on
    assert on == off


def test_an_index_is_sorted_by_what_was_typed() -> None:
    """Marks that typography puts in front of a name are no letters of it."""
    made = edition(magazine(article(tags=('"Zèbre"', "Âne", '"Abeille"'))))

    groups = view_at(index_targets(made), "/sujets/", TagsView).groups

    assert [(letter, [entry.name for entry in entries]) for letter, entries in groups] == [
        ("A", ["«\u00a0Abeille\u00a0»", "Âne"]),
        ("Z", ["«\u00a0Zèbre\u00a0»"]),
    ]


def test_a_sponsored_article_keeps_its_own_typography_in_a_feed() -> None:
    """Behind the word that says what it is."""
    made = _edition(sponsored="", lang="en")

    assert [entry.card.title for entry in _feed("/feed.xml", made).entries][1] == "[Sponsored] L’été : oui !"


def test_an_english_article_has_english_words_in_a_french_magazine() -> None:
    """Its own; the magazine's name and its categories stay French."""
    view = _article(_edition(lang="en", question='It\'s "free": why?'))

    assert (view.question, view.meta.title) == ("It’s “free”: why?", f"L’été : oui ! — {MAG}")
    assert (view.card.title, view.categories[0].name, view.tags[0].name) == ("L’été : oui !", SET, SET)
    assert (view.series.link.name if view.series else None) == SET


def test_a_rule_that_a_header_switches_off_is_off_on_every_card_of_the_article() -> None:
    """And on no other."""
    made = _edition(typography=("apostrophes",))
    cards = view_at(list_targets(made), "/net/", CategoryView).cards

    assert [card.title for card in cards] == [SET, "L'été\u00a0: oui\u202f!"]
    assert view_at(article_targets(made), "/net/c/", ArticleView).previous == Link(
        "L'été\u00a0: oui\u202f!", "/net/b/"
    )


def test_a_header_may_switch_everything_off() -> None:
    """Then its words are what was typed."""
    view = _article(_edition(typography=("all",)))

    assert (view.card.title, view.summary, view.question, view.ai) == (TYPED, TYPED, TYPED, TYPED)
    assert (view.corrections[0].text, _alt(view.card.picture)) == (TYPED, TYPED)
    assert view.meta.title == f"{TYPED} — {MAG}"
