"""When everything is to be looked at again, although nobody has said that something has changed."""

from typing import Final

_SETTLED: Final = 1.0
"""Seconds after a save at which everything is looked at once more: events may be lost."""
_POLL: Final = 0.5
_POLL_SHARE: Final = 10
"""Where nothing tells of changes, a look at everything takes at most a tenth of the time."""
_SELDOM: Final = 60.0
"""Seconds at most between two looks: a lone event may be lost, too, and a machine that slept has missed the hour."""
_CLOCK_STEP: Final = 0.1
"""Seconds at least until the clock has changed something: one that stands still (`--now`) would have it looked without end."""


class Timetable:
    """The next look; instants are those of one clock, in seconds."""

    def __init__(self) -> None:
        self.polls = False
        """Whether nothing tells of changes."""
        self._at = 0.0

    def looked(self, start: float, end: float, *, is_told: bool) -> None:
        """Note a look; `is_told` says whether a change had been told of."""
        if self.polls:
            self._at = end + max(_POLL, _POLL_SHARE * (end - start))
        else:
            self._at = end + _SETTLED if is_told else 0.0

    def once_more(self, now: float) -> None:
        """Have it looked once more soon, as after a save."""
        self._at = self._at or now + _SETTLED

    def rest(self, now: float, shown: float | None) -> float:
        """Seconds until the next look; `shown` are those until the clock changes what is shown, if it does."""
        waits = [_SELDOM]
        if self._at:
            waits.append(self._at - now)
        if shown is not None:
            waits.append(max(_CLOCK_STEP, shown))
        return max(0.0, min(waits))
