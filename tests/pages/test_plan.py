"""The plan: which files the output has, and which URLs are asked for twice."""

import pytest

from magsite.content.document import Document
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.pages.plan import Plan, plan
from magsite.pages.target import Target, Text, target
from tests.builders import article, author, category, config, edition, linking, magazine, page
from tests.pages.seen import mapped_at


def _plan(*documents: Document, files: tuple[str, ...] = (), assets: tuple[Target, ...] = ()) -> Plan:
    return plan(edition(magazine(*documents, files=files)), assets)


def _asset(url: str) -> Target:
    return target(url, "/", "asset", "style.css", lambda: (("asset", "1"),), lambda: Text("a {}"))


def _twice(source: str, url: str, other: str) -> Diagnostic:
    return diagnose("url-twice", Location(source, 1, 1), url=url, other=other)


def test_an_empty_magazine_has_its_files() -> None:
    """La Une, the indexes, the page for what is not found, feeds and what machines read."""
    assert {one.path for one in _plan().targets} == {
        *("index.html", "auteurs/index.html", "404.html"),
        *("feed.xml", "rss.xml", "feed.json", "sitemap.xml", "robots.txt"),
    }


def test_everything_has_its_place() -> None:
    """Articles, pages, lists, copies, redirects, assets."""
    found = _plan(
        linking(article("a", authors=("bob",), categories=("net",), tags=("x",), aliases=("b",)), "p.png"),
        page(),
        author("bob"),
        category("net"),
        files=("content/articles/p.png", "static/logo.svg"),
        assets=(_asset("/assets/style.css"),),
    )

    assert {
        *("/net/a/", "/net/a/p.png", "/a-propos/", "/net/", "/auteurs/bob/", "/sujets/x/"),
        *("/b/", "/_redirects", "/logo.svg", "/net/feed.xml", "/assets/style.css"),
    } <= {one.url for one in found.targets}
    assert found.diagnostics == ()


def test_the_first_page_has_one_address() -> None:
    """`/page/1/` is never made; `/page/2/` follows."""
    settings = config(urls={"page_size": 1})
    made = edition(
        magazine(article("a", categories=("net",)), article("b", categories=("net",)), settings=settings)
    )

    urls = {one.url for one in plan(made, ()).targets}

    assert {"/page/2/", "/net/page/2/"} <= urls
    assert [url for url in urls if "/page/1/" in url] == []


def test_the_sitemap_lists_what_is_read() -> None:
    """Pages and lists, not files, feeds, redirects or the page for what is not found."""
    found = _plan(
        linking(article("a", aliases=("b",)), "p.png"),
        page(),
        files=("content/articles/p.png", "static/logo.svg"),
    )

    mapped = mapped_at(found.targets, "/sitemap.xml")
    urls = {entry.absolute_url.removeprefix("https://mag.example") for entry in mapped}
    assert {"/", "/a/", "/a-propos/", "/auteurs/"} == urls


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        (
            (article("x/a"), article("y/a")),
            _twice("content/articles/y/a.md", "/a/", "content/articles/x/a.md"),
        ),
        (
            (article("a", aliases=("Été",)), article("ete")),
            _twice("content/articles/ete.md", "/Été/", "content/articles/a.md"),
        ),
        (
            (article("a", aliases=("/B/",)), page("b")),
            _twice("content/pages/b.md", "/B/", "content/articles/a.md"),
        ),
        (
            (article("net"), category("net")),
            _twice("content/articles/net.md", "/net/", "content/categories/net.md"),
        ),
        ((page("auteurs"),), _twice("content/pages/auteurs.md", "/auteurs/", "/auteurs/")),
        ((page("a", aliases=("robots.txt/",)), page("b", aliases=("404.html",))), None),
        ((category("auteurs"),), _twice("content/categories/auteurs.md", "/auteurs/", "/auteurs/")),
    ],
)
def test_a_url_that_is_asked_for_twice(documents: tuple[Document, ...], expected: Diagnostic | None) -> None:
    """Case and accents count as the same; it is said at the source, and at the later of two."""
    found = _plan(*documents)

    assert (expected or _twice("content/pages/b.md", "/404.html", "/404.html")) in found.diagnostics


def test_of_two_targets_the_first_stays() -> None:
    """No path stands twice in the plan."""
    found = _plan(article("x/a"), article("y/a"))

    paths = [one.path for one in found.targets]
    assert len(paths) == len(set(paths))
    assert [one.source for one in found.targets if one.url == "/a/"] == ["content/articles/x/a.md"]


def test_the_same_file_asked_for_twice_is_no_clash() -> None:
    """As an asset that two names lead to."""
    found = _plan(assets=(_asset("/assets/style.css"), _asset("/assets/style.css")))

    assert ([one.url for one in found.targets].count("/assets/style.css"), found.diagnostics) == (1, ())


@pytest.mark.parametrize(("name", "near"), [("articl.html", "article.html"), ("zzz", "")])
def test_a_template_that_the_theme_lacks_is_said_at_the_header(name: str, near: str) -> None:
    """Of an article, listed or not, and of a page; with a near name."""
    found = _plan(
        article("a", template=name), article("b", template=name, unlisted=True), page(template=name)
    )

    paths = ("content/articles/a.md", "content/articles/b.md", "content/pages/a-propos.md")
    places = [(one.location.path, one.location.line > 1) for one in found.diagnostics]
    assert [(path, True) for path in paths] == places
    assert {(one.code, dict(one.arguments)["near"]) for one in found.diagnostics} == {
        ("template-missing", near)
    }


def test_a_template_that_the_theme_has_is_no_mistake() -> None:
    """The usual one among them."""
    assert _plan(article(template="article.html"), page(template="page.html")).diagnostics == ()
