"""Which files of the output must be made, and why: those whose parts are not what they were, or that are not there."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from magsite.output.entry import Entry, pack
from magsite.output.manifest import Manifest
from magsite.output.reasons import PROGRAM, reasons
from magsite.output.staging import Staged
from magsite.pages.target import Target


class Due(msgspec.Struct, frozen=True):
    """A file that must be made."""

    target: Target
    changed: tuple[str, ...] = ()
    """The names of the parts that are not what they were; empty where the file is new."""
    packed: bytes | None = None
    """The parts, where they were compared with those of before; None where nobody has asked for them yet."""


def due(
    targets: Sequence[Target], manifest: Manifest | None, intact: frozenset[str], program: str
) -> tuple[Due, ...]:
    """The Targets whose file is not there with the same parts, made by this program.

    Parts are asked for only where there is something to compare them with: in a build from nothing they come to
    be when the file has been made, and are held once.
    """
    before = by_path(manifest)
    if manifest is None or manifest.program != program:
        return tuple([Due(one, (PROGRAM,) if one.path in before else ()) for one in targets])
    return tuple(_compared(targets, before, intact))


def by_path(manifest: Manifest | None) -> Mapping[str, Entry]:
    """The entries of a manifest by their paths."""
    return manifest.listing.by_path if manifest else {}


def entry_of(one: Due, staged: Staged) -> Entry:
    """What the manifest says of a file that was made."""
    target = one.target
    packed = one.packed if one.packed is not None else pack(target.parts)
    return Entry(
        path=target.path,
        url=target.url,
        packed=packed,
        size=staged.size,
        mtime_ns=staged.mtime_ns,
        digest=staged.digest,
        group=target.group,
        changed=one.changed,
        source=target.source,
    )


def _compared(
    targets: Sequence[Target], before: Mapping[str, Entry], intact: frozenset[str]
) -> Iterator[Due]:
    for one in targets:
        entry = before.get(one.path)
        if entry is None:
            yield Due(one)
            continue
        parts = one.parts
        packed = pack(parts)
        if entry.kept or entry.packed != packed or one.path not in intact:
            yield Due(one, reasons(parts, entry), packed)
