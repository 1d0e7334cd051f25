"""Where the magazine may be written, and what stands in the way."""

from pathlib import Path

import pytest

from magsite.diagnostics.model import Diagnostic
from magsite.output.entry import Entry
from magsite.output.folder import refusals, taken
from magsite.output.listing import listing
from magsite.output.manifest import FORMAT, LOCK, MARK, Manifest


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with its sources, in a home."""
    for name in ("content/articles", "data", "themes", "static"):
        (tmp_path / "home/site" / name).mkdir(parents=True)
    return tmp_path / "home/site"


def _codes(found: tuple[Diagnostic, ...]) -> tuple[str, ...]:
    return tuple(diagnostic.code for diagnostic in found)


def _refused(folder: Path, site: Path) -> tuple[str, ...]:
    return _codes(refusals(folder, site, site.parent, adopt=False))


def _taken(folder: Path, paths: tuple[str, ...], ours: tuple[str, ...] | None = ()) -> list[str]:
    entries = tuple(Entry(path, "", b"", 0, 0, "", "article") for path in ours or ())
    manifest = None if ours is None else Manifest(FORMAT, "mark", "", "", None, b"", listing(entries))
    return [dict(found.arguments)["path"] for found in taken(folder, paths, manifest)]


@pytest.mark.parametrize("folder", ["public", "../public", "../../a/b/c", "contents"])
def test_a_new_folder_is_allowed(site: Path, folder: str) -> None:
    """The output may be in the site, beside it or elsewhere."""
    assert _refused(site / folder, site) == ()


@pytest.mark.parametrize(
    "folder",
    [
        "/",
        ".",
        "..",
        "../..",
        "content",
        "content/articles/public",
        "data/x",
        "themes",
        "static/x",
        ".magsite",
    ],
)
def test_the_disk_a_home_and_the_sources_are_forbidden(site: Path, folder: str) -> None:
    """Not even adopting lifts this."""
    found = refusals(site / folder, site, site.parent, adopt=True)

    assert _codes(found) == ("output-forbidden",)


def test_sources_are_protected_through_symbolic_links(site: Path, tmp_path: Path) -> None:
    """Links into the sources, and sources that are elsewhere by a link, are seen through."""
    (tmp_path / "link").symlink_to(site / "content")
    (tmp_path / "pictures").mkdir()
    (site / "static").rmdir()
    (site / "static").symlink_to(tmp_path / "pictures")

    assert _refused(tmp_path / "link/public", site) == ("output-forbidden",)
    assert _refused(tmp_path / "pictures", site) == ("output-forbidden",)


def test_there_may_be_no_home(site: Path) -> None:
    """A system user has none."""
    assert refusals(site / "public", site, None, adopt=False) == ()


@pytest.mark.parametrize("folder", ["public", "public/below"])
def test_a_file_is_no_output_folder(site: Path, folder: str) -> None:
    """Neither the folder nor one above it may be a file."""
    (site / "public").touch()

    assert _refused(site / folder, site) == ("output-forbidden",)


def test_links_in_a_circle_are_no_crash(site: Path) -> None:
    """A folder that leads to itself is not there; writing to it will say so."""
    (site / "public").symlink_to(site / "public")

    assert _refused(site / "public", site) == ()


@pytest.mark.parametrize("name", [".git", "CNAME", "index.html"])
def test_a_folder_with_foreign_files_is_refused(site: Path, name: str) -> None:
    """Whatever is in it, a folder without our mark is somebody else's."""
    (site / "public").mkdir()
    (site / "public" / name).touch()

    assert _refused(site / "public", site) == ("output-foreign",)


def test_a_foreign_folder_can_be_adopted(site: Path) -> None:
    """The writer says that it is theirs."""
    (site / "public").mkdir()
    (site / "public/CNAME").touch()

    assert refusals(site / "public", site, None, adopt=True) == ()


