"""What a template may print."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from magsite.content.body import Body
from magsite.diagnostics.model import Diagnostic
from magsite.theme.printing import shown as printed_text

Show = Callable[..., str | Diagnostic]

SITE = {
    "date": datetime(2008, 9, 24, tzinfo=UTC),
    "body": Body("<p>x</p>"),
    "none": None,
    "n": 3,
    "text": "a&b",
}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ site.text }}{{ site.n }}{{ 2 + site.n }}{{ 'x' }}", "a&amp;b35x"),
        ("{{ site.text ~ site.n ~ '<' }}", "a&amp;b3&lt;"),
        ("{{ site.n % 2 }}{{ 5.5 % 2 > 1 and 'yes' }}", "1yes"),
        ("{% macro m() %}<b>{% endmacro %}{{ m() ~ '<' }}", "<b>&lt;"),
        ("{% set x %}<b>{{ site.text }}{% endset %}{{ x }}", "<b>a&amp;b"),
    ],
)
def test_text_and_whole_numbers(show: Show, source: str, expected: str) -> None:
    """They are printed, escaped once."""
    assert expected == show(source, site=SITE)


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("{{ site.date }}", "a value of type datetime"),
        ("{{ site.none }}", "none"),
        ("{{ none }}", "none"),
        ("{{ true }}", "a value of type bool"),
        ("{{ 1 / 2 }}", "a value of type float"),
        ("{{ site.body }}", "a value of type Body"),
        ("{{ [1] }}", "a value of type list"),
        ("{{ [1]|map('abs') }}", "a value of type generator"),
        ("{{ 'a' ~ site.none }}", "none"),
        ("{{ 'a' ~ 1 ~ none }}", "none"),
        ("{{ asset }}", "a value of type function"),
        ("{{ [site.none]|join(', ') }}", "none"),
        ("{{ site.none|upper }}", "none"),
        ("{{ site.none|e }}", "none"),
        ("{{ _('%(x)s', x=site.none) }}", "none"),
        ("{% trans x=site.date %}le {{ x }}{% endtrans %}", "a value of type datetime"),
    ],
)
def test_other_values_fail(show: Show, source: str, kind: str) -> None:
    """The message names the type."""
    shown = show(source, site=SITE)

    assert isinstance(shown, Diagnostic), shown
    assert f"{kind} cannot be printed: choose a filter or a part of it" == dict(shown.arguments)["reason"]


def test_percent_does_not_format(show: Show) -> None:
    """`%` on a text would print anything."""
    shown = show("{{ '%s' % site.none }}", site=SITE)

    assert isinstance(shown, Diagnostic), shown
    assert dict(shown.arguments)["reason"] == "“%” is for numbers; a value of type str stands before it"


@given(st.text() | st.text("<>&'\"") | st.integers() | st.text().map(Markup))
def test_text_is_escaped_as_everywhere(value: object) -> None:
    """The quick way gives what the usual one gives."""
    assert str(escape(value)) == printed_text(value)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "{% autoescape false %}{{ site.text }}{{ site.n }}{% endautoescape %}{{ site.text }}",
            "a&b3a&amp;b",
        ),
        ("{% autoescape site.n > 5 %}{{ site.text }}{% endautoescape %}", "a&b"),
        ("{% autoescape site.n < 5 %}{{ site.text }}{% endautoescape %}", "a&amp;b"),
    ],
)
def test_text_where_escaping_is_switched(show: Show, source: str, expected: str) -> None:
    """As the template says."""
    assert expected == show(source, site=SITE)


def test_other_values_fail_without_escaping_too(show: Show) -> None:
    """They are meant for nobody there either."""
    assert isinstance(show("{% autoescape false %}{{ site.none }}{% endautoescape %}", site=SITE), Diagnostic)
