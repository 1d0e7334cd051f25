"""What machines read of a magazine: feeds, sitemap, robots.txt; and magazines that stand below a path, or nowhere."""

import json
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from tests.sites import harness, sample
from tests.sites.harness import OUTPUT
from tests.sites.reading import dead_links, read_page

BASE = "https://relais.example/"
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LISTS = ["", "internet/", "logiciel-libre/", "societe/"]


def build_sample(site: Path, config: str = sample.CONFIG) -> dict[str, bytes]:
    """The files of the magazine with this configuration."""
    harness.write(site, sample.FILES)
    harness.write(site, {"config.toml": config})
    assert harness.build(site).published
    return harness.files(site / OUTPUT)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every file of the magazine."""
    return build_sample(tmp_path_factory.mktemp("machines") / "site")


@pytest.mark.parametrize("at", LISTS)
def test_atom(files: dict[str, bytes], at: str) -> None:
    """RFC 4287: feed and entries have id, title and updated, an author, and absolute addresses."""
    feed = ET.fromstring(files[f"{at}feed.xml"])  # noqa: S314 - written by this test's own build
    own = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert own == {"self": f"{BASE}{at}feed.xml", "alternate": f"{BASE}{at}"}
    entries = feed.findall(f"{ATOM}entry")
    for one in (feed, *entries):
        assert {len(one.findall(ATOM + name)) for name in ("id", "title", "updated")} == {1}
        assert datetime.fromisoformat(one.findtext(f"{ATOM}updated") or "").tzinfo is not None
    assert len(entries) == len({one.findtext(f"{ATOM}id") for one in entries})
    assert feed.find(f"{ATOM}author") is not None
    for one in entries:
        assert_absolute(one.findtext(f"{ATOM}content") or "")


@pytest.mark.parametrize("at", LISTS)
def test_rss(files: dict[str, bytes], at: str) -> None:
    """RSS 2.0: title, link and description; items with a permanent guid and a date that mail would read."""
    channel = ET.fromstring(files[f"{at}rss.xml"]).find("channel")  # noqa: S314 - written by this test's own build
    assert channel is not None
    assert all(channel.findtext(name) for name in ("title", "link", "description", "language"))
    for item in channel.findall("item"):
        guid = item.find("guid")
        assert guid is not None
        assert guid.get("isPermaLink") == "true"
        assert guid.text == item.findtext("link")
        assert parsedate_to_datetime(item.findtext("pubDate") or "").tzinfo is not None
        assert_absolute(item.findtext(CONTENT) or "")


@pytest.mark.parametrize("at", LISTS)
def test_json_feed(files: dict[str, bytes], at: str) -> None:
    """JSON Feed 1.1."""
    feed = json.loads(files[f"{at}feed.json"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{BASE}{at}feed.json"
    assert feed["home_page_url"] == f"{BASE}{at}"
    for item in feed["items"]:
        assert item["id"] == item["url"]
        assert item["title"]
        assert datetime.fromisoformat(item["date_published"]).tzinfo is not None
        assert_absolute(item["content_html"])


def test_the_three_feeds_of_a_list_say_the_same(files: dict[str, bytes]) -> None:
    """The same articles in the same order, of the list that they follow."""
    for at, count in (("", sample.PUBLISHED), ("internet/", sample.INTERNET), ("societe/", 0)):
        atom = ET.fromstring(files[f"{at}feed.xml"]).findall(f"{ATOM}entry")  # noqa: S314 - as above
        rss = ET.fromstring(files[f"{at}rss.xml"]).findall("channel/item")  # noqa: S314 - as above
        items = json.loads(files[f"{at}feed.json"])["items"]
        assert count == len(items)
        assert [item["title"] for item in items] == [one.findtext(f"{ATOM}title") for one in atom]
        assert [item["title"] for item in items] == [one.findtext("title") for one in rss]


def test_a_feed_holds_twenty_articles(site: Path) -> None:
    """The newest ones."""
    articles = {
        f"content/articles/2026-01-{day:02}-a{day}.md": f"---\ntitle: A{day}\n---\nTexte.\n"
        for day in range(1, 26)
    }
    harness.write(site, articles)
    harness.build(site)
    items = json.loads(harness.files(site / OUTPUT)["feed.json"])["items"]
    assert [f"A{day}" for day in range(25, 5, -1)] == [item["title"] for item in items]


def test_feeds_name_authors_and_magazines(files: dict[str, bytes]) -> None:
    """Each in its own way."""
    rss = ET.fromstring(files["logiciel-libre/rss.xml"])  # noqa: S314 - written by this test's own build
    assert [one.text for one in rss.iter(CREATOR)] == ["Bo", "Émile", "Zoé"]
    item = json.loads(files["logiciel-libre/feed.json"])["items"][0]
    assert [author["name"] for author in item["authors"]] == ["Bo", "Émile", "Zoé"]
    assert item["tags"] == ["Logiciel libre", "Internet"]


def test_pages_announce_their_feeds(files: dict[str, bytes]) -> None:
    """A magazine its own and the whole site's."""
    links = read_page(files["internet/index.html"].decode()).links
    assert {"/feed.xml", "/rss.xml", "/feed.json", "/internet/feed.xml", "/internet/feed.json"} <= set(links)


