"""Former addresses, and the share counts of what is published, by whatever name the data calls it."""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from magsite.cache.memo import Memo
from magsite.content.document import Document
from magsite.content.shares import ShareRow
from magsite.diagnostics.model import Diagnostic
from magsite.magazine import identity, series, shares
from magsite.magazine.model import Redirect
from magsite.magazine.outcomes import split
from magsite.magazine.published import Pages
from magsite.magazine.redirects import redirects_of
from magsite.magazine.writing import Where, Writing


class Counted(msgspec.Struct, frozen=True):
    """The share counts of the published articles, by their ids."""

    counts: Mapping[str, shares.Counts] = {}
    diagnostics: tuple[Diagnostic, ...] = ()


NOTHING: Final = Counted()
_NO_COUNTS: Final[shares.Counts] = {}


def counts_of(id: str, counts: Mapping[str, shares.Counts]) -> shares.Counts:
    """The counts of one article."""
    return counts.get(id, _NO_COUNTS)


def redirects(
    writings: Sequence[Writing], pages: Pages, root: str, memo: Memo
) -> tuple[tuple[Redirect, ...], tuple[Diagnostic, ...]]:
    """The redirects that headers ask for; most headers ask for none."""
    asking = (
        *((one.dated.document, one.url) for one in writings if one.dated.header.aliases),
        *((document, url) for document, header, url in pages if header.aliases),
    )
    columns = tuple(document for document, _ in asking), tuple(url for _, url in asking)
    found, problems = memo(split, memo.each(redirects_of, columns, root))
    return memo.same("redirects", tuple(redirect for some in found for redirect in some)), problems


def counted(
    rows: tuple[ShareRow, ...],
    names: Mapping[str, str],
    called: tuple[tuple[str, str], ...],
    root: str,
) -> Counted:
    """The counts of these rows; `called` are the addresses and ids of what is published."""
    counts, lost = shares.fold_rows(rows, names, root)
    return Counted({id: counts[id] for _, id in called if id in counts}, lost)


def written_ids(documents: Sequence[Document]) -> identity.WrittenIds:
    """The ids that the headers of articles say, also of those that are not published."""
    return tuple([(one.path, one.article.id) for one in documents if one.article is not None])


def lost_parts(declared: Mapping[str, Document], ids: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """A remark for each part of a series that is no article."""
    return tuple(series.lost_parts(declared, ids))


def ids_of(
    documents: Sequence[Document], paths: tuple[str, ...], where: Where, memo: Memo
) -> Mapping[str, str]:
    """The ids of all articles, also of those that wait or cannot be read."""
    written = memo.same_each("written ids", written_ids(documents))
    return memo(identity.all_ids, written, paths, where.folder, where.crowded)


def counts(
    rows: tuple[ShareRow, ...],
    ids: Mapping[str, str],
    writings: Sequence[Writing],
    asked: Sequence[Redirect],
    root: str,
    memo: Memo,
) -> Counted:
    """The counts of the share data, for whatever its rows call an article."""
    if not rows:
        return NOTHING
    called = memo.same_each("called", tuple([(one.url, one.id) for one in writings]))
    former = memo.same_each("former", tuple([(one.url, one.target) for one in asked]))
    names = memo(identity.share_names, ids, called, former, root)
    return memo(counted, rows, names, called, root)
