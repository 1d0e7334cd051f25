"""What the manifest says of its files beside where they stand: believed only where it fits their number."""

from array import array
from typing import Final, NamedTuple, get_args

import msgspec

from magsite.output.entry import Group

GROUPS: Final[tuple[Group, ...]] = get_args(Group)
BETWEEN: Final = "\0"
"""No path, no URL and no name of a part has it."""
DIGEST_SIZE: Final = 32
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


class Texts(NamedTuple):
    """The fields that are text, with a NUL between the files."""

    urls: str
    sources: str
    changed: str


class Known(NamedTuple):
    """Details that can be believed, and those of them that are text."""

    details: Details
    texts: Texts


def whole(details: Details, number: int) -> Known | None:
    """These details, where each field has an item for each of so many files; else None."""
    if len(details.lengths) != _LENGTH * number or len(details.digests) != DIGEST_SIZE * number:
        return None
    if len(details.groups) != number or max(details.groups, default=0) >= len(GROUPS):
        return None
    if sum(details.lengths.cast("I")) != len(details.packed):
        return None
    try:
        texts = Texts(*(str(one, "utf-8") for one in (details.urls, details.sources, details.changed)))
    except UnicodeDecodeError:
        return None
    fits = all(one.count(BETWEEN) == max(number - 1, 0) for one in texts)
    return Known(details, texts) if fits else None


def unknown(number: int) -> Known:
    """So many files of which nothing is known."""
    nothing = BETWEEN * max(number - 1, 0)
    empty = memoryview(nothing.encode())
    details = Details(
        urls=empty,
        sources=empty,
        changed=empty,
        digests=memoryview(b" " * DIGEST_SIZE * number),
        groups=memoryview(bytes([GROUPS.index("file")]) * number),
        packed=memoryview(b""),
        lengths=memoryview(bytes(_LENGTH * number)),
    )
    return Known(details, Texts(nothing, nothing, nothing))
