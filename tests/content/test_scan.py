"""The sources on disk."""

import os
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from magsite.cache.digest import of_bytes
from magsite.content import scan
from magsite.content.scan import STEP_NS, Snapshot, Source, locate, read, rescan
from magsite.content.walk import Root, walk
from magsite.diagnostics.model import Diagnostic, Location, diagnose

_LATER = 10**20


def _write(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path)


def _scan(*roots: Root) -> tuple[Snapshot, tuple[Diagnostic, ...]]:
    return read(roots, walk(roots), Snapshot(), 0)


def _scan_again(root: Root, known: Snapshot, recorded: int, now: int) -> Snapshot:
    """After a scan that was recorded at an instant."""
    return read((root,), walk((root,)), known, min(recorded, now) - STEP_NS)[0]


def _paths(*roots: Root) -> list[str]:
    return [source.path for source in _scan(*roots)[0].sources]


def test_sources_are_sorted_by_path(tmp_path: Path) -> None:
    """With the prefix of their root, whatever the order on disk."""
    _write(tmp_path, "articles/b.md", "articles/a/index.md", "articles/a.md", "config.toml")
    roots = (Root(str(tmp_path / "config.toml"), "config.toml"), Root(str(tmp_path / "articles"), "content"))
    expected = ["config.toml", "content/a.md", "content/a/index.md", "content/b.md"]
    assert expected == _paths(*roots)


def test_a_source_says_what_its_file_is(tmp_path: Path) -> None:
    """Its stat and the digest of its bytes."""
    _write(tmp_path, "a.md")
    stat = (tmp_path / "a.md").stat()
    told = (4, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino)
    expected = Source("a.md", told, of_bytes(b"a.md"))
    assert {"a.md": expected} == _scan(Root(str(tmp_path), ""))[0].by_path


@pytest.mark.parametrize("name", [".git/x", ".hidden", "a.md~", ".#a.md", "#a.md#", "__pycache__/x.pyc"])
def test_hidden_files_and_backups_are_passed_over(tmp_path: Path, name: str) -> None:
    """They are no one's articles."""
    _write(tmp_path, name, "a.md")
    expected = ["a.md"]
    assert expected == _paths(Root(str(tmp_path), ""))


def test_an_absent_root_gives_nothing(tmp_path: Path) -> None:
    """Not even a diagnostic: most folders of a site are optional."""
    _write(tmp_path, "a.md")
    roots = (Root(str(tmp_path / "absent"), "x"), Root(str(tmp_path / "a.md/below"), "y"))
    assert (Snapshot(), ()) == _scan(*roots)


def test_a_file_of_two_roots_counts_once(tmp_path: Path) -> None:
    """Where one root lies in another, the first has it."""
    _write(tmp_path, "content/a.md")
    expected = ["content/a.md"]
    assert expected == _paths(Root(str(tmp_path), ""), Root(str(tmp_path / "content"), "content"))


def test_the_digest_is_of_paths_and_contents(tmp_path: Path) -> None:
    """Touching a file changes nothing; renaming it, or one character of it, does."""
    _write(tmp_path, "a.md")
    root = Root(str(tmp_path), "")
    before = _scan(root)[0].digest
    os.utime(tmp_path / "a.md", (1, 1))
    touched = _scan(root)[0].digest
    (tmp_path / "a.md").rename(tmp_path / "b.md")
    renamed = _scan(root)[0].digest
    (tmp_path / "b.md").write_text("b.md")
    changed = _scan(root)[0].digest
    expected = (True, 3)
    assert expected == (before == touched, len({before, renamed, changed}))


