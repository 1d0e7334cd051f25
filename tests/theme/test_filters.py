"""The filters of templates."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from magsite.diagnostics.model import Diagnostic
from magsite.language.typography import DEFAULT
from magsite.pages.parts import Link
from magsite.theme.filters import filters

Show = Callable[..., str | Diagnostic]

MOMENT = datetime(2008, 9, 1, 14, 30, tzinfo=timezone(timedelta(hours=2)))
LINKS = tuple(Link(name, "/") for name in ("Zoé", "Élie", "eva", "Œuvre", "Noé"))


@pytest.mark.parametrize(
    ("source", "page", "expected"),
    [
        ("{{ page|date }}", MOMENT, "1er\u00a0septembre 2008"),
        ("{{ page|date }}", date(2008, 9, 24), "24\u00a0septembre 2008"),
        ("{{ page|short_date }}", MOMENT, "1er\u00a0sept. 2008"),
        ("{{ page|full_date }}", MOMENT, "lundi 1er\u00a0septembre 2008"),
        ("{{ page|month }}", MOMENT, "septembre 2008"),
        ("{{ page|isodate }}", MOMENT, "2008-09-01T14:30:00+02:00"),
        ("{{ page|isodate }}", date(2008, 9, 24), "2008-09-24"),
        ("{{ page|rfc822 }}", MOMENT, "Mon, 01 Sep 2008 14:30:00 +0200"),
        ("{{ page|number }}", 12345, "12\u202f345"),
        ("{{ page|decimal }} {{ (page / 2)|decimal(2) }}", 3, "3,0 1,50"),
        ("{{ (page / 4)|percent }} {{ page|percent }}", 1, "25\u00a0% 100\u00a0%"),
        ("{{ page|ordinal }} {{ page|ordinal('f') }} {{ 2|ordinal }}", 1, "1er 1re 2e"),
        ("{{ page|century }}", 21, "XXIe\u00a0siècle"),
        ("{{ page|map(attribute='name')|list|names }}", LINKS[:3], "Zoé, Élie et eva"),
        ("{{ 'de'|elide(page) }} {{ 'de'|elide('Bruno') }}", "Alice", "d’Alice de Bruno"),
        ("{{ page|absolute }}", "/mag/un/", "https://mag.example/mag/un/"),
        ("{{ page|urlencode }}", "à/b c&d", "%C3%A0%2Fb%20c%26d"),
        ("{{ page|title }}", "l’été à l’INSEE", "L’été à l’INSEE"),
        ("{{ page|upper }}{{ page|lower }}", "Été", "ÉTÉété"),
        ("[{{ page|trim }}]", "  a ", "[a]"),
        ("{{ page|replace('a', '&') }}", "abba", "&amp;bb&amp;"),
        ("{{ page|striptags }}", "<p>a &amp; <b>b</b></p>", "a &amp; b"),
        ("{{ page|e }}", "<", "&lt;"),
        ("{{ page|escape }}", 3, "3"),
        ("{{ page|join(' < ') }}", ["a", 2, "<b>"], "a &lt; 2 &lt; &lt;b&gt;"),
        ("{{ page|upper }}", 12, "12"),
    ],
)
def test_filter(show: Show, source: str, page: object, expected: str) -> None:
    """What each filter makes of a value in a French magazine."""
    assert expected == show(source, page)


@pytest.mark.parametrize(
    ("source", "page", "expected"),
    [
        ("{{ page|date }}", MOMENT, "1 September 2008"),
        ("{{ page|number }}", 12345, "12,345"),
        ("{{ page|names }}", ("A", "B"), "A and B"),
    ],
)
def test_english(show: Show, source: str, page: object, expected: str) -> None:
    """The magazine's language decides."""
    assert expected == show(source, page, language="en")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ page|sort(attribute='name')|map(attribute='name')|join(' ') }}", "Élie eva Noé Œuvre Zoé"),
        ("{{ page|map(attribute='name')|sort(reverse=true)|join(' ') }}", "Zoé Œuvre Noé eva Élie"),
        ("{{ [3, 1, 2]|sort|join }}", "123"),
        ("{{ page|map(attribute='name')|first }}{{ page|length }}", "Zoé5"),
    ],
)
def test_sort_is_french(show: Show, source: str, expected: str) -> None:
    """É stands beside E, œ is oe, capitals do not count; numbers are sorted as numbers."""
    assert expected == show(source, LINKS)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("un deux trois", 3, "un deux trois"),
        ("un deux, trois quatre", 2, "un deux…"),
        ("12\u00a0000 partages ici", 1, "12\u00a0000…"),
        ("Il dit\u00a0: «\u00a0bonjour\u00a0» à tous", 2, "Il dit…"),
        ("Il vient\u202f; il part", 2, "Il vient…"),
        ("  un  deux  trois ", 2, "un  deux…"),
        ("", 1, ""),
    ],
)
def test_truncate(show: Show, text: str, words: int, expected: str) -> None:
    """Whole words are kept, with their no-break spaces, and the sign stands at once after the last."""
    assert expected == show(f"{{{{ page|truncate({words}) }}}}", text)


@pytest.mark.parametrize(
    ("source", "page", "reason"),
    [
        ("{{ page|date }}", None, "a date is needed here; this is none"),
        ("{{ page|isodate }}", "2008", "a date is needed here; this is a value of type str"),
        (
            "{{ page|rfc822 }}",
            date(2008, 9, 24),
            "a date with its time is needed here; this is a value of type date",
        ),
        ("{{ page|number }}", True, "a whole number is needed here; this is a value of type bool"),
        ("{{ page|decimal }}", "1", "a number is needed here; this is a value of type str"),
        ("{{ 1|ordinal(page) }}", "n", "the gender of an ordinal is “m” or “f”"),
        ("{{ page|ordinal }}", 0, "0 has no ordinal"),
        (
            "{% set x %}<b>{% endset %}{{ x|truncate }}",
            None,
            "“truncate” takes plain text: put “striptags” before it",
        ),
        ("{{ page|isodate }}", MOMENT.replace(tzinfo=None), "2008-09-01 14:30:00 has no time zone"),
    ],
)
def test_wrong_values(show: Show, source: str, page: object, reason: str) -> None:
    """A filter says what it needs."""
    shown = show(source, page)

    assert isinstance(shown, Diagnostic)
    assert reason == dict(shown.arguments)["reason"]


def test_filters_are_a_closed_list() -> None:
    """Nothing random, nothing that prints Python, nothing that switches escaping off."""
    gone = {"random", "pprint", "safe", "string", "format", "attr", "tojson", "urlize", "xmlattr", "groupby"}

    assert set() == gone & set(filters(DEFAULT, "https://mag.example/"))


def test_utc(show: Show) -> None:
    """A moment keeps the offset that it has."""
    assert show("{{ page|isodate }}", datetime(2008, 9, 1, tzinfo=UTC)) == "2008-09-01T00:00:00+00:00"
