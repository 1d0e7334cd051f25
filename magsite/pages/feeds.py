"""Feeds of the newest articles: whole ones of the site and of each magazine, summaries of authors, tags and series."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

import msgspec

from magsite.cache.digest import fold, of_value
from magsite.diagnostics.codes import N_
from magsite.magazine.article import Article
from magsite.pages.edition import Edition
from magsite.pages.parts import Card, FeedEntry
from magsite.pages.prose import Joined, Words
from magsite.pages.target import Parts, Rendering, Target, target
from magsite.pages.views import FeedView

_ENTRIES = 20
_ATOM = "feed.xml"
_FORMATS = (_ATOM, "rss.xml", "feed.json")


class _Feed(msgspec.Struct, frozen=True):
    """What a feed is of."""

    title: Words
    description: Words
    home: str
    among: Sequence[Article]
    """The articles of which it has the first."""
    whole: bool
    """Whether its entries hold the whole text."""

    @property
    def articles(self) -> Sequence[Article]:
        """Those that it has."""
        return self.among[:_ENTRIES]


def feed_targets(edition: Edition) -> Iterator[Target]:
    """Three feeds of La Une and of each magazine; one, with summaries, of each author, tag and series."""
    for feed in _whole(edition):
        for template in _FORMATS:
            yield _target(edition, feed, template)
    for feed in _summaries(edition):
        yield _target(edition, feed, _ATOM)


def turned_feed_targets(before: Edition, after: Edition) -> Iterator[Target]:
    """Those of the feeds whose articles are others now."""
    former = {feed.home: feed for feed in (*_whole(before), *_summaries(before))}
    for feeds, formats in ((_whole(after), _FORMATS), (_summaries(after), (_ATOM,))):
        for feed in feeds:
            old = former.get(feed.home)
            if old is None or not _has_the_same(old, feed):
                yield from (_target(after, feed, template) for template in formats)


def atom_url(home: str) -> str:
    """The URL of the Atom feed of the list at a URL."""
    return home + _ATOM


def _has_the_same(before: _Feed, after: _Feed) -> bool:
    """Whether two feeds have the same articles; lists of which nothing has changed are the very same."""
    return before.among is after.among or before.articles == after.articles


def _whole(edition: Edition) -> Iterator[_Feed]:
    site, magazine = edition.site, edition.magazine
    description = site.description or site.tagline or site.title
    yield _Feed(site.title, description, site.root, magazine.articles, whole=True)
    for category in magazine.categories.values():
        among = magazine.index.by_category.get(category.id, ())
        link = edition.links[category.id]
        title = Joined((link.name, " — ", site.title))
        yield _Feed(title, link.tagline or title, category.url, among, whole=True)


def _summaries(edition: Edition) -> Iterator[_Feed]:
    magazine, index = edition.magazine, edition.magazine.index
    words = edition.words
    lists: Iterable[tuple[Words, str, Sequence[Article]]] = (
        *(
            (edition.named(one), one.url, index.by_author.get(one.id, ()))
            for one in magazine.authors.values()
        ),
        *((words(one.name), one.url, index.by_tag.get(one.id, ())) for one in magazine.tags.values()),
        *((words(one.title), one.url, _newest(edition, one.articles)) for one in magazine.series.values()),
    )
    for name, home, among in lists:
        title = Joined((name, " — ", edition.site.title))
        yield _Feed(title, title, home, among, whole=False)


def _newest(edition: Edition, ids: Sequence[str]) -> Sequence[Article]:
    """The articles of a series as feeds have them, whatever the order of reading."""
    articles = (edition.articles[id] for id in ids)
    return sorted(articles, key=lambda article: (-article.date.timestamp(), article.id))


def _target(edition: Edition, feed: _Feed, template: str) -> Target:
    return target(
        feed.home + template,
        edition.site.root,
        "feed",
        "",
        partial(_parts, edition, feed, template),
        partial(_rendering, edition, feed, template),
    )


def _parts(edition: Edition, feed: _Feed, template: str) -> Parts:
    texts = [article.body.key if feed.whole else "" for article in feed.articles]
    facts = [(article.updated, article.categories) for article in feed.articles]
    return (
        ("template", edition.template_key(template)),
        ("site", edition.site_digest),
        ("feed", of_value((feed.title, feed.description))),
        ("cards", fold(map(edition.card_digests.of, [article.id for article in feed.articles]))),
        ("entries", of_value((texts, facts))),
    )


def _rendering(edition: Edition, feed: _Feed, template: str) -> Rendering:
    return Rendering(
        template,
        FeedView(
            title=feed.title,
            description=feed.description,
            language=edition.site.language,
            absolute_url=edition.absolute(feed.home + template),
            home_url=edition.absolute(feed.home),
            updated=max((article.updated or article.date for article in feed.articles), default=None),
            entries=tuple(_entry(edition, feed, article) for article in feed.articles),
        ),
    )


def _entry(edition: Edition, feed: _Feed, article: Article) -> FeedEntry:
    return FeedEntry(
        card=_labelled(edition, edition.cards[article.id]),
        absolute_url=edition.absolute(article.url),
        updated=article.updated or article.date,
        author_names=tuple(edition.named(edition.magazine.authors[id]) for id in article.authors),
        category_names=tuple(edition.links[id].name for id in article.categories),
        html=article.body if feed.whole else "",
    )


def _labelled(edition: Edition, card: Card) -> Card:
    """The card of a sponsored article says so in its title: a reader of feeds sees nothing else of it."""
    if card.sponsored is None:
        return card
    sponsored = edition.say(N_("Sponsored"))
    return msgspec.structs.replace(card, title=Joined((f"[{sponsored}] ", card.title)))
