"""What a look at the sources has brought, for those who tell of it."""

import msgspec

from magsite.diagnostics.model import Diagnostic


class News(msgspec.Struct, frozen=True):
    """What a look at the sources has brought, for those who tell of it."""

    changed: tuple[str, ...]
    """Source paths."""
    urls: tuple[str, ...]
    """Of the pages that these make."""
    diagnostics: tuple[Diagnostic, ...]
    seconds: float
    by_clock: bool = False
    """It was not saved: its time has come, or is over."""
