"""The templates for machines, below any theme."""

import json
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import msgspec
import pytest

from magsite.cache.digest import of_bytes
from magsite.diagnostics.model import Diagnostic
from magsite.pages.parts import Card, FeedEntry, Feeds, Site, SitemapEntry
from magsite.pages.views import (
    FeedView,
    RedirectsView,
    RedirectView,
    RobotsView,
    SitemapIndexView,
    SitemapView,
)
from magsite.theme.environment import ClosedEnvironment, environment
from magsite.theme.layers import EnvironmentSpec, ThemeFile, core_folder
from magsite.theme.rendering import render

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

HOSTILE = "a < b & \"c\" ]]> '\x00\x0b\ufffe' </title>"
CLEAN = "a < b & \"c\" ]]> '' </title>"

SITE = Site(
    title="Le Mag",
    tagline=None,
    description=None,
    language="fr",
    url="https://mag.example/mag/",
    root="/mag/",
    authors_url="/mag/auteurs/",
    tags_url="/mag/sujets/",
    series_url=None,
    most_shared_url=None,
    categories=(),
    header_menu=(),
    footer_menu=(),
    navigation=(),
    feeds=Feeds("Le Mag", "/mag/feed.xml", "/mag/rss.xml", "/mag/feed.json"),
    picture=None,
    settings={},
)
ENTRY = FeedEntry(
    card=Card(
        "un",
        "/mag/internet/un/",
        "Un article",
        datetime(2008, 9, 24, 14, 30, tzinfo=UTC),
        summary="Court & bref",
    ),
    absolute_url="https://mag.example/mag/internet/un/",
    updated=datetime(2008, 10, 2, 8, 0, tzinfo=UTC),
    author_names=("Alix", "Noé"),
    category_names=("Internet",),
    html='<p>Texte &amp; <a href="https://mag.example/mag/">lien</a></p>',
)
FEED = FeedView(
    title="Le Mag",
    description="Un magazine",
    language="fr",
    absolute_url="https://mag.example/mag/feed.xml",
    home_url="https://mag.example/mag/",
    updated=datetime(2008, 10, 2, 8, 0, tzinfo=UTC),
    entries=(ENTRY, msgspec.structs.replace(ENTRY, absolute_url="https://mag.example/mag/deux/")),
)
EMPTY = msgspec.structs.replace(FEED, updated=None, entries=(), description="")
NASTY = msgspec.structs.replace(
    FEED,
    title=HOSTILE,
    description=HOSTILE,
    entries=(
        msgspec.structs.replace(
            ENTRY,
            card=msgspec.structs.replace(ENTRY.card, title=HOSTILE, summary=HOSTILE),
            author_names=(HOSTILE,),
            category_names=(HOSTILE,),
            html=HOSTILE,
        ),
    ),
)


