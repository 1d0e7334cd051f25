"""Pictures of a text: which it shows, and whether those who do not see them are told what is on them."""

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from magsite.checks.remark import Found

_SHOWN: Final = re.compile(
    r"!\[(?P<alt>[^\[\]]*)\](?:\(\s*<?(?P<target>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)|\[(?P<name>[^\[\]\n]*)\])"
)
_TAG: Final = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_SOURCE: Final = re.compile(r"""\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.IGNORECASE)
_ALT: Final = re.compile(r"\salt(?:\s*=|[\s/>])|\b(?:aria-hidden|role)\s*=", re.IGNORECASE)


class Shown(msgspec.Struct, frozen=True, array_like=True):
    """A picture that a text shows: its target as it is written, and where."""

    target: str
    line: int
    column: int


def shown(code_free: str, start: int) -> Iterator[tuple[str, int]]:
    """(target, offset) of the pictures of a body that begins at `start` of its source."""
    for found in _SHOWN.finditer(code_free):
        if found["target"]:
            yield found["target"], start + found.start()
    for tag in _TAG.finditer(code_free):
        source = _SOURCE.search(tag[0])
        if source is not None:
            yield source[source.lastindex or 0], start + tag.start()


def without_alt(code_free: str, start: int) -> Iterator[Found]:
    """Pictures without a text in their place; `alt=""` in HTML says that a picture only adorns."""
    for found in _SHOWN.finditer(code_free):
        if not found["alt"].strip():
            target = found["target"] or found["name"] or ""
            yield Found.of("alt-missing", start + found.start(), target=target)
    for tag in _TAG.finditer(code_free):
        if not _ALT.search(tag[0]):
            source = _SOURCE.search(tag[0])
            yield Found.of(
                "alt-missing", start + tag.start(), target=source[source.lastindex or 0] if source else ""
            )
