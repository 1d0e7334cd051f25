"""Whether an edit can be followed, or the magazine must be assembled: by its dates, by what was said, by its reach."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from magsite.content.document import Document
from magsite.diagnostics.model import Diagnostic
from magsite.magazine.basis import Assembly
from magsite.magazine.reach import LINK_CODES, Edit, is_local, is_quiet, is_steady, is_text_only, moves
from magsite.magazine.writing import dated

_MISSED: Final = frozenset({"shares-article", "series-part", "url-twice"})
"""What is said of articles that are not there, or stand in another's place."""


def is_amendable(edit: Edit, former: Assembly, paths: Collection[str], now: datetime) -> bool:
    """Whether an edit reaches no further than its article, now and by what has been said of the magazine.

    `paths` are those of all sources.
    """
    return _is_of_article(edit) and _stays_inside(edit, former, paths, now)


def _stays_inside(edit: Edit, former: Assembly, paths: Collection[str], now: datetime) -> bool:
    if edit.before is edit.after:
        return _is_shown(edit.after, former, now) is True
    if is_text_only(edit):
        return _is_shown(edit.after, former, now) is not None and is_quiet(edit)
    if None in (_is_shown(edit.before, former, now), _is_shown(edit.after, former, now)):
        return False
    if not is_steady(edit) and _is_said_of(edit.path, former.diagnostics):
        return False
    if moves(edit) and _is_awaited(edit, former):
        return False
    return is_local(edit, former.basis, paths)


def _is_of_article(edit: Edit) -> bool:
    """Whether no other kind of source is concerned, such as the text of a section, which stands among articles."""
    return all(one is None or one.article is not None for one in (edit.before, edit.after))


def _is_said_of(path: str, said: Iterable[Diagnostic]) -> bool:
    """Whether something is said that names this source, the picture of its header apart."""
    return any(
        (one.location.path == path and one.code not in LINK_CODES)
        or any(path in value for _, value in one.arguments)
        for one in said
    )


def _is_awaited(edit: Edit, former: Assembly) -> bool:
    """Whether share counts or a series ask for this article, or for one that is not there."""
    if any(one.code in _MISSED for one in former.diagnostics):
        return True
    ids = {one.id for one in former.magazine.every_article if one.path == edit.path}
    in_series = {id for one in former.magazine.series.values() for id in one.articles}
    return not ids.isdisjoint(former.basis.counts) or not ids.isdisjoint(in_series)


def _is_shown(document: Document | None, former: Assembly, now: datetime) -> bool | None:
    """Whether a document is published; None where its dates decide on more than that."""
    if document is None or document.article is None or document.article.draft:
        return False
    zone = ZoneInfo(former.magazine.config.magazine.timezone)
    found, problems = dated(document, document.article, zone)
    if found is None or problems or not found.is_published(now.astimezone(UTC)):
        return None
    return True
