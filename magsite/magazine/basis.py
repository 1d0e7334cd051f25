"""What a Magazine stands on beside its articles: what is asked of it when a few of them change."""

from collections.abc import Mapping

import msgspec

from magsite.magazine.leading import Leading
from magsite.magazine.shares import Counts
from magsite.magazine.writing import Named, Where


class Basis(msgspec.Struct, frozen=True):
    """Names, places and counts, as assembling found them."""

    named: Named
    where: Where
    apart: Mapping[str, str]
    """Source path → URL of all that links may lead to, articles apart."""
    counts: Mapping[str, Counts]
    """Of the share data, by the ids of articles."""
    leading: Leading | None = None
    """What the texts lead to; None where nobody has gathered it."""
