"""Proofs of small sites, one after the other as a writer saves."""

from datetime import datetime
from pathlib import Path

import msgspec

from magsite.cache.memo import Remembering
from magsite.cache.store import open_store
from magsite.preview.answers import Page
from magsite.preview.page import page
from magsite.preview.proof import Proof, Trouble
from magsite.preview.proving import prove
from magsite.preview.tools import Choice, Tools
from magsite.stages.request import Request
from magsite.stages.sources import CACHE_FOLDER
from tests.sites import harness

BUILT = Choice(drafts=False)
"""As a build shows it."""


def tools(site: Path, choice: Choice = BUILT) -> Tools:
    """What proofs of a site are made with."""
    return Tools(open_store(site / CACHE_FOLDER), Remembering(), Remembering(), choice, _nobody)


def request(site: Path, now: datetime = harness.NOW) -> Request:
    """A request as `serve` makes it."""
    return harness.request(site, now=now, jobs=1)


def proof(site: Path, choice: Choice = BUILT, now: datetime = harness.NOW) -> Proof:
    """The first proof of a site that is in no trouble."""
    found = prove(request(site, now), None, None, tools(site, choice))
    assert isinstance(found, Proof), found
    return found


class Writing(msgspec.Struct):
    """A site in the hands of a writer, and its proof."""

    site: Path
    tools: Tools
    proof: Proof | None = None

    def look(self, *names: str, now: datetime = harness.NOW) -> Proof | Trouble:
        """The next proof, after these files were saved; after all of them may have been, where none is named."""
        files = [str(self.site / name) for name in names] or None
        found = prove(request(self.site, now), self.proof, files, self.tools)
        if isinstance(found, Proof):
            self.proof = found
        return found

    def seen(self, *names: str) -> Proof:
        """The next proof, which is in no trouble."""
        found = self.look(*names)
        assert isinstance(found, Proof), found
        return found


def content_of(proof: Proof, url: str) -> bytes:
    """What is served at a URL."""
    found = page(proof, url)
    assert isinstance(found, Page), found
    return found.content if isinstance(found.content, bytes) else found.content.read_bytes()


def _nobody(_stage: str, _done: int, _total: int) -> None:
    """Nobody is told."""
