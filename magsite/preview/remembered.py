"""The pages that were looked at last: the next preview shows them at once, if nothing has changed since.

They are kept in the store, under the digest of all that they were made of, when a preview ends.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

import msgspec

from magsite.cache import codec
from magsite.cache.digest import Digest, key
from magsite.preview.answers import Answer, Page
from magsite.preview.tools import Tools
from magsite.stages.request import Request, in_zone, moment
from magsite.stages.sources import Sources

_LARGEST: Final = 200_000
"""Bytes of a page, or of a sheet."""
_MOST: Final = 50


class _Kept(msgspec.Struct, frozen=True, array_like=True):
    path: str
    content: bytes
    media_type: str
    digest: Digest
    status: int
    source: str


class _Pages(msgspec.Struct, frozen=True, array_like=True):
    since: str
    """They hold from this instant on …"""
    until: str | None
    """… and until this one; None for ever."""
    pages: tuple[_Kept, ...]


def recall(request: Request, sources: Sources, tools: Tools) -> Mapping[str, Page]:
    """The pages that were kept for these sources, by their paths; none where something has changed."""
    now = moment(in_zone(request, sources.config.magazine.timezone).now)
    data = tools.store.get(_name(request, sources, tools))
    found = codec.decode(data, _Pages) if data is not None else None
    if found is None or now < found.since or (found.until is not None and now >= found.until):
        return {}
    return {
        one.path: Page(one.content, one.media_type, one.digest, one.status, one.source) for one in found.pages
    }


def keep(
    request: Request, sources: Sources, tools: Tools, pages: Mapping[str, Answer], until: datetime | None
) -> None:
    """Keep the pages that were looked at last, of those that were made for these sources."""
    kept = [
        _Kept(path, one.content, one.media_type, one.digest, one.status, one.source)
        for path, one in pages.items()
        # One with problems may be the last good page, which is of other sources.
        if isinstance(one, Page) and not one.problems
        if isinstance(one.content, bytes) and len(one.content) <= _LARGEST
    ]
    value = _Pages(moment(request.now), moment(until) if until else None, tuple(kept[-_MOST:]))
    tools.store.put_many([(_name(request, sources, tools), codec.encode(value))])


def _name(request: Request, sources: Sources, tools: Tools) -> Digest:
    choice = tools.choice
    return key("preview", request.code, sources.inputs(request), choice.drafts, choice.future)
