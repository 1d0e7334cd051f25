"""What is answered for an address: a page or a file, another address, or why there is neither."""

from pathlib import Path

import msgspec

from magsite.cache.digest import Digest
from magsite.diagnostics.model import Diagnostic


class Page(msgspec.Struct, frozen=True):
    """What a browser is given for an address."""

    content: bytes | Path
    """A file's is read from its place."""
    media_type: str
    digest: Digest
    """Of what a build would write."""
    status: int = 200
    source: str = ""
    """What asked for it: a source path, or its URL."""
    problems: tuple[Diagnostic, ...] = ()
    """What making it found out."""
    seconds: float = 0.0
    """That rendering it took; none for a file."""


class Elsewhere(msgspec.Struct, frozen=True):
    """The address at which it really stands."""

    url: str


class Unmade(msgspec.Struct, frozen=True):
    """A page that cannot be made."""

    problems: tuple[Diagnostic, ...]


Answer = Page | Elsewhere | Unmade
