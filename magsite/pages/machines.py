"""What only machines read: redirects, sitemap, robots.txt, and the copies of static files and assets."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, partial
from typing import Final
from urllib.parse import quote

from magsite.cache.digest import of_value
from magsite.language.typography.options import Options
from magsite.magazine.article import Article
from magsite.magazine.model import Page, Redirect
from magsite.pages.edition import Edition
from magsite.pages.files import copy_target
from magsite.pages.mapping import mapped
from magsite.pages.prose import Prose
from magsite.pages.target import Group, Rendering, Target, target
from magsite.pages.views import RedirectsView, RedirectView, RobotsView, SitemapIndexView, SitemapView, View

SITEMAP_SIZE = 50_000
"""URLs in one file, by the protocol of sitemaps.org."""

_SPACE: Final = re.compile(r"\s")


def redirect_targets(edition: Edition) -> Iterator[Target]:
    """A page for each alias, and the list of all for hosts that answer with a status."""
    redirects = edition.magazine.redirects
    manners = {one.path: one.body.typography for one in edition.sources} if redirects else {}
    for redirect in redirects:
        view = partial(_redirect, edition, redirect, manners.get(redirect.path, edition.typography))
        yield _machine(edition, redirect.url, "redirect.html", view, redirect.path)
    if redirects:
        yield _machine(
            edition, f"{edition.site.root}_redirects", "_redirects", partial(_redirects, redirects), ""
        )


def static_targets(edition: Edition) -> Iterator[Target]:
    """A copy of each file of static/."""
    for file in edition.magazine.static:
        yield copy_target(edition, file.url, file.path)


def sitemap_targets(edition: Edition, pages: Iterable[str]) -> Iterator[Target]:
    """The sitemap of the pages at these URLs, in several files with an index where there are too many, and robots.txt.

    Pages that search engines should pass, or find elsewhere, are not in it.
    """
    root, hidden = edition.site.root, _hidden(edition, edition.sources)
    url = f"{root}sitemap.xml"
    urls = sorted(page for page in pages if page not in hidden)
    if len(urls) <= SITEMAP_SIZE:
        yield _machine(edition, url, "sitemap.xml", partial(_sitemap, edition, urls), "")
    else:
        yield from _sitemaps(edition, url, urls)
    robots = RobotsView(edition.absolute(url), root)
    yield _machine(edition, f"{root}robots.txt", "robots.txt", lambda: robots, "")


def mapped_as(edition: Edition, article: Article) -> tuple[str, str, bool]:
    """What the sitemap says of an article: its URL and its date, and whether it is left out."""
    return article.url, _last_change(article), article.url in _hidden(edition, (article,))


def _sitemaps(edition: Edition, url: str, urls: Sequence[str]) -> Iterator[Target]:
    parts = [urls[at : at + SITEMAP_SIZE] for at in range(0, len(urls), SITEMAP_SIZE)]
    part_urls = [f"{edition.site.root}sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for part_url, part in zip(part_urls, parts, strict=True):
        yield _machine(edition, part_url, "sitemap.xml", partial(_sitemap, edition, part), "")
    index = SitemapIndexView(tuple(edition.absolute(part_url) for part_url in part_urls))
    yield _machine(edition, url, "sitemap_index.xml", lambda: index, "")


def _sitemap(edition: Edition, urls: Sequence[str]) -> SitemapView:
    magazine = edition.magazine
    return SitemapView(mapped(magazine.base_url, magazine.root, urls, _changes(magazine.articles)))


def _redirect(edition: Edition, redirect: Redirect, typography: Options) -> RedirectView:
    title = Prose(redirect.title, typography)
    return RedirectView(redirect.target, edition.absolute(redirect.target), title)


def _redirects(redirects: Iterable[Redirect]) -> RedirectsView:
    return RedirectsView(tuple((_one_word(redirect.url), redirect.target) for redirect in redirects))


def _one_word(url: str) -> str:
    """A former address as a list of words can hold it, with its spaces as browsers ask for them."""
    return _SPACE.sub(lambda space: quote(space[0]), url)


def _machine(edition: Edition, url: str, template: str, view: Callable[[], View], source: str) -> Target:
    group: Group = "listing" if template == "redirect.html" else "sitemap"
    view = cache(view)  # A sitemap's is large, and wanted for the key as well as for the file.
    return target(
        url,
        edition.site.root,
        group,
        source,
        lambda: (
            ("template", edition.template_key(template)),
            ("site", edition.site_digest),
            ("view", of_value(view())),
        ),
        lambda: Rendering(template, view()),
    )


def _changes(articles: Iterable[Article]) -> Mapping[str, str]:
    # As `_last_change`, which is not called for each of the thousands of a sitemap.
    day = date.isoformat
    return {one.url: day(one.updated or one.date) for one in articles}


def _last_change(article: Article) -> str:
    return date.isoformat(article.updated or article.date)


def _hidden(edition: Edition, sources: Iterable[Article | Page]) -> frozenset[str]:
    return frozenset(
        one.url
        for one in sources
        if one.unlisted or (one.canonical and edition.canonical(one.canonical, one.url))
    )
