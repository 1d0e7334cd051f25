"""How much there is in a magazine."""

from collections import Counter
from pathlib import PurePosixPath
from typing import Final

import msgspec

from magsite.inquiry.survey import Survey
from magsite.inquiry.waiting import waiting

_PICTURES: Final = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})


class Figures(msgspec.Struct, frozen=True):
    """What there is at this moment."""

    articles: int
    """Published, unlisted ones among them."""
    drafts: int
    """Of articles and pages."""
    scheduled: int
    expired: int
    authors: int
    categories: int
    tags: int
    series: int
    pages: int
    """Outside the flow."""
    words: int
    """Of prose, in articles that are published."""
    pictures: int
    """Files that are published with texts or of `static/`."""
    shares: int | None
    """Of all articles together; None where no article has a count."""
    files: int
    """That the magazine has."""
    bytes: int
    """Of the files that stand in the output."""


def figures(survey: Survey) -> Figures:
    """The figures of a survey."""
    magazine = survey.magazine
    articles = magazine.every_article
    kept_back = Counter(found.status for one in survey.documents.documents if (found := waiting(survey, one)))
    counts = [one.shares for one in articles if one.shares is not None]
    copies = (one.path for one in survey.targets.values() if one.group == "file")
    return Figures(
        articles=len(articles),
        drafts=kept_back["draft"],
        scheduled=kept_back["scheduled"],
        expired=kept_back["expired"],
        authors=len(magazine.authors),
        categories=len(magazine.categories),
        tags=len(magazine.tags),
        series=len(magazine.series),
        pages=len(magazine.pages),
        words=sum(survey.read[one.path].words for one in articles),
        pictures=sum(PurePosixPath(path).suffix.lower() in _PICTURES for path in copies),
        shares=sum(counts) if counts else None,
        files=len(survey.targets),
        bytes=sum(entry.size for path, entry in survey.entries.items() if path in survey.there),
    )
