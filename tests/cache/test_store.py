"""The store of remembered values."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from magsite.cache import store as stores
from magsite.cache.store import Store, open_store, store_of_process

TODAY = date(2026, 11, 22)

WRITER = """
import sys
from pathlib import Path
from magsite.cache.store import open_store
with open_store(Path(sys.argv[1])) as store:
    for number in range(40):
        store.put_many((f"{sys.argv[2]}-{number}-{i}", b"x" * 500) for i in range(10))
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with open_store(tmp_path / "cache") as opened:
        yield opened


def _settle_often(store: Store, builds: int, names: set[str], day: date = TODAY) -> None:
    for _ in range(builds):
        store.settle("public", names, day)


def test_a_value_is_found_under_its_key(store: Store) -> None:
    """What was put is got, and nothing else."""
    store.put_many([("a", b"1"), ("b", b"")])

    assert (store.get("a"), store.get("b"), store.get("c")) == (b"1", b"", None)


def test_a_value_can_be_replaced(store: Store) -> None:
    """The last value put under a key is the one that is found."""
    store.put_many([("a", b"1")])
    store.put_many([("a", b"2")])

    assert store.get("a") == b"2"


def test_many_values_come_at_once(store: Store) -> None:
    """More keys than one query takes are found, and absent ones are left out."""
    values = {f"{number:032x}": b"%d" % number for number in range(1200)}
    store.put_many(values.items())

    assert values == store.get_many((*values, "absent"))


def test_values_are_kept_across_openings(tmp_path: Path) -> None:
    """A closed store finds its values again."""
    with open_store(tmp_path / "cache") as store:
        store.put_many([("a", b"1")])

    with open_store(tmp_path / "cache") as store:
        assert store.get("a") == b"1"


def test_after_a_build_the_file_holds_all_by_itself(tmp_path: Path) -> None:
    """Nothing is left beside it that the next build would have to put there, and wait for."""
    with open_store(tmp_path / "cache") as store:
        store.put_many([("a", b"1" * 100_000)])
        store.settle("public", {"a"}, TODAY)
        alone = tmp_path / "alone"
        alone.mkdir()
        shutil.copy(tmp_path / "cache" / "cache.sqlite", alone)
        with open_store(alone) as copied:
            assert copied.get("a") == b"1" * 100_000
        assert (tmp_path / "cache" / "cache.sqlite-wal").stat().st_size == 0


def test_a_build_does_not_wait_for_whoever_reads(tmp_path: Path) -> None:
    """What it has written is there all the same, and writes are waited for as before."""
    file = tmp_path / "cache/cache.sqlite"
    with open_store(tmp_path / "cache") as store, closing(sqlite3.connect(file)) as other:
        store.put_many([("a", b"1")])
        other.execute("BEGIN")
        other.execute("SELECT key FROM entries").fetchall()
        start = time.monotonic()
        store.settle("public", {"a"}, TODAY)

        assert time.monotonic() - start < stores._BUSY_SECONDS / 2
        assert file.with_name("cache.sqlite-wal").stat().st_size > 0
        assert store.get("a") == b"1"
        assert store._connection.execute("PRAGMA busy_timeout").fetchone() == (20_000,)


def test_a_named_entry_lives(store: Store) -> None:
    """An entry that the last build names stays, whether it is read or not."""
    store.put_many([("a", b"1")])

    _settle_often(store, 30, {"a"}, TODAY + timedelta(days=90))

    assert store.get("a") == b"1"


@pytest.mark.parametrize(("builds", "expected"), [(20, b"1"), (21, None)])
def test_an_unnamed_entry_lives_for_twenty_builds(store: Store, builds: int, expected: bytes | None) -> None:
    """The build that leaves an entry out is the first of twenty-one that it does not survive."""
    store.put_many([("a", b"1")])
    store.settle("public", {"a"}, TODAY)

    _settle_often(store, builds, set())

    assert expected == store.get("a")


@pytest.mark.parametrize(("days", "expected"), [(29, b"1"), (30, None)])
def test_an_unnamed_entry_lives_for_thirty_days(store: Store, days: int, expected: bytes | None) -> None:
    """Time counts from the build that left the entry out."""
    store.put_many([("a", b"1")])
    store.settle("public", set(), TODAY)

    store.settle("public", set(), TODAY + timedelta(days=days))

    assert expected == store.get("a")


def test_an_entry_named_again_starts_anew(store: Store) -> None:
    """The time that it was unnamed before does not count."""
    store.put_many([("a", b"1")])
    _settle_often(store, 15, set())
    store.settle("public", {"a"}, TODAY)

    _settle_often(store, 15, set())

    assert store.get("a") == b"1"


def test_an_entry_lives_while_any_output_names_it(store: Store) -> None:
    """Two output folders share one store, and neither loses by the other's builds."""
    store.put_many([("a", b"1"), ("b", b"2")])
    store.settle("public", {"a", "b"}, TODAY)
    store.settle("preview", {"a"}, TODAY)

    store.settle("public", {"b"}, TODAY + timedelta(days=1))
    store.settle("public", {"b"}, TODAY + timedelta(days=29))

    assert (store.get("a"), store.get("b")) == (b"1", b"2")


def test_an_output_that_is_not_built_any_more_is_forgotten(store: Store) -> None:
    """Outputs that are made anew for each build do not keep their entries for ever."""
    store.put_many([("a", b"1")])
    store.settle("gone", {"a"}, TODAY)

    _settle_often(store, 41, set())

    assert store.get("a") is None


