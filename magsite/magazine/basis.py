"""What a Magazine stands on beside its articles: what is asked of it when a few of them change."""

from collections.abc import Mapping

import msgspec

from magsite.diagnostics.model import Diagnostic
from magsite.magazine.leading import Leading
from magsite.magazine.model import Magazine
from magsite.magazine.writing import Named, Where


class Basis(msgspec.Struct, frozen=True):
    """Names, places and counts, as assembling found them."""

    named: Named
    where: Where
    apart: Mapping[str, str]
    """Source path → URL of all that links may lead to, articles apart."""
    counts: Mapping[str, bytes]
    """Of the share data, by the ids of articles: see `shares.packed`."""
    leading: Leading | None = None
    """What the texts lead to; None where nobody has gathered it."""


class Assembly(msgspec.Struct, frozen=True):
    """The Magazine, what is wrong in it, and what it stands on."""

    magazine: Magazine
    diagnostics: tuple[Diagnostic, ...]
    basis: Basis
