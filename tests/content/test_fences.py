"""Fenced code."""

import pytest

from magsite.content.fences import fenced, indented, unfenced


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("a\n```\nb\n```\nc", ["```\nb\n```"]),
        ("```python\nb\n```", ["```python\nb\n```"]),
        ("~~~~ {.py}\n~~~\n```\n~~~~~  \n", ["~~~~ {.py}\n~~~\n```\n~~~~~  "]),
        ("```\na\n```\n~~~\nb\n~~~\n", ["```\na\n```", "~~~\nb\n~~~"]),
        ("```\nnever closed", []),
        ("````\nnever\n```\n```\n", ["```\n```"]),
        ("```code``` in line\n```\nx\n```", ["```\nx\n```"]),
        ("    ```\n    x\n    ```", []),
        ("> ```\n> x\n> ```\n", ["> ```\n> x\n> ```"]),
        ("a\n> ```\n>\n> > x\n> ```\n> b", ["> ```\n>\n> > x\n> ```"]),
        ("> > ~~~\n> > x\n> > ~~~", ["> > ~~~\n> > x\n> > ~~~"]),
        ("> ```\n> never\n\n> ```\n", []),
        ("> ```\n> never\n\n```\nx\n```\n", ["```\nx\n```"]),
        ("```\n> ```\n> x\n```\n", ["```\n> ```\n> x\n```"]),
        ("no code", []),
    ],
)
def test_fences_are_found(body: str, code: list[str]) -> None:
    """A fence begins a line and is closed by one at least as long."""
    assert code == [body[start:end] for start, end in fenced(body)]


def test_other_text_keeps_its_place() -> None:
    """Without its code, every line of a body is where it was."""
    body = "a\n```\nb\n```\nc"
    expected = "a\n\n\n\nc"
    assert expected == unfenced(body, fenced(body))


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("a\n\n    b\n\n    c\nd", ["    b\n", "    c\n"]),
        ("    a", ["    a"]),
        ("\ta\n", ["\ta\n"]),
        ("a\n    b", []),
        ("- a\n\n    b", []),
        ("!!! note\n\n    a", []),
        ("   a", []),
    ],
)
def test_indented_code_is_found(body: str, code: list[str]) -> None:
    """Four spaces mark it behind an empty line, unless a list or another block goes on there."""
    assert code == [body[start:end] for start, end in indented(body)]