@pytest.mark.parametrize("data", [b"not a database" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_an_unreadable_file_is_set_aside(tmp_path: Path, data: bytes) -> None:
    """Another file name serves, and the unreadable file is left as it is."""
    (tmp_path / "cache.sqlite").write_bytes(data)
    for _ in range(2):
        with open_store(tmp_path) as store:
            store.put_many([("a", b"1")])

            assert store.get("a") == b"1"
    assert data == (tmp_path / "cache.sqlite").read_bytes()
    assert (tmp_path / "cache-2.sqlite").is_file()


@pytest.mark.parametrize("statement", ["PRAGMA user_version = 99", "CREATE TABLE other (a)"])
def test_the_database_of_another_program_is_set_aside(tmp_path: Path, statement: str) -> None:
    """A newer release's file, or somebody else's, is not written to."""
    connection = sqlite3.connect(tmp_path / "cache.sqlite")
    connection.execute(statement)
    connection.close()

    with open_store(tmp_path) as store:
        store.put_many([("a", b"1")])

    assert (tmp_path / "cache-2.sqlite").is_file()


def test_damage_inside_a_file_is_met_once(tmp_path: Path) -> None:
    """A damage that does not show at opening counts as absence, and the next opening passes over the file."""
    keys = [f"{number:032x}" for number in range(500)]
    with open_store(tmp_path) as store:
        store.put_many((key, b"x" * 500) for key in keys)
    path = tmp_path / "cache.sqlite"
    whole = path.read_bytes()
    path.write_bytes(whole[:16384] + b"\xff" * (len(whole) - 16384))

    with open_store(tmp_path) as store:
        assert len(keys) > len(store.get_many(keys))
    with open_store(tmp_path) as store:
        store.put_many([("a", b"1")])

        assert store.get("a") == b"1"
    assert (tmp_path / "cache-2.sqlite").is_file()


def test_a_folder_that_cannot_be_made_costs_only_memory(tmp_path: Path) -> None:
    """Where nothing can be written, the store lasts as long as the process."""
    (tmp_path / "file").touch()

    with open_store(tmp_path / "file" / "cache") as store:
        store.put_many([("a", b"1")])

        assert store.get("a") == b"1"


def test_names_that_are_all_taken_cost_only_memory(tmp_path: Path) -> None:
    """There is an end to setting files aside."""
    for name in stores._FILES:
        (tmp_path / name).write_bytes(b"not a database" * 100)

    with open_store(tmp_path) as store:
        store.put_many([("a", b"1")])

        assert store.get("a") == b"1"


def test_a_file_that_cannot_be_opened_costs_only_memory(tmp_path: Path) -> None:
    """What the system refuses is no damage, and another name would not help."""
    (tmp_path / "cache.sqlite").mkdir()

    with open_store(tmp_path) as store:
        store.put_many([("a", b"1")])

        assert store.get("a") == b"1"
    assert not (tmp_path / "cache-2.sqlite").exists()


def test_a_read_only_file_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the store can be read but not written, values are found and writes are lost without a word."""
    with open_store(tmp_path) as store:
        store.put_many([("a", b"1")])
    connect = sqlite3.connect

    def connect_read_only(path: str, **options: object) -> sqlite3.Connection:
        return connect(f"file:{path}?mode=ro", uri=True, **options)  # type: ignore[no-any-return, call-overload]

    monkeypatch.setattr(sqlite3, "connect", connect_read_only)
    with open_store(tmp_path) as store:
        store.put_many([("b", b"2")])
        store.settle("public", set(), TODAY)

        assert store.get_many(("a", "b")) == {"a": b"1"}


def test_use_after_close_is_a_mistake(tmp_path: Path) -> None:
    """Only accidents of the disk are passed over in silence."""
    store = open_store(tmp_path)
    store.close()

    with pytest.raises(sqlite3.ProgrammingError):
        store.get("a")


def test_a_write_that_fails_half_way_leaves_nothing(store: Store) -> None:
    """The values of one call are remembered together or not at all."""
    with pytest.raises(sqlite3.ProgrammingError):
        store.put_many([("a", b"1"), ("b", object())])  # type: ignore[list-item]

    store.put_many([("c", b"3")])
    assert store.get_many(("a", "b", "c")) == {"c": b"3"}


def test_two_processes_write_at_once(tmp_path: Path) -> None:
    """Writers wait for each other, and nothing is lost."""
    command = [sys.executable, "-c", WRITER, str(tmp_path)]
    with subprocess.Popen([*command, "a"]) as first, subprocess.Popen([*command, "b"]) as second:
        assert (first.wait(), second.wait()) == (0, 0)

    with open_store(tmp_path) as store:
        keys = [f"{name}-{number}-{i}" for name in "ab" for number in range(40) for i in range(10)]
        assert len(keys) == len(store.get_many(keys))


def test_a_process_has_one_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same process gets the same connection; another one, as after a fork, gets its own."""
    first = store_of_process(str(tmp_path))
    again = store_of_process(str(tmp_path))
    monkeypatch.setattr(os, "getpid", lambda: -1)
    other = store_of_process(str(tmp_path))

    assert first is again
    assert first is not other
    first.close()
    other.close()
    stores._store_of.cache_clear()
