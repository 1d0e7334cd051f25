"""Prose with marks, and back: what is no prose is put aside while rules are at work, and put back as it was."""

import msgspec

from magsite.language.typography import marks
from magsite.language.typography.aside import put_aside, unified
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
    parts = unified(text).split(marks.STORED[0])
    pieces = [""] * (2 * len(parts) - 1)
    pieces[::2] = parts
    pieces[1::2] = reading.stored
    if marks.ENTITY in text:
        _keep_entities(pieces)
    return "".join(pieces)


def _keep_entities(pieces: list[str]) -> None:
    """An entity among the pieces stays where the next character is still the one that it spells."""
    for index in [index for index in range(1, len(pieces), 2) if pieces[index] in ENTITIES]:
        character = ENTITIES[pieces[index]]
        if pieces[index + 1].startswith(character):
            pieces[index + 1] = pieces[index + 1][1:]
        else:
            pieces[index] = ""
