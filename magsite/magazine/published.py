"""What is published: articles with instants, ids and addresses, pages with addresses, before any text."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import compress
from zoneinfo import ZoneInfo

from magsite.cache.memo import Memo
from magsite.content.document import Document, PageHeader
from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.magazine import addresses, writing
from magsite.magazine.mentions import Mentions
from magsite.magazine.outcomes import found
from magsite.magazine.writing import Dated, Named, Where, Writing

Page = tuple[Document, PageHeader, str]
"""A page outside the flow: document, header, address."""

Pages = tuple[Page, ...]


def dated_articles(
    documents: Sequence[Document], timezone: str, memo: Memo
) -> tuple[tuple[Dated, ...], tuple[Diagnostic, ...]]:
    """Every article that is no draft, with its instants."""
    articles = [(one, one.article) for one in documents if one.article is not None and not one.article.draft]
    columns = tuple(document for document, _ in articles), tuple(header for _, header in articles)
    return memo(found, memo.each(writing.dated, columns, memo(ZoneInfo, timezone)))


def out_at(every: tuple[Dated, ...], now: datetime | None, memo: Memo) -> tuple[Dated, ...]:
    """What is published at an instant; nothing where no date has come."""
    if now is None:
        return ()
    # In one zone times are compared as clocks show them, wrongly in the hour that comes twice.
    published = memo.each(Dated.is_published, (every,), memo(_in_utc, now))
    return tuple(compress(every, published))


def _in_utc(now: datetime) -> datetime:
    return now.astimezone(UTC)


def writings(
    published: tuple[Dated, ...], mentions: tuple[Mentions, ...], named: Named, where: Where, memo: Memo
) -> tuple[tuple[Writing, ...], tuple[Diagnostic, ...]]:
    """The published articles with their ids and addresses; `mentions` are what each of them names."""
    ids = memo.each(writing.ids_of, (mentions,), named)
    writable, unwritten = memo(found, memo.each(writing.writing_of, (published, ids), where))
    told_apart, mistaken = memo(writing.distinct, writable)
    return told_apart, (*unwritten, *mistaken)


def pages(
    documents: Sequence[Document], folder: str, root: str, memo: Memo
) -> tuple[Pages, tuple[Diagnostic, ...]]:
    """The published pages outside the flow with their addresses."""
    shown = tuple(one for one in documents if one.page is not None and not one.page.draft)
    return memo(found, memo.each(_page, (shown,), folder, root))


def _page(document: Document, folder: str, root: str) -> tuple[Page | None, tuple[Diagnostic, ...]]:
    url = addresses.page_url(document.path, folder, root)
    if url is None:
        return None, (diagnose("slug-empty", document.at("title"), text=document.path),)
    if url == root:
        return None, (diagnose("front-text", Location(document.path, 1, 1)),)
    assert document.page is not None, document.path  # noqa: S101 - see pages
    return (document, document.page, url), ()
