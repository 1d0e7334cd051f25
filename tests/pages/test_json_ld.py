"""JSON-LD as it is written: with its words set, and safe inside a script element."""

import json
from typing import Any

from magsite.language.typography import DEFAULT, Options
from magsite.pages.json_ld import Graph, Node, written
from magsite.pages.prose import Joined, Prose

TITLE = Prose("L'été : oui !", DEFAULT)
SET = "L’été\u00a0: oui\u202f!"


def _graph(*nodes: Node) -> list[Any]:
    data = json.loads(written(Graph(nodes)))
    assert data.keys() == {"@context", "@graph"}
    graph: list[Any] = data["@graph"]
    return graph


def test_words_are_set_wherever_they_stand() -> None:
    """In nodes, in nodes of nodes, in lists."""
    node = {
        "name": TITLE,
        "partOf": {"name": TITLE},
        "steps": [{"name": TITLE}, TITLE],
        "all": Joined((TITLE, ".")),
    }

    assert (
        _graph(node, node)
        == [{"name": SET, "partOf": {"name": SET}, "steps": [{"name": SET}, SET], "all": f"{SET}."}] * 2
    )


def test_what_is_no_prose_stays() -> None:
    """Names, addresses, dates and numbers."""
    node = {"name": "L'Écho !", "url": "https://mag.example/l'a !", "position": 1, "missing": None}

    assert _graph(node) == [node]


def test_nothing_in_a_text_can_end_the_script() -> None:
    """Nor in words that are set as they are written."""
    text = written(
        Graph(({"name": Prose("</script>", Options(enabled=False)), "alt": "<!-- & \u2028 \u2029"},))
    )

    assert set() == set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["@graph"] == [{"name": "</script>", "alt": "<!-- & \u2028 \u2029"}]


def test_signs_of_french_are_written_as_they_are() -> None:
    """Nobody has to read escapes in a page's source."""
    assert SET in written(Graph(({"name": TITLE},)))
