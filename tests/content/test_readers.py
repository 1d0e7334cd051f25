"""Readers of values."""

from typing import Any

import pytest

from magsite.content import readers
from magsite.content.header_values import Plain
from magsite.content.readers import Reader, Wrong

_extra: Reader = readers.extra


@pytest.mark.parametrize(
    ("reader", "value", "expected"),
    [
        (readers.text, "  Un\n titre \u00a0! ", "Un titre \u00a0!"),
        (readers.text, " ", None),
        (readers.texts, "a", ("a",)),
        (readers.texts, ["a", None, "b", "a", ""], ("a", "b")),
        (readers.names, {"name": "Alice"}, ("Alice",)),
        (readers.names, ["Bob", {"name": "Alice", "url": "x"}], ("Bob", "Alice")),
        (readers.names, "Alice, Bob", ("Alice, Bob",)),
        (readers.comma_texts, "a, b,,c ", ("a", "b", "c")),
        (readers.comma_texts, ["a, b", "c"], ("a, b", "c")),
        (readers.boolean, "Oui", True),
        (readers.boolean, "false", False),
        (readers.opposite, "no", True),
        (readers.opposite, "true", False),
        (readers.count, "0", 0),
        (readers.count, " 50 ", 50),
        (readers.date_text, "2008-9-4", "2008-09-04"),
        (readers.kind, "Organisation", "organisation"),
        (readers.shares, "50", (("total", 50),)),
        (readers.shares, {"mastodon": "3", "bluesky": None}, (("mastodon", 3),)),
        (readers.links, [{"name": "a", "url": "u"}, {"name": "b", "url": "v"}], (("a", "u"), ("b", "v"))),
        (readers.links, {"name": "a", "url": "u"}, (("a", "u"),)),
        (readers.links, {"a": "u", "b": None}, (("a", "u"),)),
    ],
)
def test_a_value_is_read(reader: Reader, value: Any, expected: object) -> None:
    """Each in the spellings that writers use."""
    assert expected == reader(value)


@pytest.mark.parametrize(
    ("reader", "value", "expected"),
    [
        (readers.text, ["a"], "a text"),
        (readers.texts, [["a"]], "a text or a list of texts"),
        (readers.names, {"nom": "a"}, "a text or a list of texts"),
        (readers.comma_texts, {"a": "b"}, "a text or a list of texts"),
        (readers.boolean, "peut-être", "“true” or “false”"),
        (readers.boolean, ["true"], "“true” or “false”"),
        (readers.opposite, "2", "“true” or “false”"),
        (readers.count, "-1", "a whole number, 0 or more"),
        (readers.count, "1.5", "a whole number, 0 or more"),
        (readers.count, "9" * 5000, "a whole number, 0 or more"),
        (readers.count, ["1"], "a whole number, 0 or more"),
        (readers.date_text, ["2008-09-24"], "a date such as 2008-09-24 or 2008-09-24 14:30"),
        (readers.date_text, "hier", "a date such as 2008-09-24 or 2008-09-24 14:30"),
        (readers.date_text, "24/09/2008", "a date with the year first, such as 2008-09-24"),
        (readers.date_text, "2026-02-30", "a date that exists, such as 2008-09-24 or 2008-09-24 14:30"),
        (readers.kind, "robot", "“person” or “organisation”"),
        (readers.kind, [], "“person” or “organisation”"),
        (readers.shares, {"mastodon": "many"}, "a number, or a number for each network"),
        (readers.links, "https://a.example", "a list of links, each with its “name” and its “url”"),
        (readers.links, [{"name": "a"}], "a list of links, each with its “name” and its “url”"),
        (readers.extra, "a", "“key: value” lines, indented"),
    ],
)
def test_a_wrong_value_is_refused(reader: Reader, value: Any, expected: str) -> None:
    """With what was expected in its place."""
    assert Wrong(expected) == reader(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Plain("true"), True),
        (Plain("FALSE"), False),
        (Plain("no"), "no"),
        (Plain("12"), 12),
        (Plain("-3"), -3),
        (Plain("1.50"), 1.5),
        (Plain("1e3"), 1000.0),
        (Plain("1e999"), "1e999"),
        (Plain("9" * 30), "9" * 30),
        (Plain("12:30"), "12:30"),
        ("12", "12"),
        (None, None),
        ([Plain("1"), {"a": Plain("2")}], [1, {"a": 2}]),
    ],
)
def test_extra_has_types(value: Any, expected: object) -> None:
    """Numbers and booleans are what YAML 1.2 sees, unless they stand between quotation marks."""
    found = _extra({"key": value})
    assert {"key": expected} == found
    assert type(expected) is type(found["key"])
