"""The files below the roots, as folders list them."""

import os
from pathlib import Path

import pytest

from magsite.content.walk import Root, is_source, stat_of, walk


def _listed(folder: Path, *paths: str) -> set[str]:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(path)
    return set(walk((Root(str(folder), "content"),)).stats)


def test_files_are_listed_by_their_paths_in_the_site(tmp_path: Path) -> None:
    """Also those whose names are not plain."""
    names = ("a.md", "b/c.md", "été/ñ.md", "b/\U0001f40d.md")

    found = _listed(tmp_path, *names)

    assert {f"content/{name}" for name in names} == found


def test_a_file_of_two_roots_is_that_of_the_first(tmp_path: Path) -> None:
    """Where both have one at the same path."""
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    (tmp_path / "one/a.md").write_text("longer")
    (tmp_path / "two/a.md").write_text("a")
    (tmp_path / "two/b.md").write_text("b")

    found = walk((Root(str(tmp_path / "one"), "content"), Root(str(tmp_path / "two"), "content")))

    assert {path: stat[0] for path, stat in found.stats.items()} == {"content/a.md": 6, "content/b.md": 1}


def test_the_stat_of_each_file_is_taken(tmp_path: Path) -> None:
    """Of the file itself, and of the one to which a link leads."""
    _listed(tmp_path, "a.md")
    (tmp_path / "link.md").symlink_to("a.md")

    expected = stat_of(os.lstat(tmp_path / "a.md"))

    assert {"content/a.md": expected, "content/link.md": expected} == walk(
        (Root(str(tmp_path), "content"),)
    ).stats


def test_composed_and_decomposed_names_are_two_files(tmp_path: Path) -> None:
    """A name is the bytes that the disk has: what they mean is decided later."""
    found = _listed(tmp_path, "\u00e9.md", "e\u0301.md")

    assert {"content/\u00e9.md", "content/e\u0301.md"} == found


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.md", True),
        ("~a.md", True),
        (".a.md", False),
        ("#a.md#", False),
        ("a.md~", False),
        ("__pycache__", False),
    ],
)
def test_which_names_are_those_of_sources(name: str, expected: bool) -> None:  # noqa: FBT001 - a column
    """Not hidden, and not what Python or an editor leaves behind."""
    assert expected == is_source(name)
