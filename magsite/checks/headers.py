"""The texts of a header: titles, summaries, questions; keys that name, count or point are no text."""

from collections.abc import Iterator
from typing import Final

import msgspec

from magsite.checks.blocks import Block
from magsite.checks.lines import Lines
from magsite.checks.markup import plain
from magsite.checks.remark import Found
from magsite.content.document import Document
from magsite.magazine.spelled import place_of

LONGEST_TITLE: Final = 100
"""Characters of a title; a longer one fills a phone's screen in a list."""

_TEXTS: Final = ("title", "summary", "topic", "question", "image_alt", "tagline", "role")


class Passage(msgspec.Struct, frozen=True):
    """The text of a key: where it stands in the source, and whether it stands there letter by letter."""

    field: str
    text: str
    start: int
    is_literal: bool


def passages(document: Document, text: str, lines: Lines) -> tuple[Passage, ...]:
    """The texts that a document's own header gives, in the order of its fields."""
    return tuple(_passages(document, text, lines))


def block_of(passage: Passage) -> Block:
    """The passage as a block of prose."""
    return Block("heading" if passage.field == "title" else "text", passage.start, plain(passage.text))


def long_title(passage: Passage) -> Iterator[Found]:
    """A title that is too long, in any language."""
    length = len(passage.text)
    if passage.field == "title" and length > LONGEST_TITLE:
        yield Found.of("title-long", passage.start, length=length, limit=LONGEST_TITLE)


def placed(found: Found, passage: Passage) -> Found:
    """What was found in a passage: where the header spells it otherwise, at its key and for the writer to mend."""
    if passage.is_literal:
        return found
    return msgspec.structs.replace(found, at=passage.start, new=None)


def _passages(document: Document, text: str, lines: Lines) -> Iterator[Passage]:
    header = getattr(document, document.kind)
    for field in _TEXTS:
        value = getattr(header, field, None)
        if isinstance(value, str) and value and field in document.given:
            line = lines.start(place_of(document, field).line)
            at = text.find(value, _behind_key(text, line), document.source.start)
            yield Passage(field, value, at if at >= 0 else line, at >= 0)


def _behind_key(text: str, line: int) -> int:
    """Behind the sign between a key and its value."""
    end = text.find("\n", line)
    signs = [at for sign in ":=" if (at := text.find(sign, line, end if end >= 0 else len(text))) >= 0]
    return min(signs, default=line) + 1
