"""Payloads in every field of a magazine: no text that a writer writes becomes a script, an element or an attribute.

All pages are opened with the content policy of the theme switched off, so that escaping alone must hold.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from xml.etree import ElementTree as ET

import msgspec
import pytest
from playwright.sync_api import Browser

from magsite.content.body import MarkdownOptions, body_request
from magsite.content.document import BodySource
from magsite.content.markdown.convert import convert
from magsite.content.targets import listed_targets
from tests.browser import attack
from tests.browser.hosting import served
from tests.browser.payloads import PAYLOADS
from tests.browser.watching import Seen, Watched, watched
from tests.sites import harness

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_A_SITE: Final = 60
"""Payloads of a site: enough for every list to have several pages."""

_OPENED: Final = re.compile(r"/sous/(?:c\d+/[^/]+/|auteurs/|sujets/|dossiers/|plus-partages/)?index\.html")
"""Articles and the first page of each list: what else there is shows the same texts in the same templates."""

_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

_REFRESH: Final = b'http-equiv="refresh"'


class Site(msgspec.Struct, frozen=True):
    """A magazine that was built: the folder that a host serves, and its files by their paths."""

    host: Path
    files: dict[str, bytes]

    @property
    def pages(self) -> list[str]:
        """The paths of its pages; those that lead elsewhere are none."""
        return [path for path, data in self.files.items() if path.endswith(".html") and _REFRESH not in data]


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> list[Site]:
    """Magazines that have each payload in each field of a header."""
    starts = range(0, len(PAYLOADS), _A_SITE)
    files = [attack.magazine(PAYLOADS[start : start + _A_SITE]) for start in starts]
    return [_built(tmp_path_factory.mktemp("attacked"), one) for one in files]


@pytest.fixture(scope="module")
def seen(browser: Browser, attacked: list[Site]) -> list[tuple[str, Seen]]:
    """What stands in each page of these magazines."""
    return [page for site in attacked for page in _seen(browser, site)]


@pytest.fixture(scope="module")
def configured(tmp_path_factory: pytest.TempPathFactory) -> list[Site]:
    """Magazines that have payloads in their configuration, several in each field, and each in the menus."""
    some = [PAYLOADS[start : start + 20] for start in range(0, len(PAYLOADS), 20)]
    return [_built(tmp_path_factory.mktemp("configured"), attack.settings(one)) for one in some]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A magazine whose texts are the payloads."""
    return _built(tmp_path_factory.mktemp("written"), attack.bodies(PAYLOADS))


@pytest.fixture(scope="module")
def bodies() -> dict[str, list[str]]:
    """By payload: the converted text of each syntax of Markdown with it."""
    return {
        payload: [_converted(attack.text(syntax, payload)) for syntax in attack.SYNTAXES]
        for payload in PAYLOADS
    }


