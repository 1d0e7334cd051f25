"""What only machines read: redirects, sitemap, robots.txt, copies."""

import pytest

from magsite.content.document import Document
from magsite.pages import machines
from magsite.pages.articles import article_targets
from magsite.pages.edition import Edition
from magsite.pages.machines import redirect_targets, sitemap_targets, static_targets
from magsite.pages.outside import page_targets
from magsite.pages.parts import SitemapEntry
from magsite.pages.target import Copy, Target
from magsite.pages.views import RedirectsView, RedirectView, RobotsView, SitemapIndexView, SitemapView
from tests.builders import article, by_url, config, edition, magazine, page
from tests.pages.seen import mapped_at, seen

SUBPATH = config(magazine={"url": "https://x.example/mag/"})


def _views(targets: dict[str, Target]) -> dict[str, object]:
    return {url: seen(getattr(one.recipe(), "view", None)) for url, one in targets.items()}


def _edition(*documents: Document) -> Edition:
    return edition(magazine(*documents, settings=SUBPATH))


def test_each_alias_is_a_page() -> None:
    """And all of them stand in the file that hosts read."""
    targets = by_url(redirect_targets(_edition(article(aliases=("/ancien", "vieux.html")))))

    assert _views(targets) == {
        "/mag/ancien/": RedirectView("/mag/racines/", "https://x.example/mag/racines/", "Les racines"),
        "/mag/vieux.html": RedirectView("/mag/racines/", "https://x.example/mag/racines/", "Les racines"),
        "/mag/_redirects": RedirectsView(
            (("/mag/ancien/", "/mag/racines/"), ("/mag/vieux.html", "/mag/racines/"))
        ),
    }
    assert targets["/mag/ancien/"].source == "content/articles/racines.md"


def test_without_aliases_there_are_no_redirects() -> None:
    """Not even an empty file."""
    assert list(redirect_targets(_edition(article()))) == []


def test_static_files_are_copied() -> None:
    """Under their own digests."""
    publication = magazine(settings=SUBPATH, files=("static/a/logo.svg",))

    (target,) = static_targets(edition(publication))

    assert (target.url, target.path, target.group) == ("/mag/a/logo.svg", "a/logo.svg", "file")
    assert Copy("static/a/logo.svg", publication.digests["static/a/logo.svg"]) == target.recipe()


def test_the_sitemap_lists_pages_with_their_dates() -> None:
    """An article's is its update, else its date; others have none."""
    made = _edition(article("a", date="2008-01-01"), article("b", date="2008-01-02", updated="2010-05-06"))
    pages = (*article_targets(made), next(iter(redirect_targets(_edition(article(aliases=("x",)))))))

    views = _views(by_url(sitemap_targets(made, (one.url for one in pages))))

    assert views["/mag/sitemap.xml"] == SitemapView(
        (
            SitemapEntry("https://x.example/mag/a/", "2008-01-01"),
            SitemapEntry("https://x.example/mag/b/", "2010-05-06"),
            SitemapEntry("https://x.example/mag/x/", None),
        )
    )


def test_robots_are_told_of_the_sitemap() -> None:
    """By its absolute address."""
    views = _views(by_url(sitemap_targets(_edition(), ())))

    assert views["/mag/robots.txt"] == RobotsView("https://x.example/mag/sitemap.xml", "/mag/")


@pytest.mark.parametrize(("count", "parts"), [(2, []), (3, [2, 1]), (4, [2, 2]), (5, [2, 2, 1])])
def test_a_sitemap_of_too_many_urls_is_an_index(
    count: int, parts: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Past the limit, numbered files of that many URLs each, and the index in their place."""
    monkeypatch.setattr(machines, "SITEMAP_SIZE", 2)
    made = _edition(*(article(f"a{n}") for n in range(count)))

    targets = tuple(sitemap_targets(made, (one.url for one in article_targets(made))))

    urls = [one.url for one in targets if one.url.startswith("/mag/sitemap-")]
    assert parts == [len(mapped_at(targets, url)) for url in urls]
    assert urls == [f"/mag/sitemap-{n}.xml" for n in range(1, len(parts) + 1)]
    index = SitemapIndexView(tuple(f"https://x.example{url}" for url in urls))
    assert (_views(by_url(targets))["/mag/sitemap.xml"] == index) == bool(parts)


def test_the_limit_is_that_of_the_protocol() -> None:
    """50,000 URLs in one file."""
    assert machines.SITEMAP_SIZE == 50_000


def test_what_search_engines_should_pass_is_not_in_the_sitemap() -> None:
    """Unlisted pages, and those whose original is elsewhere; a page that is its own original is there."""
    made = _edition(
        article("a", unlisted=True),
        article("b", canonical="https://cri.example/"),
        article("c", canonical="https://x.example/mag/c/"),
        page("d", unlisted=True),
    )
    targets = sitemap_targets(made, (one.url for one in (*article_targets(made), *page_targets(made))))

    mapped = mapped_at(targets, "/mag/sitemap.xml")
    assert [entry.absolute_url for entry in mapped] == ["https://x.example/mag/c/"]
