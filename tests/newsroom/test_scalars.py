"""Values of a header in YAML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.content.header_yaml import read_yaml
from magsite.newsroom.scalars import quoted, scalar


@pytest.mark.parametrize(
    "name", ["Alix Exemple", "alix-exemple", "L’Écho", "Logiciel libre", "no", "J. Petit"]
)
def test_a_name_needs_no_quotation_marks(name: str) -> None:
    """It reads better without."""
    assert name == scalar(name)


@pytest.mark.parametrize(
    "name", ["null", "2026", "@alix", "a: b", "a #b", "[a]", "C#", "a, b", "-", " a", "", "日"]
)
def test_what_could_be_taken_for_something_else_is_quoted(name: str) -> None:
    """Numbers, signs of YAML, what is empty."""
    assert name == "日" or quoted(name) == scalar(name)


def test_typographic_spaces_stay_as_they_are() -> None:
    """The writer reads the header, too."""
    assert quoted("Quoi\u202f? «\u00a0Rien\u00a0»") == '"Quoi\u202f? «\u00a0Rien\u00a0»"'


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_read_back(text: str) -> None:
    """Whatever signs stand in it, in quotation marks or without."""
    assert [text, text] == [str(read_yaml(f"a: {one}\n").values["a"]) for one in (quoted(text), scalar(text))]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1))
def test_any_text_is_read_back_as_the_item_of_a_list(texts: list[str]) -> None:
    """In brackets, after commas."""
    line = ", ".join(scalar(text) for text in texts)

    assert texts == read_yaml(f"a: [{line}]\n").values["a"]
