"""What only machines read: redirects, sitemap, robots.txt, and the copies of static files and assets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from magsite.cache.digest import of_value
from magsite.magazine.model import Article
from magsite.pages.articles import copy_target
from magsite.pages.edition import Edition
from magsite.pages.parts import SitemapEntry
from magsite.pages.target import Group, Rendering, Target, target
from magsite.pages.views import RedirectsView, RedirectView, RobotsView, SitemapIndexView, SitemapView, View

SITEMAP_SIZE = 50_000
"""URLs in one file, by the protocol of sitemaps.org."""


def redirect_targets(edition: Edition) -> Iterator[Target]:
    """A page for each alias, and the list of all for hosts that answer with a status."""
    redirects = edition.magazine.redirects
    for redirect in redirects:
        view = RedirectView(redirect.target, edition.absolute(redirect.target), redirect.title)
        yield _machine(edition, redirect.url, "redirect.html", view, redirect.path)
    if redirects:
        every = RedirectsView(tuple((redirect.url, redirect.target) for redirect in redirects))
        yield _machine(edition, f"{edition.site.root}_redirects", "_redirects", every, "")


def static_targets(edition: Edition) -> Iterator[Target]:
    """A copy of each file of static/."""
    for file in edition.magazine.static:
        yield copy_target(edition, file.url, file.path)


def sitemap_targets(edition: Edition, pages: Iterable[Target]) -> Iterator[Target]:
    """The sitemap of these pages, in several files with an index where there are too many, and robots.txt."""
    root = edition.site.root
    changed = _changes(edition.magazine.articles)
    entries = tuple(SitemapEntry(edition.absolute(page.url), changed.get(page.url)) for page in pages)
    url = f"{root}sitemap.xml"
    if len(entries) <= SITEMAP_SIZE:
        yield _machine(edition, url, "sitemap.xml", SitemapView(entries), "")
    else:
        yield from _sitemaps(edition, url, entries)
    yield _machine(edition, f"{root}robots.txt", "robots.txt", RobotsView(edition.absolute(url), root), "")


def _sitemaps(edition: Edition, url: str, entries: Sequence[SitemapEntry]) -> Iterator[Target]:
    parts = [entries[at : at + SITEMAP_SIZE] for at in range(0, len(entries), SITEMAP_SIZE)]
    urls = [f"{edition.site.root}sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    for part_url, part in zip(urls, parts, strict=True):
        yield _machine(edition, part_url, "sitemap.xml", SitemapView(tuple(part)), "")
    index = SitemapIndexView(tuple(edition.absolute(part_url) for part_url in urls))
    yield _machine(edition, url, "sitemap_index.xml", index, "")


def _machine(edition: Edition, url: str, template: str, view: View, source: str) -> Target:
    parts = (
        ("template", edition.template_key(template)),
        ("site", edition.site_digest),
        ("view", of_value(view)),
    )
    group: Group = "listing" if template == "redirect.html" else "sitemap"
    return target(url, edition.site.root, group, source, parts, partial(Rendering, template, view))


def _changes(articles: Iterable[Article]) -> Mapping[str, str]:
    return {article.url: (article.updated or article.date).date().isoformat() for article in articles}
