"""bench/works.py: edits that are edits, and a site that is as it was after each run."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
import works
from builders import SITES, Builder
from formats import FORMATS, write
from works import WORKS, BuiltSite

_BUILDER = Builder(
    name="magsite-equal",
    version="",
    corpus="magsite",
    command=(),
    output="public",
    leftovers=("public", ".magsite"),
    template="themes/equal/templates/article.html",
    style="themes/equal/static/style.css",
)


@pytest.fixture
def site(tmp_path: Path) -> BuiltSite:
    """A small site that nobody builds."""
    root = tmp_path / "site"
    shutil.copytree(SITES / "magsite-equal", root)
    return BuiltSite(_BUILDER, root, write(root, FORMATS["magsite"], 5))


def test_every_work_changes_a_file_but_those_that_shall_not(site: BuiltSite) -> None:
    """What is measured is what its name says."""
    idle = []
    for work in WORKS:
        before = _contents(site.root)
        if work.before:
            work.before(site)
        work.change(site)
        if _contents(site.root) == before:
            idle.append(work.name)
    assert idle == [works.COLD, works.NOTHING]


def test_a_run_leaves_the_site_as_it_was(site: BuiltSite) -> None:
    """The next run begins with the same files, without output and cache."""
    before = _contents(site.root)
    for work in WORKS:
        work.change(site)
    (site.root / "public").mkdir()
    site.restore()
    assert _contents(site.root) == before
    assert not (site.root / "public").exists()


def test_an_edit_that_changes_nothing_is_refused(site: BuiltSite) -> None:
    """A pattern that no longer fits its file would measure a build without changes."""
    path = site.root / "config.toml"
    with pytest.raises(works.UnchangedError):
        site.save(path, path.read_text("utf-8"))


def _contents(root: Path) -> Mapping[Path, bytes]:
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
