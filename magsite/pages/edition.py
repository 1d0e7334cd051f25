"""The Edition: a Magazine with everything that its pages share, each part with its digest."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

import msgspec

from magsite.cache.digest import Digest, of_value
from magsite.checks.verify import Published
from magsite.content.body import BodyRecord, BodyRequest, ExcerptRequest
from magsite.content.config import MenuEntry
from magsite.diagnostics.codes import N_
from magsite.language.numbers import round_number
from magsite.language.typography.options import RULES, Options, without
from magsite.magazine.article import Article
from magsite.magazine.article import Picture as HeaderPicture
from magsite.magazine.model import Author, Category, Magazine, Page
from magsite.pages.on_demand import OnDemand
from magsite.pages.parts import AuthorBox, Card, CategoryLink, Feeds, Link, Picture, Site
from magsite.pages.prose import Joined, Prose, Words
from magsite.pages.shown import initials, picture_of, picture_url, summary_of


class ThemeFacts(msgspec.Struct, frozen=True):
    """What pages must know of the theme."""

    template_keys: Mapping[str, Digest]
    listings: Mapping[str, Mapping[str, int]]
    """View kind → listing → how many, as theme.toml declares them."""
    settings: Mapping[str, Any]
    picture: str | None = None
    """Root-relative URL of the theme's own picture for sharing."""


