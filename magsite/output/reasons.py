"""Why a file of the output is made again: by the parts of its key, or by what became of the file."""

from typing import Final

from magsite.cache.digest import Digest
from magsite.output.entry import Entry

OUTPUT: Final = "output"
"""Stands for a part where none has changed, but the file was lost, altered by hand or only kept from before."""
PROGRAM: Final = "program"
"""Stands for all parts where another magsite made the file."""


def reasons(parts: tuple[tuple[str, Digest], ...], before: Entry | None) -> tuple[str, ...]:
    """The names of the parts for which a file must be made that stands with `before`; empty where it is new."""
    if before is None:
        return ()
    known, wanted = dict(before.parts), dict(parts)
    changed = (name for name in {**wanted, **known} if known.get(name) != wanted.get(name))
    return tuple(changed) or (OUTPUT,)
