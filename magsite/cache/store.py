"""The store: remembered values, as bytes under their keys, in one SQLite file.

It only ever spares time. What cannot be read counts as absent, what cannot be written is lost without a word,
and a file that SQLite cannot make sense of is left aside for a new one.
"""

import os
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Final, Self

from magsite.cache.codec import decode, encode
from magsite.cache.digest import Digest
from magsite.cache.executors import sliced

_FORMAT: Final = 1
_STAMPED: Final = "CREATE INDEX IF NOT EXISTS stamped ON entries (build, day, key) WHERE build IS NOT NULL"
"""Where the entries that no output names are found: they are few, and long values lie between them in the table."""
_FILES: Final = ("cache.sqlite", *(f"cache-{number}.sqlite" for number in range(2, 10)))
_BUSY_SECONDS: Final = 20.0
_PATIENCE_MS: Final = 500
"""Milliseconds that are waited where nothing would be lost."""
_BUILDS_KEPT: Final = 20
_TIME_KEPT: Final = timedelta(days=30)
_KEYS_AT_ONCE: Final = 500
_DAMAGED: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})

# The value stands last, so that reading the other columns of a row skips the pages that a long value fills.
# An entry's build and day are those of the build from which on no output names it; NULL while one does.
_SCHEMA: Final = (
    "CREATE TABLE entries (key TEXT PRIMARY KEY, build INTEGER, day TEXT, value BLOB NOT NULL)",
    "CREATE TABLE outputs (mark TEXT PRIMARY KEY, build INTEGER NOT NULL, day TEXT NOT NULL, names BLOB NOT NULL)",
    f"PRAGMA user_version = {_FORMAT}",
)


class Store:
    """Remembered values. It may be shared between threads; each process opens its own."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self._connection = connection
        self._path = path
        self._turn = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the store must not be used any more."""
        self._connection.close()

    def get(self, key: Digest) -> bytes | None:
        """The value under this key; None where there is none."""
        row: tuple[bytes] | None = None
        with self._whatever_happens():
            row = self._connection.execute("SELECT value FROM entries WHERE key = ?", (key,)).fetchone()
        return row[0] if row is not None else None

    def get_many(self, keys: Iterable[Digest]) -> dict[Digest, bytes]:
        """The values under those of the keys that have one: much faster than one by one."""
        return dict(self.get_each(keys))

    def get_each(self, keys: Iterable[Digest]) -> Iterator[tuple[Digest, bytes]]:
        """The same with their keys, a few at a time: whoever decodes them never holds all of them as bytes."""
        for piece in sliced(tuple(keys), _KEYS_AT_ONCE):
            marks = ",".join("?" * len(piece))
            query = f"SELECT key, value FROM entries WHERE key IN ({marks})"  # noqa: S608 - question marks only
            rows: list[tuple[Digest, bytes]] = []
            with self._whatever_happens():
                rows = self._connection.execute(query, piece).fetchall()
            yield from rows

    def put_many(self, items: Iterable[tuple[Digest, bytes]]) -> None:
        """Remember these values, all in one transaction. A write that fails is lost: it costs time only."""
        # The values are made before the transaction begins, so that it stays short.
        rows = tuple(items)
        if not rows:
            return
        with self._whatever_happens(), _writing(self._connection):
            self._connection.executemany("REPLACE INTO entries (key, value) VALUES (?, ?)", rows)

    def settle(self, output: str, names: Collection[Digest], today: date) -> None:
        """Note what the build of this output names, at the end of a build that changed what it names.

        `output` is the mark of the output folder. An entry lives while the last build of any output names it,
        read or not; it is dropped 20 builds or 30 days after that. An output that was not built for as long
        is forgotten in the same way, or the marks of folders long gone would keep their entries for ever.
        """
        with self._whatever_happens(), _writing(self._connection):
            self._connection.execute(_STAMPED)
            build = _next_build(self._connection)
            row = (output, build, today.isoformat(), encode(sorted(names)))
            self._connection.execute("REPLACE INTO outputs VALUES (?, ?, ?, ?)", row)
            _drop_old(self._connection, "outputs", build, today)
            _stamp(self._connection, build, today)
            _drop_old(self._connection, "entries", build, today)
        self.empty_log()

    def empty_log(self) -> None:
        """Have the store's file hold all by itself: SQLite leaves beside it what was written lately.

        Else each process of the next edit would read all of that when it opens the store, and the first that writes
        would have to put it into its place.
        """
        with self._whatever_happens():
            _empty_log(self._connection)

    @contextmanager
    def _whatever_happens(self) -> Iterator[None]:
        """Take turns, and let what SQLite cannot do remain undone."""
        with self._turn:
            try:
                yield
            except sqlite3.ProgrammingError:
                # Such as use after close: a mistake of ours, not an accident of the disk.
                raise
            except sqlite3.Error as error:
                if self._path is not None and _is_damage(error):
                    _set_aside(self._path)


