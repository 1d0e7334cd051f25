"""The files of the output, field by field: each field is one piece for all of them.

Most edits concern a few of ten thousand files: a piece is looked into, or changed in a few places and else copied.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, count
from typing import Final

import msgspec

from magsite.output.details import BETWEEN, DIGEST_SIZE, GROUPS, Details, Known, unknown, whole
from magsite.output.entry import Entry, Group
from magsite.output.splicing import edits_of

_NAMES: Final = " "
"""Between the names of parts."""


class Listing(msgspec.Struct, frozen=True, array_like=True, dict=True):
    """The files of the output: their paths, sizes and times of change, which every build reads, and all the rest.

    That is decoded when it is asked for. Where it is damaged, the files are ours still, and made of nothing known.
    """

    joined: str
    """The paths, with a NUL between them."""
    numbers: memoryview
    """The sizes of the files and then their times of change in nanoseconds, each in eight bytes."""
    details: Details

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Of the files."""
        return tuple(self.joined.split(BETWEEN)) if self.joined else ()

    @cached_property
    def sizes(self) -> Sequence[int]:
        """Of the files, in the order of their paths."""
        return self.numbers.cast("q").tolist()[: len(self.paths)]

    @cached_property
    def times(self) -> Sequence[int]:
        """When their contents changed last, in the order of their paths."""
        return self.numbers.cast("q").tolist()[len(self.paths) :]

    @cached_property
    def urls(self) -> Sequence[str]:
        """The root-relative URLs that they answer, in the order of their paths; "" for none."""
        return self._items(self.known.texts.urls)

    @cached_property
    def sources(self) -> Sequence[str]:
        """What asked for them, in the order of their paths: see Entry."""
        return self._items(self.known.texts.sources)

    @cached_property
    def changed(self) -> Sequence[str]:
        """The names of the parts that had changed when they were last rendered, in the order of their paths."""
        return self._items(self.known.texts.changed)

    @cached_property
    def groups(self) -> Sequence[Group]:
        """What they are to readers, in the order of their paths."""
        return [GROUPS[one] for one in self.known.details.groups]

    @cached_property
    def kept(self) -> frozenset[str]:
        """The paths of those that are not made any more, but stay for a while."""
        return frozenset(self.known.details.kept)

    @cached_property
    def ends(self) -> Sequence[int]:
        """Where the parts of each file end in what all are made of."""
        return list(accumulate(self.known.details.lengths.cast("I")))

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each path stands among them."""
        return dict(zip(self.paths, count()))

    @property
    def by_path(self) -> Mapping[str, Entry]:
        """The entry of each path, made when it is asked for."""
        return _Entries(self)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them."""
        return tuple(self.by_path.values())

    @property
    def is_damaged(self) -> bool:
        """Whether no more is known than where the files stand, how long and how old they are."""
        return self.known.details is not self.details

    @cached_property
    def known(self) -> Known:
        """The fields beside paths, sizes and times; nothing of each file where these are damaged."""
        return whole(self.details, len(self.paths)) or unknown(len(self.paths))

    def _items(self, text: str) -> Sequence[str]:
        """Those of a field that is text: one for each file."""
        return text.split(BETWEEN) if self.paths else []


def listing(entries: Sequence[Entry]) -> Listing:
    """The Listing of these entries, each of another path."""
    return revised(_written((), (), (), unknown(0).details), frozenset(), {one.path: one for one in entries})


def revised(former: Listing, gone: frozenset[str], renewed: Mapping[str, Entry]) -> Listing:
    """A Listing without some paths, and with these entries: in the places of those of before, new ones at the end."""
    if not gone and not renewed:
        return former
    edits = edits_of(former.places, gone, renewed)
    known, number = former.known.details, len(former.paths)
    digests = range(DIGEST_SIZE, DIGEST_SIZE * (number + 1), DIGEST_SIZE)
    lengths = edits.listed(known.lengths.cast("I"), lambda one: len(one.packed))
    kept = former.kept - gone - renewed.keys() | {path for path, one in renewed.items() if one.kept}
    return _written(
        edits.listed(former.paths, lambda one: one.path),
        edits.listed(former.sizes, lambda one: one.size),
        edits.listed(former.times, lambda one: one.mtime_ns),
        Details(
            urls=_joined(edits.listed(former.urls, lambda one: one.url)),
            sources=_joined(edits.listed(former.sources, lambda one: one.source)),
            changed=_joined(edits.listed(former.changed, lambda one: _NAMES.join(one.changed))),
            digests=edits.spliced(known.digests, digests, _wide),
            groups=edits.spliced(known.groups, range(1, number + 1), _letter),
            packed=edits.spliced(known.packed, former.ends, lambda one: one.packed),
            lengths=memoryview(array("I", lengths).tobytes()),
            kept=tuple(sorted(kept)),
        ),
    )


class _Entries(Mapping[str, Entry]):
    """The entries of a Listing, each made when it is asked for."""

    def __init__(self, listing: Listing) -> None:
        self._listing = listing

    def __getitem__(self, path: str) -> Entry:
        listing, known = self._listing, self._listing.known.details
        place = listing.places[path]
        start = listing.ends[place - 1] if place else 0
        return Entry(
            path,
            listing.urls[place],
            bytes(known.packed[start : listing.ends[place]]),
            listing.sizes[place],
            listing.times[place],
            str(known.digests[place * DIGEST_SIZE : (place + 1) * DIGEST_SIZE], "ascii", "replace").rstrip(),
            listing.groups[place],
            tuple(listing.changed[place].split()),
            path in listing.kept,
            listing.sources[place],
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._listing.paths)

    def __len__(self) -> int:
        return len(self._listing.paths)


def _written(paths: Sequence[str], sizes: Sequence[int], times: Sequence[int], details: Details) -> Listing:
    numbers = array("q", [*sizes, *times]).tobytes()
    made = Listing(BETWEEN.join(paths), memoryview(numbers), details)
    # What was just put together need not be taken apart again.
    vars(made)["paths"] = tuple(paths)
    return made


def _joined(items: Sequence[str]) -> memoryview:
    return memoryview(BETWEEN.join(items).encode())


def _wide(entry: Entry) -> bytes:
    return entry.digest.ljust(DIGEST_SIZE).encode()


def _letter(entry: Entry) -> bytes:
    return bytes((GROUPS.index(entry.group),))
