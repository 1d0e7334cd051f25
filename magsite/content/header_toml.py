"""A header in TOML, as Hugo and Zola have it."""

import re
import tomllib
from collections.abc import Iterator
from typing import Final

from magsite.content.header_values import DEEPEST, HeaderValues, RefusedError, header_mapping
from magsite.content.toml_reasons import DEEP, toml_reason
from magsite.diagnostics.codes import N_

_KEY: Final = re.compile(r"""^[ \t]*+(?:\[{1,2}[ \t]*+)?["']?([^\s"'\[\].=#]+)""", re.MULTILINE)
_PLACE: Final = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")

# The library's time grows with the square of the number of parts of one key.
_PART: Final = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')[ \t]*+"""
_DEEP_KEY: Final = re.compile(
    rf"(?:^|[\[{{,])[ \t]*+(?={_PART}(?:\.[ \t]*+{_PART}){{{DEEPEST}}})", re.MULTILINE
)
_LONG_NUMBER: Final = re.compile(r"(?<!\w)(?:0[xob])?\w{3000}")


def read_toml_header(front: str) -> HeaderValues:
    """What a header in TOML holds: dates, numbers and booleans as plain text. Raises RefusedError."""
    deep = _DEEP_KEY.search(front)
    if deep is not None:
        raise RefusedError("header-syntax", deep.end(), DEEP)
    try:
        read = header_mapping(tomllib.loads(front))
    except tomllib.TOMLDecodeError as error:
        raise RefusedError("header-syntax", _offset(front, str(error)), toml_reason(error)) from error
    except RecursionError as error:
        raise RefusedError("header-syntax", 0, toml_reason(error)) from error
    except ValueError as error:  # Python reads and writes no number of so many digits.
        number = _LONG_NUMBER.search(front)
        raise RefusedError(
            "header-syntax", number.start() if number else 0, N_("a number is too long")
        ) from error
    lines = dict(_offsets(front))
    return HeaderValues(read, {key: lines.get(key, 0) for key in read})


def _offsets(front: str) -> Iterator[tuple[str, int]]:
    """The first line that begins with each word that may be a key."""
    found: set[str] = set()
    for key in _KEY.finditer(front):
        if key[1] not in found:
            found.add(key[1])
            yield key[1], key.start(1)


def _offset(front: str, message: str) -> int:
    place = _PLACE.search(message)
    if place is None or place[1] is None:
        return len(front.rstrip())
    lines = front.split("\n")
    before = sum(len(line) + 1 for line in lines[: int(place[1]) - 1])
    return min(before + int(place[2]) - 1, len(front))