@pytest.mark.parametrize("names", [(), (LOCK,), ("CNAME", MARK)])
def test_an_empty_or_marked_folder_is_ours(site: Path, names: tuple[str, ...]) -> None:
    """A lock that a build without success left does not make a folder foreign."""
    (site / "public/.magsite").mkdir(parents=True)
    for name in names:
        (site / "public" / name).touch()

    assert _refused(site / "public", site) == ()


def test_a_folder_that_cannot_be_read_is_foreign(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What we may not look into is not ours to write to."""

    def refuse(_path: Path) -> None:
        raise PermissionError

    (site / "public").mkdir()
    monkeypatch.setattr(Path, "iterdir", refuse)

    assert _refused(site / "public", site) == ("output-foreign",)


def test_nothing_is_taken_in_an_empty_folder(tmp_path: Path) -> None:
    """Folders that are there already are no obstacle."""
    (tmp_path / "a").mkdir()

    assert _taken(tmp_path, ("index.html", "a/index.html", "b/c.html")) == []


def test_files_of_ours_are_not_taken(tmp_path: Path) -> None:
    """What the manifest lists is replaced."""
    (tmp_path / "index.html").touch()

    assert _taken(tmp_path, ("index.html",), ("index.html",)) == []


def test_each_foreign_file_at_a_path_of_ours_is_named(tmp_path: Path) -> None:
    """All at once and in order; foreign files elsewhere are nobody's business."""
    for name in ("b.html", "a.html", "CNAME"):
        (tmp_path / name).touch()

    assert _taken(tmp_path, ("b.html", "a.html", "c.html")) == ["a.html", "b.html"]


@pytest.mark.parametrize("ours", [(), None])
def test_a_file_where_a_folder_must_be_is_named(tmp_path: Path, ours: tuple[str, ...] | None) -> None:
    """Once, however many paths it blocks, and in an adopted folder too."""
    (tmp_path / "a").touch()

    assert _taken(tmp_path, ("a/b.html", "a/c/d.html"), ours) == ["a"]


def test_our_file_where_a_folder_must_be_gives_way(tmp_path: Path) -> None:
    """What the manifest lists is deleted before."""
    (tmp_path / "a").touch()

    assert _taken(tmp_path, ("a/b.html",), ("a",)) == []


def test_a_link_is_no_folder(tmp_path: Path) -> None:
    """Nothing is written through a symbolic link."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "public").mkdir()
    (tmp_path / "public/a").symlink_to(tmp_path / "elsewhere")

    assert _taken(tmp_path / "public", ("a/b.html",)) == ["a"]


@pytest.mark.parametrize("ours", [(), None])
@pytest.mark.parametrize("inside", ["a/x", "a/b/"])
def test_a_foreign_folder_where_a_file_must_be_is_named(
    tmp_path: Path, inside: str, ours: tuple[str, ...] | None
) -> None:
    """Be there files in it or only folders."""
    place = tmp_path / inside
    place.parent.mkdir(parents=True)
    if inside.endswith("/"):
        place.mkdir()
    else:
        place.touch()

    assert _taken(tmp_path, ("a",), ours) == ["a"]


def test_a_folder_of_ours_where_a_file_must_be_gives_way(tmp_path: Path) -> None:
    """A folder in which the manifest lists every file becomes empty, and goes."""
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/c").touch()

    assert _taken(tmp_path, ("a",), ("a/b/c",)) == []


def test_a_folder_of_ours_with_a_foreign_link_stays(tmp_path: Path) -> None:
    """A link to a folder counts as a file."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a/b").symlink_to(tmp_path)

    assert _taken(tmp_path, ("a",), ("a/c",)) == ["a"]


def test_files_of_an_adopted_folder_are_taken_over(tmp_path: Path) -> None:
    """Without a manifest, what stands at our paths is an earlier build's."""
    (tmp_path / "index.html").touch()

    assert _taken(tmp_path, ("index.html",), None) == []


@pytest.mark.parametrize("path", [".magsite/manifest", "../a.html", "a\0b/c.html"])
def test_a_path_that_is_not_for_pages_is_taken(tmp_path: Path, path: str) -> None:
    """A file of the sources cannot take the place of our own files, nor leave the output."""
    assert _taken(tmp_path, (path,)) == [path]
