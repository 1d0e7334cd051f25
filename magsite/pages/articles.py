"""The pages of articles."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import msgspec

from magsite.cache.digest import fold, of_value
from magsite.language.typography.options import Options
from magsite.magazine.article import Article
from magsite.magazine.article import Correction as HeaderCorrection
from magsite.pages.edition import Edition
from magsite.pages.facts import discussion_links, licence_link, origin_link
from magsite.pages.files import file_targets
from magsite.pages.listings import Declared
from magsite.pages.metadata import article_data
from magsite.pages.on_demand import OnDemand
from magsite.pages.parts import CategoryLink, Correction, Link, Meta
from magsite.pages.places import Place, places_in_series
from magsite.pages.prose import Prose
from magsite.pages.shown import summary_of
from magsite.pages.target import Parts, Rendering, Target, target_of
from magsite.pages.views import ArticleView


def article_targets(edition: Edition) -> Iterator[Target]:
    """A page for each article, unlisted ones among them, and a copy of each file that it shows."""
    surroundings = Surroundings(edition)
    for article in edition.magazine.every_article:
        yield article_target(edition, article, surroundings)
        if article.files:
            yield from file_targets(edition, article.files)


Neighbours = tuple[Link | None, Link | None]
"""The next older and the next newer article of the same magazine."""


class _Around(msgspec.Struct, frozen=True):
    """What stands around an article; an unlisted one has no neighbours, and no place in a series."""

    listings: Declared
    neighbours: Neighbours = (None, None)
    place: Place | None = None


class Surroundings(msgspec.Struct, frozen=True, dict=True):
    """What stands around the articles of an edition, put together when it is first asked for."""

    edition: Edition

    @cached_property
    def listings(self) -> Declared:
        """On the pages of all articles."""
        return Declared(self.edition, "article")

    @cached_property
    def runs(self) -> OnDemand[str | None, tuple[Sequence[Article], Mapping[str, int]]]:
        """The articles of each magazine, or those that have none, and the place of each among them."""
        return OnDemand((*self.edition.magazine.categories, None), self._run)

    @cached_property
    def places(self) -> Mapping[str, Place]:
        """In their series."""
        return places_in_series(self.edition)

    def beside(self, article: Article) -> tuple[Article | None, Article | None]:
        """The next older and the next newer article of the same magazine."""
        run, places = self.runs.of(article.category)
        place = places[article.id]
        return (run[place + 1] if place + 1 < len(run) else None, run[place - 1] if place else None)

    def of(self, article: Article) -> _Around:
        """What stands around one article."""
        if article.unlisted:
            return _Around(self.listings)
        older, newer = (_link(one) if one is not None else None for one in self.beside(article))
        in_series = self.places.get(article.id) if self.edition.magazine.series else None
        return _Around(self.listings, (older, newer), in_series)

    def _run(self, category: str | None) -> tuple[Sequence[Article], Mapping[str, int]]:
        magazine = self.edition.magazine
        among = magazine.articles if category is None else magazine.index.by_category.get(category, ())
        run = [one for one in among if one.category == category]
        return run, {one.id: place for place, one in enumerate(run)}


class _ArticlePage(msgspec.Struct, frozen=True):
    """The content of an article's page."""

    edition: Edition
    article: Article
    surroundings: Surroundings

    @property
    def template(self) -> str:
        return self.edition.template_of(self.article.template, "article.html")

    def parts(self) -> Parts:
        around = self.surroundings.of(self.article)
        return _article_parts(self.edition, self.article, around, self.template)

    def recipe(self) -> Rendering:
        around = self.surroundings.of(self.article)
        return Rendering(self.template, _article_view(self.edition, self.article, around))


def article_target(edition: Edition, article: Article, surroundings: Surroundings) -> Target:
    """The page of an article."""
    page = _ArticlePage(edition, article, surroundings)
    return target_of(article.url, edition.magazine.root, "article", article.path, page)


def _article_parts(edition: Edition, article: Article, around: _Around, template: str) -> Parts:
    """The digests of all that `_article_view` puts together."""
    content = article.content
    own = (
        *(article.updated, content.question, content.summary, content.extra),
        *(_tags(edition, article), _categories(edition, article)),
        *(content.licence, content.ai, content.source, content.discussions, article.corrections),
        *(article.canonical, article.unlisted),
    )
    return (
        ("template", edition.template_key(template)),
        ("site", edition.site_digest),
        ("listings", around.listings.digest),
        ("article", of_value((edition.card_digests.of(article.id), own))),
        ("body", content.body.key),
        ("authors", fold(map(edition.box_digests.of, article.authors))),
        ("neighbours", of_value(around.neighbours)),
        ("series", around.place.digest if around.place else ""),
    )


def _article_view(edition: Edition, article: Article, around: _Around) -> ArticleView:
    content = article.content
    how = content.body.typography
    return ArticleView(
        meta=_article_meta(edition, article, around.place),
        card=edition.cards[article.id],
        body=content.body,
        authors=tuple(edition.boxes[id] for id in article.authors),
        categories=_categories(edition, article),
        tags=_tags(edition, article),
        updated=article.updated,
        question=Prose(content.question, how) if content.question is not None else None,
        previous=around.neighbours[0],
        next=around.neighbours[1],
        listings=around.listings.listings,
        summary=Prose(content.summary, how) if content.summary is not None else None,
        series=around.place.part if around.place else None,
        licence=licence_link(content.licence) if content.licence else None,
        ai=Prose(content.ai, how) if content.ai is not None else None,
        corrections=tuple(_correction(one, how) for one in article.corrections),
        source=origin_link(*content.source) if content.source else None,
        discussions=discussion_links(content.discussions),
        extra=content.extra,
    )


def _correction(made: HeaderCorrection, typography: Options) -> Correction:
    kind = Prose(made.kind, typography) if made.kind is not None else None
    return Correction(Prose(made.text, typography), made.date, kind)


def _article_meta(edition: Edition, article: Article, place: Place | None) -> Meta:
    return Meta(
        title=edition.page_title(article.title, typography=article.body.typography),
        url=article.url,
        absolute_url=edition.absolute(article.url),
        kind="article",
        description=summary_of(article),
        json_ld=article_data(edition, article, place.part if place else None),
        index=not article.unlisted,
        canonical=edition.canonical(article.canonical, article.url),
        picture=edition.shared(article.picture, article.body.typography),
        lang=article.lang,
    )


def _tags(edition: Edition, article: Article) -> tuple[Link, ...]:
    tags = edition.magazine.tags
    return tuple(Link(edition.words(tags[id].name), tags[id].url) for id in article.tags)


def _categories(edition: Edition, article: Article) -> tuple[CategoryLink, ...]:
    return tuple(edition.links[id] for id in article.categories)


def _link(article: Article) -> Link:
    return Link(Prose(article.title, article.body.typography), article.url)
