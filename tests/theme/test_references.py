"""What one template refers to."""

import pytest

from magsite.theme.references import References, references


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{% extends 'base.html' %}{% include 'a.html' %}", References(("a.html", "base.html"))),
        ("{% import 'm.html' as m %}{% from 'n.html' import x %}", References(("m.html", "n.html"))),
        ("{% include ['a.html', 'b.html'] ignore missing %}", References(("a.html", "b.html"))),
        ("{% include page.kind ~ '.html' %}", References(dynamic_templates=True)),
        ("{% include ['a.html', page.x] %}", References(("a.html",), dynamic_templates=True)),
        ("{{ asset('b.css') }}<link href='{{ asset(\"a.css\")|href }}'>", References((), ("a.css", "b.css"))),
        ("{{ asset(page.x) }}", References(dynamic_assets=True)),
        ("{{ asset('icons/' ~ x) }}", References(dynamic_assets=True)),
        (
            "{% set a = asset %}{{ a('x.css') }}{{ asset('y.css') }}",
            References((), ("y.css",), dynamic_assets=True),
        ),
        ("{{ asset(name='x.css') }}", References(dynamic_assets=True)),
        ("{% trans %}Un{% endtrans %}{{ _('x') }}{{ other('x') }}{{ page.asset('x') }}", References()),
        ("{# {% include 'a.html' %} #}{% raw %}{{ asset('x') }}{% endraw %}", References()),
        ("{% include %}", References()),
    ],
)
def test_references(source: str, expected: References) -> None:
    """Names are found where they are literal; a computed one is told."""
    assert expected == references(source)
