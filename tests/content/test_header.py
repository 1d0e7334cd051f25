"""The guard around python-frontmatter."""

from typing import Any

import pytest

from magsite.content.header import Header, split
from magsite.content.header_values import Plain
from magsite.diagnostics.model import Diagnostic, Location


def _header(text: str) -> Header:
    header = split(text, "a.md")
    assert isinstance(header, Header)
    return header


def _refusals(text: str) -> tuple[Diagnostic, ...]:
    refusals = split(text, "a.md")
    assert isinstance(refusals, tuple)
    return refusals


@pytest.mark.parametrize(
    ("text", "values", "body"),
    [
        ("---\ntitle: a\n---\nText\n", {"title": "a"}, "Text\n"),
        ("---\ntitle: a\n...\nText", {"title": "a"}, "Text"),
        ("---  \ntitle: a\n--- \t\nText", {"title": "a"}, "Text"),
        ("\n \n---\ntitle: a\n---\nText", {"title": "a"}, "Text"),
        ("---\ntitle: a\n---", {"title": "a"}, ""),
        ("---\n---\nText", {}, "Text"),
        ("---\n# nothing yet\n---\nText", {}, "Text"),
        ("---\ntitle: a\n---\n---\n\nText\n\n---\n", {"title": "a"}, "---\n\nText\n\n---\n"),
        ("---\ntitle: a\n---\n  \n Text \n\n", {"title": "a"}, "  \n Text \n\n"),
    ],
)
def test_the_text_is_split_at_the_fences(text: str, values: dict[str, Any], body: str) -> None:
    """Header and body are found, and not a character of the body is lost."""
    header = _header(text)
    assert (values, body) == (header.values, text[header.body_start :])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Text",
        "\n\n\n---\ntitle: a\n---\n",
        "----\n",
        "--- title\n",
        "+++ a\n",
        "{% include a %}\n",
        "{: .a }\n",
        "Note : a\n\n",
        "# ---\n---",
    ],
)
def test_a_text_without_header_has_none(text: str) -> None:
    """Only a fence, a JSON object or known “Key: value” lines at the top are a header."""
    assert split(text, "a.md") is None


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1984", "1984"),
        ("no", "no"),
        ("12:30", "12:30"),
        ("2008-09-24", "2008-09-24"),
        ("2026-02-30", "2026-02-30"),
        ("0x10", "0x10"),
        ("9" * 5000, "9" * 5000),
        ("~", None),
        ("", None),
        ("null", None),
        ("Null", "Null"),
        ("'~'", "~"),
        ("!!int 3", "3"),
        ("!!python/object:os.system x", "x"),
        ("[no, 1, ~]", ["no", "1", None]),
        ("{a: 1}", {"a": "1"}),
        ("|\n  a\n  b\n", "a\nb\n"),
        ("&x v", "v"),
    ],
)
def test_scalars_are_text(typed: str, value: Any) -> None:
    """YAML guesses no type: what the writer typed is what the schema sees."""
    assert {"key": value} == _header(f"---\nkey: {typed}\n---\n").values


@pytest.mark.parametrize("key", ["content", "2008", "no", "2008-09-24", "~", "'quoted'", "&k key", "handler"])
def test_every_scalar_is_a_key(key: str) -> None:
    """Keys that are no text for YAML, or parameters for python-frontmatter, are keys like others."""
    expected = ["x"]
    assert expected == list(_header(f"---\n{key}: x\n---\n").values.values())


def test_quotation_marks_are_remembered() -> None:
    """A plain scalar can be told from a quoted one."""
    values = _header("---\na: 1\nb: '1'\nc: |\n  1\n---\n").values
    expected = [True, False, False]
    assert expected == [isinstance(values[key], Plain) for key in "abc"]


def test_keys_have_their_lines() -> None:
    """Lines count in the whole file, blank lines before the header included."""
    header = _header("\n---\na: 1\n\nb:\n  - 1\n'c': é\n---\nText")
    expected = ({"a": 3, "b": 5, "c": 7}, 9)
    assert expected == (header.key_lines, header.body_line)


def test_anchors_repeat_a_value() -> None:
    """An alias has the value of its anchor, be it a value or a key."""
    values = _header("---\na: &x [1, 2]\nb: *x\n&k c: *k\n---\n").values
    expected = {"a": ["1", "2"], "b": ["1", "2"], "c": "c"}
    assert expected == values


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("---\ntitle: a\nText", "header-unclosed", 1, 1),
        ("\n---", "header-unclosed", 2, 1),
        ("---\n- a\n- b\n---\n", "header-shape", 2, 1),
        ("---\nJust a text\n---\n", "header-shape", 2, 1),
        ("---\n~\n---\n", "header-shape", 2, 1),
        ("---\na: 1\n? [b]\n: c\n---\n", "header-shape", 3, 3),
        ("---\n'': c\n---\n", "header-shape", 2, 1),
        ("---js\nprocess.exit()\n---\n", "header-syntax", 1, 4),
        ("\n---cson\n---\n", "header-syntax", 2, 4),
    ],
)
def test_what_is_no_header_is_refused(text: str, code: str, line: int, column: int) -> None:
    """A header of another shape is an error with its place."""
    (refusal,) = _refusals(text)
    assert (code, Location("a.md", line, column)) == (refusal.code, refusal.location)


