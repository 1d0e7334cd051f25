"""Feeds: the newest articles of the site and of each magazine, whole."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from magsite.pages.edition import Edition
from magsite.pages.feeds import feed_targets
from magsite.pages.views import FeedView
from tests.builders import Shelf, article, by_url, category, config, edition, magazine, series
from tests.pages.seen import view_at

PARIS = ZoneInfo("Europe/Paris")


def _view(made: Edition, url: str) -> FeedView:
    return view_at(feed_targets(made), url, FeedView, url.rpartition("/")[2])


def test_the_site_and_each_magazine_have_three_feeds() -> None:
    """Atom, RSS and JSON."""
    formats = ("feed.xml", "rss.xml", "feed.json")

    found = list(feed_targets(edition(magazine(article(categories=("Net",))))))

    assert [home + name for home in ("/", "/net/") for name in formats] == [one.url for one in found]


@pytest.mark.parametrize("url", ["/feed.xml", "/net/rss.xml"])
def test_a_feed_has_the_twenty_newest(url: str) -> None:
    """However many there are."""
    articles = (article(f"a{n:02}", date=f"2008-01-{n:02}", categories=("Net",)) for n in range(1, 26))

    entries = _view(edition(magazine(*articles)), url).entries

    assert [f"a{n:02}" for n in range(25, 5, -1)] == [entry.card.id for entry in entries]


def test_a_magazine_s_feed_has_its_own_articles() -> None:
    """And names itself."""
    files = (category("net", name="Internet", tagline="Le réseau"), category("web"))
    made = edition(magazine(*files, article("a", categories=("net",)), article("b")))

    found, bare = _view(made, "/net/feed.xml"), _view(made, "/web/feed.xml")

    assert (found.title, found.description, found.home_url) == (
        "Internet — L’Écho",
        "Le réseau",
        "https://mag.example/net/",
    )
    assert [entry.card.id for entry in found.entries] == ["a"]
    assert (bare.description, bare.entries, bare.updated) == ("web — L’Écho", (), None)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({"tagline": "Chaque jour", "description": "Un magazine."}, "Un magazine."),
        ({"tagline": "Chaque jour"}, "Chaque jour"),
        ({}, "L’Écho"),
    ],
)
def test_the_site_s_feed_describes_the_site(table: dict[str, str], expected: str) -> None:
    """As well as the configuration allows."""
    assert expected == _view(edition(magazine(settings=config(magazine=table))), "/feed.json").description


def test_an_entry_is_the_whole_article() -> None:
    """With the names of its authors and of all its categories."""
    made = edition(magazine(article(authors=("Bob", "Eve"), categories=("Net", "Web"))))

    (entry,) = _view(made, "/feed.xml").entries

    assert Shelf().body(made.magazine.articles[0].body).html == entry.html
    assert (entry.author_names, entry.category_names) == (("Bob", "Eve"), ("Net", "Web"))
    assert entry.absolute_url == "https://mag.example/net/racines/"


def test_a_feed_is_as_new_as_its_newest_change() -> None:
    """An old article that was updated counts by its update."""
    made = edition(
        magazine(article("a", date="2008-01-01", updated="2010-01-01"), article("b", date="2009-01-01"))
    )

    found = _view(made, "/feed.xml")

    assert datetime(2010, 1, 1, tzinfo=PARIS) == found.updated
    assert [datetime(2009, 1, 1, tzinfo=PARIS), datetime(2010, 1, 1, tzinfo=PARIS)] == [
        entry.updated for entry in found.entries
    ]


def test_a_feed_knows_its_own_address() -> None:
    """Absolute, with the language of the magazine."""
    found = _view(
        edition(magazine(settings=config(magazine={"url": "https://x.example/mag"}))), "/mag/feed.json"
    )

    assert (found.absolute_url, found.language) == ("https://x.example/mag/feed.json", "fr")


def test_authors_tags_and_series_have_one_feed_each() -> None:
    """Atom, with summaries."""
    made = edition(
        magazine(article(authors=("Bob",), tags=("x",), series="web"), series("web", title="Le Web"))
    )
    urls = ["/auteurs/bob/feed.xml", "/sujets/x/feed.xml", "/dossiers/web/feed.xml"]

    assert urls == [one.url for one in feed_targets(made)][3:]
    for url in urls:
        assert [entry.html for entry in _view(made, url).entries] == [""]
    assert _view(made, urls[2]).title == "Le Web — L’Écho"


def test_the_feed_of_a_series_begins_with_the_newest() -> None:
    """Whatever the order of reading."""
    articles = [article(f"a{n}", date=f"2008-01-0{n}", series="web", part=n) for n in (1, 2, 3)]

    entries = _view(edition(magazine(*articles)), "/dossiers/web/feed.xml").entries

    assert [entry.card.id for entry in entries] == ["a3", "a2", "a1"]


def test_a_feed_says_that_an_article_is_sponsored() -> None:
    """In its title: nothing else of the page's label reaches a reader of feeds."""
    made = edition(magazine(article("a", sponsored="Acme"), article("b", unlisted=True)))

    assert [entry.card.title for entry in _view(made, "/feed.xml").entries] == ["[Sponsored] Les racines"]


def test_a_text_is_no_part_of_a_feed_of_summaries() -> None:
    """So an edit of it leaves that feed alone."""
    one, other = (
        by_url(feed_targets(edition(magazine(article(text=text, summary="S", tags=("x",))))))
        for text in ("Un.", "Deux.")
    )

    assert one["/sujets/x/feed.xml"].parts == other["/sujets/x/feed.xml"].parts
    assert one["/feed.xml"].parts != other["/feed.xml"].parts
