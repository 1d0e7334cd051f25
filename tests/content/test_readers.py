"""Readers of values."""

from typing import Any

import pytest

from magsite.content import field_readers, readers
from magsite.content.document import Origin
from magsite.content.header_values import Plain
from magsite.content.readers import Reader, Wrong

_extra: Reader = readers.extra


@pytest.mark.parametrize(
    ("reader", "value", "expected"),
    [
        (readers.text, "  Un\n titre \u00a0! ", "Un titre \u00a0!"),
        (readers.text, " ", None),
        (readers.words, "L&rsquo;ombre &#8211; &laquo;&#xA0;a&nbsp;&raquo;", "L’ombre – «\u00a0a\u00a0»"),
        (readers.words, "Rock & roll &c; AT&T", "Rock & roll &c; AT&T"),
        (readers.words, "a&#x202e;b", "ab"),
        (readers.texts, "a", ("a",)),
        (readers.texts, ["a", None, "b", "a", ""], ("a", "b")),
        (field_readers.signatures, {"name": "Alice"}, ("Alice",)),
        (field_readers.signatures, ["Bob", {"name": "Alice", "url": "x"}], ("Bob", "Alice")),
        (field_readers.signatures, ["Durand, Alice"], ("Durand, Alice",)),
        (field_readers.signatures, "Alice, Bob et Zoé", ("Alice", "Bob", "Zoé")),
        (field_readers.signatures, "Alice & Bob", ("Alice", "Bob")),
        (field_readers.signatures, "Durand, Alice; Petit, Bob", ("Durand, Alice", "Petit, Bob")),
        (field_readers.signatures, "The Rust Team", ("The Rust Team",)),
        (readers.text, "a\u202eb\u2066", "ab"),
        (readers.text, "a\r\nb\x0bc\x0cd\x85e\u2028f\u2029", "a b c d e f"),
        (readers.text, "\x00a\x1b[b\x9f\ufffe\uffff", "a[b"),
        (field_readers.address, "https://a.example/x", "https://a.example/x"),
        (field_readers.address, "a.example", "https://a.example"),
        (field_readers.address, " ", None),
        (field_readers.email, "a@b.example", "a@b.example"),
        (field_readers.language, "pt_BR.UTF-8", "pt-BR"),
        (field_readers.template, "dossier", "dossier.html"),
        (field_readers.rank, Plain("2"), 2),
        (field_readers.rank, Plain("true"), 0),
        (field_readers.rank, Plain("false"), None),
        (field_readers.yes_or_text, Plain("oui"), ""),
        (field_readers.yes_or_text, "Une maison", "Une maison"),
        (field_readers.origin, "https://a.example", Origin(url="https://a.example")),
        (field_readers.origin, "Ailleurs", Origin(name="Ailleurs")),
        (field_readers.origin, " ", None),
        (field_readers.switched_off, ["quotes", "Missing-Spaces"], ("quotes", "missing_spaces")),
        (field_readers.switched_off, Plain("true"), ()),
        (field_readers.picture, Plain("false"), None),
        (field_readers.one_text, [], None),
        (field_readers.on_network("mastodon"), "@a@b.example", (("Mastodon", "https://b.example/@a"),)),
        (field_readers.on_network("github"), "a-b", (("GitHub", "https://github.com/a-b"),)),
        (field_readers.on_network("x"), "https://x.com/a", (("X", "https://x.com/a"),)),
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
        (readers.shares, {"\x1bmasto\r\ndon": "3"}, (("masto don", 3),)),
        (_extra, {"a\x00": ["\u202eb\n\x0bc", Plain("\x1bd")]}, {"a": ["b\n c", "d"]}),
        (
            readers.links,
            [{"name": "a", "url": "u.fr"}, {"name": "b", "url": "v.fr"}],
            (("a", "https://u.fr"), ("b", "https://v.fr")),
        ),
        (readers.links, {"name": "a", "url": "u.fr"}, (("a", "https://u.fr"),)),
        (readers.links, {"a": "u.fr", "b": None}, (("a", "https://u.fr"),)),
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
        (field_readers.signatures, {"nom": "a"}, "a text or a list of texts"),
        (field_readers.address, "javascript:x", "an address that begins with “https://” or “http://”"),
        (field_readers.addresses, ["a.fr", "x"], "an address that begins with “https://” or “http://”"),
        (field_readers.addresses, [["a"]], "an address that begins with “https://” or “http://”"),
        (field_readers.email, "a", "an e-mail address"),
        (field_readers.language, "français", "a language such as “fr” or “en-GB”"),
        (field_readers.language, [], "a text"),
        (field_readers.template, "../a.html", "the name of a template of the theme, such as “dossier.html”"),
        (field_readers.template, ["a"], "a text"),
        (field_readers.rank, "x", "“true” or “false”, or a rank from 1"),
        (field_readers.yes_or_text, ["x"], "“true” or “false”, or a text"),
        (
            field_readers.corrections,
            [{"date": "hier", "text": "x"}],
            "a list of corrections, each with its “date” and its “text”",
        ),
        (field_readers.origin, ["x"], "a “name” and a “url”"),
        (field_readers.origin, {"url": "x"}, "a “name” and a “url”"),
        (
            field_readers.switched_off,
            {"a": "b"},
            "“true” or “false”, or a list of rules of typography to switch off",
        ),
        (field_readers.former, {"a": "b"}, "a text or a list of texts"),
        (field_readers.picture, ["a"], "the path of a picture"),
        (field_readers.on_network("mastodon"), "a", "the name of an account, or its address"),
        (field_readers.on_network("github"), "a b", "the name of an account, or its address"),
        (field_readers.on_network("github"), ["a"], "the name of an account, or its address"),
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
        (readers.shares, {"\x00": "3"}, "a number, or a number for each network"),
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
