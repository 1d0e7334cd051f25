"""What `--fix` makes of a source: the safe edits of its remarks, until none is left."""

from collections.abc import Callable, Collection, Iterable
from typing import Final

import msgspec

from magsite.checks.blocks import blocks
from magsite.checks.fixing import fixed, possible
from magsite.checks.headers import TEXTS
from magsite.checks.markup import without_code, without_markup
from magsite.checks.remark import Remark
from magsite.checks.source import checked
from magsite.content.decode import decode
from magsite.content.document import Document, Kind
from magsite.content.parse import parse
from magsite.diagnostics.model import Diagnostic
from magsite.language.slugs import heading_slug

_MOST_ROUNDS: Final = 10

Wanted = Callable[[Diagnostic], bool]
"""Whether what is said of a source as it stands is to be mended."""


class Mended(msgspec.Struct, frozen=True):
    """A source before and after."""

    path: str
    before: bytes
    after: bytes


def mended(
    path: str, kind: Kind, data: bytes, wanted: Wanted, off: Collection[str] = (), *, is_french: bool
) -> Mended:
    """A source with its safe edits: mending it once more changes nothing. `off` are codes that are switched off.

    It stays as it is where more than words would change: a key of its header, where a link leads, the anchor of a
    heading.
    """
    found = _remarks(path, kind, data, is_french=is_french)
    refused = {_place(one) for one in found if not wanted(one.diagnostic)}
    after = _with_edits(data, (one for one in found if wanted(one.diagnostic)), off)
    for _ in range(_MOST_ROUNDS):
        # What one edit brings to light is mended in the next round, but nothing that was known and not wanted.
        left = _remarks(path, kind, after, is_french=is_french)
        again = _with_edits(after, (one for one in left if _place(one) not in refused), off)
        if again == after:
            break
        after = again
    return Mended(path, data, after if _facts(path, kind, data) == _facts(path, kind, after) else data)


def _place(remark: Remark) -> tuple[str, int]:
    """What tells a remark from others while the words around it change."""
    return remark.diagnostic.code, remark.diagnostic.location.line


def _with_edits(data: bytes, remarks: Iterable[Remark], off: Collection[str]) -> bytes:
    edits = [one.fix for one in remarks if one.fix is not None and one.diagnostic.code not in off]
    return fixed(data, edits) if edits else data


def _remarks(path: str, kind: Kind, data: bytes, *, is_french: bool) -> tuple[Remark, ...]:
    document, text = parse(kind, path, data).document, decode(data, path)
    if document is None or not isinstance(text, str):
        return ()
    return possible(checked(document, text, is_french=is_french).remarks, data)


def _facts(path: str, kind: Kind, data: bytes) -> tuple[object, ...]:
    """All that a source says beside its words."""
    document, text = parse(kind, path, data).document, decode(data, path)
    if document is None or not isinstance(text, str):
        return ()
    body = blocks(without_markup(without_code(text[document.source.start :])), document.source.start)
    anchors = [heading_slug(block.text, "-") for block in body if block.kind == "heading"]
    return _header(document), document.given, [target.text for target in document.targets], anchors


def _header(document: Document) -> tuple[object, ...]:
    """The header without its texts, of which only counts that they are there."""
    header = msgspec.structs.asdict(getattr(document, document.kind))
    return tuple((name, bool(value) if name in TEXTS else value) for name, value in header.items())