@pytest.mark.parametrize(
    ("recorded", "now", "change", "expected"),
    [
        (_LATER, _LATER, {}, "known"),
        (0, _LATER, {}, "read"),
        (_LATER, 0, {}, "read"),
        (_LATER, _LATER, {"size": 5}, "read"),
        (_LATER, _LATER, {"mtime_ns": 1}, "read"),
        (_LATER, _LATER, {"ctime_ns": 1}, "read"),
        (_LATER, _LATER, {"inode": 1}, "read"),
    ],
)
def test_a_stat_is_trusted_only_if_all_agrees(
    tmp_path: Path, recorded: int, now: int, change: dict[str, int], expected: str
) -> None:
    """Size, times and inode, and a record that is neither too young nor from the future."""
    _write(tmp_path, "a.md")
    stat = (tmp_path / "a.md").stat()
    values = {
        "size": stat.st_size,
        "mtime_ns": stat.st_mtime_ns,
        "ctime_ns": stat.st_ctime_ns,
        "inode": stat.st_ino,
        **change,
    }
    told = (values["size"], values["mtime_ns"], values["ctime_ns"], values["inode"])
    known = Snapshot((Source("a.md", told, "known"),))
    snapshot = _scan_again(Root(str(tmp_path), ""), known, recorded, now)
    assert (expected == "known") == (snapshot.by_path["a.md"].digest == "known")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda folder: (folder / "a.md").write_text("edited"), ["a.md", "b/c.md"]),
        (lambda folder: (folder / "a.md").unlink(), ["b/c.md"]),
        (lambda folder: (folder / "d.md").write_text("new"), ["a.md", "b/c.md", "d.md"]),
        (lambda folder: (folder / "a.md").rename(folder / "b/a.md"), ["b/a.md", "b/c.md"]),
    ],
    ids=["edited", "gone", "new", "moved"],
)
def test_a_known_snapshot_is_brought_up_to_date(
    tmp_path: Path, change: Callable[[Path], object], expected: list[str]
) -> None:
    """To what a scan without one finds; what has not changed is as it was known."""
    _write(tmp_path, "a.md", "b/c.md")
    root = Root(str(tmp_path), "")
    known, _ = _scan(root)
    change(tmp_path)

    again = _scan_again(root, known, _LATER, _LATER)

    assert expected == [source.path for source in again.sources]
    assert _scan(root)[0] == again
    assert again.by_path["b/c.md"] is known.by_path["b/c.md"]


def test_a_file_younger_than_its_record_by_a_second_is_read(tmp_path: Path) -> None:
    """A second write within the same step of the clock would show the same stamp."""
    _write(tmp_path, "a.md")
    root = Root(str(tmp_path), "")
    source = _scan(root)[0].sources[0]
    known = Snapshot((Source("a.md", source.stat, "known"),))
    snapshot = _scan_again(root, known, source.stat[1] + 10**9, _LATER)
    assert of_bytes(b"a.md") == snapshot.sources[0].digest


def test_links_are_followed_within_their_root(tmp_path: Path) -> None:
    """To a file as to a folder."""
    _write(tmp_path, "in/a.md", "in/folder/b.md")
    (tmp_path / "in/c.md").symlink_to("a.md")
    (tmp_path / "in/other").symlink_to("folder")
    expected = ["a.md", "c.md", "folder/b.md", "other/b.md"]
    assert expected == _paths(Root(str(tmp_path / "in"), ""))


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("../out.md", "it is a symbolic link that leads out of its folder"),
        ("absent.md", "it is a symbolic link that leads nowhere"),
        (".", "it is a symbolic link that leads back to itself"),
    ],
)
def test_other_links_are_named(tmp_path: Path, target: str, reason: str) -> None:
    """Out of the root, nowhere, or in a circle."""
    _write(tmp_path, "out.md", "in/a.md")
    (tmp_path / "in/link").symlink_to(target)
    snapshot, problems = _scan(Root(str(tmp_path / "in"), "content"))
    expected = ["content/a.md"]
    assert expected == [source.path for source in snapshot.sources]
    assert (diagnose("file-unreadable", Location("content/link"), reason=reason),) == problems


