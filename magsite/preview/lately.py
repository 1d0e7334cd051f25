"""What was saved lately, for the pages that are open: whose article, and which files."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from magsite.cache.digest import Digest

if TYPE_CHECKING:
    from magsite.preview.proof import Proof

_FILES_KEPT: Final = 50


class Followed(msgspec.Struct, frozen=True):
    """The page of the article that was saved last, and the count of the look that saw it."""

    url: str = ""
    at: int = 0


class Lately:
    """Notes it at each look that found something new."""

    def __init__(self) -> None:
        self.followed = Followed()
        self.files: dict[str, Digest] = {}
        """URL → digest of the published files that changed."""

    def note(self, former: "Proof | None", found: "Proof", changed: Sequence[str], at: int) -> None:
        """Note the sources at these paths; many articles at once are no save. `at` is the count of the look."""
        articles = [path for path in changed if path in found.urls and found.is_article(path)]
        if former is not None and len(articles) == 1:
            self.followed = Followed(found.urls[articles[0]], at)
        self._note_files(found, frozenset(changed))

    def _note_files(self, proof: "Proof", changed: frozenset[str]) -> None:
        for target in proof.targets.values():
            if target.source in changed and target.group in {"file", "asset"}:
                self.files.pop(target.url, None)
                self.files[target.url] = target.parts[0][1]
        while len(self.files) > _FILES_KEPT:
            del self.files[next(iter(self.files))]
