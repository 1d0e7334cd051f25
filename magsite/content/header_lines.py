"""A header of lines “Key: value”, as Pelican and Python-Markdown's own metadata have it."""

import re
from typing import Final

from magsite.content.header_values import HeaderValues, Plain

_LINE: Final = re.compile(r"(?P<key>[A-Za-z][\w -]*?)[ \t]*:(?P<value>.*)")


def read_lines(front: str) -> HeaderValues:
    """What such a header holds: text by key. An indented line goes on with the value of the line before it."""
    texts: dict[str, list[str]] = {}
    offsets: dict[str, int] = {}
    twice: list[tuple[str, int, int]] = []
    offset, key = 0, ""
    for line in front.splitlines(keepends=True):
        found = _LINE.match(line) if not line.startswith((" ", "\t")) else None
        if found is None:
            texts[key].append(line.strip())
        else:
            key = found["key"]
            if key in texts:
                twice.append((key, offsets[key], offset))
            offsets.setdefault(key, offset)
            texts[key] = [found["value"].strip()]
        offset += len(line)
    values = {key: Plain("\n".join(lines)) if any(lines) else None for key, lines in texts.items()}
    return HeaderValues(values, offsets, tuple(twice))
