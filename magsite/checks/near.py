"""Names that are nearly the same: a plural, a hyphen more, a letter mistyped."""

from collections.abc import Collection, Iterator
from itertools import combinations
from typing import Final

_SHORTEST: Final = 7
"""Letters of a name in which one may be a slip; shorter names differ by one on purpose (`HTML`, `XHTML`)."""


def near_pairs(ids: Collection[str]) -> tuple[tuple[str, str], ...]:
    """The pairs of ids that readers would take for one, each once and sorted."""
    groups: dict[str, list[str]] = {}
    for id in ids:
        for form in _forms(id):
            groups.setdefault(form, []).append(id)
    pairs = {pair for found in groups.values() if len(found) > 1 for pair in _pairs(found)}
    return tuple(sorted(pair for pair in pairs if _are_near(*pair)))


def _pairs(ids: list[str]) -> Iterator[tuple[str, str]]:
    yield from combinations(sorted(set(ids)), 2)


def _forms(id: str) -> Iterator[str]:
    """What near names have in common: themselves without plurals and hyphens, and with one letter less."""
    bare = _bare(id)
    yield bare
    if len(bare) >= _SHORTEST:
        yield from (f"{bare[:at]}{bare[at + 1 :]}" for at in range(len(bare)))


def _bare(id: str) -> str:
    return "".join(_singular(word) for word in id.split("-"))


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word  # noqa: PLR2004 - `css` is no plural


def _are_near(one: str, other: str) -> bool:
    """Whether only a slip tells them apart: no digit, and at most one letter added, left out, changed or exchanged."""
    if [sign for sign in one if sign.isdigit()] != [sign for sign in other if sign.isdigit()]:
        return False
    first, second = sorted((_bare(one), _bare(other)), key=len)
    if first == second:
        return True
    start = next((at for at, sign in enumerate(first) if sign != second[at]), len(first))
    rest, more = first[start:], second[start:]
    exchanged = len(rest) == len(more) and rest[:2] == more[1::-1] and rest[2:] == more[2:]
    return exchanged or rest == more[1:] or rest[1:] == more[1:]
