"""Changes that wait to be looked at: a save is looked at at once, a crowd of changes when it is complete.

Of a crowd the first file may be taken for a save: while that is looked at, the others come together.
"""

from typing import Final

from magsite.preview.changes import Change

_FEW: Final = 8
"""So many changes are a save; more are a crowd, such as a checkout of another branch."""
_PLACES_OF_ONE: Final = 2
"""Where one file is saved, or gets another name."""
_PAUSE_OF_ONE: Final = 0.003
"""Seconds without a further change after which the save of one file is complete, …"""
_PAUSE: Final = 0.01
"""… of several, …"""
_CROWD_PAUSE: Final = 0.25
"""… and a crowd, or a file that somebody may still be writing."""
_LONGEST_WAIT: Final = 10.0
"""Seconds: something may write among the sources without end."""


class Pending:
    """What was noted since the last look."""

    def __init__(self) -> None:
        self._changes: dict[str, Change] = {}
        self._first = self._last = 0.0

    def add(self, change: Change, now: float) -> None:
        """Note a change at an instant; whoever says that a file is whole is believed."""
        self._first = self._first if self._changes else now
        self._last = now
        known = self._changes.get(change.path)
        self._changes[change.path] = known if known is not None and known.whole else change

    def is_save(self) -> bool:
        """Whether there are changes, few of them, and each file is whole."""
        return 0 < len(self._changes) <= _FEW and all(one.whole for one in self._changes.values())

    def due(self) -> float | None:
        """The instant to look at them; None where there are none."""
        if not self._changes:
            return None
        return min(self._last + self._pause(), self._first + _LONGEST_WAIT)

    def take(self) -> frozenset[str] | None:
        """The paths of a save; None where only a look at everything will do. Nothing waits any more."""
        paths = frozenset(self._changes) if self.is_save() else None
        self._changes.clear()
        return paths

    def _pause(self) -> float:
        if not self.is_save():
            return _CROWD_PAUSE
        return _PAUSE_OF_ONE if len(self._changes) <= _PLACES_OF_ONE else _PAUSE
