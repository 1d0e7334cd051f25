"""What the last scan found, remembered."""

from pathlib import Path

import msgspec
import pytest

from magsite.cache import codec
from magsite.content.scan import STEP_NS, Snapshot, Source
from magsite.content.walk import Stat
from magsite.stages.scanned import Scanned, recall, record

YOUNGEST = 50 * STEP_NS
LATER = 60 * STEP_NS
STATS: dict[str, Stat] = {"content/a.md": (1, YOUNGEST, 3, 4), "content/b.md": (5, 6, 7, 2**63 + 8)}
SNAPSHOT = Snapshot(tuple(Source(path, stat, f"digest of {path}") for path, stat in STATS.items()))


def _recorded(folder: Path, recorded_ns: int = LATER, snapshot: Snapshot = SNAPSHOT) -> Scanned:
    record(folder / "scan", snapshot, STATS, recorded_ns)
    found = recall(folder / "scan")
    assert found is not None
    return found


def test_a_snapshot_is_recalled_as_it_was_recorded(tmp_path: Path) -> None:
    """With its digest, which is known before it is decoded."""
    found = _recorded(tmp_path)

    assert SNAPSHOT.digest == found.digest
    assert "snapshot" not in vars(found)
    assert found.snapshot == SNAPSHOT
    assert _recorded(tmp_path, snapshot=Snapshot()).snapshot == Snapshot()


def test_it_holds_while_the_same_files_have_the_same_stats(tmp_path: Path) -> None:
    """All of them, and no others."""
    assert _recorded(tmp_path).holds(STATS, LATER)


def test_it_does_not_hold_while_a_file_cannot_be_read(tmp_path: Path) -> None:
    """It was listed and is no source: what is wrong with it must be said again."""
    assert not _recorded(tmp_path, snapshot=Snapshot(SNAPSHOT.sources[:1])).holds(STATS, LATER)


@pytest.mark.parametrize(
    "stats",
    [
        {},
        {"content/a.md": STATS["content/a.md"]},
        {**STATS, "content/c.md": (1, 1, 1, 1)},
        {**STATS, "content/b.md": (5, 6, 7, 8)},
        {"content/A.md": STATS["content/a.md"], "content/b.md": STATS["content/b.md"]},
    ],
    ids=["nothing", "a file that is gone", "a new file", "another inode", "another name"],
)
def test_it_does_not_hold_for_other_files(tmp_path: Path, stats: dict[str, Stat]) -> None:
    """Or for other stats."""
    assert not _recorded(tmp_path).holds(stats, LATER)


@pytest.mark.parametrize(
    ("recorded_ns", "now_ns", "expected"),
    [
        (YOUNGEST + STEP_NS, LATER, True),
        (YOUNGEST + STEP_NS - 1, LATER, False),
        (LATER, YOUNGEST + STEP_NS, True),
        (LATER, YOUNGEST + STEP_NS - 1, False),
    ],
)
def test_it_does_not_hold_while_a_file_was_young(
    tmp_path: Path,
    recorded_ns: int,
    now_ns: int,
    expected: bool,  # noqa: FBT001 - a column
) -> None:
    """Two seconds, by the record's clock and by that of now: a second write might show the same stamp."""
    assert expected == _recorded(tmp_path, recorded_ns).holds(STATS, now_ns)


def _damaged(found: Scanned) -> bytes:
    packed = bytearray(found.packed)
    packed[-1] ^= 1
    return codec.encode(msgspec.structs.replace(found, packed=memoryview(packed)))


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"text",
        lambda found: codec.encode(found)[:-1],
        lambda found: codec.encode(msgspec.structs.replace(found, format=found.format + 1)),
        lambda _: codec.encode((LATER, (("content/a.md", 1, 2, 3, 4, "digest"),))),
        _damaged,
    ],
    ids=["nothing", "text", "cut", "later", "former", "a bit"],
)
def test_what_cannot_be_believed_is_not_recalled(tmp_path: Path, damage: object) -> None:
    """Then every file is read again."""
    found = _recorded(tmp_path)
    assert callable(damage)
    (tmp_path / "scan").write_bytes(damage(found))

    assert recall(tmp_path / "scan") is None
    assert recall(tmp_path / "absent") is None
