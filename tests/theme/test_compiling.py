"""What the code of a template says of what it reads."""

import pytest

from magsite.theme.compiling import READING, Reading
from magsite.theme.environment import ClosedEnvironment
from magsite.theme.layers import EnvironmentSpec


def _reading(source: str) -> Reading:
    closed = ClosedEnvironment(EnvironmentSpec("small", (), (), "fr", "https://mag.example/"))
    found: dict[str, object] = {"environment": closed}
    exec(closed.compile(source, "t.html", "t.html"), found)  # noqa: S102 - as Jinja does
    return Reading(*found[READING])  # type: ignore[misc] # its fields


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("x{# page #}{{ 'page' }}", ()),
        ("{{ page.card.title }}{{ site['page'] }}", ("page", "site")),
        ("{% set page = 1 %}{{ page }}", ()),
        ("{% if site %}{% set page = 1 %}{% endif %}{{ page }}", ("page", "site")),
        ("{% for x in range(2) %}{{ x }}{{ loop.index }}{% endfor %}{{ x }}", ("range", "x")),
        ("{% macro m(page) %}{{ page }}{{ other }}{% endmacro %}", ("other",)),
        ("{% trans %}x{% endtrans %}{{ _('x') }}", ("_", "gettext")),
        ("{% set n.a = 1 %}", ("n",)),
        ("{{ x is defined }}{{ y|default('') }}{{ z|map(attribute='page')|join }}", ("x", "y", "z")),
        ("{% filter upper %}{{ a }}{% endfilter %}{% set b %}{{ c }}{% endset %}", ("a", "c")),
        (
            "{% macro m() %}{{ caller(page) }}{% endmacro %}{% call(x) m() %}{{ x }}{{ y }}{% endcall %}",
            ("page", "y"),
        ),
        ("{% block b scoped %}{{ page }}{% endblock %}", ("page",)),
    ],
)
def test_names(source: str, names: tuple[str, ...]) -> None:
    """Whatever is looked up where the template stands, in branches, macros and blocks too."""
    assert names == _reading(source).names


@pytest.mark.parametrize(
    ("source", "nested", "framed"),
    [
        ("{% include 'a' %}{% include 'b' without context %}", ("a",), False),
        (
            "{% import 'a' as a %}{% from 'b' import b with context %}{% import 'c' as c with context %}",
            ("b", "c"),
            False,
        ),
        ("{% include page.x %}", (), True),
        ("{% include ['a', 'b'] %}", (), True),
        ("{% include 'a' if site.x else 'b' %}", (), True),
        ("{% extends 'a' %}", (), True),
        ("{% if x %}{% block b %}{% endblock %}{% endif %}", (), True),
    ],
)
def test_nested_templates(source: str, nested: tuple[str, ...], framed: bool) -> None:  # noqa: FBT001 - a row
    """Those that see what this one sees; where any may be meant, nothing is known."""
    reading = _reading(source)

    assert (nested, framed) == (reading.nested, reading.framed)


@pytest.mark.parametrize(
    ("source", "imports"),
    [
        ("{# x #}\n{% macro m(x=_('y')) %}{{ page }}{% endmacro %}\n", ()),
        ("{% from 'a' import b %}{% import 'c' as c %}", ("a", "c")),
        ("{% set a = ['x', {'y': _('z')}, asset('p')] %}{% set b = a %}", ()),
    ],
)
def test_constant_templates(source: str, imports: tuple[str, ...]) -> None:
    """Macros, imports, and what is the same for ever."""
    reading = _reading(source)

    assert (True, imports) == (reading.constant, reading.imports)


@pytest.mark.parametrize(
    "source",
    [
        "{% set n = namespace() %}",
        "{% set n = [namespace()] %}",
        "{% set n = {'a': namespace()} %}",
        "{% set n = ['a']|map('upper') %}",
        "{% set _ = namespace %}{% set n = _() %}",
        "{% set _, x = namespace, 1 %}",
        "{% set x = page.a %}",
        "{% set x %}{{ 1 }}{% endset %}",
        "{{ 'x' }}",
        "{% if true %}{% macro m() %}{% endmacro %}{% endif %}",
        "{% from 'a' import b with context %}",
        "{% import page as b %}",
        "{% include 'a' %}",
        "{% extends 'a' %}",
        "{% block a %}{% endblock %}",
    ],
)
def test_other_templates(source: str) -> None:
    """What may be another thing the next time, or be used up."""
    assert _reading(source).constant is False
