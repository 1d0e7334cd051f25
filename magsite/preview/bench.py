"""The bench: the main thread of the preview, where proofs and pages are made, one thing at a time.

Other threads leave two kinds of notes here: questions of the server, and places at which something may have
changed. It is the main thread, since only there a text that would be converted for ever can be interrupted.
"""

import gc
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path
from queue import Empty
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from magsite.cache.store import Store
from magsite.content.config import CONFIG_FILE
from magsite.content.scan import locate
from magsite.diagnostics.model import Diagnostic
from magsite.preview.answers import Answer, Elsewhere, Page, Unmade
from magsite.preview.beginning import first_sources
from magsite.preview.changes import Change
from magsite.preview.lately import Lately
from magsite.preview.news import News
from magsite.preview.notes import Note, Notes
from magsite.preview.pending import Pending
from magsite.preview.remembered import keep, recall
from magsite.preview.shelf import Shelf
from magsite.preview.timetable import Timetable
from magsite.preview.tools import Tools
from magsite.stages.request import Request
from magsite.stages.sources import Sources

if TYPE_CHECKING:
    from magsite.preview.proof import Proof, Trouble

T = TypeVar("T")

_WELCOME: Final = 0.1
"""Seconds in which a question comes, if somebody has waited for the preview to begin, or asks for all of a page."""
_WELCOME_MOST: Final = 1.0


