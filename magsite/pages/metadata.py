"""JSON-LD: what search engines read of a page (schema.org)."""

from collections.abc import Iterable
from typing import Any

import msgspec

from magsite.diagnostics.codes import N_
from magsite.language.dates import iso
from magsite.magazine.model import Article, Author, Correction, Picture, Series
from magsite.pages.edition import Edition
from magsite.pages.facts import licence_link, origin_link
from magsite.pages.parts import SeriesPart

Node = dict[str, Any]

_ESCAPES = (
    ("<", "\\u003c"),
    (">", "\\u003e"),
    ("&", "\\u0026"),
    ("\u2028", "\\u2028"),
    ("\u2029", "\\u2029"),
)


def article_data(edition: Edition, article: Article, part: SeriesPart | None = None) -> str:
    """A NewsArticle, or an advertisement, with its authors and its series, and the way back to La Une."""
    news: Node = {
        "@type": "NewsArticle" if article.sponsored is None else "AdvertiserContentArticle",
        "headline": article.title,
        "url": edition.absolute(article.url),
        "mainEntityOfPage": edition.absolute(article.url),
        "inLanguage": article.lang or edition.site.language,
        "datePublished": iso(article.date),
        "dateModified": iso(article.updated or article.date),
        "author": [_author(edition, edition.magazine.authors[id]) for id in article.authors],
        "publisher": _publisher(edition),
    }
    picture = edition.shared(article.picture)
    image = picture.url if picture else edition.site.picture
    section = edition.links[article.category] if article.category is not None else None
    said: Node = {
        "image": [image] if image else None,
        "articleSection": section.name if section else None,
        **_honesty(article),
        "isPartOf": _work_series(edition, part.link.name, part.link.url) if part else None,
        "position": part.number if part else None,
    }
    steps = [(section.name, section.url)] if section else []
    crumbs = _crumbs(edition, [*steps, (article.title, article.url)])
    return _json([news | {name: value for name, value in said.items() if value}, crumbs])


def series_data(edition: Edition, series: Series) -> str:
    """A CreativeWorkSeries, and the way back to La Une by the index of series."""
    work = _work_series(edition, series.title, series.url)
    steps = [(edition.say(N_("Series")), edition.site.series_url or ""), (series.title, series.url)]
    return _json([work, _crumbs(edition, steps)])


def author_data(edition: Edition, author: Author) -> str:
    """A ProfilePage about an author."""
    return _json([{"@type": "ProfilePage", "mainEntity": _author(edition, author)}])


def home_data(edition: Edition) -> str:
    """The WebSite."""
    site = edition.site
    return _json([{"@type": "WebSite", "name": site.title, "url": site.url, "inLanguage": site.language}])


def _author(edition: Edition, author: Author) -> Node:
    kind = "Person" if author.kind == "person" else "Organization"
    same = [author.website] if author.website else []
    portrait = edition.shared(Picture(author.portrait)) if author.portrait else None
    said = {"image": portrait.url if portrait else None, "sameAs": [*same, *(url for _, url in author.links)]}
    node: Node = {"@type": kind, "name": author.name, "url": edition.absolute(author.url)}
    return node | {name: value for name, value in said.items() if value}


def _publisher(edition: Edition) -> Node:
    return {"@type": "Organization", "name": edition.site.title, "url": edition.site.url}


def _work_series(edition: Edition, title: str, url: str) -> Node:
    return {"@type": "CreativeWorkSeries", "name": title, "url": edition.absolute(url)}


def _honesty(article: Article) -> Node:
    """Who paid, where the text comes from, what was corrected, under which terms it stands."""
    licence = licence_link(article.licence) if article.licence else None
    return {
        "sponsor": {"@type": "Organization", "name": article.sponsored} if article.sponsored else None,
        "isBasedOn": _origin(*article.source) if article.source else None,
        "correction": [_correction(one) for one in article.corrections],
        "license": (licence.url or licence.name) if licence else None,
        "discussionUrl": list(article.discussions),
    }


def _origin(name: str, url: str) -> Node:
    node: Node = {"@type": "CreativeWork", "name": origin_link(name, url).name}
    return node | ({"url": url} if url else {})


def _correction(correction: Correction) -> Node:
    node: Node = {"@type": "CorrectionComment", "text": correction.text}
    return node | ({"datePublished": iso(correction.date)} if correction.date else {})


def _crumbs(edition: Edition, steps: Iterable[tuple[str, str]]) -> Node:
    every = ((edition.say(N_("Front page")), edition.site.root), *steps)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": edition.absolute(url)}
            for position, (name, url) in enumerate(every, 1)
        ],
    }


def _json(graph: list[Node]) -> str:
    """JSON that can stand in a script element whatever the texts in it."""
    text = msgspec.json.encode({"@context": "https://schema.org", "@graph": graph}).decode()
    for sign, escape in _ESCAPES:
        text = text.replace(sign, escape)
    return text
