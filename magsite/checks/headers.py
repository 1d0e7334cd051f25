"""The texts of a header: titles, summaries, questions; keys that name, count or point are no text."""

import re
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

TEXTS: Final = ("title", "summary", "topic", "question", "image_alt", "tagline", "role")
"""The keys of headers that hold prose."""

# A key of YAML, TOML or JSON at the beginning of its line, as far as its value.
_KEY: Final = re.compile(r"[ \t{]*(?P<mark>[\"']?)[\w-]+(?P=mark)[ \t]*[:=][ \t]*(?P<quote>[\"']?)")
_SAID_OF_SOMEBODY: Final = frozenset({"role", "tagline"})


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


def is_style(found: Found, passage: Passage) -> bool:
    """Whether “A” is the verb: what is said of somebody in a line begins with it (“A plus de vingt ans de métier”)."""
    words = dict(found.arguments).get("written", "")
    return (
        passage.field in _SAID_OF_SOMEBODY and found.code == "accent-missing" and str(words).startswith("A ")
    )


def placed(found: Found, passage: Passage) -> Found:
    """What was found in a passage: where the header spells it otherwise, at its key and for the writer to mend."""
    if passage.is_literal:
        return found
    return msgspec.structs.replace(found, at=passage.start, new=None)


def _passages(document: Document, text: str, lines: Lines) -> Iterator[Passage]:
    header = getattr(document, document.kind)
    for field in TEXTS:
        value = getattr(header, field, None)
        if isinstance(value, str) and value and field in document.given:
            line = lines.start(place_of(document, field).line)
            found = _KEY.match(text, line)
            at = found.end() if found is not None else line
            is_literal = found is not None and _stands(value, text, at, found["quote"] or "")
            yield Passage(field, value, at if is_literal else line, is_literal)


def _stands(value: str, text: str, at: int, quote: str) -> bool:
    """Whether the value, and no more than it, stands at a place of the source, in one line."""
    behind = text[at + len(value) : at + len(value) + 1]
    return "\n" not in value and text.startswith(value, at) and behind in (quote or "\r\n")
