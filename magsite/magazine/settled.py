"""Who and what there is, and where: all that is known of a magazine before any text is asked for."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

import msgspec

from magsite.cache.memo import Memo
from magsite.content.config import Config
from magsite.content.document import Document
from magsite.diagnostics.model import Diagnostic
from magsite.magazine import addresses, calendar, identity, naming, published
from magsite.magazine.mentions import Mentions, mentions_of
from magsite.magazine.naming import Declared
from magsite.magazine.published import Pages
from magsite.magazine.writing import Dated, Named, Where, Writing

S = TypeVar("S", bound=msgspec.Struct)


class Settled(msgspec.Struct, frozen=True):
    """What is published at an instant, with its names, its ids and its addresses."""

    root: str
    paths: tuple[str, ...]
    """Of all sources."""
    interval: tuple[datetime | None, datetime | None]
    """Since when and until when the clock changes nothing."""
    out: tuple[Dated, ...]
    """The articles that are published."""
    declared: Declared
    named: Named
    where: Where
    writings: tuple[Writing, ...]
    pages: Pages
    diagnostics: tuple[Diagnostic, ...]


def settle(
    config: Config, documents: Sequence[Document], paths: tuple[str, ...], now: datetime, memo: Memo
) -> Settled:
    """What these documents are at this instant; `paths` are those of all sources."""
    content, root = config.content, addresses.root_of(addresses.base_url(config.magazine.url))
    paths = memo.same("paths", paths)
    every, undated = published.dated_articles(documents, config.magazine.timezone, memo)
    interval = _interval(every, now, memo)
    out = published.out_at(every, interval[0], memo)
    others = tuple([one for one in documents if one.article is None])
    mentions = memo.same("mentions", memo.each(mentions_of, (tuple([one.document for one in out]),)))
    declared, named, misnamed = _names(config, others, mentions, root, memo)
    crowded = memo(identity.crowded_folders, paths)
    where = memo.same("where", Where(content.articles, crowded, config.urls.article, root))
    writings, unwritten = published.writings(out, mentions, named, where, memo)
    pages, no_pages = published.pages(others, content.pages, root, memo)
    problems = (*undated, *misnamed, *unwritten, *no_pages)
    return Settled(root, paths, interval, out, declared, named, where, writings, pages, problems)


def part_by_part(name: str, value: S, memo: Memo) -> S:
    """A value with each part the very object that it was: what depends on one may not depend on the others."""
    parts = {field: memo.same(f"{name}.{field}", getattr(value, field)) for field in value.__struct_fields__}
    return memo.same(name, type(value)(**parts))


def _interval(every: Sequence[Dated], now: datetime, memo: Memo) -> tuple[datetime | None, datetime | None]:
    days = memo.same("days", tuple([day for one in every for day in (one.date, one.expires) if day]))
    return calendar.around(memo(calendar.in_order, days), now)


def _names(
    config: Config,
    documents: Sequence[Document],
    mentions: tuple[Mentions, ...],
    root: str,
    memo: Memo,
) -> tuple[Declared, Named, tuple[Diagnostic, ...]]:
    """Who and what is declared, what the names in headers stand for, and what is wrong with them."""
    declaring = memo.same("declaring", naming.declaring(documents))
    filed = memo.same("filed", memo(naming.filed_under, mentions))
    declared, undeclared = memo(
        naming.declarations, declaring, filed, config.content, config.urls.words, root
    )
    known = memo.same("known", memo(naming.known_names, declared))
    named, misnamed = memo(naming.named, known, mentions, config.content)
    return declared, part_by_part("named", named, memo), (*undeclared, *misnamed)
