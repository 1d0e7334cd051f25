"""What the preview shows beside what is published: drafts in the lists, the rest at its own address.

A build leaves out drafts, what is scheduled and what has expired. Here their documents are handed on as if they
were published, so that the magazine is assembled by the same functions, and `standings` says what they really are.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final, Literal
from zoneinfo import ZoneInfo

import msgspec

from magsite.cache.memo import Memo
from magsite.content.document import Document
from magsite.magazine.writing import dated
from magsite.preview.tools import Choice

Kind = Literal["draft", "scheduled", "expired"]

_ALWAYS: Final = datetime(9000, 1, 1, tzinfo=UTC)
"""An instant at which every date has come."""


class Standing(msgspec.Struct, frozen=True):
    """What an article is that is not published now, and since or until when."""

    kind: Kind
    moment: datetime


class Shown(msgspec.Struct, frozen=True):
    """The documents as the preview shows them."""

    documents: tuple[Document, ...]
    standings: Mapping[str, Standing]
    """Of the articles that are not published now, by source path; also of those that are not shown."""
    expiring: tuple[tuple[str, datetime], ...]
    """(source path, instant) of the articles that will expire."""
    now: datetime
    """The instant to assemble them for."""
    valid_until: datetime | None
    """When the clock will next change what is shown."""


def shown(
    documents: tuple[Document, ...], now: datetime, zone: ZoneInfo, choice: Choice, memo: Memo
) -> Shown:
    """The documents of a preview at an instant. Without drafts and future they are those of a build."""
    dates = memo.each(_dates, (documents,), zone)
    known = [(one, of) for one, of in zip(documents, dates, strict=True) if of is not None]
    # Most are published for good, and are asked for no more.
    apart = [(one, of) for one, of in known if of.draft or of.date > now or of.expires]
    standings = {one.path: standing_of(of, now) for one, of in apart if not of.is_published(now)}
    coming = [of.date for _, of in apart if of.date > now and not of.draft]
    expiring = tuple(
        (one.path, of.expires) for one, of in apart if of.expires and of.expires > now and not of.draft
    )
    until = min((*coming, *(moment for _, moment in expiring)), default=None)
    if not choice.drafts and not choice.future:
        return Shown(documents, standings, expiring, now, until)
    others = {one.path: _handed_on(one, standings.get(one.path), choice, memo) for one, _ in apart}
    handed_on = tuple([others.get(one.path, one) for one in documents]) if others else documents
    return Shown(handed_on, standings, expiring, _ALWAYS, until)


class Dates(msgspec.Struct, frozen=True):
    """When an article is published."""

    draft: bool
    date: datetime
    expires: datetime | None

    def is_published(self, now: datetime) -> bool:
        """Whether the article is published at an instant."""
        return not self.draft and self.date <= now and (self.expires is None or now < self.expires)


def standing_of(dates: Dates, now: datetime) -> Standing:
    """What an article is that is not published at an instant."""
    if dates.draft:
        return Standing("draft", dates.date)
    if dates.date > now or dates.expires is None:
        return Standing("scheduled", dates.date)
    return Standing("expired", dates.expires)


def _dates(document: Document, zone: ZoneInfo) -> Dates | None:
    """The dates of an article; None where one of them does not exist, and of what is no article."""
    if document.article is None:
        return None
    found, _ = dated(document, document.article, zone)
    return Dates(document.article.draft, found.date, found.expires) if found else None


def _handed_on(document: Document, standing: Standing | None, choice: Choice, memo: Memo) -> Document:
    return memo(_as_published, document, standing.kind if standing else "published", choice)


def _as_published(document: Document, kind: Kind | Literal["published"], choice: Choice) -> Document:
    """The document of an article that is not published, changed so that it is at any instant, where it is to be seen."""
    assert document.article is not None  # noqa: S101 - nothing else has dates
    header = document.article
    match kind:
        case "published":
            header = msgspec.structs.replace(header, expires=None)
        case "draft" if choice.drafts:
            header = msgspec.structs.replace(header, draft=False, expires=None)
        case "scheduled":
            header = msgspec.structs.replace(
                header, unlisted=header.unlisted or not choice.future, expires=None
            )
        case "expired" if choice.drafts:
            header = msgspec.structs.replace(header, unlisted=True, expires=None)
        case _:
            return document
    return msgspec.structs.replace(document, article=header)
