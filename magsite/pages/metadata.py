"""JSON-LD: what search engines read of a page (schema.org)."""

from typing import Any

import msgspec

from magsite.diagnostics.codes import N_
from magsite.language.dates import iso
from magsite.magazine.model import Article, Author
from magsite.pages.edition import Edition

Node = dict[str, Any]

_ESCAPES = (
    ("<", "\\u003c"),
    (">", "\\u003e"),
    ("&", "\\u0026"),
    ("\u2028", "\\u2028"),
    ("\u2029", "\\u2029"),
)


def article_data(edition: Edition, article: Article) -> str:
    """A NewsArticle with its authors, and the way back to La Une."""
    news: Node = {
        "@type": "NewsArticle",
        "headline": article.title,
        "url": edition.absolute(article.url),
        "mainEntityOfPage": edition.absolute(article.url),
        "inLanguage": edition.site.language,
        "datePublished": iso(article.date),
        "dateModified": iso(article.updated or article.date),
        "author": [_author(edition, edition.magazine.authors[id]) for id in article.authors],
        "publisher": _publisher(edition),
    }
    if edition.site.picture:
        news["image"] = [edition.site.picture]
    section = edition.links[article.category].name if article.category is not None else None
    return _json([news | ({"articleSection": section} if section else {}), _crumbs(edition, article)])


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
    node: Node = {"@type": kind, "name": author.name, "url": edition.absolute(author.url)}
    return node | ({"sameAs": [*same, *(url for _, url in author.links)]} if same or author.links else {})


def _publisher(edition: Edition) -> Node:
    return {"@type": "Organization", "name": edition.site.title, "url": edition.site.url}


def _crumbs(edition: Edition, article: Article) -> Node:
    steps = [(edition.say(N_("Front page")), edition.site.root)]
    if article.category is not None:
        steps.append((edition.links[article.category].name, edition.links[article.category].url))
    steps.append((article.title, article.url))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": edition.absolute(url)}
            for position, (name, url) in enumerate(steps, 1)
        ],
    }


def _json(graph: list[Node]) -> str:
    """JSON that can stand in a script element whatever the texts in it."""
    text = msgspec.json.encode({"@context": "https://schema.org", "@graph": graph}).decode()
    for sign, escape in _ESCAPES:
        text = text.replace(sign, escape)
    return text
