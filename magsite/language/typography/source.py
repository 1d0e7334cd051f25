"""Prose with marks, and back: what is no prose is put aside while rules are at work, and put back as it was."""

import msgspec

from magsite.language.typography import marks
from magsite.language.typography.aside import put_aside
from magsite.language.typography.grammar import ENTITIES
from magsite.language.typography.regions import Region, moved
from magsite.language.typography.tags import read_tags


class Reading(msgspec.Struct, frozen=True):
    """A text whose marks stand for pieces of its source, in their order."""

    text: str
    stored: tuple[str, ...]
    regions: tuple[Region, ...] = ()


def read_html(fragment: str, language: str, exceptions: tuple[str, ...]) -> Reading:
    """The prose of an HTML fragment in a language."""
    tags = read_tags(fragment, language)
    text, stored, places = put_aside(tags.text, tags.stored, exceptions, entities=True)
    return Reading(text, tuple(stored), tuple(moved(region, places) for region in tags.regions))


def read_plain(source: str, exceptions: tuple[str, ...]) -> Reading:
    """The prose of plain text, in which `<` and `&` are characters like others."""
    text, stored, _ = put_aside(source, (), exceptions, entities=False)
    return Reading(text, tuple(stored))


def write(reading: Reading, text: str) -> str:
    """The source, with the text that rules have made of the reading's."""
    text = text.replace(marks.LESS, "&lt;").replace(marks.GREATER, "&gt;")
    text = text.replace(marks.SUP, "<sup>").replace(marks.END_SUP, "</sup>")
    has_entities = marks.ENTITY in text
    parts = split(text)
    if has_entities:
        return _write_entities(parts, reading.stored)
    pieces = [""] * (2 * len(parts) - 1)
    pieces[::2] = parts
    pieces[1::2] = reading.stored
    return "".join(pieces)


def split(text: str) -> list[str]:
    """What stands between the stored marks; much quicker than a regular expression."""
    for mark in marks.STORED[1:]:
        text = text.replace(mark, marks.STORED[0])
    return text.split(marks.STORED[0])


def _write_entities(parts: list[str], stored: tuple[str, ...]) -> str:
    """The pieces in turn; an entity stays where the next character is still the one that it spells."""
    pieces = [parts[0]]
    for source, part in zip(stored, parts[1:], strict=True):
        character = ENTITIES.get(source)
        if character is None:
            pieces += source, part
        elif part.startswith(character):
            pieces += source, part[1:]
        else:
            pieces.append(part)
    return "".join(pieces)
