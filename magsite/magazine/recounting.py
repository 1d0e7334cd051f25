"""The Magazine after other share counts, made of the Magazine before them.

What `assemble` would give, as long as every row means an article that is published: what is said of rows that mean
none is found out by assembling. `tests/properties/test_amending.py` holds the two to each other.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

import msgspec

from magsite.cache.digest import Digest
from magsite.content.defaults import folder_defaults, with_defaults
from magsite.content.document import Document
from magsite.content.shares import ShareRow
from magsite.magazine import shares
from magsite.magazine.amending import Amendment
from magsite.magazine.article import Article
from magsite.magazine.basis import Assembly
from magsite.magazine.identity import share_names
from magsite.magazine.reindexing import Turnover, turned


class Counted(msgspec.Struct, frozen=True, dict=True):
    """What rows say, by the ids of articles."""

    counts: Mapping[str, shares.Counts]

    @cached_property
    def packed(self) -> Mapping[str, bytes]:
        """The same as a Basis has them."""
        return shares.packed(self.counts)


_NONE: Final[shares.Counts] = {}
_SAID: Final = "shares-article"


def counts_now(former: Assembly, rows: Sequence[ShareRow]) -> Counted | None:
    """The counts of these rows, which are all that there are; None where one means no article, now or before."""
    if any(one.code == _SAID for one in former.diagnostics):
        return None
    magazine = former.magazine
    called = [(one.url, one.id) for one in magazine.every_article]
    asked = [(one.url, one.target) for one in magazine.redirects]
    counts, lost = shares.fold_rows(rows, share_names({}, called, asked, magazine.root), magazine.root)
    return None if lost else Counted(counts)


def counted_otherwise(former: Assembly, counted: Counted) -> tuple[Article, ...]:
    """The articles whose counts are not what they were."""
    before, after = former.basis.counts.get, counted.packed.get
    return tuple([one for one in former.magazine.every_article if before(one.id) != after(one.id)])


def recount(
    former: Assembly,
    counted: Counted,
    gone: tuple[Article, ...],
    documents: Mapping[str, Document],
    digests: Mapping[str, Digest],
) -> Amendment:
    """The assembly with these counts.

    `gone` are the articles that are counted otherwise, `documents` theirs by path: headers may have counts as well.
    `digests` are those of all sources as they stand now; nothing but the files of counts has changed.
    """
    defaults = folder_defaults(former.magazine.config.content.defaults)
    come = tuple(
        msgspec.structs.replace(
            one,
            shares=_total(with_defaults(documents[one.path], defaults), counted.counts.get(one.id, _NONE)),
        )
        for one in gone
    )
    turnover = Turnover(gone, come)
    magazine = msgspec.structs.replace(
        turned(former.magazine, turnover, digests), shares_date=shares.newest(counted.counts)
    )
    basis = msgspec.structs.replace(former.basis, counts=counted.packed)
    return Amendment(msgspec.structs.replace(former, magazine=magazine, basis=basis), turnover)


def _total(document: Document, counts: shares.Counts) -> int | None:
    return shares.total(document.article.shares if document.article is not None else (), counts)