@pytest.fixture
def core() -> ClosedEnvironment:
    """The engine's layer without a theme above it."""
    folder = core_folder()
    files = tuple(
        ThemeFile(
            path.relative_to(folder).as_posix(),
            f"core/{path.name}",
            str(path),
            of_bytes(path.read_bytes()),
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    )
    return environment(EnvironmentSpec("small", files, (), "fr", SITE.url))


def _text(core: ClosedEnvironment, template: str, view: object) -> str:
    made = render(core, template, view, SITE, "/mag/" + template)
    assert not isinstance(made, Diagnostic), made
    return made.decode()


def _xml(core: ClosedEnvironment, template: str, view: object) -> ET.Element:
    return ET.fromstring(_text(core, template, view))  # noqa: S314 - our own document


def _json(core: ClosedEnvironment, view: object) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(_text(core, "feed.json", view))
    return data


def test_atom_feed(core: ClosedEnvironment) -> None:
    """What RFC 4287 asks of a feed."""
    feed = _xml(core, "feed.xml", FEED)
    links = {link.get("rel"): link.get("href") for link in feed.findall(ATOM + "link")}

    assert {"self": FEED.absolute_url, "alternate": FEED.home_url} == links
    assert feed.findtext(ATOM + "id") == FEED.absolute_url
    assert feed.findtext(ATOM + "title") == "Le Mag"
    assert feed.findtext(ATOM + "subtitle") == "Un magazine"
    assert feed.findtext(ATOM + "updated") == "2008-10-02T08:00:00+00:00"
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Le Mag"
    assert len(feed.findall(ATOM + "entry")) == 2


def test_atom_entry(core: ClosedEnvironment) -> None:
    """An entry is the article with its whole text."""
    entry = _xml(core, "feed.xml", FEED).find(ATOM + "entry")

    assert entry is not None
    assert entry.findtext(ATOM + "id") == ENTRY.absolute_url
    assert entry.findtext(ATOM + "title") == "Un article"
    assert entry.findtext(ATOM + "published") == "2008-09-24T14:30:00+00:00"
    assert entry.findtext(ATOM + "updated") == "2008-10-02T08:00:00+00:00"
    assert entry.findtext(ATOM + "summary") == "Court & bref"
    assert entry.findtext(ATOM + "content") == ENTRY.html
    assert [name.text for name in entry.iter(ATOM + "name")] == ["Alix", "Noé"]
    assert [category.get("term") for category in entry.findall(ATOM + "category")] == ["Internet"]


def test_empty_atom_feed(core: ClosedEnvironment) -> None:
    """A magazine without articles has a valid feed."""
    feed = _xml(core, "feed.xml", EMPTY)

    assert feed.findtext(ATOM + "updated") == "1970-01-01T00:00:00Z"
    assert feed.find(ATOM + "entry") is None
    assert feed.find(ATOM + "subtitle") is None


def test_rss_channel(core: ClosedEnvironment) -> None:
    """What RSS 2.0 asks of a channel."""
    channel = _xml(core, "rss.xml", FEED).find("channel")

    assert channel is not None
    texts = {name: channel.findtext(name) for name in ("title", "link", "description", "language")}
    expected = {"title": "Le Mag", "link": FEED.home_url, "description": "Un magazine", "language": "fr"}
    assert expected == texts
    assert channel.findtext("lastBuildDate") == "Thu, 02 Oct 2008 08:00:00 +0000"
    assert [link.get("href") for link in channel.findall(ATOM + "link")] == [FEED.absolute_url]


def test_rss_item(core: ClosedEnvironment) -> None:
    """An item is the article with its whole text; its description is HTML."""
    item = _xml(core, "rss.xml", FEED).find("channel/item")

    assert item is not None
    assert [item.findtext(name) for name in ("link", "guid")] == [ENTRY.absolute_url] * 2
    assert item.findtext("pubDate") == "Wed, 24 Sep 2008 14:30:00 +0000"
    assert item.findtext("description") == "Court &amp; bref"
    assert item.findtext(CONTENT) == ENTRY.html
    assert [creator.text for creator in item.findall(CREATOR)] == ["Alix", "Noé"]
    assert [category.text for category in item.findall("category")] == ["Internet"]


def test_empty_rss_feed(core: ClosedEnvironment) -> None:
    """A channel must have a description, so the title stands in."""
    channel = _xml(core, "rss.xml", EMPTY).find("channel")

    assert channel is not None
    assert (channel.findtext("description"), channel.find("item")) == ("Le Mag", None)


def test_json_feed(core: ClosedEnvironment) -> None:
    """What JSON Feed 1.1 asks."""
    feed = _json(core, FEED)
    items = feed.pop("items")
    expected = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Le Mag",
        "home_page_url": FEED.home_url,
        "feed_url": FEED.absolute_url,
        "description": "Un magazine",
        "language": "fr",
    }
    item = {
        "id": ENTRY.absolute_url,
        "url": ENTRY.absolute_url,
        "title": "Un article",
        "content_html": ENTRY.html,
        "summary": "Court & bref",
        "date_published": "2008-09-24T14:30:00+00:00",
        "date_modified": "2008-10-02T08:00:00+00:00",
        "authors": [{"name": "Alix"}, {"name": "Noé"}],
        "tags": ["Internet"],
    }

    assert (expected, item) == (feed, items[0])
    assert len(items) == 2


