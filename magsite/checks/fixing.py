"""Edits of a source: what they touch changes, and every other byte stays, line ends and byte order mark among them."""

import re
from collections.abc import Iterable, Sequence
from typing import Final
from unicodedata import is_normalized

from magsite.checks.remark import Fix, Remark

_FORM: Final = "NFC"
"""In which texts are read, and columns counted."""
_BOM: Final = b"\xef\xbb\xbf"
_LINE_END: Final = re.compile(r"(\r\n|\r|\n)")


def fixed(data: bytes, fixes: Iterable[Fix]) -> bytes:
    """The bytes of a source in UTF-8 with these edits; one whose place holds something else by now is left out."""
    bom = _BOM if data.startswith(_BOM) else b""
    parts = _LINE_END.split(data[len(bom) :].decode())
    for number, edits in _by_line(fixes).items():
        at = 2 * (number - 1)
        if at < len(parts) and is_normalized(_FORM, parts[at]):
            parts[at] = _edited(parts[at], edits)
    return bom + "".join(parts).encode()


def possible(remarks: Iterable[Remark], data: bytes) -> tuple[Remark, ...]:
    """The remarks on a source, without the edits of lines whose accents stand apart: their columns are others there."""
    text = data.removeprefix(_BOM).decode()
    if is_normalized(_FORM, text):
        return tuple(remarks)
    apart = {at for at, line in enumerate(_LINE_END.split(text)[::2], 1) if not is_normalized(_FORM, line)}
    return tuple(
        Remark(one.diagnostic) if one.fix is not None and one.fix.line in apart else one for one in remarks
    )


def _by_line(fixes: Iterable[Fix]) -> dict[int, list[Fix]]:
    found: dict[int, list[Fix]] = {}
    for one in sorted(fixes):
        found.setdefault(one.line, []).append(one)
    return found


def _edited(line: str, fixes: Sequence[Fix]) -> str:
    """The line with its edits; of two that overlap, the earlier one."""
    parts: list[str] = []
    last = 0
    for one in fixes:
        start = one.column - 1
        if start >= last and line.startswith(one.old, start):
            parts += line[last:start], one.new
            last = start + len(one.old)
    return "".join((*parts, line[last:]))
