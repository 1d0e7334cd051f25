"""TOML tables read into Structs, with everything that is wrong said at its line."""

from typing import Annotated, Any

import msgspec
import pytest
from msgspec import Meta

from magsite.content.tables import Keys, Table, read_table, read_toml
from magsite.diagnostics.model import Location, Severity, diagnose


class Inner(msgspec.Struct, frozen=True):
    """A table in a table."""

    size: int = 1
    names: dict[str, str] = {}


class Outer(msgspec.Struct, frozen=True):
    """Every kind of field."""

    text: str = "x"
    number: int = 0
    truth: bool = False
    several: tuple[str, ...] = ()
    free: dict[str, Any] = {}
    grave: Severity = Severity.ERROR
    maybe: str | None = None
    small: Annotated[int, Meta(le=9, description="a digit")] = 0
    perhaps: Annotated[str, Meta(pattern="^a")] | None = None
    bounded: Annotated[str, Meta(min_length=2)] = "ab"
    ratio: float = 0.5
    inner: Inner = Inner()
    tables: dict[str, Inner] = {}


def _table(text: str) -> Table:
    return Table("theme.toml", text, "theme-key", "theme-value")


def _read(text: str) -> tuple[Outer, tuple[tuple[str, str, str], ...]]:
    data, _ = read_toml(text, "theme.toml", "theme-syntax")
    found, problems = read_table(_table(text), Outer, data, ())
    words = [dict(problem.arguments) for problem in problems]
    return found, tuple((word["key"], word.get("expected", ""), word.get("found", "")) for word in words)


def test_good_values_are_taken() -> None:
    """Of every kind; tables are read as deep as they go."""
    found, problems = _read("""
text = "y"
several = ["a"]
grave = "off"
maybe = "z"
inner = { size = 2, names = { a = "b" } }
[tables.first]
size = 3
""")

    expected = Outer(
        "y",
        several=("a",),
        grave=Severity.OFF,
        maybe="z",
        inner=Inner(2, {"a": "b"}),
        tables={"first": Inner(3)},
    )
    assert (expected, ()) == (found, problems)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("text = 1", ("text", "a text", "1")),
        ('number = "1"', ("number", "a whole number", "“1”")),
        ("number = 1.5", ("number", "a whole number", "1.5")),
        ("truth = 1", ("truth", "true or false", "1")),
        ("several = 1", ("several", "a list", "1")),
        ("free = 1", ("free", "a table", "1")),
        ('grave = "x"', ("grave", "“error”, “warning”, “off”", "“x”")),
        ("maybe = 1", ("maybe", "a text", "1")),
        ("small = 10", ("small", "a digit", "10")),
        ('perhaps = "b"', ("perhaps", "a text", "“b”")),
        ('bounded = "a"', ("bounded", "a text", "“a”")),
        ('ratio = "x"', ("ratio", "Expected `float`, got `str`", "“x”")),
        ("inner = 1", ("inner", "a table", "1")),
        ("[inner]\nsize = true", ("inner.size", "a whole number", "True")),
        ("[inner.names]\na = 1", ("inner.names.a", "a text", "1")),
        ("[tables.first]\nsize = true", ("tables.first.size", "a whole number", "True")),
        ("[inner]\nsice = 1", ("inner.sice", "", "")),
    ],
)
def test_a_wrong_value_is_said_in_words(text: str, problem: tuple[str, str, str]) -> None:
    """With the key's full name and what was found; the default stays."""
    found, problems = _read(text)

    assert (Outer(), (problem,)) == (msgspec.structs.replace(found, tables={}), problems)


def test_a_long_value_is_cut() -> None:
    """A message stays readable."""
    _, ((_, _, found),) = _read(f'number = "{"x" * 200}"')

    assert len(found) == 60


TEXT = """# a comment about size = 9
title = "x"
"quoted" = 1
[urls]
page_size = 12
words = { authors = "a", tags = "t" }
[urls.words]
page = "p"
[ menu ]
header = []
[["views"]]
home = 1
dotted.key = 2
"""


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (("title",), 2),
        (("quoted",), 3),
        (("urls",), 4),
        (("urls", "page_size"), 5),
        (("urls", "words", "tags"), 6),
        (("urls", "words"), 6),
        (("urls", "words", "page"), 8),
        (("menu", "header"), 10),
        (("views", "home"), 12),
        (("views", "dotted"), 13),
        (("absent",), 1),
    ],
)
def test_the_line_of_a_key(keys: Keys, line: int) -> None:
    """Below the header of its table, or in an inline table; the first where it cannot be told."""
    assert Location("theme.toml", line, 1) == _table(TEXT).at(keys)


def test_an_unknown_key_has_a_near_match() -> None:
    """Among those that are known, or none."""
    table = _table("colour = 1")

    near, far = table.unknown(("colour",), ("color", "size")), table.unknown(("colour",), ("x",))

    place = Location("theme.toml", 1, 1)
    assert diagnose("theme-key", place, key="colour", near="color") == near
    assert diagnose("theme-key", place, key="colour", near="") == far


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a = \n", 1, 5),
        ('a = "x', 1, 0),
        ("a = 1\nb = [1,\n", 3, 0),
        ("a = 1\na = 2\n", 2, 6),
        ("d = 2026-02-30", 1, 5),
        ("n = " + "9" * 5000, 1, 1),
        ("a = " + "[" * 5000, 1, 1),
    ],
)
def test_what_is_no_toml_is_said_at_its_place(text: str, line: int, column: int) -> None:
    """Hostile files among them; no data then."""
    data, problems = read_toml(text, "theme.toml", "theme-syntax")

    assert ({}, [("theme-syntax", line, column)]) == (
        data,
        [(one.code, one.location.line, one.location.column) for one in problems],
    )


def test_the_reason_does_not_repeat_the_place() -> None:
    """The message has it already."""
    _, (problem,) = read_toml("a = \n", "theme.toml", "theme-syntax")

    assert dict(problem.arguments)["reason"] == "a value is missing, or a text needs quotation marks"
