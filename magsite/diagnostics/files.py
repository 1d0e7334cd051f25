"""Many files in the words of one message."""

from collections.abc import Iterable
from typing import Final

_SHOWN: Final = 3


def files_shown(paths: Iterable[str]) -> str:
    """Three paths and an ellipsis if there are more."""
    found: dict[str, None] = {}
    for path in paths:
        found[path] = None
        # Thousands of files may be alike, and looking for their places takes time.
        if len(found) > _SHOWN:
            break
    shown = tuple(found)
    return ", ".join(shown[:_SHOWN]) + (", …" if len(shown) > _SHOWN else "")