class Bench:
    """Where the preview is made."""

    def __init__(
        self,
        request: Callable[[], Request],
        tools: Tools,
        tell: Callable[[News], None],
        remark: Callable[[str, tuple[Diagnostic, ...]], None] = lambda _path, _problems: None,
    ) -> None:
        """`request` gives the present instant; `tell` hears of each look that found something new.

        `remark` hears of each page that was made, by its path, and of what is wrong with it.
        """
        self._request = request
        self._tools = tools
        self._tell = tell
        self._remark = remark
        self._has_begun = False
        self._notes = Notes()
        self._pending = Pending()
        self._timetable = Timetable()
        self._shelf = Shelf()
        self.remembered: Mapping[str, Page] = {}
        """Pages that were looked at last, until there is a proof."""
        self.proof: Proof | None = None
        self.trouble: Trouble | None = None
        self.generation = 0
        self.lately = Lately()
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
        return self._notes.ask(question)

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
        self._has_begun = True
        try:
            self._work(follow)
        finally:
            self._notes.end()

    def _work(self, follow: Callable[[Sources], bool]) -> None:
        if self.proof or self.trouble:
            # Who waits for the first page, and its sheets and pictures, is answered before everything is looked at again.
            # What was saved since the proof was begun, is seen by that look.
            end = time.monotonic() + _WELCOME_MOST
            with suppress(Empty):
                while time.monotonic() < end:
                    if not self._done(self._notes.next(_WELCOME), follow):
                        return
        self._look(follow)
        # What was saved before the folders were watched is found at the next look.
        self._timetable.once_more(time.monotonic())
        while True:
            try:
                note = self._notes.next(self._rest())
            except Empty:
                self._look(follow)
                continue
            if not self._done(note, follow):
                return

    def _done(self, note: Note, follow: Callable[[Sources], bool]) -> bool:
        """Do what a note asks for; False where that is to end."""
        if isinstance(note, Change):
            self._pending.add(note, time.monotonic())
        elif note is not None:
            # What was saved before the question is seen in its answer, but a crowd is waited for.
            if self._pending.is_save():
                self._look(follow)
            note()
        return note is not None

    def begin(self) -> None:
        """Find the pages that were looked at last; where the sources are others now, make the first proof.

        That is for the time before there are threads: many sources are parsed by processes, and a fork knows of one
        thread only.
        """
        request = self._request()
        sources = first_sources(request, self._tools)
        self.remembered = recall(request, sources, self._tools)
        if not self.remembered:
            # What is saved from here on is found at the first look of the work.
            self._look_from(request, sources, None)

    def keep(self) -> None:
        """Have the pages of now recalled the next time, unless something is in error."""
        from magsite.preview.proof import is_error  # noqa: PLC0415 - see look

        proof = self.proof
        if proof is not None and not any(is_error(one, proof.sources) for one in proof.diagnostics):
            until = proof.shown.valid_until
            keep(proof.request, proof.sources, self._tools, self._shelf.present, until)

    def look(self, files: frozenset[str] | None) -> bool:
        """Make the next proof; whether there is anything new."""
        request = self._request()
        if self._has_begun:
            # There are threads by now, and processes that are forked beside them may wait for each other for ever.
            request = msgspec.structs.replace(request, jobs=1)
        return self._look_from(request, None, files)

    def _look_from(self, request: Request, sources: Sources | None, files: frozenset[str] | None) -> bool:
        # Loaded here, as long as it takes: a page that is remembered needs none of it.
        from magsite.preview.proof import Trouble  # noqa: PLC0415 - see above
        from magsite.preview.proving import prove  # noqa: PLC0415 - see above

        start = time.perf_counter()
        former, trouble = self.proof, self.trouble
        found = prove(request, former, files, self._tools, sources)
        if isinstance(found, Trouble):
            is_new = found.diagnostics != (trouble.diagnostics if trouble else None)
            self.trouble, self.remembered = found, {}
            return is_new and self._news((), (), found.diagnostics, start)
        if found is former and trouble is None:
            return False
        changed = found.changed_since(former)
        # Before the proof: whatever happens in between, no page stands beside sources that it was not made of.
        self._shelf.clear()
        self.trouble, self.proof, self.remembered = None, found, {}
        urls = tuple(found.urls[path] for path in changed if path in found.urls)
        self.lately.note(former, found, changed, self.generation + 1)
        return self._news(
            changed,
            urls,
            found.diagnostics,
            start,
            by_clock=not (former is None or trouble or changed or former.diagnostics != found.diagnostics),
        )

    def page(self, path: str) -> Answer:
        """The page at a path of a URL: made once for each proof; one that cannot be made, as it last was."""
        if self.proof is None:
            return Unmade(self.trouble.diagnostics if self.trouble else ())
        # All that is not there is one page: whoever asks for much of it would fill the memory.
        name = path if self._stands(self.proof, path) else ""
        known = self._shelf.present.get(name)
        if known is not None:
            return known
        made = self._made(self.proof, path)
        if _is_outdated(made) and self.look(None):
            made = self._made(self.proof, path)
        if isinstance(made, Page) and made.seconds and name:
            self.times[name] = made.seconds
        if not isinstance(made, Elsewhere):
            self._remark(name, made.problems)
        return self._shelf.put(name, made, is_good=self._is_good(made))

    def _stands(self, proof: "Proof", path: str) -> bool:
        from magsite.preview.page import standing  # noqa: PLC0415 - see look

        return standing(proof, path) is not None

    def _made(self, proof: "Proof", path: str) -> Answer:
        from magsite.preview.page import page  # noqa: PLC0415 - see look

        return page(proof, path)

    def _is_good(self, made: Answer) -> bool:
        from magsite.preview.proof import is_error  # noqa: PLC0415 - see look

        sources = self.proof.sources if self.proof else None
        return isinstance(made, Page) and not any(sources and is_error(one, sources) for one in made.problems)

    def _news(
        self,
        changed: tuple[str, ...],
        urls: tuple[str, ...],
        said: tuple[Diagnostic, ...],
        start: float,
        *,
        by_clock: bool = False,
    ) -> bool:
        self._shelf.clear()
        self.generation += 1
        self._tell(News(changed, urls, said, time.perf_counter() - start, by_clock))
        return True

    def _sweep(self) -> None:
        """Have the garbage collected. What stands at first stands for long: it is not gone through again."""
        if self.generation > 1:
            gc.collect()
        else:
            gc.freeze()

    def _rest(self) -> float:
        """Seconds until there is something to do without a note."""
        now, due = time.monotonic(), self._pending.due()
        if due is not None:
            return max(0.0, due - now)
        until = self.proof.shown.valid_until if self.proof else None
        shown = (until - self._request().now).total_seconds() if until is not None else None
        return self._timetable.rest(now, shown)

    def _look(self, follow: Callable[[Sources], bool]) -> None:
        """Look where something may have changed; after a save, once more at everything."""
        is_told, files = self._pending.due() is not None, self._pending.take()
        start = time.monotonic()
        self.look(files)
        end = time.monotonic()
        known = self.trouble or self.proof
        if files is None and known is not None:
            self._timetable.polls = not follow(known.sources)
            self._sweep()
        self._timetable.looked(start, end, is_told=is_told)


def _is_outdated(made: Answer) -> bool:
    """Whether a source is not what it was when it was looked at."""
    return isinstance(made, Unmade) and any(one.code == "file-changed" for one in made.problems)
