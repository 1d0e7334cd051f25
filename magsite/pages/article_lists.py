"""Every list of articles, and what its pages show: La Une, magazines, authors, tags, series, most shared."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Final

import msgspec

from magsite.cache.digest import of_value
from magsite.diagnostics.codes import N_
from magsite.magazine.article import Article
from magsite.magazine.article import Picture as HeaderPicture
from magsite.magazine.model import Author, Category, Series, Tag
from magsite.pages.edition import Edition
from magsite.pages.feeds import atom_url
from magsite.pages.listings import ranked_authors, ranked_categories
from magsite.pages.metadata import author_data, home_data, series_data
from magsite.pages.numbering import Position
from magsite.pages.parts import AuthorBox, AuthorEntry, Card, CategoryEntry, Link, Listings, Meta, Picture
from magsite.pages.prose import Joined, Words
from magsite.pages.shown import picture_of
from magsite.pages.target import Parts
from magsite.pages.views import AuthorView, CategoryView, HomeView, MostSharedView, SeriesView, TagView, View

BY_DATE: Final = ("home", "category", "author", "tag")
"""The kinds of lists that are in the order of articles."""
KINDS: Final = (*BY_DATE, "series", "most_shared")

_RANKED_AUTHORS = 12

_Ranked = tuple[tuple[AuthorEntry, ...], tuple[CategoryEntry, ...], date | None]


class ArticleList(msgspec.Struct, frozen=True, dict=True):
    """A list of articles and how a page of it is made."""

    kind: str
    url: str
    articles: Sequence[Article]
    told: Callable[[], Parts]
    """Digests what all its pages show beside the cards."""
    view: Callable[[Position, tuple[Card, ...], Listings], View]
    source: str = ""
    """The file that declares it."""
    own: Callable[[Position], Parts] = lambda _position: ()
    """Digests what one of its pages shows beside that."""

    @cached_property
    def subject(self) -> Parts:
        """What all its pages show beside the cards."""
        return self.told()


def lists(edition: Edition) -> Iterator[ArticleList]:
    """Every list of articles."""
    yield from _by_date(edition)
    yield from _by_rank(edition)


def _by_date(edition: Edition) -> Iterator[ArticleList]:
    magazine = edition.magazine
    yield _home(edition)
    yield from (_category(edition, category) for category in magazine.categories.values())
    yield from (_author(edition, author) for author in magazine.authors.values())
    yield from (_tag(edition, tag) for tag in magazine.tags.values())


def _by_rank(edition: Edition) -> Iterator[ArticleList]:
    magazine = edition.magazine
    yield from (_series(edition, series) for series in magazine.series.values())
    if magazine.index.most_shared:
        yield _most_shared(edition)


def _meta(edition: Edition, title: Words, position: Position, description: Words) -> Meta:
    return Meta(
        title=title,
        url=position.url,
        absolute_url=edition.absolute(position.url),
        description=description if position.first else "",
    )


def _home(edition: Edition) -> ArticleList:
    site = edition.site
    title = Joined((site.title, " — ", site.tagline)) if site.tagline else site.title

    def view(position: Position, cards: tuple[Card, ...], listings: Listings) -> View:
        shown = title if position.first else edition.numbered(site.title, position.number)
        meta = _meta(edition, shown, position, site.description or site.tagline or "")
        data = home_data(edition) if position.first else ""
        return HomeView(msgspec.structs.replace(meta, json_ld=data), cards, position.pagination, listings)

    return ArticleList("home", site.root, edition.magazine.articles, tuple, view)


def _portrait(edition: Edition, box: AuthorBox) -> Picture | None:
    """The picture of a profile elsewhere."""
    shared = edition.shared(HeaderPicture(box.portrait or ""), edition.typography)
    return msgspec.structs.replace(shared, alt=box.name) if shared is not None else None


def _category(edition: Edition, category: Category) -> ArticleList:
    link = edition.links[category.id]
    feeds = edition.feeds(link.name, category.url)

    people = edition.magazine.authors
    editors = tuple(Link(edition.named(people[id]), people[id].url) for id in category.editors)
    picture = picture_of(category.picture, edition.typography)

    def view(position: Position, cards: tuple[Card, ...], listings: Listings) -> View:
        title = edition.page_title(category.name, position.number)
        meta = _meta(edition, title, position, link.tagline or "")
        return CategoryView(
            meta=msgspec.structs.replace(meta, picture=edition.shared(category.picture, edition.typography)),
            category=link,
            intro=category.intro if position.first else None,
            editors=editors,
            picture=picture,
            extra=category.extra,
            cards=cards,
            pagination=position.pagination,
            feeds=feeds,
            listings=listings,
        )

    def told() -> Parts:
        intro = category.intro.key if category.intro else ""
        return (("category", of_value((link, intro, editors, picture, category.extra))),)

    articles = edition.magazine.index.by_category.get(category.id, ())
    return ArticleList("category", category.url, articles, told, view, category.path)


def _author(edition: Edition, author: Author) -> ArticleList:
    articles = edition.magazine.index.by_author.get(author.id, ())
    total = edition.magazine.index.author_shares.get(author.id)
    names = edition.name_typography

    def totals(position: Position) -> tuple[AuthorBox, int | None]:
        box = edition.boxes[author.id]
        if position.lasts:  # What changes with other articles stands on no page that is to last.
            return msgspec.structs.replace(box, shares=None, more=False), None
        if position.first:
            box = msgspec.structs.replace(box, shares=total, more=False)
        return box, len(articles)

    def view(position: Position, cards: tuple[Card, ...], listings: Listings) -> View:
        box, count = totals(position)
        meta = msgspec.structs.replace(
            _meta(edition, edition.page_title(author.name, position.number, names), position, ""),
            kind="profile",
            description=(author.bio_text or "") if position.first else "",
            json_ld=author_data(edition, author) if position.first else "",
            picture=_portrait(edition, box) if box.portrait else None,
        )
        return AuthorView(meta, box, count, cards, position.pagination, listings, atom_url(author.url))

    def own(position: Position) -> Parts:
        box, count = totals(position)
        return (("author", of_value((box, author.bio_text))), ("articles", of_value(count)))

    return ArticleList("author", author.url, articles, tuple, view, own=own)


def _tag(edition: Edition, tag: Tag) -> ArticleList:
    def view(position: Position, cards: tuple[Card, ...], listings: Listings) -> View:
        meta = _meta(edition, edition.page_title(tag.name, position.number), position, "")
        link = Link(edition.words(tag.name), tag.url)
        return TagView(meta, link, cards, position.pagination, listings, atom_url(tag.url))

    articles = edition.magazine.index.by_tag.get(tag.id, ())
    return ArticleList("tag", tag.url, articles, lambda: (("tag", of_value((tag.name, tag.url))),), view)


def _series(edition: Edition, series: Series) -> ArticleList:
    def view(position: Position, cards: tuple[Card, ...], listings: Listings) -> View:
        first = position.first
        meta = _meta(edition, edition.page_title(series.title, position.number), position, "")
        return SeriesView(
            meta=msgspec.structs.replace(
                meta,
                description=(series.intro_text or "") if first else "",
                json_ld=series_data(edition, series) if first else "",
            ),
            series=Link(edition.words(series.title), series.url),
            intro=series.intro if first else None,
            cards=cards,
            first_part=position.rank,
            pagination=position.pagination,
            listings=listings,
            feed=atom_url(series.url),
            extra=series.extra,
        )

    def told() -> Parts:
        intro = series.intro.key if series.intro else ""
        return (("series", of_value((series.title, series.url, intro, series.intro_text, series.extra))),)

    articles = tuple(edition.articles[id] for id in series.articles)
    return ArticleList("series", series.url, articles, told, view)


def _most_shared(edition: Edition) -> ArticleList:
    read = edition.magazine.shares_date

    def ranked(position: Position) -> _Ranked:
        if not position.first:
            return (), (), None
        return ranked_authors(edition, _RANKED_AUTHORS), ranked_categories(edition), read

    def view(position: Position, cards: tuple[Card, ...], listings: Listings) -> View:
        authors, categories, shares_date = ranked(position)
        title = edition.page_title(edition.say(N_("Most shared")), position.number)
        return MostSharedView(
            meta=_meta(edition, title, position, ""),
            cards=cards,
            first_rank=position.rank,
            authors=authors,
            categories=categories,
            shares_date=shares_date,
            pagination=position.pagination,
            listings=listings,
        )

    def own(position: Position) -> Parts:
        return (("ranking", of_value(ranked(position))),)

    articles = edition.magazine.index.most_shared
    return ArticleList("most_shared", edition.site.most_shared_url or "", articles, tuple, view, own=own)
