"""Changes of the output that are completed once they have begun."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from magsite.cache import codec
from magsite.output.entry import Entry
from magsite.output.journal import Journal, apply, begin, recover
from magsite.output.listing import Listing, listing
from magsite.output.manifest import JOURNAL, MANIFEST, PRIVATE, STAGING
from magsite.output.operations import Operation, operations
from magsite.output.staging import stage

OLD: Mapping[str, str] = {
    "style.1.css": "old",
    "index.html": "old",
    "internet/a/index.html": "old",
    "internet/gone/deep/index.html": "old",
    "turns-to-folder": "old",
    "turns-to-file/index.html": "old",
    "stays.html": "old",
}
NEW: Mapping[str, str] = {
    "style.2.css": "new",
    "index.html": "new",
    "internet/a/index.html": "new",
    "mobile/b/index.html": "new",
    "turns-to-folder/index.html": "new",
    "turns-to-file": "new",
}
FOREIGN: Mapping[str, str] = {".git/config": "foreign", "CNAME": "foreign", "internet/note.txt": "foreign"}
AFTER: Mapping[str, str] = {**NEW, "stays.html": "old", **FOREIGN}


def _files(paths: Iterable[str]) -> Listing:
    return listing([Entry(path, "", b"", 0, 0, "", "article") for path in paths])


OPERATIONS = operations(_files(OLD), _files({**NEW, "stays.html": ""}), frozenset(NEW))


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def _texts(folder: Path) -> dict[str, str]:
    files = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return {path.as_posix(): (folder / path).read_text() for path in files if path.parts[0] != PRIVATE}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """An output folder with the old site, foreign files, and the new site in staging."""
    staging = tmp_path / STAGING / "0a"
    for path, text in NEW.items():
        stage(staging, path, text.encode())
    _write(tmp_path, {**OLD, **FOREIGN, f"{STAGING}/0a/{MANIFEST}": "new", MANIFEST: "old"})
    return tmp_path


def _begin(out: Path) -> None:
    begin(out, out / STAGING / "0a", OPERATIONS)


def _assert_new(out: Path) -> None:
    assert _texts(out) == AFTER
    assert (out / MANIFEST).read_text() == "new"
    assert not (out / JOURNAL).exists()
    assert not (out / STAGING / "0a").exists()


def test_a_beginning_changes_nothing_yet(out: Path) -> None:
    """With the journal in place the old site is still whole."""
    _begin(out)

    assert _texts(out) == {**OLD, **FOREIGN}


def test_without_a_journal_nothing_is_recovered(out: Path) -> None:
    """Staging alone is no promise."""
    recover(out)

    assert _texts(out) == {**OLD, **FOREIGN}


@pytest.mark.parametrize("done", range(len(OPERATIONS) + 2))
def test_a_change_killed_at_any_moment_is_completed(out: Path, done: int) -> None:
    """After the first operations, however many, every file is whole, and recovery gives the new site."""
    _begin(out)
    apply(out, out / STAGING / "0a", (*OPERATIONS, Operation("move", MANIFEST))[:done])

    for path, text in _texts(out).items():
        assert text in {OLD.get(path), NEW.get(path), FOREIGN.get(path)}
    recover(out)
    _assert_new(out)


def test_folders_that_are_empty_now_are_gone(out: Path) -> None:
    """Those with foreign files stay."""
    _begin(out)
    recover(out)

    assert not (out / "internet/gone").exists()
    assert (out / "internet/note.txt").is_file()


@pytest.mark.parametrize("first", range(len(OPERATIONS)))
def test_folders_are_removed_where_a_deletion_was_half_done(out: Path, first: int) -> None:
    """Recovery goes on from any state that a killed recovery leaves."""
    _begin(out)
    journal = (out / JOURNAL).read_bytes()
    recover(out)
    (out / JOURNAL).write_bytes(journal)
    (out / "internet/gone").mkdir()
    apply(out, out / STAGING / "0a", OPERATIONS[:first])

    recover(out)

    _assert_new(out)
    assert not (out / "internet/gone").exists()


def test_recovery_that_fails_can_be_tried_again(out: Path) -> None:
    """An obstacle is an OSError, the journal stays, and without the obstacle the rest is done."""
    _begin(out)
    (out / "index.html").unlink()
    (out / "index.html").mkdir()

    with pytest.raises(IsADirectoryError):
        recover(out)
    (out / "index.html").rmdir()
    recover(out)

    _assert_new(out)


def test_nothing_is_deleted_through_a_link(tmp_path: Path) -> None:
    """A symbolic link that took the place of a folder leads to what is not ours."""
    _write(tmp_path, {"elsewhere/index.html": "foreign", "out/other.html": "old"})
    (tmp_path / "out/a").symlink_to(tmp_path / "elsewhere")

    apply(tmp_path / "out", tmp_path, (Operation("delete", "a/index.html"), Operation("delete", "a")))

    assert (tmp_path / "elsewhere/index.html").is_file()
    assert not (tmp_path / "out/a").is_symlink()


@pytest.mark.parametrize(
    "data",
    [
        b"damaged",
        codec.encode(Journal(2, "0a", ())),
        codec.encode(Journal(1, "..", ())),
        codec.encode(Journal(1, "0a/0b", ())),
        codec.encode(Journal(1, "0a", (Operation("delete", "../source.md"),))),
    ],
)
def test_an_unsound_journal_is_dropped_with_the_manifest(out: Path, data: bytes) -> None:
    """Nothing that it says is done; the next build knows of no file of before."""
    (out / JOURNAL).write_bytes(data)

    recover(out)

    assert _texts(out) == {**OLD, **FOREIGN}
    assert not (out / MANIFEST).exists()
    assert not (out / JOURNAL).exists()
