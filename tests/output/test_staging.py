"""Writing files of the output."""

import errno
import os
from pathlib import Path

import pytest

from magsite.cache import digest
from magsite.output.staging import FLAT, Staged, stage, stage_copy, waiting, write_durably

REAL_WRITE = os.write


def test_a_staged_file_is_known_as_it_is(tmp_path: Path) -> None:
    """Size, time of change and digest are those of the file."""
    staged = stage(tmp_path, "internet/a/index.html", b"page")

    status = (tmp_path / "internet/a/index.html").stat()
    assert Staged("internet/a/index.html", 4, status.st_mtime_ns, digest.of_bytes(b"page")) == staged
    assert (tmp_path / "internet/a/index.html").read_bytes() == b"page"


def test_files_may_wait_side_by_side(tmp_path: Path) -> None:
    """In a folder that is called flat, so that no folder is made for a page that is there already."""
    flat = tmp_path / f"0a{FLAT}"
    flat.mkdir()

    staged = stage(flat, "internet/a/index.html", b"page")

    assert staged.path == "internet/a/index.html"
    assert [Path(waiting(flat, staged.path))] == list(flat.rglob("*"))


def test_an_empty_file_can_be_staged(tmp_path: Path) -> None:
    """A file like `.nojekyll` has no bytes."""
    assert stage(tmp_path, ".nojekyll", b"").size == 0


def test_a_copy_is_the_source(tmp_path: Path) -> None:
    """A file longer than one read is copied whole, and known as any staged file."""
    data = os.urandom(3 << 20)
    (tmp_path / "source.png").write_bytes(data)

    staged = stage_copy(tmp_path / "staging", "a/b.png", tmp_path / "source.png")

    assert (len(data), digest.of_bytes(data)) == (staged.size, staged.digest)
    assert data == (tmp_path / "staging/a/b.png").read_bytes()


def test_a_copy_of_nothing_names_the_source(tmp_path: Path) -> None:
    """The error says which file could not be read."""
    with pytest.raises(FileNotFoundError) as caught:
        stage_copy(tmp_path, "a.png", tmp_path / "source.png")

    assert str(tmp_path / "source.png") == str(caught.value.filename)


def test_a_source_that_fails_in_the_middle_is_named(tmp_path: Path) -> None:
    """A folder, for one, opens in no way that can be read."""
    with pytest.raises(IsADirectoryError) as caught:
        stage_copy(tmp_path, "a.png", tmp_path)

    assert str(tmp_path) == str(caught.value.filename)


@pytest.mark.parametrize("path", ["../a.html", "/a.html", ".magsite/manifest"])
def test_a_path_that_leads_out_is_a_mistake(tmp_path: Path, path: str) -> None:
    """Nothing is ever written outside of the output, nor over our own files."""
    with pytest.raises(ValueError, match="not a path of the output"):
        stage(tmp_path, path, b"")


def test_a_full_disk_is_an_error_with_the_name(tmp_path: Path) -> None:
    """Linux's device that is always full fails as a disk does."""
    (tmp_path / "a.html").symlink_to("/dev/full")

    with pytest.raises(OSError, match="No space left") as caught:
        stage(tmp_path, "a.html", b"page")

    assert (errno.ENOSPC, f"{tmp_path}/a.html") == (caught.value.errno, caught.value.filename)


def test_a_short_write_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that takes only some of the bytes is given the others."""
    monkeypatch.setattr(os, "write", lambda file, data: REAL_WRITE(file, data[:3]))

    stage(tmp_path, "a.html", b"a whole page")

    assert (tmp_path / "a.html").read_bytes() == b"a whole page"


def test_a_write_that_takes_nothing_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends rather than trying for ever."""
    monkeypatch.setattr(os, "write", lambda _file, _data: 0)

    with pytest.raises(OSError, match="No space left"):
        stage(tmp_path, "a.html", b"page")


def test_a_file_that_is_shorter_than_what_was_written_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A system that claims more than it did is not believed."""

    def lie(_file: int, data: memoryview) -> int:
        return len(data)

    monkeypatch.setattr(os, "write", lie)

    with pytest.raises(OSError, match="0 bytes were written instead of 4") as caught:
        stage(tmp_path, "a.html", b"page")

    assert f"{tmp_path}/a.html" == caught.value.filename


def test_a_durable_file_is_written_whole(tmp_path: Path) -> None:
    """The file of our own holds its bytes."""
    write_durably(tmp_path / "mark", b"mark")

    assert (tmp_path / "mark").read_bytes() == b"mark"