class Edition(msgspec.Struct, frozen=True, dict=True):
    """What all pages are made from; each shared part is made once, when it is first asked for."""

    magazine: Magazine
    theme: ThemeFacts
    say: Callable[[str], str]
    """The translation of a message id into the magazine's language."""
    known_cards: Mapping[str, Digest] = {}
    """The digests of Cards that are known already, by the ids of their articles."""

    @cached_property
    def site(self) -> Site:
        """What every page shows of the publication."""
        magazine = self.magazine
        config, root, words = magazine.config, magazine.root, magazine.config.urls.words
        header, links = tuple(map(self._menu_link, config.menu.header)), tuple(self.links.values())
        return Site(
            title=self.words(magazine.title),
            tagline=self.said(config.magazine.tagline),
            description=self.said(config.magazine.description),
            language=config.magazine.language,
            url=magazine.base_url,
            root=root,
            authors_url=f"{root}{words.authors}/",
            tags_url=f"{root}{words.tags}/" if magazine.tags else None,
            series_url=f"{root}{words.series}/" if magazine.series else None,
            most_shared_url=f"{root}{words.most_shared}/" if magazine.index.most_shared else None,
            categories=links,
            header_menu=header,
            footer_menu=tuple(map(self._menu_link, config.menu.footer)),
            navigation=(*(link.url for link in header), *(link.url for link in links)),
            feeds=self.feeds(self.words(magazine.title), root),
            picture=self.absolute(self.theme.picture) if self.theme.picture else None,
            settings=dict(self.theme.settings),
        )

    @cached_property
    def typography(self) -> Options:
        """What typography is to do with the magazine's own texts."""
        return self.magazine.config.typography_options

    def words(self, text: str) -> Prose:
        """A text of the magazine's own, for readers."""
        return Prose(text, self.typography)

    def named(self, author: Author) -> Prose:
        """An author's name: it is theirs to write, but for the apostrophe."""
        return Prose(author.name, self.name_typography)

    @cached_property
    def name_typography(self) -> Options:
        """What typography is to do with names."""
        return without(self.typography, set(RULES) - {"apostrophes"})

    def said(self, text: str | None) -> Prose | None:
        """The same of a text that may be missing, or empty, which says no more."""
        return self.words(text) if text else None

    @cached_property
    def site_digest(self) -> Digest:
        """Of the Site and of what dates and words are shown in."""
        return of_value((self.site, self.magazine.config.magazine.timezone))

    @cached_property
    def cards(self) -> OnDemand[str, Card]:
        """The Card of each article id, unlisted ones among them."""
        magazine = self.magazine
        every = {article.id: article for article in magazine.every_article}
        return OnDemand(every, lambda id: self._card(every[id]))

    @cached_property
    def sources(self) -> tuple[Article | Page, ...]:
        """Everything that a source of its own makes a page of: articles, unlisted ones, pages outside the flow."""
        return (*self.magazine.every_article, *self.magazine.pages)

    @cached_property
    def aliases(self) -> frozenset[str]:
        """The URLs of all redirects."""
        return frozenset(redirect.url for redirect in self.magazine.redirects)

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """Each listed article by its id."""
        return {article.id: article for article in self.magazine.articles}

    @cached_property
    def card_digests(self) -> OnDemand[str, Digest]:
        """The digest of each article's Card."""
        known = self.known_cards.get
        return OnDemand(self.cards, lambda id: known(id) or of_value(self.cards.of(id)))

    @cached_property
    def boxes(self) -> OnDemand[str, AuthorBox]:
        """The box of each author id, as it stands under articles."""
        authors = self.magazine.authors
        return OnDemand(authors, lambda id: self._box(authors[id]))

    @cached_property
    def box_digests(self) -> OnDemand[str, Digest]:
        """The digest of each author's box."""
        return OnDemand(self.boxes, lambda id: of_value(self.boxes.of(id)))

    @cached_property
    def links(self) -> Mapping[str, CategoryLink]:
        """The link of each category id."""
        return {category.id: self._category_link(category) for category in self.magazine.categories.values()}

    @cached_property
    def texts(self) -> tuple[BodyRequest, ...]:
        """The request of every text that a page shows."""
        return tuple(request for _, request in self._placed_texts)

    @cached_property
    def excerpts(self) -> tuple[ExcerptRequest, ...]:
        """The request of every excerpt that a page may show."""
        magazine = self.magazine
        found = (
            *(source.excerpt for source in self.sources),
            *(author.bio_text for author in magazine.authors.values()),
            *(series.intro_text for series in magazine.series.values()),
        )
        return tuple(excerpt for excerpt in found if excerpt is not None)

    def published(self, records: Mapping[Digest, BodyRecord]) -> Iterator[Published]:
        """Each text in its place, with its record, for verify."""
        for url, request in self._placed_texts:
            if request.key in records:
                yield Published(request.source.path, url, records[request.key])

    @cached_property
    def _placed_texts(self) -> tuple[tuple[str, BodyRequest], ...]:
        """(URL of the page that shows it, request)."""
        magazine = self.magazine
        return (
            *((source.url, source.body) for source in self.sources),
            *((author.url, author.bio) for author in magazine.authors.values() if author.bio),
            *((category.url, category.intro) for category in magazine.categories.values() if category.intro),
            *((series.url, series.intro) for series in magazine.series.values() if series.intro),
        )

    def has_template(self, template: str) -> bool:
        """Whether the theme has a template of this name."""
        return template in self.theme.template_keys

    def template_of(self, own: str | None, usual: str) -> str:
        """The template that a source asks for; the usual one where it asks for none, or for one that is not there."""
        return own if own is not None and self.has_template(own) else usual

    def template_key(self, template: str) -> Digest:
        """The digest of a template; that of nothing where the theme has none, as rendering will say."""
        return self.theme.template_keys.get(template, "")

    def absolute(self, url: str) -> str:
        """The absolute form of a root-relative URL."""
        return self.magazine.base_url + url.removeprefix(self.magazine.root)

    def canonical(self, original: str | None, url: str) -> str | None:
        """The URL of the original of the page at a root-relative URL; None where the page is the original itself."""
        return original if original != self.absolute(url) else None

    def shared(self, picture: HeaderPicture | None, typography: Options) -> Picture | None:
        """A header's picture with an absolute URL, for those who show the page elsewhere."""
        shown = picture_of(picture, typography)
        if shown is None or not shown.url.startswith("/"):
            return shown
        return Picture(self.absolute(shown.url), shown.alt)

    def link(self, url: str) -> str:
        """A URL of a menu: a path from the magazine's root gets the prefix."""
        inside = url.startswith("/") and not url.startswith("//")
        return self.magazine.root + url.removeprefix("/") if inside else url

    def feeds(self, title: Words, url: str) -> Feeds:
        """The three feeds of the list at a URL."""
        return Feeds(title, f"{url}feed.xml", f"{url}rss.xml", f"{url}feed.json")

    def page_title(self, title: str, number: int | None = None, typography: Options | None = None) -> Words:
        """The whole title of a page: "Internet, page 2 — L’Écho"; the first page of a list says no number."""
        own = self.numbered(Prose(title, typography or self.typography), number)
        return own if title == self.magazine.title else Joined((own, " — ", self.words(self.magazine.title)))

    def numbered(self, title: Words, number: int | None) -> Words:
        """A title with the number of its page, where it has one."""
        if number is None:
            return title
        words = self.say(N_("{title}, page {number}")).replace("{number}", str(number))
        before, _, after = words.partition("{title}")
        return Joined((before, title, after))

    def _card(self, article: Article) -> Card:
        authors, content = self.magazine.authors, article.content
        how = content.body.typography
        return Card(
            id=article.id,
            url=article.url,
            title=Prose(content.title, how),
            date=article.date,
            topic=Prose(content.topic, how) if content.topic is not None else None,
            authors=tuple(Link(self.named(authors[id]), authors[id].url) for id in article.authors),
            category=self.links[article.category] if article.category is not None else None,
            summary=summary_of(article),
            minutes=content.minutes,
            shares=article.shares,
            picture=picture_of(content.picture, how),
            lang=content.lang,
            sponsored=content.sponsored,
        )

    def _box(self, author: Author) -> AuthorBox:
        total = self.magazine.index.author_shares.get(author.id)
        shares = round_number(total) if total is not None else None
        return AuthorBox(
            id=author.id,
            name=self.named(author),
            url=author.url,
            kind=author.kind,
            role=self.said(author.role),
            place=self.said(author.place),
            website=author.website,
            email=author.email,
            portrait=picture_url(author.portrait) if author.portrait else None,
            links=tuple(Link(name, url) for name, url in author.links),
            initials=initials(author.name),
            bio=author.bio,
            shares=shares,
            more=shares != total,
            extra=author.extra,
        )

    def _menu_link(self, entry: MenuEntry) -> Link:
        return Link(self.words(entry.label), self.link(entry.url))

    def _category_link(self, category: Category) -> CategoryLink:
        """How pages name a category and lead to it; its id is its accent."""
        name, tagline = self.words(category.name), self.said(category.tagline)
        return CategoryLink(category.id, name, category.url, category.id, tagline)
