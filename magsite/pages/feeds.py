"""Atom, RSS and JSON feeds of the site and of each magazine: the 20 newest articles, whole."""

from collections.abc import Iterator, Sequence
from functools import partial

from magsite.cache.digest import fold, of_value
from magsite.magazine.model import Article
from magsite.pages.edition import Edition
from magsite.pages.parts import FeedEntry
from magsite.pages.target import Rendering, Target, target
from magsite.pages.views import FeedView

_ENTRIES = 20
_FORMATS = ("feed.xml", "rss.xml", "feed.json")


def feed_targets(edition: Edition) -> Iterator[Target]:
    """The three feeds of La Une and of each magazine."""
    site, magazine = edition.site, edition.magazine
    description = site.description or site.tagline or site.title
    yield from _feeds(edition, site.title, description, site.root, magazine.articles[:_ENTRIES])
    for category in magazine.categories.values():
        articles = magazine.index.by_category.get(category.id, ())[:_ENTRIES]
        title = f"{category.name} — {site.title}"
        yield from _feeds(edition, title, category.tagline or title, category.url, articles)


def _feeds(
    edition: Edition, title: str, description: str, home: str, articles: Sequence[Article]
) -> Iterator[Target]:
    for template in _FORMATS:
        yield target(
            home + template,
            edition.site.root,
            "feed",
            "",
            (
                ("template", edition.template_key(template)),
                ("site", edition.site_digest),
                ("feed", of_value((title, description))),
                ("cards", fold(edition.card_digests[article.id] for article in articles)),
                ("entries", of_value([(a.body.key, a.updated, a.categories) for a in articles])),
            ),
            partial(_rendering, edition, template, title, description, home, articles),
        )


def _rendering(
    edition: Edition, template: str, title: str, description: str, home: str, articles: Sequence[Article]
) -> Rendering:
    return Rendering(
        template,
        FeedView(
            title=title,
            description=description,
            language=edition.site.language,
            absolute_url=edition.absolute(home + template),
            home_url=edition.absolute(home),
            updated=max((article.updated or article.date for article in articles), default=None),
            entries=tuple(_entry(edition, article) for article in articles),
        ),
    )


def _entry(edition: Edition, article: Article) -> FeedEntry:
    return FeedEntry(
        card=edition.cards[article.id],
        absolute_url=edition.absolute(article.url),
        updated=article.updated or article.date,
        author_names=tuple(edition.magazine.authors[id].name for id in article.authors),
        category_names=tuple(edition.links[id].name for id in article.categories),
        html=article.body,
    )
