"""Bytes of a source to the text that everything else reads."""

import re
import unicodedata

from magsite.diagnostics.model import Diagnostic, Location, diagnose

_BOM = b"\xef\xbb\xbf"
_REPLACEMENT = "\ufffd"

# What XML cannot hold, feeds being XML, and what is no character at all. A space where the writer saw one.
_ODD = {
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF], _REPLACEMENT),
    **dict.fromkeys([0x0B, 0x0C, 0x85, 0x2028, 0x2029], " "),
}
del _ODD[0x09], _ODD[0x0A]

# The same, as cheap questions to the bytes: nearly every file answers no to all of them.
_ODD_BYTES = bytes(code for code in _ODD if code < 0x80)  # noqa: PLR2004 - ASCII
_ODD_SEQUENCES = tuple(
    re.compile(pattern) for pattern in (rb"\xc2[\x80-\x9f]", rb"\xe2\x80[\xa8\xa9]", rb"\xef\xbf[\xbe\xbf]")
)


def decode(data: bytes, path: str) -> str | Diagnostic:
    """The text of a source in NFC, its lines ended by LF, without a byte order mark.

    Only UTF-8 is read. A NUL is refused as well: it means UTF-16 or no text at all. Other control characters,
    which XML cannot hold, become U+FFFD, so that the writer sees them; form feeds and Unicode's own line
    separators become spaces. Both keep the place of every other character.
    """
    data = data.removeprefix(_BOM)
    nul = data.find(b"\0")
    if nul >= 0 and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _refuse(data, nul, path)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return _refuse(data, error.start, path)
    if b"\r" in data:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _is_odd(data):
        text = text.translate(_ODD)
    return unicodedata.normalize("NFC", text)


def _is_odd(data: bytes) -> bool:
    if len(data.translate(None, _ODD_BYTES)) != len(data):
        return True
    return any(pattern.search(data) for pattern in _ODD_SEQUENCES)


def _refuse(data: bytes, offset: int, path: str) -> Diagnostic:
    before = data[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    start = before.rfind(b"\n") + 1
    column = len(before[start:].decode(errors="replace")) + 1
    return diagnose("file-encoding", Location(path, before.count(b"\n") + 1, column))