def test_links_that_lead_to_each_other_end(tmp_path: Path) -> None:
    """A circle of two folders is walked once."""
    _write(tmp_path, "a/x.md", "b/y.md")
    (tmp_path / "a/b").symlink_to("../b")
    (tmp_path / "b/a").symlink_to("../a")
    _, problems = _scan(Root(str(tmp_path), ""))
    assert {"it is a symbolic link that leads back to itself"} == {
        dict(problem.arguments)["reason"] for problem in problems
    }


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(13, "Permission denied"), "its permissions forbid it"),
        (OSError(5, "Input/output error"), "Input/output error"),
        (OSError(), "OSError"),
    ],
)
@pytest.mark.parametrize(
    ("owner", "name", "place"),
    [(scan, "contents", "content/a.md"), (os, "scandir", "content"), (Path, "stat", "content")],
)
def test_what_cannot_be_read_is_named(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    owner: object,
    name: str,
    place: str,
    error: OSError,
    reason: str,
) -> None:
    """A file, a folder or a root, with the reason in words."""
    _write(tmp_path, "a.md")
    monkeypatch.setattr(owner, name, _failing(error))
    expected = diagnose("file-unreadable", Location(place), reason=reason)
    assert ((expected,), Snapshot()) == _scan(Root(str(tmp_path), "content"))[::-1]


@pytest.mark.parametrize(("owner", "name"), [(scan, "contents"), (os, "scandir")])
def test_what_goes_away_meanwhile_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: object, name: str
) -> None:
    """A writer may delete a file or a folder at any moment."""
    _write(tmp_path, "a.md")
    monkeypatch.setattr(owner, name, _failing(FileNotFoundError()))
    assert (Snapshot(), ()) == _scan(Root(str(tmp_path), ""))


def _failing(error: OSError) -> Callable[..., object]:
    def fail(*_: object) -> object:
        raise error

    return fail


class _Entry:
    """An entry of a folder that cannot be asked what it is."""

    name = "a.md"

    def is_file(self, *, follow_symlinks: bool) -> bool:  # noqa: ARG002 - the signature of an entry
        raise OSError


@pytest.mark.parametrize(("error", "named"), [(FileNotFoundError(), 0), (PermissionError(), 1)])
def test_an_entry_may_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, named: int
) -> None:
    """Gone is gone; anything else is named."""
    monkeypatch.setattr(os, "scandir", lambda _: nullcontext([_Entry()]))
    monkeypatch.setattr(os, "lstat", _failing(error))
    assert named == len(_scan(Root(str(tmp_path), ""))[1])


