"""The bench: the main thread of the preview, where proofs and pages are made, one thing at a time.

Other threads leave two kinds of notes here: questions of the server, and places at which something may have
changed. It is the main thread, since only there a text that would be converted for ever can be interrupted.
"""

import gc
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Final, TypeVar

import msgspec

from magsite.cache.digest import Digest
from magsite.cache.store import Store
from magsite.content.config import CONFIG_FILE
from magsite.content.scan import locate
from magsite.diagnostics.model import Diagnostic
from magsite.preview.page import Elsewhere, Page, Unmade, page
from magsite.preview.pending import Pending
from magsite.preview.proof import Proof, Tools, Trouble, is_error
from magsite.preview.proving import prove
from magsite.preview.watching import Change
from magsite.stages.request import Request
from magsite.stages.sources import Sources

T = TypeVar("T")

_SETTLED: Final = 1.0
"""Seconds after a save at which everything is looked at once more: events may be lost."""
_POLL: Final = 0.5
_POLL_SHARE: Final = 10
"""Where nothing tells of changes, a look at everything takes at most a tenth of the time."""
_PAGES_KEPT: Final = 200
_FILES_KEPT: Final = 50


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


class Bench:
    """Where the preview is made."""

    def __init__(
        self,
        request: Callable[[], Request],
        tools: Tools,
        tell: Callable[[News], None],
    ) -> None:
        """`request` gives the present instant; `tell` hears of each look that found something new."""
        self._request = request
        self._tools = tools
        self._tell = tell
        self._polls = False
        self._notes: SimpleQueue[Change | Callable[[], None] | None] = SimpleQueue()
        self._pending = Pending()
        self._look_at = 0.0
        self._pages: dict[str, Page | Elsewhere | Unmade] = {}
        self._good: dict[str, Page] = {}
        self.proof: Proof | None = None
        self.trouble: Trouble | None = None
        self.generation = 0
        self.followed = ""
        """The URL of the page of the article that was saved last."""
        self.files: dict[str, Digest] = {}
        """URL → digest of the published files that changed lately."""
        self.times: dict[str, float] = {}
        """URL → seconds that its page took when it was last made."""

    @property
    def site(self) -> Path:
        """The folder of the magazine."""
        return self._request().site

    @property
    def store(self) -> Store:
        """What is remembered."""
        return self._tools.store

    def source(self, path: str) -> Path | None:
        """The file of a source, by its path in the site; None where there is no such source."""
        known = self.trouble or self.proof
        if known is None or (path != CONFIG_FILE and path not in known.sources.snapshot.by_path):
            return None
        file = locate(known.sources.roots, path)
        return file if file.is_file() else None

    def ask(self, question: Callable[[], T]) -> "Future[T]":
        """Have a question answered on the bench, from any thread."""
        future: Future[T] = Future()

        def answer() -> None:
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(question())
                except Exception as error:  # noqa: BLE001 - it is raised where the question was asked
                    future.set_exception(error)

        self._notes.put(answer)
        return future

    def note(self, change: Change) -> None:
        """Have something looked at, from any thread."""
        self._notes.put(change)

    def stop(self) -> None:
        """End the work, from any thread."""
        self._notes.put(None)

    def work(self, follow: Callable[[Sources], bool]) -> None:
        """Answer and look until the end.

        `follow` has the folders of these sources watched; where it cannot, they are looked at again and again.
        """
        self._look(follow)
        while True:
            try:
                note = self._notes.get(timeout=self._rest())
            except Empty:
                self._look(follow)
                continue
            if note is None:
                return
            if isinstance(note, Change):
                self._pending.add(note, time.monotonic())
            else:
                # What was saved before the question is seen in its answer, but a crowd is waited for.
                if self._pending.is_save():
                    self._look(follow)
                note()

    def look(self, files: frozenset[str] | None) -> bool:
        """Make the next proof; whether there is anything new."""
        start = time.perf_counter()
        former, trouble = self.proof, self.trouble
        found = prove(self._request(), former, files, self._tools)
        if isinstance(found, Trouble):
            is_new = found.diagnostics != (trouble.diagnostics if trouble else None)
            self.trouble = found
            return is_new and self._news((), (), found.diagnostics, start)
        if found is former and trouble is None:
            return False
        changed = found.changed_since(former)
        self.trouble, self.proof = None, found
        urls = tuple(found.urls[path] for path in changed if path in found.urls)
        self._note_files(found, frozenset(changed))
        if former is not None and urls:
            self.followed = urls[0]
        return self._news(
            changed,
            urls,
            found.diagnostics,
            start,
            by_clock=former is not None and not changed and former.diagnostics == found.diagnostics,
        )

    def page(self, path: str) -> Page | Elsewhere | Unmade:
        """The page at a path of a URL: made once for each proof; one that cannot be made, as it last was."""
        known = self._pages.get(path)
        if known is not None:
            return known
        if self.proof is None:
            return Unmade(self.trouble.diagnostics if self.trouble else ())
        made = page(self.proof, path)
        if _is_outdated(made) and self.look(None):
            made = page(self.proof, path)
        made = self._as_last(path, made)
        if not (isinstance(made, Page) and isinstance(made.content, Path)):
            self._pages[path] = made
        # A file is looked at each time: a link may stand in its place by now.
        return made

    def _as_last(self, path: str, made: Page | Elsewhere | Unmade) -> Page | Elsewhere | Unmade:
        """The page, or where something in it is in error the last good one, with what is wrong now."""
        if isinstance(made, Elsewhere) or self.proof is None:
            return made
        sources = self.proof.sources
        if isinstance(made, Page):
            if made.seconds:
                self.times[path] = made.seconds
            if not any(is_error(one, sources) for one in made.problems):
                self._good.pop(path, None)
                self._good[path] = made
                if len(self._good) > _PAGES_KEPT:
                    del self._good[next(iter(self._good))]
                return made
        last = self._good.get(path)
        return msgspec.structs.replace(last, problems=made.problems) if last else made

    def _news(
        self,
        changed: tuple[str, ...],
        urls: tuple[str, ...],
        said: tuple[Diagnostic, ...],
        start: float,
        *,
        by_clock: bool = False,
    ) -> bool:
        self._pages.clear()
        self.generation += 1
        self._tell(News(changed, urls, said, time.perf_counter() - start, by_clock))
        return True

    def _note_files(self, proof: Proof, changed: frozenset[str]) -> None:
        for target in proof.targets.values():
            if target.source in changed and target.group in {"file", "asset"}:
                self.files.pop(target.url, None)
                self.files[target.url] = target.parts[0][1]
        while len(self.files) > _FILES_KEPT:
            del self.files[next(iter(self.files))]

    def _rest(self) -> float:
        """Seconds until there is something to do without a note."""
        now, due = time.monotonic(), self._pending.due()
        if due is not None:
            return max(0.0, due - now)
        waits = [3600.0]
        if self._look_at:
            waits.append(self._look_at - now)
        until = self.proof.shown.valid_until if self.proof else None
        if until is not None:
            waits.append((until - self._request().now).total_seconds())
        return max(0.0, min(waits))

    def _look(self, follow: Callable[[Sources], bool]) -> None:
        """Look where something may have changed; after a save, once more at everything."""
        is_told, files = self._pending.due() is not None, self._pending.take()
        start = time.monotonic()
        self.look(files)
        end = time.monotonic()
        known = self.trouble or self.proof
        if files is None and known is not None:
            self._polls = not follow(known.sources)
            gc.collect()
        if self._polls:
            self._look_at = end + max(_POLL, _POLL_SHARE * (end - start))
        else:
            self._look_at = end + _SETTLED if is_told else 0.0


def _is_outdated(made: Page | Elsewhere | Unmade) -> bool:
    """Whether a source is not what it was when it was looked at."""
    return isinstance(made, Unmade) and any(one.code == "file-changed" for one in made.problems)
