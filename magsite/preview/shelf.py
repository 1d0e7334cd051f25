"""The pages that were made: of the present proof each once, and of every address the last good one."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from magsite.preview.answers import Answer, Elsewhere, Page

T = TypeVar("T")

_MOST: Final = 200


class Shelf:
    """Where pages wait to be asked for again."""

    def __init__(self) -> None:
        self._present: dict[str, Answer] = {}
        self._good: dict[str, Page] = {}

    @property
    def present(self) -> Mapping[str, Answer]:
        """What was made of the present proof, by its path."""
        return self._present

    def clear(self) -> None:
        """There is another proof: only the last good pages are of use."""
        self._present.clear()

    def put(self, path: str, made: Answer, *, is_good: bool) -> Answer:
        """What is to be shown at a path: what was made or, where it is in error, the last good page with what is wrong now."""
        shown = made if is_good or isinstance(made, Elsewhere) else self._last(path, made)
        if isinstance(made, Page) and is_good:
            _keep(self._good, path, made)
        # A file is looked at each time: a link may stand in its place by now.
        if not (isinstance(shown, Page) and isinstance(shown.content, Path)):
            _keep(self._present, path, shown)
        return shown

    def _last(self, path: str, made: Answer) -> Answer:
        last = self._good.get(path)
        if last is None or isinstance(made, Elsewhere):
            return made
        return msgspec.structs.replace(last, problems=made.problems)


def _keep(pages: dict[str, T], path: str, page: T) -> None:
    """Keep the newest pages, so that a walk through a big magazine does not fill the memory."""
    pages.pop(path, None)
    pages[path] = page
    if len(pages) > _MOST:
        del pages[next(iter(pages))]
