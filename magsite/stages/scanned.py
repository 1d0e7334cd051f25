"""What the last scan found, remembered: a build in which nothing has changed reads no more of it than it must."""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Final

import msgspec

from magsite.cache import codec
from magsite.cache.digest import Digest, of_bytes
from magsite.cache.mapped import mapped
from magsite.content.scan import STEP_NS, Snapshot
from magsite.content.walk import Stat

_FORMAT: Final = 2


class Scanned(msgspec.Struct, frozen=True, array_like=True, dict=True):
    """A Snapshot that is decoded when it is asked for, and what tells whether it still holds."""

    format: int
    recorded_ns: int
    """When the scan began."""
    youngest_ns: int
    """When the contents of a source had changed last."""
    stats: Digest
    """Of the sources' stats, in the order in which they were listed: a folder that has not changed keeps its own."""
    digest: Digest
    """Of the Snapshot."""
    check: Digest
    """Of the bytes that it is packed in."""
    packed: memoryview

    @cached_property
    def snapshot(self) -> Snapshot:
        """The sources."""
        return msgspec.msgpack.decode(self.packed, type=Snapshot)

    def holds(self, stats: Mapping[str, Stat], now_ns: int) -> bool:
        """Whether a scan that lists these files would read none of them, and find what this one has found."""
        trusted_ns = min(self.recorded_ns, now_ns) - STEP_NS
        return self.youngest_ns <= trusted_ns and self.stats == _digest(stats)


def recall(path: Path) -> Scanned | None:
    """What was remembered in this file; None where that is absent, damaged or of another release."""
    try:
        found = codec.decode(mapped(path), Scanned)
    except OSError:
        return None
    if found is None or found.format != _FORMAT or of_bytes(found.packed) != found.check:
        return None
    return found


def record(path: Path, snapshot: Snapshot, listed: Iterable[str], recorded_ns: int) -> None:
    """Remember a scan that listed these paths; where that fails, the next one reads every file again."""
    packed = codec.encode(snapshot)
    # What was listed and could not be read is no source: it is to be tried again.
    sources = snapshot.by_path
    stats = {path: sources[path].stat for path in listed if path in sources}
    youngest_ns = max((stat[1] for stat in stats.values()), default=0)
    scanned = Scanned(
        _FORMAT,
        recorded_ns,
        youngest_ns,
        _digest(stats),
        snapshot.digest,
        of_bytes(packed),
        memoryview(packed),
    )
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        waiting = path.with_name(f"{path.name}.{os.getpid()}")
        waiting.write_bytes(codec.encode(scanned))
        waiting.replace(path)


def _digest(stats: Mapping[str, Stat]) -> Digest:
    # Sorting them would take as long as all the rest of it.
    return of_bytes(msgspec.msgpack.encode(stats))
