"""Documents, magazines and editions, as small as a test can want them."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from magsite.cache.digest import of_bytes
from magsite.cache.memo import Forgetful
from magsite.content.body import Body, BodyRequest, ExcerptRequest
from magsite.content.config import Config
from magsite.content.document import (
    ArticleHeader,
    AuthorHeader,
    Block,
    BodySource,
    CategoryHeader,
    Document,
    Kind,
    PageHeader,
    SeriesHeader,
)
from magsite.content.links import ListedTarget
from magsite.content.shares import ShareRow
from magsite.diagnostics.model import Diagnostic, Location
from magsite.magazine.assemble import Inputs, assemble
from magsite.magazine.basis import Assembly
from magsite.magazine.model import Magazine
from magsite.pages.edition import Edition, ThemeFacts
from magsite.pages.parts import Card
from magsite.pages.target import Target

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
"""The instant at which tests build."""

HOST = "https://mag.example"

TEMPLATES = (
    *(
        "home.html",
        "category.html",
        "author.html",
        "tag.html",
        "most_shared.html",
        "article.html",
        "page.html",
    ),
    *(
        "series.html",
        "all_series.html",
        "authors.html",
        "tags.html",
        "not_found.html",
        "redirect.html",
        "_redirects",
        "robots.txt",
    ),
    *("feed.xml", "rss.xml", "feed.json", "sitemap.xml", "sitemap_index.xml"),
)


def article(file: str = "racines", /, text: str = "Un texte.", **header: Any) -> Document:
    """An article of content/articles; its header is of 2008 unless it says otherwise."""
    fields: dict[str, Any] = {"title": "Les racines", "date": "2008-09-24"} | header
    return _document("article", f"content/articles/{file}.md", text, ArticleHeader(**fields))


def author(file: str = "camille", /, text: str = "", **header: Any) -> Document:
    """An author's profile; without text, of someone who has written nothing about themselves."""
    return _document("author", f"content/authors/{file}.md", text, AuthorHeader(**header))


def category(file: str = "internet", /, text: str = "", **header: Any) -> Document:
    """A category's file."""
    return _document("category", f"content/categories/{file}.md", text, CategoryHeader(**header))


def page(file: str = "a-propos", /, text: str = "Un texte.", **header: Any) -> Document:
    """A page outside the flow."""
    fields: dict[str, Any] = {"title": "À propos"} | header
    return _document("page", f"content/pages/{file}.md", text, PageHeader(**fields))


def series(file: str = "dossier", /, text: str = "", **header: Any) -> Document:
    """The file of a series."""
    return _document("series", f"content/series/{file}.md", text, SeriesHeader(**header))


def linking(document: Document, *targets: str) -> Document:
    """The document with links to these targets, on its line 9."""
    listed = tuple(ListedTarget(target, 9, 1) for target in targets)
    return msgspec.structs.replace(document, targets=listed)


def row(article: str, network: str, count: int, day: str | None = None, line: int = 2) -> ShareRow:
    """A row of share data."""
    place = Location("data/shares/2026.csv", line, 1)
    return ShareRow(place, article, network, count, date.fromisoformat(day) if day else None)


def config(**tables: Mapping[str, Any]) -> Config:
    """A configuration with the magazine at mag.example; each table over the defaults."""
    magazine = {"url": f"{HOST}/", "title": "L’Écho"} | dict(tables.pop("magazine", {}))
    return msgspec.convert({"magazine": magazine} | tables, Config)


def assembled(
    *documents: Document,
    rows: Iterable[ShareRow] = (),
    now: datetime = NOW,
    settings: Config | None = None,
    files: Iterable[str] = (),
    code: str = "code",
) -> Assembly:
    """The assembly of these documents, beside these other files."""
    digests = {document.path: document.source.digest for document in documents}
    digests |= {path: of_bytes(path.encode()) for path in files}
    ordered = tuple(sorted(documents, key=lambda document: document.path))
    return assemble(
        Inputs(settings or config(), "dossier", ordered, digests, tuple(rows), now, code), Forgetful()
    )


def magazine(*documents: Document, **inputs: Any) -> Magazine:
    """The magazine of these documents, in which nothing is wrong but undeclared names."""
    assembly = assembled(*documents, **inputs)
    assert [one for one in assembly.diagnostics if not one.code.endswith("-undeclared")] == []
    return assembly.magazine


def edition(
    publication: Magazine,
    listings: Mapping[str, Mapping[str, int]] | None = None,
    settings: Mapping[str, Any] | None = None,
    keys: Mapping[str, str] | None = None,
    picture: str | None = None,
) -> Edition:
    """The edition of a magazine under a theme with all templates; messages stay in English."""
    template_keys = {name: f"key of {name}" for name in TEMPLATES} | dict(keys or {})
    facts = ThemeFacts(template_keys, listings or {}, settings or {}, picture)
    return Edition(publication, facts, str)


def by_url(targets: Iterable[Target]) -> dict[str, Target]:
    """Targets by their URLs."""
    return {one.url: one for one in targets}


def codes(diagnostics: Iterable[Diagnostic]) -> list[str]:
    """The codes of diagnostics, in their order."""
    return [one.code for one in diagnostics]


def arguments(diagnostic: Diagnostic) -> dict[str, str]:
    """The words of a diagnostic."""
    return dict(diagnostic.arguments)


class Shelf:
    """A Library in which each text is its request's key, and no card has been asked for before."""

    def __init__(self) -> None:
        self.known: dict[int, tuple[Card, Card]] = {}

    def body(self, request: BodyRequest) -> Body:
        """The key as a text."""
        return Body(f"<p>{request.key}</p>")

    def excerpt(self, request: ExcerptRequest) -> str:
        """The key as a text."""
        return request.key


def _document(
    kind: Kind,
    path: str,
    text: str,
    header: ArticleHeader | AuthorHeader | CategoryHeader | PageHeader | SeriesHeader,
) -> Document:
    source = BodySource(path, 0, 8, of_bytes(text.encode()))
    lines = {name: number for number, name in enumerate(header.__struct_fields__, 2)}
    facts: dict[str, Any] = {kind: header, "block": Block(text) if text else None, "key_lines": lines}
    return Document(path, kind, source, words=len(text.split()), **facts)
