"""Large remembered values in files of their own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from magsite.cache.volumes import drop_unused, note_use, read_volume, write_volume


def _read(path: Path) -> list[bytes]:
    return [bytes(piece) for piece in read_volume(path)]


@pytest.mark.parametrize("pieces", [[b"one"], [b"one", b"", b"three" * 1000], [b""]])
def test_pieces_come_back(tmp_path: Path, pieces: list[bytes]) -> None:
    """In their order, in a folder that is made for them."""
    write_volume(tmp_path / "cache/ledger-a", pieces)

    assert pieces == _read(tmp_path / "cache/ledger-a")


def test_what_was_read_stays_when_it_is_written_anew(tmp_path: Path) -> None:
    """The file of before is replaced as a whole."""
    write_volume(tmp_path / "a", [b"before"])
    before = read_volume(tmp_path / "a")
    write_volume(tmp_path / "a", [b"after"])

    assert [bytes(piece) for piece in before] == [b"before"]
    assert _read(tmp_path / "a") == [b"after"]


@pytest.mark.parametrize("cut", range(1, 27))
def test_a_volume_that_was_cut_short_is_none(tmp_path: Path, cut: int) -> None:
    """Wherever it ends, but at the end of a piece."""
    write_volume(tmp_path / "a", [b"one", b"three"])
    whole = (tmp_path / "a").read_bytes()
    (tmp_path / "a").write_bytes(whole[:-cut])

    assert _read(tmp_path / "a") == ([b"one"] if len(whole) - cut == 11 else [])


def test_none_is_none(tmp_path: Path) -> None:
    """Where nothing was remembered, nothing is found."""
    assert _read(tmp_path / "a") == []


def test_a_piece_is_made_when_it_is_written(tmp_path: Path) -> None:
    """And the former volume stays until all are."""
    write_volume(tmp_path / "a", [b"before"])
    seen: list[list[bytes]] = []

    def pieces() -> Iterator[bytes]:
        for piece in (b"one", b"two"):
            seen.append(_read(tmp_path / "a"))
            yield piece

    write_volume(tmp_path / "a", pieces())

    assert seen == [[b"before"], [b"before"]]
    assert _read(tmp_path / "a") == [b"one", b"two"]


def test_what_cannot_be_written_is_lost(tmp_path: Path) -> None:
    """Without a word, and the former volume stays."""
    write_volume(tmp_path / "a", [b"before"])
    (tmp_path / "a.new").mkdir()
    write_volume(tmp_path / "a", [b"after"])
    (tmp_path / "file").write_bytes(b"")
    write_volume(tmp_path / "file/b", [b"x"])

    assert _read(tmp_path / "a") == [b"before"]
    assert _read(tmp_path / "file/b") == []


def test_those_of_no_use_are_dropped(tmp_path: Path) -> None:
    """Neither written nor used for so long; what has other names stays."""
    for name in ("ledger-old", "ledger-used", "other-old"):
        write_volume(tmp_path / name, [b"x"])
        os.utime(tmp_path / name, (0, 0))
    note_use(tmp_path / "ledger-used")
    write_volume(tmp_path / "ledger-new", [b"x"])

    drop_unused(tmp_path / "ledger-new", "ledger-*", 100.0)

    assert sorted(one.name for one in tmp_path.iterdir()) == ["ledger-new", "ledger-used", "other-old"]
