"""Sources that change while the magazine is being built: it is said, nothing mixed is published, the next build mends it."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from magsite.cache.store import _store_of, store_of_process
from magsite.pipeline import build
from magsite.stages import amending
from magsite.stages.request import Report
from magsite.stages.sources import CACHE_FOLDER
from magsite.theme.environment import environment
from tests.sites import harness
from tests.sites.edits import Edit, drop, put
from tests.sites.harness import OUTPUT
from tests.sites.small import PICTURE, SHARES, UN
from tests.sites.tiny import article

NEW = "content/articles/2026-02-02-neuf.md"
TEMPLATE = "themes/tiny/templates/article.html"
SHEET = "themes/tiny/static/tiny.css"
TEXT = article("Neuf", "Le début.\n\nLa suite.", category="internet")

BEFORE: dict[str, str | bytes] = {
    NEW: TEXT,
    "static/ours.txt": "deux ours",
    PICTURE: b"un autre",
    SHEET: "p {}",
}
"""What has changed since the last build, so that all of it must be read."""


@pytest.mark.parametrize(
    ("edit", "path"),
    [
        pytest.param(put(NEW, TEXT.replace("La suite", "La fin")), NEW, id="text"),
        pytest.param(put(NEW, TEXT.replace("Neuf", "Neuve")), NEW, id="header"),
        pytest.param(drop(NEW), NEW, id="article deleted"),
        pytest.param(put("static/ours.txt", "trois"), "static/ours.txt", id="static file"),
        pytest.param(drop("static/ours.txt"), "static/ours.txt", id="static file deleted"),
        pytest.param(put(PICTURE, b"encore un autre"), PICTURE, id="picture"),
        pytest.param(drop(PICTURE), PICTURE, id="picture deleted"),
        pytest.param(put(SHARES, "article,network,count,date\n"), SHARES, id="shares"),
        pytest.param(drop(SHARES), SHARES, id="shares deleted"),
        pytest.param(put(SHEET, "b {}"), SHEET, id="sheet"),
        pytest.param(drop(SHEET), SHEET, id="sheet deleted"),
        pytest.param(put("themes/tiny/theme.toml", ""), "themes/tiny/theme.toml", id="declaration"),
    ],
)
def test_a_source_that_changes_during_the_build_is_named(small_site: Path, edit: Edit, path: str) -> None:
    """What was scanned is not what would be published: the old output stands, and the next build is as from nothing."""
    harness.write(small_site, BEFORE)
    assert_named(small_site, edit, path)


def test_an_article_that_changes_while_it_is_followed_is_named(
    small_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit of an article alone is not assembled, and yet no text is published that nobody has planned."""
    planned = amending.planned

    def meanwhile(*arguments: Any) -> Any:
        work = planned(*arguments)
        assert work is not None
        harness.replace(small_site, UN, "La fin.", "Une autre fin.")
        return work

    harness.replace(small_site, UN, "La suite.", "La fin.")
    before = harness.stamps(small_site / OUTPUT)
    with monkeypatch.context() as patch:
        patch.setattr(amending, "planned", meanwhile)
        report = harness.build(small_site)

    assert (harness.places(report), report.published) == ([("file-changed", UN)], False)
    assert before == harness.stamps(small_site / OUTPUT)
    harness.assert_as_clean(small_site, harness.build(small_site))


@pytest.mark.parametrize("edit", [put(TEMPLATE, "rien"), drop(TEMPLATE)], ids=["changed", "deleted"])
def test_a_template_that_changes_during_the_build_is_named(small_site: Path, edit: Edit) -> None:
    """The same of a template that this process has not compiled yet."""
    harness.write(small_site, {**BEFORE, TEMPLATE: "{{ page.body|html }}"})
    environment.cache_clear()
    assert_named(small_site, edit, TEMPLATE)


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(put("config.toml", ""), id="configuration"),
        pytest.param(put("content/articles/2026-02-03-autre.md", article("Autre")), id="new article"),
        pytest.param(put("content/notes.txt", "une note"), id="what is no source"),
    ],
)
def test_what_is_new_during_the_build_waits_for_the_next(small_site: Path, edit: Edit) -> None:
    """A magazine is what its sources were at one moment."""
    harness.write(small_site, BEFORE)
    _, expected = harness.clean_build(small_site)
    assert build_while(small_site, edit).published
    assert expected == harness.generation(small_site / OUTPUT)
    harness.assert_as_clean(small_site, harness.build(small_site))


@pytest.mark.slow
def test_builds_of_several_outputs_at_once_share_the_cache(small_site: Path) -> None:
    """Each process writes to its own output, and all come out alike."""
    outputs = [small_site.parent / name for name in ("a", "b", "c")]
    processes = [_process(small_site, output) for output in outputs]
    assert [process.wait() for process in processes] == [0, 0, 0]
    assert harness.files(outputs[0]) == harness.files(outputs[1]) == harness.files(outputs[2])


@pytest.mark.slow
def test_builds_of_one_output_at_once_give_one_magazine(small_site: Path) -> None:
    """One of them makes it; the others say that it is at work, or find it made."""
    output = small_site.parent / "a"
    processes = [_process(small_site, output) for _ in range(4)]
    assert {0} <= {process.wait() for process in processes} <= {0, 1}
    assert harness.clean_build(small_site)[1] == harness.files(output)
    assert not list(small_site.parent.glob(".a.*"))


def assert_named(site: Path, edit: Edit, path: str) -> None:
    """An edit of this source during a build stops it, by a diagnostic of this source."""
    before = harness.stamps(site / OUTPUT)
    report = build_while(site, edit)
    assert not report.published
    found = {(one.code, one.location.path) for one in report.diagnostics}
    assert found & {("file-changed", path), ("file-unreadable", path)}
    assert "output-write" not in harness.codes(report.diagnostics)
    assert before == harness.stamps(site / OUTPUT)
    harness.assert_as_clean(site, harness.build(site))


def build_while(site: Path, edit: Edit) -> Report:
    """Build, and make this edit once sources have been parsed."""
    edits = [edit]

    def progress(stage: str, _done: int, _total: int) -> None:
        if stage == "parse" and edits:
            edits.pop()(site)

    try:
        return build(harness.request(site), progress)
    finally:
        store_of_process(str(site / CACHE_FOLDER)).close()
        _store_of.cache_clear()


def _process(site: Path, output: Path) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "magsite",
        "build",
        str(site),
        "-o",
        str(output),
        "--now",
        "2026-11-22T12:00Z",
    ]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
