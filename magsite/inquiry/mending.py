"""What `--fix` makes of a source: the safe edits of its remarks, until none is left."""

from collections.abc import Callable
from typing import Final

import msgspec

from magsite.checks.fixing import fixed
from magsite.checks.remark import Remark
from magsite.checks.source import checked
from magsite.content.decode import decode
from magsite.content.document import Kind
from magsite.content.parse import parse

_MOST_ROUNDS: Final = 10

Wanted = Callable[[Remark, str], bool]
"""Whether a remark is to be mended in a source of this text."""


class Mended(msgspec.Struct, frozen=True):
    """A source before and after."""

    path: str
    before: bytes
    after: bytes


def mended(path: str, kind: Kind, data: bytes, wanted: Wanted, *, is_french: bool) -> Mended:
    """A source with its safe edits: mending it once more changes nothing."""
    after = data
    for _ in range(_MOST_ROUNDS):
        again = _once(path, kind, after, wanted, is_french=is_french)
        if again == after:
            break
        after = again
    return Mended(path, data, after)


def _once(path: str, kind: Kind, data: bytes, wanted: Wanted, *, is_french: bool) -> bytes:
    document, text = parse(kind, path, data).document, decode(data, path)
    if document is None or not isinstance(text, str):
        return data
    found = checked(document, text, is_french=is_french).remarks
    return fixed(data, [one.fix for one in found if one.fix is not None and wanted(one, text)])
