"""JSON-LD as it is written into a page."""

from typing import Any, Final

import msgspec

from magsite.pages.prose import Joined, Prose, read

Node = dict[str, Any]

_ESCAPES: Final = (
    ("<", "\\u003c"),
    (">", "\\u003e"),
    ("&", "\\u0026"),
    ("\u2028", "\\u2028"),
    ("\u2029", "\\u2029"),
)


class Graph(msgspec.Struct, frozen=True):
    """What is said of a page in terms of schema.org; the texts in it are Words."""

    nodes: tuple[Node, ...]


def written(graph: Graph) -> str:
    """JSON that can stand in a script element whatever the texts in it."""
    data = {"@context": "https://schema.org", "@graph": [_said(node) for node in graph.nodes]}
    text = msgspec.json.encode(data).decode()
    for sign, escape in _ESCAPES:
        text = text.replace(sign, escape)
    return text


def _said(value: Any) -> Any:
    if isinstance(value, Prose | Joined):
        return read(value)
    if isinstance(value, dict):
        return {name: _said(one) for name, one in value.items()}
    return [_said(one) for one in value] if isinstance(value, list) else value
