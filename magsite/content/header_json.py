"""A header in JSON: an object in braces at the very beginning of a source, or between fences."""

import re
from collections.abc import Iterator
from json import JSONDecodeError, JSONDecoder
from typing import Any, Final

from magsite.content.header_values import HeaderValues, Plain, RefusedError, header_mapping
from magsite.content.json_reasons import json_reason
from magsite.diagnostics.codes import N_

# What a JSON text that can be read is made of, numbers and words apart.
_TOKEN: Final = re.compile(r'(?P<text>"(?:[^"\\]|\\.)*+")(?P<colon>[ \t\n]*+:)?|[{}]', re.DOTALL)
# A half of a surrogate pair, which no text in UTF-8 can hold; what else begins with “\” is passed over.
_HALF: Final = re.compile(
    r"(?P<fine>\\[^u]|\\u[dD][89abAB]..\\u[dD][c-fC-F]..)|\\u[dD][89a-fA-F]..", re.DOTALL
)
_DEEP: Final = N_("it is nested too deeply")
_DECODER: Final = JSONDecoder(parse_int=Plain, parse_float=Plain, parse_constant=Plain, strict=False)


def read_json(front: str) -> HeaderValues:
    """What a header in JSON holds: numbers and booleans as plain text. Raises RefusedError.

    What follows the object is not looked at; `HeaderValues.end` tells where it begins.
    """
    start = len(front) - len(front.lstrip(" \t\n"))
    if start == len(front):
        return HeaderValues()
    read, end = _decoded(front, start)
    if not isinstance(read, dict):
        raise RefusedError("header-shape", start)
    half = next((found for found in _HALF.finditer(front, start, end) if not found["fine"]), None)
    if half is not None:
        raise RefusedError("header-syntax", half.start(), N_("it holds a character that cannot be read"))
    offsets: dict[str, int] = {}
    twice: list[tuple[str, int, int]] = []
    for key, offset, outer, first in _keys(front, start, end):
        if first is not None:
            twice.append((key, first, offset))
        elif outer:
            offsets[key] = offset
    return HeaderValues(header_mapping(read), offsets, tuple(twice), end)


def _decoded(front: str, start: int) -> tuple[Any, int]:
    """The object, and the offset after it."""
    try:
        return _DECODER.raw_decode(front, start)
    except JSONDecodeError as error:
        raise RefusedError("header-syntax", error.pos, json_reason(error.msg)) from error
    except RecursionError as error:
        raise RefusedError("header-syntax", start, _DEEP) from error


def _keys(front: str, start: int, end: int) -> Iterator[tuple[str, int, bool, int | None]]:
    """Each key with its place: whether it is one of the outermost object, and where it stood in its object before."""
    objects: list[dict[str, int]] = []
    for token in _TOKEN.finditer(front, start, end):
        if token[0] == "{":
            objects.append({})
        elif token[0] == "}":
            objects.pop()
        elif token["colon"]:
            key = str(_DECODER.decode(token["text"]))
            yield key, token.start(), len(objects) == 1, objects[-1].get(key)
            objects[-1].setdefault(key, token.start())
