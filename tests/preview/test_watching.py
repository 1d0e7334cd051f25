"""What tells that something may have changed."""

from pathlib import Path
from queue import Empty, Queue

import pytest
from watchdog.events import (
    DirCreatedEvent,
    DirModifiedEvent,
    FileClosedEvent,
    FileClosedNoWriteEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileOpenedEvent,
    FileSystemEvent,
)

from magsite.content.walk import Root
from magsite.preview.changes import Change
from magsite.preview.watching import Watch, changes, places
from tests.preview.servers import LONGEST


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (FileClosedEvent("/a.md"), (Change("/a.md"),)),
        (FileDeletedEvent("/a.md"), (Change("/a.md"),)),
        (FileMovedEvent("/a.md", "/b.md"), (Change("/a.md"), Change("/b.md"))),
        (FileCreatedEvent("/a.md"), (Change("/a.md", whole=False),)),
        (FileModifiedEvent("/a.md"), (Change("/a.md", whole=False),)),
        (DirCreatedEvent("/a"), (Change("/a", whole=False),)),
        (DirModifiedEvent("/a"), ()),
        (FileOpenedEvent("/a.md"), ()),
        (FileClosedNoWriteEvent("/a.md"), ()),
    ],
)
def test_what_an_event_may_mean(event: FileSystemEvent, expected: tuple[Change, ...]) -> None:
    """A file that was closed, moved or deleted is whole; one that was only begun may not be; reading changes nothing."""
    assert expected == tuple(changes(event))


def test_the_folders_of_sources_are_watched_with_all_below(tmp_path: Path) -> None:
    """The site itself without: its output and its cache are in it."""
    (tmp_path / "content").mkdir()
    roots = (Root(str(tmp_path / "content"), "content"), Root(str(tmp_path / "config.toml"), "config.toml"))
    assert {str(tmp_path): False, str(tmp_path / "content"): True} == places(tmp_path, roots)


def test_where_a_root_is_not_there_yet_its_folder_will_show_it(tmp_path: Path) -> None:
    """The nearest one that is there."""
    (tmp_path / "themes").mkdir()
    roots = (Root(str(tmp_path / "themes/kiosque"), "a"), Root(str(tmp_path / "data/x/y"), "b"))
    assert {str(tmp_path): False, str(tmp_path / "themes"): False} == places(tmp_path, roots)


def test_a_folder_inside_a_watched_one_is_watched_already(tmp_path: Path) -> None:
    """Its events would come twice."""
    (tmp_path / "content/authors").mkdir(parents=True)
    roots = tuple(Root(str(tmp_path / name), name) for name in ("content", "content/authors"))
    assert {str(tmp_path): False, str(tmp_path / "content"): True} == places(tmp_path, roots)


def test_a_save_is_noted_and_a_folder_that_is_no_longer_followed_is_not(tmp_path: Path) -> None:
    """The real events of this system."""
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    noted: Queue[Change] = Queue()
    watch = Watch(noted.put)
    try:
        watch.follow({str(tmp_path / "a"): True, str(tmp_path / "b"): True})
        watch.follow({str(tmp_path / "b"): True})
        (tmp_path / "a/x.md").write_text("x")
        (tmp_path / "b/y.md").write_text("y")
        assert {str(tmp_path / "b/y.md")} == {change.path for change in _until_whole(noted)}
    finally:
        watch.stop()


@pytest.mark.parametrize("goes", ["aside", "away"])
def test_a_folder_that_is_another_one_by_now_is_watched_again(tmp_path: Path, goes: str) -> None:
    """It was moved away or deleted, and one of the same name stands in its place."""
    folder = tmp_path / "a"
    folder.mkdir()
    noted: Queue[Change] = Queue()
    watch = Watch(noted.put)
    try:
        watch.follow({str(folder): True})
        if goes == "aside":
            folder.rename(tmp_path / "aside")
        else:
            folder.rmdir()
            # The system says so on its own time.
            noted.get(timeout=LONGEST)
        folder.mkdir()
        watch.follow({str(folder): True})
        (folder / "x.md").write_text("x")
        assert str(folder / "x.md") in {change.path for change in _until_whole(noted)}
    finally:
        watch.stop()


def _until_whole(noted: "Queue[Change]") -> list[Change]:
    found: list[Change] = []
    while not found or not found[-1].whole:
        try:
            found.append(noted.get(timeout=LONGEST))
        except Empty:
            break
    return found
