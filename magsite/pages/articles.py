"""The pages of articles, the pages outside the flow, and the files beside them."""

from collections.abc import Iterable, Iterator, Mapping

from magsite.cache.digest import fold, of_value
from magsite.magazine.model import Article, Page
from magsite.pages.edition import Edition
from magsite.pages.listings import Declared, declared
from magsite.pages.metadata import article_data
from magsite.pages.parts import Link, Meta
from magsite.pages.target import Copy, Rendering, Target, target
from magsite.pages.views import ArticleView, PageView


def article_targets(edition: Edition) -> Iterator[Target]:
    """A page for each article, and a copy of each file that it shows."""
    listings = declared(edition, "article")
    neighbours = _neighbours(edition)
    for article in edition.magazine.articles:
        yield _article(edition, article, neighbours[article.id], listings)
        yield from _files(edition, article.files)


def page_targets(edition: Edition) -> Iterator[Target]:
    """A page for each source outside the flow, and a copy of each file that it shows."""
    listings = declared(edition, "page")
    for page in edition.magazine.pages:
        yield _page(edition, page, listings)
        yield from _files(edition, page.files)


def profile_files(edition: Edition) -> Iterator[Target]:
    """A copy of each file that an author's or a category's text shows."""
    for author in edition.magazine.authors.values():
        yield from _files(edition, author.files)
    for category in edition.magazine.categories.values():
        yield from _files(edition, category.files)


Neighbours = tuple[Link | None, Link | None]
"""The next older and the next newer article of the same magazine."""


def _article(edition: Edition, article: Article, neighbours: Neighbours, listings: Declared) -> Target:
    tags = tuple(Link(edition.magazine.tags[id].name, edition.magazine.tags[id].url) for id in article.tags)
    categories = tuple(edition.links[id] for id in article.categories)
    own = (article.updated, article.question, tags, categories, article.summary, article.extra)
    return target(
        article.url,
        edition.magazine.root,
        "article",
        article.path,
        (
            ("template", edition.template_key("article.html")),
            ("site", edition.site_digest),
            ("listings", listings.digest),
            ("article", of_value((edition.card_digests[article.id], own))),
            ("body", article.body.key),
            ("authors", fold(edition.box_digests[id] for id in article.authors)),
            ("neighbours", of_value(neighbours)),
        ),
        lambda: Rendering(
            "article.html",
            ArticleView(
                meta=_article_meta(edition, article),
                card=edition.cards[article.id],
                body=article.body,
                authors=tuple(edition.boxes[id] for id in article.authors),
                categories=categories,
                tags=tags,
                updated=article.updated,
                question=article.question,
                previous=neighbours[0],
                next=neighbours[1],
                listings=listings.listings,
                summary=article.summary,
                extra=article.extra,
            ),
        ),
    )


def _article_meta(edition: Edition, article: Article) -> Meta:
    return Meta(
        title=edition.page_title(article.title, 1),
        url=article.url,
        absolute_url=edition.absolute(article.url),
        kind="article",
        description=article.summary or article.excerpt or "",
        json_ld=article_data(edition, article),
    )


def _neighbours(edition: Edition) -> Mapping[str, Neighbours]:
    """The neighbours of each article among those of its magazine, or among those that have none."""
    runs: dict[str | None, list[Article]] = {}
    for article in edition.magazine.articles:
        runs.setdefault(article.category, []).append(article)
    return {
        article.id: (_link(run[place + 1 : place + 2]), _link(run[max(0, place - 1) : place]))
        for run in runs.values()
        for place, article in enumerate(run)
    }


def _link(articles: list[Article]) -> Link | None:
    return Link(articles[0].title, articles[0].url) if articles else None


def _page(edition: Edition, page: Page, listings: Declared) -> Target:
    return target(
        page.url,
        edition.magazine.root,
        "article",
        page.path,
        (
            ("template", edition.template_key("page.html")),
            ("site", edition.site_digest),
            ("listings", listings.digest),
            ("page", of_value((page.url, page.title, page.summary, page.excerpt, page.extra))),
            ("body", page.body.key),
        ),
        lambda: Rendering(
            "page.html",
            PageView(
                meta=Meta(
                    title=edition.page_title(page.title, 1),
                    url=page.url,
                    absolute_url=edition.absolute(page.url),
                    description=page.summary or page.excerpt or "",
                ),
                title=page.title,
                body=page.body,
                listings=listings.listings,
                extra=page.extra,
            ),
        ),
    )


def _files(edition: Edition, files: Iterable[tuple[str, str]]) -> Iterator[Target]:
    for url, path in files:
        yield copy_target(edition, url, path)


def copy_target(edition: Edition, url: str, path: str) -> Target:
    """A copy of a source."""
    digest = edition.magazine.digests[path]
    return target(url, edition.magazine.root, "file", path, (("file", digest),), lambda: Copy(path, digest))
