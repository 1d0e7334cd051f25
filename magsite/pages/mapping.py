"""What a sitemap says, as it goes from process to process: its entries are put together where its file is made."""

from collections.abc import Mapping, Sequence
from itertools import repeat
from typing import Final

import msgspec

from magsite.pages.parts import SitemapEntry

_BETWEEN: Final = "\0"
"""No address has it."""


class Mapped(msgspec.Struct, frozen=True):
    """Addresses with their dates, as two texts: thousands of them are encoded and sent as one is."""

    base_url: str
    """Absolute URL of La Une."""
    root: str
    """What stands in its place at the beginning of the URLs."""
    urls: str
    """With a NUL between them."""
    changed: str
    """The date of each URL's page in ISO form, or nothing, with a NUL between them."""


def mapped(base_url: str, root: str, urls: Sequence[str], changed: Mapping[str, str]) -> Mapped:
    """These URLs; `changed` are the dates of those that have one."""
    dates = _BETWEEN.join(map(changed.get, urls, repeat("")))
    return Mapped(base_url, root, _BETWEEN.join(urls), dates)


def entries(sitemap: Mapped) -> tuple[SitemapEntry, ...]:
    """The entries, with absolute URLs."""
    if not sitemap.urls:
        return ()
    base, root = sitemap.base_url, sitemap.root
    pairs = zip(sitemap.urls.split(_BETWEEN), sitemap.changed.split(_BETWEEN), strict=True)
    return tuple([SitemapEntry(base + url.removeprefix(root), changed or None) for url, changed in pairs])
