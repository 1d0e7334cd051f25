"""What a template may read."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from magsite.diagnostics.model import Diagnostic
from magsite.pages.parts import Link
from magsite.theme.access import names_of, nearest

Show = Callable[..., str | Diagnostic]

SITE = {
    "title": "Le Mag",
    "items": "its own",
    "list": ["a", "b"],
    "link": Link("Un", "/un/"),
    "date": datetime(2008, 9, 24, 14, 30, tzinfo=UTC),
}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ site.link.name }}", "Un"),
        ("{{ site.link['name'] }}", "Un"),
        ("{{ site['title'] }}", "Le Mag"),
        ("{{ site.title.upper() }}", "LE MAG"),
        ("{{ site.items }}", "its own"),
        ("{{ site.get('none', 'x') }}", "x"),
        ("{{ site.list[1] }}", "b"),
        ("{{ site.title[:2] }}", "Le"),
        ("{{ site.date.year }}", "2008"),
        ("{{ site.date.isoformat() }}", "2008-09-24T14:30:00+00:00"),
        ("{% for x in site.list %}{{ loop.index }}{{ loop.last and ';' or ',' }}{% endfor %}", "1,2;"),
        ("{% set n = namespace(a=1) %}{% set n.a = n.a + 1 %}{{ n.a }}", "2"),
        ("{% for x in range(3) %}{{ x }}{% endfor %}", "012"),
        ("{% block b %}x{% endblock %}{{ self.b() }}", "xx"),
        ("{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}x{% endcall %}{{ m.name }}", "xm"),
        ("{{ 'no' if site.none is not defined }}{{ site.none|default('x') }}", "nox"),
    ],
)
def test_can_be_read(show: Show, source: str, expected: str) -> None:
    """Fields, keys before methods, elements, methods that only compute, and the language's own values."""
    assert expected == show(source, site=SITE)


@pytest.mark.parametrize(
    "source",
    [
        "{{ site.date.now().year }}",
        "{{ site.date.today().year }}",
        "{{ site.date.strftime('%A') }}",
        "{{ site.date.astimezone().hour }}",
        "{{ site.list.append('c') }}",
        "{{ site.clear() }}",
        "{{ site.update({}) }}",
        "{{ site.__class__ }}",
        "{{ site['__class__'] }}",
        "{{ site.title.__class__.__mro__ }}",
        "{{ site.title.format() }}",
        "{{ site.link.__struct_fields__ }}",
        "{{ site.link[0] }}",
        "{{ asset.__globals__ }}",
        "{{ self.__init__ }}",
        "{% for x in [1] %}{{ loop._iterable }}{% endfor %}",
        "{{ site|map(attribute='__class__')|list|length ~ (site.list|map(attribute='append')|first)() }}",
        "{{ none.x }}",
        "{{ site.list[7] }}",
        "{{ site.list['x'] }}",
        "{{ site[[]] }}",
        "{{ site.none.deeper }}",
        "{{ 1 if site.none }}",
        "{{ site.none == 1 }}",
        "{{ lipsum() }}",
        "{{ cycler('a') }}",
        "{{ joiner() }}",
        "{{ dict(a=1) }}",
        "{{ config }}",
    ],
)
def test_stays_closed(show: Show, source: str) -> None:
    """Clock, locale, changes to shared values, Python's inside and names that do not exist."""
    shown = show(source, site=SITE)

    assert isinstance(shown, Diagnostic), shown
    assert shown.code == "template-error"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("{{ site.titel }}", "a value of type dict has no “titel”; did you mean “title”?"),
        ("{{ site.link.nam }}", "a value of type Link has no “nam”; did you mean “name”?"),
        ("{{ pag.title }}", "“pag” is not defined; did you mean “page”?"),
        ("{{ zzz }}", "“zzz” is not defined"),
        ("{{ [][0] }}", "a value of type list has no “0”"),
        ("{{ []|first }}", "No first item, sequence was empty."),
    ],
)
def test_unknown_names_have_near_ones(show: Show, source: str, reason: str) -> None:
    """The message says what there is not, and what may have been meant."""
    shown = show(source, site=SITE)

    assert isinstance(shown, Diagnostic)
    assert reason == dict(shown.arguments)["reason"]


def test_names_of_a_mapping() -> None:
    """Its keys first."""
    assert list(names_of({"a": 1, 2: 3})) == ["a", "get", "items", "keys", "values"]


def test_nothing_is_near() -> None:
    """No suggestion is better than a wrong one."""
    assert nearest("zzz", ("page",)) == ""
