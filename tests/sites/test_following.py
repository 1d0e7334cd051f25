"""Who makes the pages of an edit that is followed."""

from pathlib import Path
from typing import Any

import pytest

from magsite.cache import companion as room
from magsite.stages import following, readying
from tests.sites import edits, harness, small
from tests.sites.tiny import article

NEW = "content/articles/2026-01-09-neuf.md"


@pytest.mark.parametrize(
    ("edit", "jobs", "joins"),
    [
        pytest.param(edits.change(small.UN, "La suite.", "La fin."), None, False, id="a text"),
        pytest.param(edits.put(NEW, article("Neuf")), None, True, id="a new article"),
        pytest.param(edits.put(NEW, article("Neuf")), 2, False, id="a new article, by two processes"),
    ],
)
def test_the_helper_joins_where_lists_are_others(
    small_site: Path, monkeypatch: pytest.MonkeyPatch, edit: edits.Edit, jobs: int | None, *, joins: bool
) -> None:
    """And nowhere else; whoever makes the pages, they are those of a clean build."""
    asked: list[object] = []
    real = readying.joined

    def noted(*arguments: Any) -> Any:
        asked.append(arguments)
        return real(*arguments)

    edit(small_site)
    monkeypatch.setattr(room, "can_fork", lambda: True)
    monkeypatch.setattr(following, "joined", noted)
    report = harness.build(small_site, cores=2, jobs=jobs)

    assert bool(asked) == joins
    harness.assert_as_clean(small_site, report)
