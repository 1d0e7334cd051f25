"""What a build holds, and for how long."""

import gc
from pathlib import Path
from typing import Any

import pytest

from magsite import pipeline
from magsite.content.document import Document
from tests.sites import harness


def test_documents_are_let_go_of_before_pages_are_made(
    small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages show what the magazine has of them."""
    publish = pipeline._published
    held: list[list[Document]] = []

    def published(*args: Any) -> Any:
        # What other tests hold is older than this build.
        held.append([one for one in gc.get_objects() if type(one) is Document and id(one) not in before])
        return publish(*args)

    before = {id(one) for one in gc.get_objects() if type(one) is Document}
    monkeypatch.setattr(pipeline, "_published", published)

    harness.build(small_site, small_site.parent / "another")

    assert held == [[]]
