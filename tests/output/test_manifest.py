"""The manifest of an output folder."""

import errno
import os
from pathlib import Path

import msgspec
import pytest

from magsite.cache import codec
from magsite.cache import mapped as maps
from magsite.output.entry import Entry, pack
from magsite.output.listing import listing
from magsite.output.manifest import FORMAT, MANIFEST, Manifest, all_stay_inside, encode, read, stays_inside

PARTS = (("article", "0a"), ("site", "0b"))


def _manifest(*paths: str) -> Manifest:
    entries = tuple(
        Entry(
            path,
            "/internet/",
            pack(PARTS),
            12,
            34,
            "digest",
            "listing",
            ("site",),
            kept=True,
            source="content/articles/a.md",
        )
        for path in paths or ("internet/index.html",)
    )
    return Manifest(FORMAT, "mark", "inputs", "2026-11-22T00:00:00+00:00", None, b"report", listing(entries))


def _listing(**columns: object) -> Manifest:
    """The manifest of two files in which one column is another."""
    manifest = _manifest("a.html", "b.html")
    return msgspec.structs.replace(manifest, listing=msgspec.structs.replace(manifest.listing, **columns))


def _write(folder: Path, data: bytes) -> None:
    (folder / MANIFEST).parent.mkdir()
    (folder / MANIFEST).write_bytes(data)


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Every field comes back."""
    _write(tmp_path, encode(_manifest()))

    found = read(tmp_path)

    assert _manifest() == found
    assert _manifest().entries == found.entries


def test_the_files_are_known_without_what_they_were_made_from(tmp_path: Path) -> None:
    """A build without changes asks for no more than where they stand, how long and how old they are."""
    _write(tmp_path, encode(_manifest("a.html", "b.html")))

    found = read(tmp_path)

    assert found is not None
    assert (
        found.listing.paths,
        found.listing.sizes,
        found.listing.times,
    ) == (("a.html", "b.html"), [12, 12], [34, 34])
    assert "entries" not in vars(found.listing)


def test_where_no_file_can_be_mapped_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some file systems map none."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENODEV, os.strerror(errno.ENODEV))

    monkeypatch.setattr(maps, "mmap", refuse)
    _write(tmp_path, encode(_manifest("a.html")))

    assert read(tmp_path) == _manifest("a.html")


def test_an_entry_tells_its_parts() -> None:
    """As they were packed; none where they are damaged."""
    (entry,) = _manifest().entries

    assert entry.parts == PARTS
    whole = (("template", "0123456789abcdef" * 2), ("series", ""))
    assert msgspec.structs.replace(entry, packed=pack(whole)).parts == whole
    assert len(pack(whole)) < len("0123456789abcdef" * 2 + "template" + "series")
    assert msgspec.structs.replace(entry, packed=b"damaged").parts == ()


@pytest.mark.parametrize(
    "columns",
    [
        {"urls": b"/a/"},
        {"sources": b"a.md\0b.md\0c.md"},
        {"changed": b"\xff\0"},
        {"digests": b" " * 32},
        {"groups": b"\0"},
        {"groups": b"\0\xff"},
        {"packed": b"damaged"},
        {"lengths": bytes(4)},
        {"lengths": bytes(9)},
    ],
    ids=lambda columns: f"{columns}",
)
def test_files_with_damaged_details_are_ours_and_made_anew(tmp_path: Path, columns: dict[str, bytes]) -> None:
    """They can be replaced and deleted; they are made of nothing."""
    details = _manifest("a.html", "b.html").listing.details
    others = {name: memoryview(data) for name, data in columns.items()}
    _write(tmp_path, encode(_listing(details=msgspec.structs.replace(details, **others))))

    found = read(tmp_path)

    assert found is not None
    assert found.listing.is_damaged
    assert found.listing.known is found.listing.known
    assert [(one.path, one.url, one.packed) for one in found.entries] == [
        ("a.html", "", b""),
        ("b.html", "", b""),
    ]


def test_an_absent_manifest_is_none(tmp_path: Path) -> None:
    """A folder without a manifest has none."""
    assert read(tmp_path) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"text",
        encode(_manifest())[:-1],
        encode(msgspec.structs.replace(_manifest(), format=FORMAT + 1)),
        encode(_listing(numbers=memoryview(bytes(24)))),
        encode(_listing(numbers=memoryview(bytes(33)))),
        encode(_listing(joined="a.html")),
        codec.encode((1, "mark", "inputs", "", None, b"", (("a.html", "/", "key", (), 1, 1, "", "file"),))),
    ],
    ids=["nothing", "text", "cut", "later", "too few numbers", "odd numbers", "too few paths", "former"],
)
def test_an_unreadable_manifest_is_none(tmp_path: Path, data: bytes) -> None:
    """What is damaged, or of another format, counts as absent."""
    _write(tmp_path, data)

    assert read(tmp_path) is None


def test_a_manifest_that_leads_out_is_none(tmp_path: Path) -> None:
    """A manifest that came with a folder from elsewhere cannot name files outside of it as ours."""
    _write(tmp_path, encode(_manifest("a.html", "../sources.md")))

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


@pytest.mark.parametrize(
    "path", ["", "..", "/etc", "a/", "a//b", "./a", "a/../b", ".magsite", ".magsite/lock"]
)
@pytest.mark.parametrize("at", [0, 1, 2])
def test_one_path_that_leads_out_spoils_them_all(path: str, at: int) -> None:
    """Wherever it stands among those that stay inside."""
    around = ["a/index.html", ".well-known/security.txt"]

    assert all_stay_inside("\0".join(around))
    assert not all_stay_inside("\0".join([*around[:at], path, *around[at:]]))
