"""The manifest of an output folder."""

from pathlib import Path

import msgspec
import pytest

from magsite.output.manifest import FORMAT, MANIFEST, Entry, Manifest, encode, read, stays_inside


def _manifest(path: str = "internet/index.html") -> Manifest:
    parts = (("article", "0a"), ("site", "0b"))
    entry = Entry(path, "/internet/", "key", parts, 12, 34, "digest", "listing", ("site",), kept=True)
    return Manifest(FORMAT, "mark", "inputs", "2026-11-22T00:00:00+00:00", None, b"report", (entry,))


def _write(folder: Path, data: bytes) -> None:
    (folder / MANIFEST).parent.mkdir()
    (folder / MANIFEST).write_bytes(data)


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Every field comes back."""
    _write(tmp_path, encode(_manifest()))

    assert _manifest() == read(tmp_path)


def test_an_absent_manifest_is_none(tmp_path: Path) -> None:
    """A folder without a manifest has none."""
    assert read(tmp_path) is None


@pytest.mark.parametrize(
    "data",
    [b"", b"text", encode(_manifest())[:-1], encode(msgspec.structs.replace(_manifest(), format=FORMAT + 1))],
)
def test_an_unreadable_manifest_is_none(tmp_path: Path, data: bytes) -> None:
    """What is damaged, or of another format, counts as absent."""
    _write(tmp_path, data)

    assert read(tmp_path) is None


def test_a_manifest_that_leads_out_is_none(tmp_path: Path) -> None:
    """A manifest that came with a folder from elsewhere cannot name files outside of it as ours."""
    _write(tmp_path, encode(_manifest("../sources.md")))

    assert read(tmp_path) is None


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.html", True),
        (".well-known/security.txt", True),
        ("a..b/c.html", True),
        ("", False),
        ("/etc/passwd", False),
        ("a/../../b", False),
        ("..", False),
        ("./a", False),
        ("a//b", False),
        ("a/", False),
        ("a\0b", False),
        (".magsite/manifest", False),
        (".magsite", False),
    ],
)
def test_paths_stay_inside_the_output(path: str, expected: bool) -> None:  # noqa: FBT001 - a row of the table
    """A path names a file below the output folder, and none of our private ones."""
    assert expected == stays_inside(path)
