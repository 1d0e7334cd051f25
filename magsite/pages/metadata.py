"""JSON-LD: what search engines read of a page (schema.org)."""

from collections.abc import Iterable

from magsite.diagnostics.codes import N_
from magsite.language.dates import iso
from magsite.language.typography.options import Options
from magsite.magazine.article import Article, Correction, Picture
from magsite.magazine.model import Author, Series
from magsite.pages.edition import Edition
from magsite.pages.facts import licence_link, origin_link
from magsite.pages.json_ld import Graph, Node
from magsite.pages.parts import SeriesPart
from magsite.pages.prose import Prose, Words

Step = tuple[Words, str]
"""A page on the way from La Une: its name and its URL."""


def article_data(edition: Edition, article: Article, part: SeriesPart | None = None) -> Graph:
    """A NewsArticle, or an advertisement, with its authors and its series, and the way back to La Une."""
    how = article.body.typography
    title = Prose(article.title, how)
    news: Node = {
        "@type": "NewsArticle" if article.content.sponsored is None else "AdvertiserContentArticle",
        "headline": title,
        "url": edition.absolute(article.url),
        "mainEntityOfPage": edition.absolute(article.url),
        "inLanguage": article.lang or edition.site.language,
        "datePublished": iso(article.date),
        "dateModified": iso(article.updated or article.date),
        "author": [_author(edition, edition.magazine.authors[id]) for id in article.authors],
        "publisher": _publisher(edition),
    }
    picture = edition.shared(article.picture, how)
    image = picture.url if picture else edition.site.picture
    section = edition.links[article.category] if article.category is not None else None
    said: Node = {
        "image": [image] if image else None,
        "articleSection": section.name if section else None,
        **_honesty(article),
        "isPartOf": _work_series(edition, part.link.name, part.link.url) if part else None,
        "position": part.number if part else None,
    }
    steps: list[Step] = [(section.name, section.url)] if section else []
    crumbs = _crumbs(edition, [*steps, (title, article.url)])
    return Graph((news | {name: value for name, value in said.items() if value}, crumbs))


def series_data(edition: Edition, series: Series) -> Graph:
    """A CreativeWorkSeries, and the way back to La Une by the index of series."""
    title = edition.words(series.title)
    work = _work_series(edition, title, series.url)
    steps: list[Step] = [(edition.say(N_("Series")), edition.site.series_url or ""), (title, series.url)]
    return Graph((work, _crumbs(edition, steps)))


def author_data(edition: Edition, author: Author) -> Graph:
    """A ProfilePage about an author."""
    return Graph(({"@type": "ProfilePage", "mainEntity": _author(edition, author)},))


def home_data(edition: Edition) -> Graph:
    """The WebSite."""
    site = edition.site
    return Graph(({"@type": "WebSite", "name": site.title, "url": site.url, "inLanguage": site.language},))


def _author(edition: Edition, author: Author) -> Node:
    kind = "Person" if author.kind == "person" else "Organization"
    same = [author.website] if author.website else []
    portrait = edition.shared(Picture(author.portrait), edition.typography) if author.portrait else None
    said = {"image": portrait.url if portrait else None, "sameAs": [*same, *(url for _, url in author.links)]}
    node: Node = {"@type": kind, "name": edition.named(author), "url": edition.absolute(author.url)}
    return node | {name: value for name, value in said.items() if value}


def _publisher(edition: Edition) -> Node:
    return {"@type": "Organization", "name": edition.site.title, "url": edition.site.url}


def _work_series(edition: Edition, title: Words, url: str) -> Node:
    return {"@type": "CreativeWorkSeries", "name": title, "url": edition.absolute(url)}


def _honesty(article: Article) -> Node:
    """Who paid, where the text comes from, what was corrected, under which terms it stands."""
    content = article.content
    licence = licence_link(content.licence) if content.licence else None
    return {
        "sponsor": {"@type": "Organization", "name": content.sponsored} if content.sponsored else None,
        "isBasedOn": _origin(*content.source) if content.source else None,
        "correction": [_correction(one, content.body.typography) for one in article.corrections],
        "license": (licence.url or licence.name) if licence else None,
        "discussionUrl": list(content.discussions),
    }


def _origin(name: str, url: str) -> Node:
    node: Node = {"@type": "CreativeWork", "name": origin_link(name, url).name}
    return node | ({"url": url} if url else {})


def _correction(correction: Correction, typography: Options) -> Node:
    node: Node = {"@type": "CorrectionComment", "text": Prose(correction.text, typography)}
    return node | ({"datePublished": iso(correction.date)} if correction.date else {})


def _crumbs(edition: Edition, steps: Iterable[Step]) -> Node:
    every = ((edition.say(N_("Front page")), edition.site.root), *steps)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": edition.absolute(url)}
            for position, (name, url) in enumerate(every, 1)
        ],
    }
