"""Containers as markdown-it, Docusaurus, MyST and Pandoc write them: a line ":::name", and a line ":::" below.

One without a name is opened and closed by the same line.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

_SIGN: Final = re.compile(r" {0,3}:{3,}")
_OPENING: Final = re.compile(r"(?P<name>[^\s{}\[\]:]+)[ \t]*(?:\[(?P<inner>.*)\])?(?P<title>[^\n]*)")
_ATTRIBUTES: Final = re.compile(r"\{(?P<list>[^{}]*)\}$")
_CLASS: Final = re.compile(r"(?:^|\s)\.(?P<name>[^\s{}\[\]:=]+)")
_NAMED: Final = re.compile(r"\btitle=\"(?P<title>[^\"]*)\"")


class Opening(NamedTuple):
    """The line that opens a container."""

    name: str
    title: str


def containers(lines: Sequence[str]) -> Mapping[int, Opening | None]:
    """The lines that open a container, and None for those that close one; what is never closed is text."""
    if not any(":::" in line for line in lines):
        return {}
    found: dict[int, Opening | None] = {}
    opened: list[tuple[int, Opening]] = []
    for at, rest in _signs(lines):
        opening = _opening(rest)
        if opening is not None:
            opened.append((at, opening))
        elif not rest and opened:
            place, last = opened.pop()
            found |= {place: last, at: None}
        elif not rest:
            opened.append((at, Opening("", "")))
    return found


def _signs(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    for at, line in enumerate(lines):
        found = _SIGN.match(line) if ":::" in line else None
        if found is not None:
            yield at, line[found.end() :].strip(" \t").rstrip(" \t:")


def _opening(rest: str) -> Opening | None:
    """What `name Title`, `name[Title]{…}` and `{.name title="Title"}` open."""
    braces = _ATTRIBUTES.search(rest)
    attributes = braces["list"] if braces else ""
    found = _OPENING.fullmatch(rest[: braces.start()] if braces else rest)
    name = found["name"] if found else next((one["name"] for one in _CLASS.finditer(attributes)), "")
    if not name:
        return None
    named = _NAMED.search(attributes)
    title = (found["inner"] or found["title"] if found else "") or (named["title"] if named else "")
    return Opening(name, title.strip())
