"""Which texts are not published at an instant although nothing is wrong in them, and until or since when."""

from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from magsite.content.defaults import with_defaults
from magsite.content.document import Document
from magsite.inquiry.survey import Survey
from magsite.magazine.writing import Dated, dated


class Waiting(msgspec.Struct, frozen=True):
    """Why a text is not published, and its instant."""

    status: Literal["draft", "scheduled", "expired"]
    moment: datetime | None = None
    by_folder: bool = False
    """`[content.defaults]` makes it a draft, and not its own header."""


def waiting(survey: Survey, document: Document) -> Waiting | None:
    """Why a text is not published at the instant of a survey; None where its header lets it be."""
    filled = with_defaults(document, survey.defaults)
    header = filled.article or filled.page
    if header is not None and header.draft:
        return Waiting("draft", by_folder="draft" not in document.given)
    times, now = _times(survey, filled), survey.request.now
    if times is None or times.is_published(now):
        return None
    return Waiting("scheduled", times.date) if times.date > now else Waiting("expired", times.expires)


def expires(survey: Survey, document: Document) -> datetime | None:
    """When an article expires."""
    times = _times(survey, with_defaults(document, survey.defaults))
    return times.expires if times is not None else None


def _times(survey: Survey, filled: Document) -> Dated | None:
    zone = ZoneInfo(survey.sources.config.magazine.timezone)
    return dated(filled, filled.article, zone)[0] if filled.article is not None else None
