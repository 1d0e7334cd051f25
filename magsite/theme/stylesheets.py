"""Style sheets as text: made smaller without a change of meaning, and the files that they refer to."""

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import chain, zip_longest
from posixpath import dirname, join, normpath

# `url(…)` and `@import "…"`, and what may hold such signs without being one: comments, strings and escapes.
_TOKEN = re.compile(
    r"""(?P<comment>/\*.*?(?:\*/|\Z))
    |(?P<url>[uU](?<!\w[uU])[rR][lL]\(\s*(?:(?P<quote>["'])(?P<quoted>[^\\\n]*?)(?P=quote)|(?P<bare>[^"'()\\\s]*))\s*\))
    |(?P<imported>@[iI][mM][pP][oO][rR][tT]\s+(?P<mark>["'])(?P<sheet>[^"'\\\n]*)(?P=mark))
    |(?P<kept>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\\.)""",
    re.VERBOSE | re.DOTALL,
)
# Where white space says nothing.
_NARROW = ((" {", "{"), ("{ ", "{"), (" }", "}"), ("} ", "}"), ("; ", ";"), (", ", ","))
_REFERENCES = ("url(", "@import")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/|#|$", re.IGNORECASE)


@lru_cache(maxsize=16)
def shrink(sheet: str) -> str:
    """The sheet without comments and without the white space that says nothing."""
    kept: list[str] = []
    mark = next(sign for sign in map(chr, range(0xE000, 0x110000)) if sign not in sheet)

    def aside(token: re.Match[str]) -> str:
        if token["comment"]:
            return " "
        kept.append(token[0])
        return mark

    small = " ".join(_TOKEN.sub(aside, sheet).split())
    for wide, narrow in _NARROW:
        small = small.replace(wide, narrow)
    pieces = small.split(mark)
    return "".join(chain(*zip_longest(pieces, kept, fillvalue=""))) + "\n"


def targets(sheet: str, name: str) -> tuple[tuple[str, int], ...]:
    """The assets that a sheet refers to, as names under `static/`, each with its line.

    As in any style sheet, an address is relative to the sheet's own folder. Addresses of other sites, `data:`
    and absolute paths are nobody's assets.
    """
    found: list[tuple[str, int]] = []
    small = sheet.lower()
    if not any(sign in small for sign in _REFERENCES):
        return ()
    for token in _TOKEN.finditer(sheet):
        target = _target(token)
        if target is not None and not _ELSEWHERE.match(target):
            found.append((_asset_name(target, name), sheet.count("\n", 0, token.start()) + 1))
    return tuple(found)


def retarget(sheet: str, name: str, address: Callable[[str], str | None]) -> str:
    """The sheet with `address(name of an asset)` in place of each reference that has one."""

    def replaced(token: re.Match[str]) -> str:
        target = _target(token)
        if target is None or _ELSEWHERE.match(target):
            return token[0]
        new = address(_asset_name(target, name))
        if new is None:
            return token[0]
        place = f'url("{new}{_fragment(target)}")'
        return f"@import {place}" if token["imported"] else place

    return _TOKEN.sub(replaced, sheet)


def _target(token: re.Match[str]) -> str | None:
    return token["quoted"] or token["bare"] if token["url"] else token["sheet"]


def _asset_name(target: str, name: str) -> str:
    return normpath(join(dirname(name), re.split(r"[?#]", target)[0]))


def _fragment(target: str) -> str:
    found = re.search(r"[?#].*", target)
    return found[0] if found else ""
