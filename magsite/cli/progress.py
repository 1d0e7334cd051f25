"""What a writer sees while a build goes on: a bar on a terminal, nothing elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from gettext import NullTranslations

from magsite.diagnostics.codes import N_
from magsite.stages.request import Progress

_STAGES = {"parse": N_("Reading"), "convert": N_("Converting texts"), "render": N_("Making pages")}


@contextmanager
def shown_progress(messages: NullTranslations) -> Iterator[Progress]:
    """A bar on standard error, drawn from the first step on; a build without steps loads nothing for it."""
    if not sys.stderr.isatty():
        yield _silent
        return
    bars = _Bars(messages)
    try:
        yield bars.tell
    finally:
        bars.close()


@contextmanager
def silence() -> Iterator[Progress]:
    """Show nothing: what is printed is for machines."""
    yield _silent


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody."""


class _Bars:
    """The bars of rich, loaded when there is something to show."""

    def __init__(self, messages: NullTranslations) -> None:
        self._messages = messages
        self._tasks: dict[str, int] = {}
        self._progress: object = None

    def tell(self, stage: str, done: int, total: int) -> None:
        """Draw how far a stage is."""
        from rich.console import Console  # noqa: PLC0415 - 0.1 s that a build without steps does not need
        from rich.progress import Progress as Bars  # noqa: PLC0415 - the same
        from rich.progress import TaskID  # noqa: PLC0415 - the same

        if not isinstance(self._progress, Bars):
            # Without its own thread: processes may be forked while the bar stands.
            self._progress = Bars(console=Console(stderr=True), auto_refresh=False, transient=True)
            self._progress.start()
        if stage not in self._tasks:
            self._tasks[stage] = self._progress.add_task(self._messages.gettext(_STAGES[stage]), total=total)
        self._progress.update(TaskID(self._tasks[stage]), completed=done, total=total, refresh=True)

    def close(self) -> None:
        """Take the bar away."""
        if self._progress is not None:
            self._progress.stop()  # type: ignore[attr-defined] # rich's Progress, see tell