def test_json_feed_without_text(core: ClosedEnvironment) -> None:
    """An item must have a content: an article without one has its title."""
    bare = msgspec.structs.replace(ENTRY, html="", card=msgspec.structs.replace(ENTRY.card, summary=""))
    (item,) = _json(core, msgspec.structs.replace(FEED, entries=(bare,)))["items"]

    assert item["content_text"] == "Un article"
    assert not {"content_html", "summary"} & set(item)


def test_empty_json_feed(core: ClosedEnvironment) -> None:
    """No articles, no items."""
    assert _json(core, EMPTY)["items"] == []


@pytest.mark.parametrize(
    ("template", "title"),
    [("feed.xml", f"{ATOM}entry/{ATOM}title"), ("rss.xml", "channel/item/title")],
)
def test_hostile_text_in_xml(core: ClosedEnvironment, template: str, title: str) -> None:
    """Any text is well-formed, without what XML cannot hold."""
    assert _xml(core, template, NASTY).findtext(title) == CLEAN


def test_hostile_text_in_json(core: ClosedEnvironment) -> None:
    """JSON holds any text."""
    assert _json(core, NASTY)["items"][0]["title"] == HOSTILE


def test_sitemap(core: ClosedEnvironment) -> None:
    """Addresses, and dates where they are known."""
    view = SitemapView(
        (SitemapEntry("https://mag.example/?a&b", "2008-09-24"), SitemapEntry("https://mag.example/x/"))
    )
    found = [
        (url.findtext(SITEMAP + "loc"), url.findtext(SITEMAP + "lastmod"))
        for url in _xml(core, "sitemap.xml", view)
    ]

    assert found == [("https://mag.example/?a&b", "2008-09-24"), ("https://mag.example/x/", None)]


def test_sitemap_index(core: ClosedEnvironment) -> None:
    """The parts of a large sitemap."""
    urls = ("https://mag.example/sitemap-1.xml", "https://mag.example/sitemap-2.xml")
    root = _xml(core, "sitemap_index.xml", SitemapIndexView(urls))

    assert root.tag == SITEMAP + "sitemapindex"
    assert urls == tuple(loc.text for loc in root.iter(SITEMAP + "loc"))


def test_robots(core: ClosedEnvironment) -> None:
    """Everyone may read all; plain text is not escaped."""
    expected = "User-agent: *\nAllow: /\n\nSitemap: https://mag.example/a&b/sitemap.xml\n"

    assert expected == _text(core, "robots.txt", RobotsView("https://mag.example/a&b/sitemap.xml", "/a&b/"))


def test_redirects_of_hosts(core: ClosedEnvironment) -> None:
    """One line for each alias; plain text is not escaped."""
    view = RedirectsView((("/mag/vieux/", "/mag/un/"), ("/mag/a&b/", "/mag/deux/")))
    expected = "/mag/vieux/ /mag/un/ 301\n/mag/a&b/ /mag/deux/ 301\n"

    assert expected == _text(core, "_redirects", view)


class _Attributes(HTMLParser):
    """Collects attributes by element, and text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts += [data.strip()] if data.strip() else []


def test_redirect(core: ClosedEnvironment) -> None:
    """Browsers go on at once, machines see the new address, readers a link."""
    page = _Attributes()
    page.feed(
        _text(core, "redirect.html", RedirectView("/mag/un/", "https://mag.example/mag/un/", "Un & <deux>"))
    )

    assert ("html", {"lang": "fr"}) in page.found
    assert ("meta", {"http-equiv": "refresh", "content": "0; url=/mag/un/"}) in page.found
    assert ("meta", {"name": "robots", "content": "noindex"}) in page.found
    assert ("link", {"rel": "canonical", "href": "https://mag.example/mag/un/"}) in page.found
    assert ("a", {"href": "/mag/un/"}) in page.found
    assert page.texts == ["Un & <deux>"] * 2
