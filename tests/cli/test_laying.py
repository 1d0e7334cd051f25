"""New files, all or none."""

from pathlib import Path

import pytest

from magsite.cli.laying import lay


def test_files_are_written_below_the_folder(tmp_path: Path) -> None:
    """With the folders that they need."""
    lay(tmp_path / "a/b", [("c/d.md", b"1"), ("c/e.md", b"2")])

    assert (tmp_path / "a/b/c/d.md").read_bytes() == b"1"
    assert (tmp_path / "a/b/c/e.md").read_bytes() == b"2"


def test_what_is_there_is_not_overwritten(tmp_path: Path) -> None:
    """Even if it has come in this moment."""
    (tmp_path / "b.md").write_text("mine")

    with pytest.raises(FileExistsError):
        lay(tmp_path, [("a.md", b"1"), ("b.md", b"2")])

    assert (tmp_path / "b.md").read_text() == "mine"


def test_after_a_failure_nothing_is_left(tmp_path: Path) -> None:
    """No file, and no folder that was made for one."""
    (tmp_path / "here/kept").mkdir(parents=True)
    (tmp_path / "here/blocked").write_text("")

    with pytest.raises(OSError, match="blocked"):
        lay(tmp_path / "here", [("a/b/c.md", b"1"), ("blocked/d.md", b"2")])

    assert {path.name for path in (tmp_path / "here").iterdir()} == {"kept", "blocked"}


def test_an_interruption_leaves_nothing_either(tmp_path: Path) -> None:
    """The writer presses Ctrl+C."""

    def files() -> object:
        yield "a.md", b"1"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        lay(tmp_path / "site", files())  # type: ignore[arg-type] # a generator that fails

    assert not (tmp_path / "site").exists()
