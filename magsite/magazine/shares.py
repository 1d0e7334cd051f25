"""Share counts: which article a row means, which row wins, and what they add up to."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final
from urllib.parse import unquote, urlsplit

import msgspec

from magsite.cache import codec
from magsite.content.shares import ShareRow
from magsite.diagnostics.model import Diagnostic, diagnose

TOTAL = "total"
"""The network of a bare number in front matter."""

Counts = Mapping[str, tuple[int, date | None]]
"""Network → (count, date of its row or None)."""

_unpack: Final = msgspec.msgpack.Decoder(dict[str, tuple[int, date | None]]).decode


def fold_rows(
    rows: Iterable[ShareRow], articles: Mapping[str, str], root: str
) -> tuple[Mapping[str, Counts], tuple[Diagnostic, ...]]:
    """The counts of each article id, per network, and the rows that name no article.

    `articles` maps ids, root-relative URLs without prefix and aliases to ids. Rows come in the order of the
    files' names: per network the newest date wins, at equal dates the last row; a row without a date holds
    until the network has a dated one.
    """
    folded: dict[str, dict[str, tuple[int, date | None]]] = {}
    unknown: dict[str, list[ShareRow]] = {}
    for row in rows:
        article = articles.get(row.article) or articles.get(_path(row.article, root))
        if article is None:
            unknown.setdefault(row.article, []).append(row)
            continue
        counts = folded.setdefault(article, {})
        known = counts.get(row.network)
        if known is None or (row.date or date.min) >= (known[1] or date.min):
            counts[row.network] = (row.count, row.date)
    return folded, tuple(
        diagnose("shares-article", lost[0].location, article=name, count=len(lost))
        for name, lost in unknown.items()
    )


def total(written: Iterable[tuple[str, int]], counts: Counts) -> int | None:
    """The article's total of front matter and rows; None where there is no count at all.

    Front matter has no dates: a network of it holds until that network has a row, and a bare number is the
    article's total as long as no dated row exists.
    """
    front = dict(written)
    if not counts:
        return front.get(TOTAL, sum(front.values())) if front else None
    networks = {network: count for network, (count, _) in counts.items()}
    bare = front.pop(TOTAL, None)
    if bare is not None and all(day is None for _, day in counts.values()):
        return bare
    together = front | networks
    return sum(together.values()) if together else None


def totals(shared: Iterable[tuple[Iterable[str], int | None]]) -> dict[str, int]:
    """The total of each name over (names, count) pairs; a name without any count is absent."""
    sums: dict[str, int] = {}
    for names, count in shared:
        if count is not None:
            for name in names:
                sums[name] = sums.get(name, 0) + count
    return sums


def newest(folded: Mapping[str, Counts]) -> date | None:
    """The newest date in the data."""
    return max((day for counts in folded.values() for _, day in counts.values() if day), default=None)


def packed(folded: Mapping[str, Counts]) -> Mapping[str, bytes]:
    """Each article's counts as bytes, which are the same for equal ones: few are looked into after an edit."""
    return {id: codec.encode(dict(sorted(counts.items()))) for id, counts in folded.items()}


def unpacked(counts: bytes | None) -> Counts:
    """The counts of an article; none where it has none. Raises msgspec.DecodeError where a disk has damaged them."""
    return _unpack(counts) if counts is not None else {}


def _path(reference: str, root: str) -> str:
    """A URL or path as the index of articles spells it: without prefix, with both slashes."""
    try:
        path = unquote(urlsplit(reference).path)
    except ValueError:  # Such as an unclosed bracket of an IPv6 address.
        return reference
    inside = "/" + path.removeprefix(root) if path.startswith(root) else path
    return f"/{inside.strip('/')}/"