def test_an_entry_that_failed_is_looked_at_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may do so once only."""
    _write(tmp_path, "a.md")
    monkeypatch.setattr(os, "scandir", lambda _: nullcontext([_Entry()]))
    assert _paths(Root(str(tmp_path), "")) == ["a.md"]


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    """A pipe would be waited for without end."""
    os.mkfifo(tmp_path / "a.md")
    _, problems = _scan(Root(str(tmp_path), ""))
    assert (diagnose("file-unreadable", Location("a.md"), reason="it is not a regular file"),) == problems


def test_a_name_that_is_no_text_is_named(tmp_path: Path) -> None:
    """With signs in the place of what cannot be shown."""
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.md"))).write_text("a")
    _, problems = _scan(Root(str(tmp_path), ""))
    reason = "its name is not in UTF-8"
    assert (diagnose("file-unreadable", Location("caf\ufffd.md"), reason=reason),) == problems


def test_files_are_found_again(tmp_path: Path) -> None:
    """From the path of a Snapshot back to the disk, whichever root has it."""
    _write(tmp_path, "content/a.md", "static/a.css", "config.toml")
    roots = (
        Root(str(tmp_path / "config.toml"), "config.toml"),
        Root(str(tmp_path / "content"), "content"),
        Root(str(tmp_path / "static"), ""),
    )
    found = [locate(roots, path) for path in ("config.toml", "content/a.md", "a.css")]
    assert [tmp_path / "config.toml", tmp_path / "content/a.md", tmp_path / "static/a.css"] == found


def test_a_path_of_no_root_is_a_bug(tmp_path: Path) -> None:
    """Nobody asks for what was never listed."""
    with pytest.raises(LookupError):
        locate((Root(str(tmp_path), "content"),), "other/a.md")


def _again(folder: Path, before: Snapshot, *names: str) -> Snapshot | None:
    return rescan((Root(str(folder), ""),), before, [str(folder / name) for name in names])


def test_files_that_were_edited_added_and_removed_are_read_again(tmp_path: Path) -> None:
    """And no others: what a whole scan would say."""
    _write(tmp_path, "a.md", "b.md", "c/d.md")
    before, _ = _scan(Root(str(tmp_path), ""))
    (tmp_path / "a.md").write_text("edited")
    (tmp_path / "b.md").unlink()
    _write(tmp_path, "c/e.md")

    again = _again(tmp_path, before, "a.md", "b.md", "c/e.md")

    expected, _ = _scan(Root(str(tmp_path), ""))
    assert expected == again
    assert again is not None
    assert again.by_path["c/d.md"] is before.by_path["c/d.md"]


@pytest.mark.parametrize("name", [".git/x", "a.md~", "#a.md#", "c/.d.md.swp"])
def test_files_that_a_scan_passes_over_are_passed_over_again(tmp_path: Path, name: str) -> None:
    """Editors write many of them."""
    _write(tmp_path, "a.md", name)
    before, _ = _scan(Root(str(tmp_path), ""))
    assert before == _again(tmp_path, before, name)


def test_a_file_of_no_root_is_passed_over(tmp_path: Path) -> None:
    """It is no source."""
    _write(tmp_path, "in/a.md", "out/b.md")
    before, _ = _scan(Root(str(tmp_path / "in"), "in"))
    again = rescan((Root(str(tmp_path / "in"), "in"),), before, [str(tmp_path / "out/b.md")])
    assert before == again


def test_a_root_that_is_a_file_is_read_again(tmp_path: Path) -> None:
    """The configuration is one."""
    _write(tmp_path, "config.toml")
    root = Root(str(tmp_path / "config.toml"), "config.toml")
    before, _ = _scan(root)
    (tmp_path / "config.toml").write_text("edited")
    assert _scan(root)[0] == rescan((root,), before, [root.folder])


def test_only_a_whole_scan_can_tell_of_folders_and_links(tmp_path: Path) -> None:
    """What they hold, or where they lead, is not known from their names."""
    _write(tmp_path, "a.md", "c/d.md")
    before, _ = _scan(Root(str(tmp_path), ""))
    (tmp_path / "link.md").symlink_to(tmp_path / "a.md")
    (tmp_path / "folder").symlink_to(tmp_path / "c")
    assert [_again(tmp_path, before, name) for name in ("c", "link.md", "folder/d.md")] == [None] * 3


def test_only_a_whole_scan_can_tell_of_a_folder_that_went_away(tmp_path: Path) -> None:
    """Its files went with it."""
    _write(tmp_path, "a.md", "c/d.md")
    before, _ = _scan(Root(str(tmp_path), ""))
    (tmp_path / "c").rename(tmp_path.parent / f"{tmp_path.name}-gone")
    assert _again(tmp_path, before, "c") is None


def test_what_has_changed_since_a_former_snapshot(tmp_path: Path) -> None:
    """Sources that were added, edited or removed; a file that was only touched has not changed."""
    _write(tmp_path, "a.md", "b.md", "c.md", "d.md")
    before, _ = _scan(Root(str(tmp_path), ""))
    (tmp_path / "a.md").write_text("edited")
    (tmp_path / "b.md").unlink()
    (tmp_path / "c.md").touch()
    _write(tmp_path, "e.md")

    after, _ = _scan(Root(str(tmp_path), ""))

    assert after.changed_since(before) == {"a.md", "b.md", "e.md"}
    assert after.changed_since(after) == frozenset()
