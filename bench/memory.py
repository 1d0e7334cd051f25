"""What a process and its children hold in memory. Linux only.

It is the sum of what each has for itself and its share of the rest (PSS), so that what a fork shares is counted once.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FIRST_LOOK = 0.01
_SLOWER = 1.2
_EVERY = 0.2


class Peak:
    """The most that was held by any of the processes that it was told to watch, each with its children."""

    def __init__(self) -> None:
        self.megabytes = 0.0

    @contextmanager
    def of(self, pid: int) -> Iterator[None]:
        """Watch a process for the time of a `with`: closely at first, then five times a second."""
        over = threading.Event()
        thread = threading.Thread(target=self._look, args=(pid, over), daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

    def _look(self, pid: int, over: threading.Event) -> None:
        pause = _FIRST_LOOK
        while not over.is_set():
            self.megabytes = max(self.megabytes, sum(pss(it) for it in tree(pid)) / 1024)
            over.wait(pause)
            pause = min(_EVERY, pause * _SLOWER)


def tree(pid: int) -> Iterator[int]:
    """A process and all that came from it."""
    yield pid
    for thread in sorted(Path(f"/proc/{pid}/task").glob("*")):
        try:
            children = (thread / "children").read_text()
        except OSError:
            continue
        for child in children.split():
            yield from tree(int(child))


def pss(pid: int) -> int:
    """Kilobytes that a process holds, shared pages by its share; 0 for one that has just ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
