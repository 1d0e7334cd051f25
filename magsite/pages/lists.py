"""Lists of articles, page by page: La Une, magazines, authors, tags, series, most shared."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial

import msgspec

from magsite.cache.digest import fold, of_value
from magsite.diagnostics.codes import N_
from magsite.magazine.model import Article, Author, Category, Picture, Series, Tag
from magsite.pages.edition import Edition, picture_of
from magsite.pages.feeds import atom_url
from magsite.pages.listings import Declared, ranked_authors, ranked_categories
from magsite.pages.metadata import author_data, home_data, series_data
from magsite.pages.parts import Card, Link, Meta, Pagination
from magsite.pages.target import Parts, Rendering, Target, target
from magsite.pages.views import AuthorView, CategoryView, HomeView, MostSharedView, SeriesView, TagView, View

_RANKED_AUTHORS = 12


class Position(msgspec.Struct, frozen=True):
    """One page of a list."""

    url: str
    number: int
    first: int
    """Rank of its first item, from 1."""
    pagination: Pagination


class _List(msgspec.Struct, frozen=True, dict=True):
    """A list of articles and how a page of it is made."""

    kind: str
    url: str
    articles: Sequence[Article]
    told: Callable[[], Parts]
    """Digests what its pages show beside the cards."""
    view: Callable[[Position, tuple[Card, ...]], View]
    source: str = ""
    """The file that declares it."""

    @cached_property
    def subject(self) -> Parts:
        """What its pages show beside the cards."""
        return self.told()


def positions(edition: Edition, url: str, count: int, size: int) -> tuple[Position, ...]:
    """The pages of a list of `count` items; an empty list has one page."""
    total = max(1, -(-count // size))
    urls = [url, *(f"{url}{edition.magazine.config.urls.words.page}/{n}/" for n in range(2, total + 1))]
    return tuple(
        Position(
            urls[at],
            at + 1,
            at * size + 1,
            Pagination(at + 1, total, urls[at - 1] if at else None, urls[at + 1] if at + 1 < total else None),
        )
        for at in range(total)
    )


def list_targets(edition: Edition) -> Iterator[Target]:
    """Every page of every list of articles."""
    magazine = edition.magazine
    listings = {
        kind: Declared(edition, kind)
        for kind in ("home", "category", "author", "tag", "series", "most_shared")
    }
    yield from _pages(edition, _home(edition, listings["home"]), listings["home"])
    for category in magazine.categories.values():
        yield from _pages(edition, _category(edition, category, listings["category"]), listings["category"])
    for author in magazine.authors.values():
        yield from _pages(edition, _author(edition, author, listings["author"]), listings["author"])
    for tag in magazine.tags.values():
        yield from _pages(edition, _tag(edition, tag, listings["tag"]), listings["tag"])
    for series in magazine.series.values():
        yield from _pages(edition, _series(edition, series, listings["series"]), listings["series"])
    if magazine.index.most_shared:
        yield from _pages(edition, _most_shared(edition, listings["most_shared"]), listings["most_shared"])


def _pages(edition: Edition, one: _List, listings: Declared) -> Iterator[Target]:
    template = f"{one.kind}.html"
    size = edition.magazine.config.urls.page_size
    for position in positions(edition, one.url, len(one.articles), size):
        chunk = one.articles[position.first - 1 : position.first - 1 + size]
        yield target(
            position.url,
            edition.magazine.root,
            "listing",
            one.source,
            partial(_parts, edition, one, listings, position, chunk),
            partial(_rendering, edition, one, template, position, chunk),
        )


def _parts(
    edition: Edition, one: _List, listings: Declared, position: Position, chunk: Sequence[Article]
) -> Parts:
    return (
        ("template", edition.template_key(f"{one.kind}.html")),
        ("site", edition.site_digest),
        ("listings", listings.digest),
        *one.subject,
        ("position", of_value(position)),
        ("cards", fold(map(edition.card_digests.of, [article.id for article in chunk]))),
    )


def _rendering(
    edition: Edition, one: _List, template: str, position: Position, chunk: Sequence[Article]
) -> Rendering:
    return Rendering(template, one.view(position, tuple(edition.cards[article.id] for article in chunk)))


def _meta(edition: Edition, title: str, position: Position, description: str) -> Meta:
    return Meta(
        title=edition.page_title(title, position.number),
        url=position.url,
        absolute_url=edition.absolute(position.url),
        description=description if position.number == 1 else "",
    )


def _home(edition: Edition, listings: Declared) -> _List:
    site = edition.site
    title = f"{site.title} — {site.tagline}" if site.tagline else site.title

    def view(position: Position, cards: tuple[Card, ...]) -> View:
        shown = title if position.number == 1 else site.title
        meta = _meta(edition, shown, position, site.description or site.tagline or "")
        data = home_data(edition) if position.number == 1 else ""
        return HomeView(
            msgspec.structs.replace(meta, json_ld=data), cards, position.pagination, listings.listings
        )

    return _List("home", site.root, edition.magazine.articles, tuple, view)


def _category(edition: Edition, category: Category, listings: Declared) -> _List:
    link = edition.links[category.id]
    feeds = edition.feeds(category.name, category.url)

    people = edition.magazine.authors
    editors = tuple(Link(people[id].name, people[id].url) for id in category.editors)
    picture = picture_of(category.picture)

    def view(position: Position, cards: tuple[Card, ...]) -> View:
        meta = _meta(edition, category.name, position, category.tagline or "")
        return CategoryView(
            meta=msgspec.structs.replace(meta, picture=edition.shared(category.picture)),
            category=link,
            intro=category.intro if position.number == 1 else None,
            editors=editors,
            picture=picture,
            extra=category.extra,
            cards=cards,
            pagination=position.pagination,
            feeds=feeds,
            listings=listings.listings,
        )

    def told() -> Parts:
        intro = category.intro.key if category.intro else ""
        return (("category", of_value((link, intro, editors, picture, category.extra))),)

    articles = edition.magazine.index.by_category.get(category.id, ())
    return _List("category", category.url, articles, told, view, category.path)


def _author(edition: Edition, author: Author, listings: Declared) -> _List:
    articles = edition.magazine.index.by_author.get(author.id, ())

    def view(position: Position, cards: tuple[Card, ...]) -> View:
        box = edition.boxes[author.id]
        meta = msgspec.structs.replace(
            _meta(edition, author.name, position, ""),
            kind="profile",
            description=(author.bio_text or "") if position.number == 1 else "",
            json_ld=author_data(edition, author) if position.number == 1 else "",
            picture=edition.shared(Picture(box.portrait, author.name)) if box.portrait else None,
        )
        return AuthorView(
            meta, box, len(articles), cards, position.pagination, listings.listings, atom_url(author.url)
        )

    def told() -> Parts:
        return (("author", of_value((edition.box_digests[author.id], len(articles), author.bio_text))),)

    return _List("author", author.url, articles, told, view)


def _tag(edition: Edition, tag: Tag, listings: Declared) -> _List:
    def view(position: Position, cards: tuple[Card, ...]) -> View:
        meta = _meta(edition, tag.name, position, "")
        link = Link(tag.name, tag.url)
        return TagView(meta, link, cards, position.pagination, listings.listings, atom_url(tag.url))

    articles = edition.magazine.index.by_tag.get(tag.id, ())
    return _List("tag", tag.url, articles, lambda: (("tag", of_value((tag.name, tag.url))),), view)


def _series(edition: Edition, series: Series, listings: Declared) -> _List:
    def view(position: Position, cards: tuple[Card, ...]) -> View:
        first = position.number == 1
        meta = _meta(edition, series.title, position, "")
        return SeriesView(
            meta=msgspec.structs.replace(
                meta,
                description=(series.intro_text or "") if first else "",
                json_ld=series_data(edition, series) if first else "",
            ),
            series=Link(series.title, series.url),
            intro=series.intro if first else None,
            cards=cards,
            first_part=position.first,
            pagination=position.pagination,
            listings=listings.listings,
            feed=atom_url(series.url),
            extra=series.extra,
        )

    def told() -> Parts:
        intro = series.intro.key if series.intro else ""
        return (("series", of_value((series.title, series.url, intro, series.intro_text, series.extra))),)

    articles = tuple(edition.articles[id] for id in series.articles)
    return _List("series", series.url, articles, told, view)


def _most_shared(edition: Edition, listings: Declared) -> _List:
    date = edition.magazine.shares_date

    def view(position: Position, cards: tuple[Card, ...]) -> View:
        first = position.number == 1
        return MostSharedView(
            meta=_meta(edition, edition.say(N_("Most shared")), position, ""),
            cards=cards,
            first_rank=position.first,
            authors=ranked_authors(edition, _RANKED_AUTHORS) if first else (),
            categories=ranked_categories(edition) if first else (),
            shares_date=date,
            pagination=position.pagination,
            listings=listings.listings,
        )

    def told() -> Parts:
        ranked = ranked_authors(edition, _RANKED_AUTHORS), ranked_categories(edition)
        return (("ranking", of_value((*ranked, date))),)

    articles = edition.magazine.index.most_shared
    return _List("most_shared", edition.site.most_shared_url or "", articles, told, view)