@pytest.fixture(scope="module")
def shapes(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """The elements, with the names of their attributes, of a magazine that nobody attacks."""
    folder = tmp_path_factory.mktemp("harmless")
    sites = [
        _built(folder / "a", attack.magazine(attack.HARMLESS)),
        _built(folder / "b", attack.settings(["a"])),
    ]
    return frozenset(shape for site in sites for _, page in _seen(browser, site) for shape in page.shapes)


def test_fields_become_neither_scripts_nor_elements_nor_attributes(
    seen: list[tuple[str, Seen]], shapes: frozenset[str]
) -> None:
    """Every element of an attacked page is one that the theme makes for harmless texts too."""
    for path, page in seen:
        assert page.wrong == (), path
        assert set(page.shapes) <= shapes, path


def test_settings_become_neither_scripts_nor_elements_nor_attributes(
    browser: Browser, configured: list[Site], shapes: frozenset[str]
) -> None:
    """The same for the title of the magazine, its menus and the settings of its theme."""
    for site in configured:
        for path, page in _seen(browser, site):
            assert page.wrong == (), path
            assert set(page.shapes) <= shapes, path


def test_texts_run_nothing(browser: Browser, written: Site) -> None:
    """Markdown and raw HTML may make elements, but none that runs, asks, leaves or dresses up."""
    for path, page in _seen(browser, written):
        assert page.wrong == (), path


def test_no_syntax_of_markdown_lets_a_payload_out(browser: Browser, bodies: dict[str, list[str]]) -> None:
    """Each text by itself, as the browser reads it."""
    documents = [_document(body) for one in bodies.values() for body in one]
    with _empty(browser) as page:
        found = dict(zip(documents, page.look(documents), strict=True))
    assert {document: seen.wrong for document, seen in found.items() if seen.wrong} == {}


def test_no_text_runs_or_asks_or_leaves(browser: Browser, bodies: dict[str, list[str]]) -> None:
    """All texts with one payload in a page, which is opened."""
    with _empty(browser) as page:
        page.run([_document("\n".join(one)) for one in bodies.values()])
    assert page.noted == []


def test_json_ld_is_json_and_holds_the_title(seen: list[tuple[str, Seen]]) -> None:
    """Of each article what its heading says, sign by sign."""
    articles = 0
    for path, page in seen:
        for node in (node for block in page.data for node in json.loads(block)["@graph"]):
            if "headline" in node:
                articles += 1
                assert page.title == node["headline"], path
    assert articles >= 0.9 * len(PAYLOADS)


def test_files_for_machines_can_be_read(attacked: list[Site], configured: list[Site], written: Site) -> None:
    """Feeds and sitemaps are XML, JSON feeds are JSON, and a redirect has three words."""
    for site in (*attacked, *configured, written):
        for path, data in site.files.items():
            if path.endswith(".xml"):
                ET.fromstring(data)  # noqa: S314 - written by this test's own build
            elif path.endswith(".json"):
                assert json.loads(data)["version"].startswith("https://jsonfeed.org/")
            elif path.endswith("_redirects"):
                assert {len(line.split()) for line in data.decode().splitlines()} <= {3}


def test_feeds_hold_the_titles(attacked: list[Site]) -> None:
    """As many entries as there are articles, in all feeds the same titles."""
    for site in attacked:
        atom = ET.fromstring(site.files["feed.xml"])  # noqa: S314 - written by this test's own build
        rss = ET.fromstring(site.files["rss.xml"])  # noqa: S314 - as above
        names = "{http://www.w3.org/2005/Atom}"
        in_atom = [entry.findtext(f"{names}title") for entry in atom.iter(f"{names}entry")]
        in_json = [_NOT_XML.sub("", item["title"]) for item in json.loads(site.files["feed.json"])["items"]]
        assert in_json == in_atom == [item.findtext("title") for item in rss.iter("item")]
        assert len(in_json) == 20


def _built(folder: Path, files: dict[str, str]) -> Site:
    harness.write(folder / "site", files)
    host = folder / "host"
    report = harness.build(folder / "site", host / "sous")
    assert report.published
    (host / "empty.html").write_text("<!doctype html>")
    return Site(host, harness.files(host / "sous"))


def _seen(browser: Browser, site: Site) -> Iterator[tuple[str, Seen]]:
    """Each page of a site with what stands in it; nothing runs while its articles and its lists are open."""
    addresses = [f"/sous/{path}" for path in site.pages]
    with served(site.host) as address, watched(browser, address) as page:
        yield from zip(site.pages, page.look([site.files[path].decode() for path in site.pages]), strict=True)
        page.run([one for one in addresses if _OPENED.fullmatch(one)])
        assert page.noted == []


@contextmanager
def _empty(browser: Browser) -> Iterator[Watched]:
    """A page that watches, at an address of its own where nothing else is."""
    with TemporaryDirectory() as folder:
        Path(folder, "empty.html").write_text("<!doctype html>")
        with served(Path(folder)) as address, watched(browser, address) as page:
            yield page


def _document(body: str) -> str:
    return f"<!doctype html><html><head></head><body><div>{body}</div></body></html>"


def _converted(text: str) -> str:
    source = BodySource("content/articles/a.md", 0, 1, "1" * 32)
    request = body_request("2" * 32, source, MarkdownOptions(), (), listed_targets(text, 1))
    return convert(text, request).html
