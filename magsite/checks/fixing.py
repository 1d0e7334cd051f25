"""Edits of a source: what they touch changes, and every other byte stays, line ends and byte order mark among them."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from magsite.checks.remark import Fix

_BOM: Final = b"\xef\xbb\xbf"
_LINE_END: Final = re.compile(r"(\r\n|\r|\n)")


def fixed(data: bytes, fixes: Iterable[Fix]) -> bytes:
    """The bytes of a source in UTF-8 with these edits; one whose place holds something else by now is left out."""
    bom = _BOM if data.startswith(_BOM) else b""
    parts = _LINE_END.split(data[len(bom) :].decode())
    for number, edits in _by_line(fixes).items():
        at = 2 * (number - 1)
        if at < len(parts):
            parts[at] = _edited(parts[at], edits)
    return bom + "".join(parts).encode()


def _by_line(fixes: Iterable[Fix]) -> dict[int, list[Fix]]:
    found: dict[int, list[Fix]] = {}
    for one in sorted(fixes):
        found.setdefault(one.line, []).append(one)
    return found


def _edited(line: str, fixes: Sequence[Fix]) -> str:
    """The line with its edits, from its end to its beginning; of two that overlap, the later one."""
    untouched = len(line)
    for one in reversed(fixes):
        start = one.column - 1
        end = start + len(one.old)
        if end <= untouched and line[start:end] == one.old:
            line = line[:start] + one.new + line[end:]
            untouched = start
    return line
