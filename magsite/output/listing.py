"""The files of the output, field by field: each field is one piece for all of them.

Most edits concern a few of ten thousand files: a piece is looked into, or changed in a few places and else copied.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, count
from typing import Final, NamedTuple, get_args

import msgspec

from magsite.output.entry import Entry, Group
from magsite.output.splicing import edits_of

_GROUPS: Final[tuple[Group, ...]] = get_args(Group)
_BETWEEN: Final = "\0"
"""No path, no URL and no name of a part has it."""
_NAMES: Final = " "
"""Between the names of parts."""
_DIGEST: Final = 32
"""Characters of a Digest; one that is not known is as many blanks."""
_LENGTH: Final = array("I").itemsize


class Details(msgspec.Struct, frozen=True, array_like=True):
    """All of the entries that does not tell whether their files stand, each field in the order of the paths.

    They are not copied before somebody asks for them: copying all would take as long as looking at all files.
    """

    urls: memoryview
    sources: memoryview
    changed: memoryview
    digests: memoryview
    groups: memoryview
    packed: memoryview
    lengths: memoryview
    """How many bytes of `packed` are of each file, in four bytes each."""
    kept: tuple[str, ...] = ()
    """The paths of those that are not made any more."""


class _Texts(NamedTuple):
    """The fields that are text, with a NUL between the files."""

    urls: str
    sources: str
    changed: str


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
        return tuple(_split(self.joined, len(self.joined)))

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
        return _split(self._texts.urls, len(self.paths))

    @cached_property
    def sources(self) -> Sequence[str]:
        """What asked for them, in the order of their paths: see Entry."""
        return _split(self._texts.sources, len(self.paths))

    @cached_property
    def changed(self) -> Sequence[str]:
        """The names of the parts that had changed when they were last rendered, in the order of their paths."""
        return _split(self._texts.changed, len(self.paths))

    @cached_property
    def groups(self) -> Sequence[Group]:
        """What they are to readers, in the order of their paths."""
        return [_GROUPS[one] for one in self.known.groups]

    @cached_property
    def kept(self) -> frozenset[str]:
        """The paths of those that are not made any more, but stay for a while."""
        return frozenset(self.known.kept)

    @cached_property
    def ends(self) -> Sequence[int]:
        """Where the parts of each file end in `known.packed`."""
        return list(accumulate(self.known.lengths.cast("I")))

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
        return self._whole is None

    @property
    def known(self) -> Details:
        """The fields beside paths, sizes and times."""
        return self.details if self._whole is not None else _unknown(len(self.paths))

    @property
    def _texts(self) -> _Texts:
        return self._whole or _Texts(*(_BETWEEN * max(len(self.paths) - 1, 0) for _ in range(3)))

    @cached_property
    def _whole(self) -> _Texts | None:
        return _whole_texts(self.details, len(self.paths))


def listing(entries: Sequence[Entry]) -> Listing:
    """The Listing of these entries, each of another path."""
    return revised(_written((), (), (), _unknown(0)), frozenset(), {one.path: one for one in entries})


def revised(former: Listing, gone: frozenset[str], renewed: Mapping[str, Entry]) -> Listing:
    """A Listing without some paths, and with these entries: in the places of those of before, new ones at the end."""
    edits = edits_of(former.places, gone, renewed)
    known, number = former.known, len(former.paths)
    digests = range(_DIGEST, _DIGEST * (number + 1), _DIGEST)
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
        listing, known = self._listing, self._listing.known
        place = listing.places[path]
        start = listing.ends[place - 1] if place else 0
        return Entry(
            path,
            listing.urls[place],
            bytes(known.packed[start : listing.ends[place]]),
            listing.sizes[place],
            listing.times[place],
            str(known.digests[place * _DIGEST : (place + 1) * _DIGEST], "ascii").rstrip(),
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
    made = Listing(_BETWEEN.join(paths), memoryview(numbers), details)
    # What was just put together need not be taken apart again.
    vars(made)["paths"] = tuple(paths)
    return made


def _whole_texts(details: Details, number: int) -> _Texts | None:
    """The fields that are text, where each field has an item for each of so many files; else None."""
    if len(details.lengths) != _LENGTH * number or len(details.digests) != _DIGEST * number:
        return None
    if len(details.groups) != number or max(details.groups, default=0) >= len(_GROUPS):
        return None
    if sum(details.lengths.cast("I")) != len(details.packed):
        return None
    try:
        texts = _Texts(*(str(one, "utf-8") for one in (details.urls, details.sources, details.changed)))
    except UnicodeDecodeError:
        return None
    return texts if all(one.count(_BETWEEN) == max(number - 1, 0) for one in texts) else None


def _unknown(number: int) -> Details:
    """So many files of which nothing is known."""
    nothing = memoryview((_BETWEEN * max(number - 1, 0)).encode())
    return Details(
        urls=nothing,
        sources=nothing,
        changed=nothing,
        digests=memoryview(b" " * _DIGEST * number),
        groups=memoryview(bytes([_GROUPS.index("file")]) * number),
        packed=memoryview(b""),
        lengths=memoryview(bytes(_LENGTH * number)),
    )


def _split(text: str, number: int) -> list[str]:
    """The items of a field of so many files."""
    return text.split(_BETWEEN) if number else []


def _joined(items: Sequence[str]) -> memoryview:
    return memoryview(_BETWEEN.join(items).encode())


def _wide(entry: Entry) -> bytes:
    return entry.digest.ljust(_DIGEST).encode()


def _letter(entry: Entry) -> bytes:
    return bytes((_GROUPS.index(entry.group),))
