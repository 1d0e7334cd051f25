"""Style sheets as text: made smaller without a change of meaning, and the files that they refer to."""

import re
from collections.abc import Callable
from functools import lru_cache
from posixpath import dirname, join, normpath

_TOKEN = re.compile(
    r"""(?P<comment>/\*.*?(?:\*/|\Z))
    |(?P<url>\burl\(\s*(?:(?P<quote>["'])(?P<quoted>[^\\\n]*?)(?P=quote)|(?P<bare>[^"'()\\\s]*))\s*\))
    |(?P<imported>@import\s+(?P<mark>["'])(?P<sheet>[^"'\\\n]*)(?P=mark))
    |(?P<kept>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\\.)
    |(?P<space>\s+)
    |(?P<sign>[{};,])""",
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
_CLOSE = frozenset("{};,")
_REFERENCE = re.compile(r"url\(|@import", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/|#|$", re.IGNORECASE)


@lru_cache(maxsize=16)
def shrink(sheet: str) -> str:
    """The sheet without comments and without the white space that says nothing."""
    parts: list[str] = []
    spaced, end = False, 0
    for token in _TOKEN.finditer(sheet):
        spaced = _add(parts, sheet[end : token.start()], spaced=spaced)
        end = token.end()
        spaced = spaced or token.lastgroup in {"comment", "space"}
        if token.lastgroup not in {"comment", "space"}:
            spaced = _add(parts, token[0], spaced=spaced)
    _add(parts, sheet[end:], spaced=spaced)
    return "".join(parts) + "\n"


def targets(sheet: str, name: str) -> tuple[tuple[str, int], ...]:
    """The assets that a sheet refers to, as names under `static/`, each with its line.

    As in any style sheet, an address is relative to the sheet's own folder. Addresses of other sites, `data:`
    and absolute paths are nobody's assets.
    """
    found: list[tuple[str, int]] = []
    if not _REFERENCE.search(sheet):
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


def _add(parts: list[str], text: str, *, spaced: bool) -> bool:
    """Add a piece, after one space where one stood and says something; whether a space is still to come."""
    if not text:
        return spaced
    if spaced and parts and parts[-1] not in _CLOSE and text not in {"{", "}"}:
        parts.append(" ")
    parts.append(text)
    return False


def _target(token: re.Match[str]) -> str | None:
    return token["quoted"] or token["bare"] if token["url"] else token["sheet"]


def _asset_name(target: str, name: str) -> str:
    return normpath(join(dirname(name), re.split(r"[?#]", target)[0]))


def _fragment(target: str) -> str:
    found = re.search(r"[?#].*", target)
    return found[0] if found else ""
