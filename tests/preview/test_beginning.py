"""How the preview begins."""

from pathlib import Path
from typing import Any

import pytest

from magsite.preview import bench as room
from magsite.preview import proving
from magsite.preview.bench import Bench
from magsite.stages import sources
from tests.preview.proofs import request, tools


def test_the_sources_are_looked_at_once_before_the_first_page(
    small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For the pages that were remembered, and for the first proof where none was."""
    looks: list[object] = []

    def noted(asked: Any, *others: Any) -> Any:
        looks.append(asked)
        return sources.read_sources(asked, *others)

    monkeypatch.setattr(room, "read_sources", noted)
    monkeypatch.setattr(proving, "read_sources", noted)
    made = Bench(lambda: request(small_site), tools(small_site), lambda _: None, lambda *_: None)
    made.begin()

    assert (len(looks), made.proof is not None) == (1, True)