def test_the_sitemap_has_every_page(files: dict[str, bytes]) -> None:
    """All that readers reach, once, at absolute addresses, and nothing else."""
    sitemap = ET.fromstring(files["sitemap.xml"])  # noqa: S314 - written by this test's own build
    found = [one.text or "" for one in sitemap.iter(f"{MAP}loc")]
    pages = {path for path in files if path.endswith("index.html") and "vieux.php" not in path}
    assert sorted(found) == sorted(BASE + path.removesuffix("index.html") for path in pages)
    changed = {one.findtext(f"{MAP}loc"): one.findtext(f"{MAP}lastmod") for one in sitemap}
    assert changed[f"{BASE}internet/racines/"] == "2008-09-24"
    assert changed[f"{BASE}seul/"] == "2026-01-22"


def test_robots_name_the_sitemap(files: dict[str, bytes]) -> None:
    """And keep nobody out."""
    assert f"Sitemap: {BASE}sitemap.xml\n" in files["robots.txt"].decode()
    assert "Disallow: /\n" not in files["robots.txt"].decode()


@pytest.mark.parametrize(
    "address", ["https://user.example/mag/", "https://user.example/mag", "https://user.example/a/é/"]
)
def test_a_magazine_below_a_path(site: Path, address: str) -> None:
    """Every address of every page and feed is below it, and every one leads somewhere."""
    files = build_sample(site, sample.CONFIG.replace(BASE, address))
    base = address.rstrip("/") + "/"
    root = urlsplit(base).path
    assert "internet/racines/index.html" in files
    assert list(dead_links(files, base)) == []
    for path, content in files.items():
        if path.endswith(".html"):
            inside = [link for link in read_page(content.decode()).links if link.startswith("/")]
            assert not [link for link in inside if not link.startswith(root)], path
    assert f"{root}racines.html {root}internet/racines/ 301" in files["_redirects"].decode()
    assert BASE.encode() not in b"".join(files.values())
    assert "https://user.example/internet" not in b"".join(files.values()).decode(errors="replace")


def test_a_magazine_without_an_address(site: Path) -> None:
    """One warning, each time, and an address that can be nobody's."""
    harness.write(site, sample.FILES)
    harness.write(site, {"config.toml": sample.CONFIG.replace(f'url = "{BASE}"\n', "")})
    for _ in range(2):
        report = harness.build(site)
        assert harness.codes(report.diagnostics) == ["site-url-missing"]
    assert b"https://example.invalid/internet/racines/" in harness.files(site / OUTPUT)["feed.xml"]
    with_address = harness.build(site, url=BASE)
    assert not with_address.diagnostics


def assert_absolute(html: str) -> None:
    """Every address of an entry is absolute: readers show it far from the magazine."""
    assert not [
        link for link in read_page(html).links if not link.startswith(("https://", "http://", "mailto:"))
    ], html