@pytest.mark.parametrize(
    ("lines", "line", "column", "reason"),
    [
        ("title: a: b", 2, 9, "a “:” stands where none can"),
        ("a: 1\nb: @x", 3, 4, "a value that begins with “@”"),
        ("a:\n\t- b", 3, 1, "a line may not begin with a tab"),
        ("a: 'b\nc: d", 2, 4, "a quotation mark is never closed"),
        ("a: [b\nc: d", 2, 4, "a bracket or a comma is missing"),
        ("é: 'b' c", 2, 8, "a line is indented differently"),
        ('a: "\\q"', 2, 5, "a “\\” between double"),
        ("a: *", 2, 5, "a value that begins with “*”"),
        ("a: *b", 2, 4, "a value that begins with “*”"),
        ("a: &x [*x]", 2, 8, "a value that begins with “*”"),
        ("a: !y!x b", 2, 4, "a value that begins with “!”"),
        ("%FOO bar\na: b", 2, 5, "it is not valid YAML"),
        ("a: b\n--- c", 3, 1, "it holds a second header"),
        ("a: b\x7f", 2, 5, "it holds a character that cannot be read"),
        ("- " * 50_000, 2, 1, ""),
    ],
)
def test_broken_yaml_is_explained(lines: str, line: int, column: int, reason: str) -> None:
    """The place in the file and a reason in plain words, never an exception."""
    (refusal,) = _refusals(f"---\n{lines}\n---\n")
    assert Location("a.md", line, column) == refusal.location
    assert reason in dict(refusal.arguments).get("reason", "")


@pytest.mark.parametrize(
    "lines", ["a: " + "[" * 50_000, "a: " + "[" * 30 + "]" * 30, "a: " + "{b: " * 50_000]
)
def test_yaml_without_bottom_is_refused(lines: str) -> None:
    """Where it becomes too deep for us or for the library, whichever comes first."""
    (refusal,) = _refusals(f"---\n{lines}\n---\n")
    expected = ("header-syntax", 2, (("reason", "it is nested too deeply"),))
    assert expected == (refusal.code, refusal.location.line, refusal.arguments)


def test_json_between_fences_is_all_that_stands_there() -> None:
    """What follows its last brace would be lost."""
    (refusal,) = _refusals('---json\n{"title": "a"}\n\n  title: b\n---\nText')
    expected = (Location("a.md", 4, 3), (("reason", "something follows the brace that closes it"),))
    assert expected == (refusal.location, refusal.arguments)


@pytest.mark.parametrize("text", ["\\ud800", "a\\ud83dx", "\\ud800\\ud83d\\ude00"])
def test_half_a_character_is_refused_in_json(text: str) -> None:
    """No text in UTF-8 can hold half of a surrogate pair, so it could be neither remembered nor published."""
    (refusal,) = _refusals(f'{{"title": "a",\n"extra": {{"b": "é{text}"}}}}\n')
    expected = (2, (("reason", "it holds a character that cannot be read"),))
    assert expected == (refusal.location.line, refusal.arguments)


def test_a_whole_character_may_be_spelled_with_escapes_in_json() -> None:
    """As a pair; and what follows an escaped backslash is no escape."""
    values = _header(r'{"a": "\ud83d\ude00", "b": "\\ud800"}').values
    expected = {"a": "\U0001f600", "b": r"\ud800"}
    assert expected == values


def test_keys_of_json_have_their_lines_and_are_told_from_texts() -> None:
    """However they are spelled, and whatever else is called so."""
    header = _header('{"b": {"a": "c\\":"},\n"c": ["a", {"d": 1}],\n"\\u0061" : 1,\n"d": 2}')
    expected = {"b": 1, "c": 2, "a": 3, "d": 4}
    assert expected == header.key_lines


@pytest.mark.parametrize("number", ["9" * 5000, "0x" + "f" * 5000])
def test_a_number_without_end_is_refused_in_toml(number: str) -> None:
    """Python neither reads nor writes so many digits."""
    (refusal,) = _refusals(f"+++\ntitle = 'a'\nb = {number}\n+++\n")
    expected = (Location("a.md", 3, 5), (("reason", "a number is too long"),))
    assert expected == (refusal.location, refusal.arguments)


@pytest.mark.parametrize("key", ["a." * 30 + "b", "[" + "a . " * 30 + "b]", "b = {" + '"a".' * 30 + "b"])
def test_a_key_without_bottom_is_refused_in_toml(key: str) -> None:
    """Before the library takes the square of its length."""
    (refusal,) = _refusals(f"+++\ntitle = 'a'\n{key}\n+++\n")
    expected = ("header-syntax", 3, (("reason", "it is nested too deeply"),))
    assert expected == (refusal.code, refusal.location.line, refusal.arguments)


def test_an_alias_bomb_is_refused() -> None:
    """Values that repeat each other are counted as if they were copied."""
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)
    )
    (refusal,) = _refusals(f"---\n{bomb}---\n")
    expected = ("header-syntax", (("reason", "it repeats itself without end"),))
    assert expected == (refusal.code, refusal.arguments)


def test_a_long_text_counts_for_more_where_it_is_repeated() -> None:
    """A hundred repetitions of a few words are a header, those of a chapter are a bomb."""
    values = _header(f"---\na: &a {'b' * 100}\nc: [{'*a, ' * 100}]\n---\n").values
    (refusal,) = _refusals(f"---\na: &a {'b' * 50_000}\nc: [{'*a, ' * 100}]\n---\n")
    assert [len(values["c"]), dict(refusal.arguments)["reason"]] == [100, "it repeats itself without end"]


def test_keys_that_stand_twice_are_all_named() -> None:
    """Each with both lines, at any depth."""
    refusals = _refusals("---\ntitle: a\ntags: x\ntitle: b\nextra:\n  c: 1\n  c: 2\n---\n")
    assert [
        (Location("a.md", 4, 1), {"key": "title", "first": "2", "second": "4"}),
        (Location("a.md", 7, 3), {"key": "c", "first": "6", "second": "7"}),
    ] == [(refusal.location, dict(refusal.arguments)) for refusal in refusals]
