"""A few entries among many become others, field by field: what stays is copied as it stands."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from magsite.output.entry import Entry

V = TypeVar("V")


class Edits(NamedTuple):
    """What becomes of the entries of a Listing."""

    places: tuple[tuple[int, Entry | None], ...]
    """The places, in their order, at which another entry stands now, or none."""
    added: tuple[Entry, ...]

    def listed(self, former: Sequence[V], of: Callable[[Entry], V]) -> list[V]:
        """A field of the entries, of which each has one item."""
        found = list(former)
        for place, entry in reversed(self.places):
            found[place : place + 1] = () if entry is None else (of(entry),)
        found.extend(map(of, self.added))
        return found

    def spliced(self, former: memoryview, ends: Sequence[int], of: Callable[[Entry], bytes]) -> memoryview:
        """A field of the entries that stand one after the other in one piece: each until one of these ends."""
        pieces: list[bytes | memoryview] = []
        done = 0
        for place, entry in self.places:
            pieces.append(former[done : ends[place - 1] if place else 0])
            if entry is not None:
                pieces.append(of(entry))
            done = ends[place]
        return memoryview(b"".join((*pieces, former[done:], *map(of, self.added))))


def edits_of(places: Mapping[str, int], gone: frozenset[str], renewed: Mapping[str, Entry]) -> Edits:
    """Some paths go, and these entries come: in the places of those of before, new ones at the end.

    `places` is where each path stands now.
    """
    others = sorted((places[path], path) for path in gone | renewed.keys() if path in places)
    return Edits(
        tuple((place, renewed[path] if path not in gone else None) for place, path in others),
        tuple(one for path, one in renewed.items() if path not in places),
    )