def open_store(folder: Path) -> Store:
    """The store in this folder, which is made where there is none; close it, or use it in a `with`.

    Where the folder cannot be used at all, the store lasts for the life of the process only.
    """
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    for path in (folder / name for name in _FILES):
        try:
            connection = None if _aside(path).exists() else _opened(str(path))
        except (sqlite3.Error, OSError):
            break
        if connection is not None:
            return Store(connection, path)
    memory = _opened(":memory:")
    assert memory is not None  # noqa: S101 - a new database is always of our format
    return Store(memory, None)


def store_of_process(folder: str) -> Store:
    """The store in this folder that belongs to the running process, opened at the first call."""
    return _store_of(folder, os.getpid())


@cache
def _store_of(folder: str, _process: int) -> Store:
    # After a fork the number of the process differs, so that no connection is shared between processes.
    return open_store(Path(folder))


def _opened(path: str) -> sqlite3.Connection | None:
    """A connection to our database; None where the file is another kind of file, or of another release."""
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    try:
        if _is_ours(connection):
            with suppress(sqlite3.OperationalError):
                # Where WAL is refused the rollback journal stays, which serves as well, if slower.
                connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            return connection
    except sqlite3.Error as error:
        if not _is_damage(error):
            connection.close()
            raise
    connection.close()
    return None


def _is_ours(connection: sqlite3.Connection) -> bool:
    """Whether the database has our tables, which a new one gets first."""
    if _version(connection) == _FORMAT:
        return True
    with _writing(connection):
        # Another process may have made the tables while this one waited for its turn.
        if _version(connection) == 0 and not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            for statement in _SCHEMA:
                connection.execute(statement)
        return _version(connection) == _FORMAT


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def _writing(connection: sqlite3.Connection) -> Iterator[None]:
    # IMMEDIATE asks for the right to write at once, where waiting is possible, and not half-way, where it is not.
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _empty_log(connection: sqlite3.Connection) -> None:
    """Have the file hold all by itself, unless others are at it for longer: then it is done another time."""
    connection.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.execute(f"PRAGMA busy_timeout = {1000 * _BUSY_SECONDS:.0f}")


def _next_build(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT coalesce(max(build), 0) + 1 FROM outputs").fetchone()[0])


def _drop_old(connection: sqlite3.Connection, table: str, build: int, today: date) -> None:
    # The first condition is that of the index.
    old = "build IS NOT NULL AND (build <= ? OR day <= ?)"
    query = f"DELETE FROM {table} WHERE {old}"  # noqa: S608 - one of our two tables
    connection.execute(query, (build - _BUILDS_KEPT, (today - _TIME_KEPT).isoformat()))


def _stamp(connection: sqlite3.Connection, build: int, today: date) -> None:
    """Write this build on the entries that no output names now, and take the stamp from those named again."""
    named: set[Digest] = set()
    for (names,) in connection.execute("SELECT names FROM outputs"):
        named.update(decode(names, tuple[Digest, ...]) or ())
    stamped = {key for (key,) in connection.execute("SELECT key FROM entries WHERE build IS NOT NULL")}
    unnamed = [key for (key,) in connection.execute("SELECT key FROM entries") if key not in named]
    left = [(build, today.isoformat(), key) for key in unnamed if key not in stamped]
    back = [(key,) for key in stamped & named]
    connection.executemany("UPDATE entries SET build = ?, day = ? WHERE key = ?", left)
    connection.executemany("UPDATE entries SET build = NULL, day = NULL WHERE key = ?", back)


def _is_damage(error: sqlite3.Error) -> bool:
    # The low byte is the kind of error, the others its detail. Errors of the module itself have no code.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGED


def _set_aside(path: Path) -> None:
    """Have the next opening pass over this file: a damage deep inside does not show when it is opened."""
    with suppress(OSError):
        _aside(path).touch()


def _aside(path: Path) -> Path:
    return path.with_suffix(".damaged")
