"""All remarks that one source shows by itself: the file's own text, and nothing else, goes in."""

from collections.abc import Iterator

import msgspec

from magsite.checks.blocks import Block, blocks
from magsite.checks.headers import block_of, is_style, long_title, passages, placed
from magsite.checks.headings import heading_order, heading_stops
from magsite.checks.lines import Lines
from magsite.checks.markup import without_code, without_markup
from magsite.checks.payment import paid
from magsite.checks.pictures import Shown, shown, without_alt
from magsite.checks.quotation import quotation
from magsite.checks.remark import Found, Remark, remarks_of
from magsite.checks.typography import typography
from magsite.content.document import Document


class Checked(msgspec.Struct, frozen=True, array_like=True):
    """What one source shows."""

    remarks: tuple[Remark, ...] = ()
    pictures: tuple[Shown, ...] = ()
    paid: tuple[Remark, ...] = ()
    """Signs that somebody has paid for it; they count where its header names no sponsor."""


def checked(document: Document, text: str, *, is_french: bool) -> Checked:
    """What a source shows; `text` is the whole of it as it was decoded. Typography is that of French."""
    start = document.source.start
    code_free = without_code(text[start:])
    body = blocks(without_markup(code_free), start)
    lines = Lines(document.path, text)
    found = [*_header(document, text, lines, is_french=is_french), *heading_order(body)]
    found += [*without_alt(code_free, start)]
    if is_french:
        found += _french(body)
    pictures = (
        Shown(target, place.line, place.column)
        for target, at in shown(code_free, start)
        for place in [lines.place(at)]
    )
    return Checked(
        tuple(sorted(set(remarks_of(found, lines)), key=lambda one: one.diagnostic)),
        tuple(pictures),
        tuple(remarks_of(paid(body, code_free, start), lines)),
    )


def _header(document: Document, text: str, lines: Lines, *, is_french: bool) -> Iterator[Found]:
    for passage in passages(document, text, lines):
        found = [*long_title(passage)]
        if is_french:
            found += _french((block_of(passage),))
        yield from (placed(one, passage) for one in found if not is_style(one, passage))


def _french(body: tuple[Block, ...]) -> Iterator[Found]:
    for block in body:
        yield from typography(block)
    yield from heading_stops(body)
    yield from quotation(body)
