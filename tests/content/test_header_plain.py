"""Headers that are read line by line: as by whoever reads all of YAML, or not at all."""

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from magsite.content.header_plain import read_plain
from magsite.content.header_values import HeaderLoader, HeaderValues, Plain, RefusedError

_LINES = st.lists(
    st.one_of(
        st.builds(
            "{}:{}{}".format,
            st.sampled_from(["title", "tags", "a-b", "_", "null", "y", "title "]),
            st.sampled_from([" ", "  ", "", "\t"]),
            st.one_of(
                st.text(
                    st.sampled_from("ab1é’ \"'[],:#-./+\\&*!%@`{}|>?~=\t\u00a0\u0085\u2028\ufeff"), max_size=9
                ),
                st.sampled_from(
                    [
                        "null",
                        "~",
                        "true",
                        "2019-07-20T23:40:00",
                        '"a: b # c"',
                        "'l’été'",
                        "[]",
                        "[ a ,b]",
                        "[\"a\", 'b']",
                    ]
                ),
                st.lists(st.sampled_from(["a", "null", '"é, è"', "'['", "a b", "a:b", "-1", "", "a#b"])).map(
                    lambda items: f"[{', '.join(items)}]"
                ),
            ),
        ),
        st.text(st.sampled_from("ab: -#[]\"'.~"), max_size=6),
    ),
    max_size=4,
)


@given(_LINES)
@example(["title: a", "b"])
@example(["title: 'it''s'"])
def test_what_is_read_line_by_line_is_what_yaml_says(lines: list[str]) -> None:
    """Values, their types, and the places of the keys."""
    front = "".join(f"{line}\n" for line in lines)
    found = read_plain(front)
    if found is not None:
        assert _shape(found) == _shape(_whole(front))


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        (
            'title: "Un titre : le premier"\ndate: 2008-09-24T14:30:00\n',
            ["Un titre : le premier", "2008-09-24T14:30:00"],
        ),
        ("tags: [web, 'l’accès', \"a, b\"]\nseries:  un mot\n", [["web", "l’accès", "a, b"], "un mot"]),
        ("tags: []\nsummary: null\n", [[], None]),
        ("", []),
    ],
)
def test_simple_lines_are_read(front: str, expected: list[Any]) -> None:
    """Most headers hold nothing else."""
    found = read_plain(front)
    assert found is not None
    assert expected == list(found.values.values())
    assert _shape(found) == _shape(_whole(front))


@pytest.mark.parametrize(
    "front",
    [
        "title: a\ntitle: b\n",
        "a: 'it''s'\n",
        'a: "\\n"\n',
        "a: b # c\n",
        "a: b\n  c\n",
        "a:\n- b\n",
        "a: &b c\n",
        "a: b",
    ],
)
def test_anything_else_is_left_to_yaml(front: str) -> None:
    """What would need more than a look at one line."""
    assert read_plain(front) is None


def _whole(front: str) -> HeaderValues | None:
    try:
        found: HeaderValues = HeaderLoader(front).get_single_data()
    except (yaml.YAMLError, RefusedError):
        return None
    return found


def _shape(found: HeaderValues | None) -> Any:
    return found and (_typed(found.values), found.offsets, found.twice, found.end)


def _typed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_typed(item) for item in value]
    return isinstance(value, Plain), value
