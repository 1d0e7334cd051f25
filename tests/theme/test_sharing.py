"""What is rendered once for many pages, and what never is."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from magsite.diagnostics.model import Diagnostic
from magsite.language.typography import DEFAULT
from magsite.pages.parts import Link
from magsite.pages.prose import Prose
from magsite.theme.compiled import Compiled
from magsite.theme.environment import ClosedEnvironment
from magsite.theme.layers import EnvironmentSpec, ThemeFile, core_folder, installed_themes
from magsite.theme.rendering import render
from magsite.theme.sharing import inputs, is_constant, surroundings

MakeFiles = Callable[..., tuple[ThemeFile, ...]]


class Magazine(msgspec.Struct, frozen=True):
    """A Site in small."""

    title: str
    settings: dict[str, Any] = {}


class Shown(msgspec.Struct, frozen=True):
    """A View in small."""

    name: str
    links: tuple[Link, ...] = ()


SITE = Magazine("Le Mag")
UN, DEUX = Shown("un", (Link("a", "/a/"),)), Shown("deux", (Link("a", "/a/"), Link("b", "/b/")))


class Theme:
    """A theme in memory, whose filter `lower` tells how often it was asked."""

    def __init__(self, files: tuple[ThemeFile, ...]) -> None:
        self.asked: list[str] = []
        self.environment = ClosedEnvironment(
            EnvironmentSpec("small", files, (), "fr", "https://mag.example/"), Compiled()
        )
        self.environment.filters["lower"] = self._lower

    def pages(self, *views: object, site: object = SITE) -> list[str]:
        """The text of `page.html` for each View."""
        made = [render(self.environment, "page.html", one, site, "") for one in views]
        return [one.decode().strip() if isinstance(one, bytes) else str(one) for one in made]

    def _lower(self, value: str) -> str:
        self.asked.append(value)
        return value.lower()


@pytest.fixture
def theme(make_files: MakeFiles) -> Callable[[Mapping[str, str]], Theme]:
    """Make a theme of templates."""

    def made(templates: Mapping[str, str]) -> Theme:
        return Theme(make_files({f"templates/{name}": text for name, text in templates.items()}))

    return made


Make = Callable[[Mapping[str, str]], Theme]


def test_partial_that_shows_the_site_alone_is_rendered_once(theme: Make) -> None:
    """It is the same on every page."""
    small = theme(
        {
            "page.html": "{{ page.name }}{% include 'foot.html' %}",
            "foot.html": "{% from 'm.html' import m %}: {{ site.title|lower }}{{ m('!') }}",
            "m.html": "{% macro m(x) %}{{ x }}{% endmacro %}",
        }
    )

    assert small.pages(UN, DEUX, UN) == ["un: le mag!", "deux: le mag!", "un: le mag!"]
    assert small.asked == ["Le Mag"]


@pytest.mark.parametrize(
    ("templates", "expected"),
    [
        ({"foot.html": "{{ page.name }}"}, ["un", "deux"]),
        ({"foot.html": "{% if page %}{{ page.links|length }}{% endif %}"}, ["1", "2"]),
        ({"foot.html": "{% macro m() %}{{ page.name }}{% endmacro %}{{ m() }}"}, ["un", "deux"]),
        ({"foot.html": "{% include 'in.html' %}", "in.html": "{{ page.name }}"}, ["un", "deux"]),
        ({"foot.html": "{% include ['none', 'in.html'] %}", "in.html": "{{ page.name }}"}, ["un", "deux"]),
        (
            {"foot.html": "{% set n = 'in' %}{% include n ~ '.html' %}", "in.html": "{{ page.name }}"},
            ["un", "deux"],
        ),
        ({"foot.html": "{% extends 'in.html' %}", "in.html": "{{ page.name }}"}, ["un", "deux"]),
        ({"foot.html": "{% block x %}{{ page.name }}{% endblock %}"}, ["un", "deux"]),
        (
            {
                "foot.html": "{% from 'in.html' import m with context %}{{ m() }}",
                "in.html": "{% macro m() %}{{ page.name }}{% endmacro %}",
            },
            ["un", "deux"],
        ),
        ({"foot.html": "{{ name }}"}, ["un", "deux"]),
        ({"foot.html": "{{ links|length }}{{ links[0].name }}"}, ["1a", "2a"]),
        ({"foot.html": "{{ notes.name }}"}, ["un", "deux"]),
        ({"foot.html": "{{ whole.name }}"}, ["un", "deux"]),
        ({"foot.html": "{{ told() }}"}, ["un", "deux"]),
        ({"foot.html": "{{ listed|join }}"}, ["un", "deux"]),
        ({"foot.html": "{{ asset('x') }}"}, ["un", "deux"]),
        ({"foot.html": "{% include 'in.html' %}", "in.html": "{{ name }}"}, ["un", "deux"]),
        ({"foot.html": "{% for one in links %}{{ loop.index }}{% endfor %}"}, ["1", "12"]),
    ],
)
def test_partial_that_shows_the_page_is_rendered_for_each(
    theme: Make, templates: Mapping[str, str], expected: list[str]
) -> None:
    """By its name, through a macro or another partial, or by what the including template has set."""
    around = (
        "{% macro told() %}{{ page.name }}{% endmacro %}{% set name = page.name %}{% set links = page.links %}"
        "{% set whole = page %}{% set notes = namespace(name=page.name) %}{% set listed = [page]|map(attribute='name') %}"
        "{% macro asset(x) %}{{ page.name }}{% endmacro %}"
    )
    small = theme({"page.html": around + "{% include 'foot.html' %}"} | dict(templates))

    assert expected == small.pages(UN, DEUX)


def test_partial_sees_the_loop_around_it(theme: Make) -> None:
    """Each turn is another."""
    small = theme(
        {
            "page.html": "{% for one in page.links %}{{ loop.index0 }}{% include 'in.html' %}{% endfor %}",
            "in.html": "{{ loop.index }}{{ site.title }},",
        }
    )

    assert small.pages(DEUX, DEUX) == ["01Le Mag,12Le Mag,"] * 2


def test_partial_is_rendered_once_for_equal_names(theme: Make) -> None:
    """What it looks up decides, whatever the page is."""
    small = theme(
        {
            "page.html": "{% for one in page.links %}{% include 'in.html' %}{% endfor %}",
            "in.html": "{{ one.name|lower }}{{ site.title }}",
        }
    )

    assert small.pages(UN, DEUX) == ["aLe Mag", "aLe MagbLe Mag"]
    assert small.asked == ["a", "b"]


def test_macro_is_rendered_once_for_equal_arguments(theme: Make) -> None:
    """A card on many lists."""
    small = theme(
        {
            "page.html": "{% from 'm.html' import m %}{% for one in page.links %}{{ m(one, tag='b') }}{% endfor %}",
            "m.html": "{% macro m(one, tag='i') %}<{{ tag }}>{{ one.name|lower }}{% endmacro %}",
        }
    )

    assert small.pages(UN, DEUX, DEUX) == ["<b>a", "<b>a<b>b", "<b>a<b>b"]
    assert small.asked == ["a", "b"]


def test_macro_is_remembered_by_words_as_they_were_typed(theme: Make) -> None:
    """It shows them set; the second time, nobody sets them."""
    small = theme(
        {
            "page.html": "{% from 'm.html' import m %}{{ m(page.links[0]) }}",
            "m.html": "{% macro m(one) %}{{ one.name|lower }}{% endmacro %}",
        }
    )
    first, second = (Shown(name, (Link(Prose("L'ÉTÉ", DEFAULT), "/"),)) for name in ("un", "deux"))

    assert small.pages(first, second) == ["l’été", "l’été"]
    assert small.asked == ["L’ÉTÉ"]


def test_remembered_macro_stays_markup(theme: Make) -> None:
    """What it gives is not escaped, the first time and later."""
    small = theme(
        {
            "page.html": "{% from 'm.html' import m %}{{ m('<') }}{{ m('<') ~ '<' }}",
            "m.html": "{% macro m(x) %}<b>{{ x }}{% endmacro %}",
        }
    )

    assert small.pages(UN) == ["<b>&lt;<b>&lt;&lt;"]


def test_arguments_of_equal_text_are_told_apart(theme: Make) -> None:
    """Text and HTML, one and true, where escaping is on and where it is off."""
    small = theme(
        {
            "page.html": "{% from 'm.html' import m, n %}{% set x %}&amp;{% endset %}{{ m('&amp;') }} {{ m(x) }} "
            "{{ n(1) }} {{ n(true) }} {% autoescape false %}{{ m('&amp;') }}{% endautoescape %}",
            "m.html": "{% macro m(x) %}{{ x }}{% endmacro %}{% macro n(x) %}{{ 'yes' if x is true else 'no' }}{% endmacro %}",
        }
    )

    assert small.pages(UN) == ["&amp;amp; &amp; no yes &amp;amp;"]


@pytest.mark.parametrize(
    ("page", "module", "expected"),
    [
        # A namespace is counted on from call to call.
        (
            "{% set n = namespace(v=0) %}{{ m(n) }}{{ m(n) }}{{ n.v }}",
            "{% macro m(n) %}{% set n.v = n.v + 1 %}{{ n.v }}{% endmacro %}",
            "122",
        ),
        (
            "{{ m() }}{{ m() }}",
            "{% set n = namespace(v=0) %}{% macro m() %}{% set n.v = n.v + 1 %}{{ n.v }}{% endmacro %}",
            "12",
        ),
        (
            "{{ m() }}-{{ m() }}",
            "{% set n = ['a']|map('upper') %}{% macro m() %}{{ n|join }}{% endmacro %}",
            "A-",
        ),
        (
            "{{ m() }}{{ m() }}",
            "{% from 'deep.html' import count %}{% macro m() %}{{ count() }}{% endmacro %}",
            "12",
        ),
        ("{% call m() %}{{ page.name }}{% endcall %}", "{% macro m() %}{{ caller() }}{% endmacro %}", "un"),
        ("{{ m(page) }}", "{% macro m(x) %}{{ x.name }}{% endmacro %}", "un"),
    ],
)
def test_macro_that_keeps_something_is_called_each_time(
    theme: Make, page: str, module: str, expected: str
) -> None:
    """On each page anew, and on one page as often as it is called."""
    deep = "{% set n = namespace(v=0) %}{% macro count() %}{% set n.v = n.v + 1 %}{{ n.v }}{% endmacro %}"
    small = theme({"page.html": "{% from 'm.html' import m %}" + page, "m.html": module, "deep.html": deep})

    assert [expected] * 2 == small.pages(UN, UN)


def test_other_site_is_another_page(theme: Make) -> None:
    """The preview renders the site as it is now, with the same templates: 1 is not true."""
    small = theme(
        {
            "page.html": "{% include 'foot.html' %}",
            "foot.html": "{{ 'yes' if site.settings.x is true else site.title }}",
        }
    )
    sites = [
        Magazine("A", {"x": 1}),
        Magazine("A", {"x": True}),
        Magazine("B", {"x": 1}),
        Magazine("A", {"x": 1}),
    ]

    assert [small.pages(UN, site=site)[0] for site in sites] == ["A", "yes", "B", "A"]


def test_partial_that_fails_is_said_each_time(theme: Make) -> None:
    """On every page, with its line."""
    small = theme({"page.html": "{% include 'foot.html' %}", "foot.html": "\n{{ site.titel }}"})

    made = [render(small.environment, "page.html", one, SITE, "") for one in (UN, DEUX)]

    assert [one.location.line for one in made if isinstance(one, Diagnostic)] == [2, 2]


def test_missing_partial_may_be_missing(theme: Make) -> None:
    """A partial that includes one that does not exist is rendered each time."""
    small = theme(
        {"page.html": "{% include 'foot.html' %}", "foot.html": "x{% include 'none' ignore missing %}"}
    )

    assert small.pages(UN, DEUX) == ["x", "x"]


def _installed() -> tuple[ThemeFile, ...]:
    from magsite.cache.digest import of_bytes  # noqa: PLC0415 - for this test only

    found: dict[str, Path] = {}
    for folder in (core_folder(), installed_themes() / "kiosque"):
        found |= {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.html"))}
    return tuple(
        ThemeFile(name, name, str(path), of_bytes(path.read_bytes())) for name, path in found.items()
    )


def test_what_surrounds_a_macro_counts(make_files: MakeFiles) -> None:
    """Its own template and those that it imports, and assets where it shows one; not the rest of the theme."""
    files = {
        "templates/m.html": "{% from 'n.html' import n %}{% macro m(x) %}{{ n(x) }}{% endmacro %}",
        "templates/n.html": "{% macro n(x) %}{{ x }}{% endmacro %}",
        "templates/a.html": "{% macro a() %}{{ asset('a.css') }}{% endmacro %}",
    }

    def digests(more: Mapping[str, str] | None = None, **other: Any) -> tuple[str, str]:
        spec = EnvironmentSpec(
            "small", make_files({**files, **(more or {})}), (), "fr", "https://mag.example/"
        )
        environment = ClosedEnvironment(msgspec.structs.replace(spec, **other), Compiled())
        return (
            surroundings(environment.shared_template("m.html")),
            surroundings(environment.shared_template("a.html")),
        )

    before = digests()
    imported = digests({"templates/n.html": "{% macro n(x) %}<b>{{ x }}</b>{% endmacro %}"})
    assert (imported[0] != before[0], imported[1]) == (True, before[1])
    assert digests({"templates/other.html": ""}) == before
    assets = digests(assets=(("a.css", "/a.1.css"),))
    assert (assets[0], assets[1] != before[1]) == (before[0], True)
    assert all(one != two for one, two in zip(before, digests(language="en"), strict=True))


@pytest.mark.parametrize(
    "within",
    [
        "{% include 'n.html' %}",
        "{% from 'n.html' import n %}{{ n(x) }}",
        "{% import 'n.html' as all %}{{ all.n(x) }}",
        "{% include ['missing.html', 'n.html'] %}",
        "{% include x %}",
        "{% include 'missing.html' ignore missing %}",
    ],
)
def test_what_a_macro_names_inside_surrounds_it(make_files: MakeFiles, within: str) -> None:
    """What it includes, imports, or may reach by a name that is computed or leads nowhere yet."""

    def digest(text: str) -> str:
        files = {
            "templates/m.html": "{% macro m(x) %}" + within + "{% endmacro %}",
            "templates/n.html": "{% macro n(x) %}" + text + "{% endmacro %}",
        }
        spec = EnvironmentSpec("small", make_files(files), (), "fr", "https://mag.example/")
        return surroundings(ClosedEnvironment(spec, Compiled()).shared_template("m.html"))

    assert digest("a") == digest("a") != digest("b")


def test_kiosque_shares_what_it_can() -> None:
    """Its header and its foot do not name the page, and all its macros stand in constant modules."""
    kiosque = Theme(_installed()).environment
    partials = {name for name in kiosque.list_templates() if name.startswith("partials/")}

    shared = {name for name in partials if "page" not in inputs(kiosque.shared_template(name))}
    constant = {name for name in kiosque.list_templates() if is_constant(kiosque.shared_template(name))}

    assert shared == {"partials/footer.html", "partials/header.html"}
    assert {name for name in kiosque.list_templates() if name.startswith("macros/")} == constant
