"""Closures, and the keys of templates."""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec
import pytest

from magsite.cache.digest import Digest
from magsite.theme.assets import assets
from magsite.theme.closures import Closure, closures, template_keys
from magsite.theme.layers import TEMPLATES, EnvironmentSpec, ThemeFile, merge, read_text
from magsite.theme.references import references

MakeFiles = Callable[..., tuple[ThemeFile, ...]]

THEME = {
    "templates/base.html": "{{ asset('small.css') }}{% include 'partials/head.html' %}",
    "templates/partials/head.html": "head",
    "templates/article.html": "{% extends 'base.html' %}{% include 'card.html' %}",
    "templates/home.html": "{% extends 'base.html' %}",
    "templates/card.html": "{{ asset('card.svg') }}",
    "templates/feed.xml": "feed",
    "templates/any.html": "{% include page.x %}",
    "templates/icons.html": "{{ asset(page.x) }}",
    "static/small.css": "a{}",
    "static/card.svg": "<svg/>",
    "static/other.svg": "<svg/>",
    "theme.toml": "name = 'small'",
}
PAGES = {"article.html", "home.html", "base.html", "any.html"}
ALL = {name.removeprefix("templates/") for name in THEME if name.startswith("templates/")}


def _spec(files: tuple[ThemeFile, ...]) -> EnvironmentSpec:
    made, _ = assets(files, {})
    urls = tuple((name, f"/{asset.path}") for name, asset in made.items())
    return EnvironmentSpec("small", files, (), "fr", "https://mag.example/", urls)


def _changed(before: Mapping[str, Digest], after: Mapping[str, Digest]) -> set[str]:
    return {name for name in {*before, *after} if before.get(name) != after.get(name)}


def _closure(name: str, sources: Mapping[str, str]) -> Closure:
    return closures({template: references(source) for template, source in sources.items()})[name]


def _closures(files: tuple[ThemeFile, ...]) -> Mapping[str, Closure]:
    templates = [file for file in files if file.name.startswith(TEMPLATES)]
    return closures(
        {file.name.removeprefix(TEMPLATES): references(str(read_text(file))) for file in templates}
    )


def _keys(spec: EnvironmentSpec, settings: Mapping[str, Any] | None = None) -> Mapping[str, Digest]:
    return template_keys(_closures(spec.files), spec, settings or {})


def test_closure_reaches_through_all() -> None:
    """Parents, their includes and their assets belong to a template; circles end."""
    sources = {
        "a.html": "{% extends 'b.html' %}",
        "b.html": "{% include 'c.html' %}{{ asset('x.css') }}",
        "c.html": "{% import 'a.html' as a %}",
        "d.html": "{{ asset('y.css') }}",
    }

    assert Closure(("a.html", "b.html", "c.html"), ("x.css",)) == _closure("a.html", sources)


def test_closure_names_what_is_missing() -> None:
    """A template that does not exist is part of a closure: one day it may."""
    assert Closure(("a.html", "b.html")) == _closure("a.html", {"a.html": "{% include 'b.html' %}"})


def test_computed_name_reaches_the_whole_theme() -> None:
    """Where a name is computed every template counts, with its assets."""
    sources = {"a.html": "{% include page.x %}", "b.html": "{{ asset('x.css') }}{{ asset(page.y) }}"}
    expected = Closure(("a.html", "b.html"), ("x.css",), dynamic_templates=True, dynamic_assets=True)

    assert expected == _closure("a.html", sources)


def test_closures_of_a_theme(make_files: MakeFiles) -> None:
    """Every file under templates/ has one."""
    made = _closures(make_files(THEME))

    assert set(made) == ALL
    assert made["article.html"].templates == ("article.html", "base.html", "card.html", "partials/head.html")
    assert made["article.html"].assets == ("card.svg", "small.css")


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("templates/partials/head.html", "new", {*PAGES, "partials/head.html"}),
        ("templates/card.html", "new", {"article.html", "card.html", "any.html"}),
        ("templates/feed.xml", "new", {"feed.xml", "any.html"}),
        ("templates/new.html", "new", {"new.html", "any.html"}),
        ("static/small.css", "b{}", {*PAGES, "icons.html"}),
        ("static/card.svg", "<svg />", {"article.html", "card.html", "any.html", "icons.html"}),
        ("static/other.svg", "<svg />", {"any.html", "icons.html"}),
        ("theme.toml", "name = 'large'", ALL),
    ],
)
def test_edit_changes_these_keys(make_files: MakeFiles, name: str, text: str, expected: set[str]) -> None:
    """The exact templates whose keys an edit of one file changes."""
    before = _keys(_spec(make_files(THEME)))
    after = _keys(_spec(make_files(THEME | {name: text})))

    assert expected == _changed(before, after)


def test_file_of_the_site_changes_keys(make_files: MakeFiles) -> None:
    """A file that comes to stand before the theme's is seen."""
    theme = make_files(THEME, "installed")
    before = _keys(_spec(merge([theme])))
    after = _keys(_spec(merge([make_files({"templates/card.html": "own"}), theme])))

    assert {"article.html", "card.html", "any.html"} == _changed(before, after)


@pytest.mark.parametrize(
    "other",
    [
        {"language": "en"},
        {"base_url": "https://mag.example/mag/"},
        {"theme": "large"},
        {"catalogues": (ThemeFile("locales/fr/LC_MESSAGES/small.mo", "", "", "d"),)},
    ],
)
def test_surroundings_change_all_keys(make_files: MakeFiles, other: dict[str, Any]) -> None:
    """Language, address, domain and catalogues are part of every template."""
    spec = _spec(make_files(THEME))

    assert _changed(_keys(spec), _keys(msgspec.structs.replace(spec, **other))) == ALL


def test_settings_change_all_keys(make_files: MakeFiles) -> None:
    """So are the settings."""
    spec = _spec(make_files(THEME))

    assert _changed(_keys(spec), _keys(spec, {"columns": 3})) == ALL


def test_keys_are_stable(make_files: MakeFiles) -> None:
    """The same theme elsewhere on the disk has the same keys."""
    assert _keys(_spec(make_files(THEME, "one"))) == _keys(_spec(make_files(THEME, "two")))
