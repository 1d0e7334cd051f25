"""Lists of articles, page by page."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from magsite.cache.digest import fold, of_value
from magsite.magazine.article import Article
from magsite.pages.article_lists import BY_DATE, KINDS, ArticleList, lists
from magsite.pages.edition import Edition
from magsite.pages.listings import NO_LISTINGS, Declared
from magsite.pages.numbering import Position, from_first, from_last
from magsite.pages.target import Parts, Rendering, Target, target_of

ListPage = tuple[Position, Sequence[Article]]
"""One page of a list, and what it holds."""


def list_targets(edition: Edition) -> Iterator[Target]:
    """Every page of every list of articles."""
    declared = declared_listings(edition)
    for one in lists(edition):
        for page in list_pages(edition, one):
            yield list_target(edition, one, declared[one.kind], page)


def declared_listings(edition: Edition) -> Mapping[str, Declared]:
    """What the theme wants on the first page of each kind of list."""
    return {kind: Declared(edition, kind) for kind in KINDS}


def list_pages(edition: Edition, one: ArticleList) -> Iterator[ListPage]:
    """The pages of a list, from its own address on.

    Lists by date are numbered as `[urls] numbering` says; the others are always counted from their first item.
    """
    urls = edition.magazine.config.urls
    stable = urls.numbering == "stable" and one.kind in BY_DATE
    numbering = from_last if stable else from_first
    return numbering(one.articles, urls.page_size, one.url, urls.words.page)


def list_target(edition: Edition, one: ArticleList, declared: Declared, page: ListPage) -> Target:
    """One page of a list; what the theme wants beside the list stands on the first page alone."""
    position, articles = page
    content = _ListPage(edition, one, declared if position.first else None, position, articles)
    return target_of(position.url, edition.magazine.root, "listing", one.source, content)


class _ListPage(msgspec.Struct, frozen=True):
    """The content of one page of a list."""

    edition: Edition
    list: ArticleList
    declared: Declared | None
    position: Position
    articles: Sequence[Article]

    @property
    def template(self) -> str:
        return f"{self.list.kind}.html"

    def parts(self) -> Parts:
        edition, declared, articles = self.edition, self.declared, self.articles
        return (
            ("template", edition.template_key(self.template)),
            ("site", edition.site_digest),
            ("listings", declared.digest if declared else ""),
            *self.list.subject,
            *self.list.own(self.position),
            ("position", of_value(self.position)),
            ("cards", fold(map(edition.card_digests.of, [article.id for article in articles]))),
        )

    def recipe(self) -> Rendering:
        cards = tuple(self.edition.cards[article.id] for article in self.articles)
        listings = self.declared.listings if self.declared else NO_LISTINGS
        return Rendering(self.template, self.list.view(self.position, cards, listings))
