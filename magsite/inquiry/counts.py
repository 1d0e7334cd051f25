"""Where the total of an article's shares comes from: which numbers count, and which do not."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from magsite.cache.memo import Forgetful
from magsite.content.document import Document
from magsite.content.shares import ShareRow
from magsite.inquiry.answer import Count, Shares
from magsite.inquiry.survey import Survey
from magsite.magazine.article import Article
from magsite.magazine.counting import ids_of
from magsite.magazine.identity import crowded_folders, share_names
from magsite.magazine.shares import TOTAL, fold_rows
from magsite.magazine.spelled import place_of
from magsite.magazine.writing import Where


def shares_of(survey: Survey, article: Article) -> Shares | None:
    """What its total is made of; None where it has no count."""
    if article.shares is None:
        return None
    document = survey.read[article.path]
    written = document.article.shares if document.article else ()
    place = place_of(document, "shares")
    front = {name: Count(name, count, None, place.path, place.line) for name, count in written}
    rows = _newest(_rows(survey, article.id))
    return _told(article.shares, front, rows)


def _told(total: int, front: Mapping[str, Count], rows: Mapping[str, Count]) -> Shares:
    """As `magazine.shares.total` adds up: rows over the header, and its total for as long as no row has a date."""
    bare = front.get(TOTAL)
    if bare is not None and all(one.date is None for one in rows.values()):
        others = (*(one for one in front.values() if one is not bare), *rows.values())
        return Shares(total, (bare,), others)
    networks = {name: one for name, one in front.items() if name != TOTAL}
    counted = {**networks, **rows}
    return Shares(
        total,
        tuple(counted.values()),
        tuple(one for one in front.values() if counted.get(one.network) is not one),
    )


def _newest(rows: Iterable[ShareRow]) -> Mapping[str, Count]:
    """The row of each network that counts: the newest, and of equal dates the last."""
    found: dict[str, ShareRow] = {}
    for row in rows:
        known = found.get(row.network)
        if known is None or (row.date or date.min) >= (known.date or date.min):
            found[row.network] = row
    return {
        name: Count(name, row.count, row.date, row.location.path, row.location.line)
        for name, row in found.items()
    }


def _rows(survey: Survey, id: str) -> Sequence[ShareRow]:
    """The rows that mean an article, by whatever name they call it."""
    every = survey.documents.share_rows
    if not every:
        return ()
    magazine = survey.magazine
    articles = magazine.every_article
    names = share_names(
        _ids(survey, survey.documents.documents),
        [(one.url, one.id) for one in articles],
        [(one.url, one.target) for one in magazine.redirects],
        magazine.root,
    )
    return [row for row in every if id in fold_rows((row,), names, magazine.root)[0]]


def _ids(survey: Survey, documents: Sequence[Document]) -> Mapping[str, str]:
    config, paths = survey.magazine.config, tuple(survey.magazine.digests)
    where = Where(config.content.articles, crowded_folders(paths), config.urls.article, survey.magazine.root)
    return ids_of(documents, paths, where, Forgetful())
