"""Pages, and what is said where a template fails."""

from collections.abc import Callable
from pathlib import Path

import pytest

from magsite.diagnostics.model import Diagnostic, Location, diagnose
from magsite.theme.environment import environment
from magsite.theme.layers import EnvironmentSpec, ThemeFile
from magsite.theme.rendering import render

MakeFiles = Callable[..., tuple[ThemeFile, ...]]
Show = Callable[..., str | Diagnostic]

SHOWN = "themes/small/templates/shown.html"
PAGE = "/mag/une-page/"


@pytest.mark.parametrize("source", ["é", "é\n", "é\n\n\n", "é {% if false %}\n{% endif %}"])
def test_ends_with_one_line_end(make_files: MakeFiles, source: str) -> None:
    """Bytes in UTF-8, whatever the template's last line looks like."""
    files = make_files({"templates/page.html": source})
    closed = environment(EnvironmentSpec("small", files, (), "fr", "https://mag.example/"))

    assert "é\n".encode() == render(closed, "page.html", None, None, PAGE)


def test_sees_page_and_site_only(show: Show) -> None:
    """There is no third name."""
    assert show("{{ page }} {{ site }} {{ 'x' if view is not defined }}", "a", "b") == "a b x"


def test_error_in_the_template(show: Show) -> None:
    """The template's line and the page are named."""
    expected = diagnose("template-error", Location(SHOWN, 2), page=PAGE, reason="“x” is not defined")

    assert expected == show("a\n{{ x }}")


def test_error_in_a_macro_of_another_file(show: Show) -> None:
    """The innermost line is the one to correct."""
    others = {"partials/m.html": "{% macro m() %}\n\n{{ none }}{% endmacro %}"}
    shown = show("{% from 'partials/m.html' import m %}{{ m() }}", others=others)

    assert isinstance(shown, Diagnostic)
    assert Location("themes/small/templates/partials/m.html", 3) == shown.location


def test_error_in_a_parent(show: Show) -> None:
    """A block that fails is named in its own file."""
    others = {"base.html": "<p>\n{% block b %}{% endblock %}"}
    shown = show("{% extends 'base.html' %}\n{% block b %}\n{{ 1 // 0 }}{% endblock %}", others=others)

    assert isinstance(shown, Diagnostic)
    assert Location(SHOWN, 3) == shown.location


def test_syntax_error(show: Show) -> None:
    """A template that cannot be read is named with its line."""
    shown = show("a\n{% if %}")

    assert isinstance(shown, Diagnostic)
    assert (Location(SHOWN, 2), "template-syntax") == (shown.location, shown.code)


def test_syntax_error_in_an_include(show: Show) -> None:
    """It is the included file's."""
    shown = show("{% include 'b.html' %}", others={"b.html": "\n\n{% endif %}"})

    assert isinstance(shown, Diagnostic)
    assert Location("themes/small/templates/b.html", 3) == shown.location


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("datte", "there is no filter “datte”; did you mean “date”?"),
        ("safe", "there is no filter “safe”"),
        ("random", "there is no filter “random”"),
    ],
)
def test_unknown_filter(show: Show, name: str, reason: str) -> None:
    """An unknown filter is a matter of syntax, with a near name."""
    assert diagnose("template-syntax", Location(SHOWN, 1), reason=reason) == show(f"{{{{ page|{name} }}}}")


def test_unknown_asset(show: Show) -> None:
    """An asset that does not exist is named, with a near one."""
    expected = diagnose("asset-missing", Location(SHOWN, 2), name="smal.css", near="small.css")

    assert expected == show("\n{{ asset('smal.css') }}")


def test_missing_include(show: Show) -> None:
    """The line that asks for a template is the place."""
    expected = diagnose("template-missing", Location(SHOWN, 2), name="crad.html", near="card.html")

    assert expected == show("\n{% include 'crad.html' %}", others={"card.html": ""})


def test_missing_includes(show: Show) -> None:
    """A choice of templates of which none exists."""
    expected = diagnose("template-missing", Location(SHOWN, 1), name="a, b", near="")

    assert expected == show("{% include ['a', 'b'] %}")


def test_missing_template_of_a_page(make_files: MakeFiles) -> None:
    """No line asks for a page's own template."""
    closed = environment(
        EnvironmentSpec("small", make_files({"templates/tags.html": ""}), (), "fr", "https://mag.example/")
    )
    expected = diagnose(
        "template-missing", Location("themes/small/templates/tag.html"), name="tag.html", near="tags.html"
    )

    assert expected == render(closed, "tag.html", None, None, PAGE)


def test_changed_template(make_files: MakeFiles) -> None:
    """A template that changed during the build is not used under its old digest."""
    files = make_files({"templates/page.html": "a"})
    Path(files[0].file).write_text("b")
    closed = environment(EnvironmentSpec("small", files, (), "fr", "https://mag.example/"))

    expected = diagnose("file-changed", Location("themes/small/templates/page.html"))
    assert expected == render(closed, "page.html", None, None, PAGE)


def test_endless_template(show: Show) -> None:
    """A template that includes itself is said in words."""
    shown = show("{% include 'shown.html' %}")

    assert isinstance(shown, Diagnostic)
    assert dict(shown.arguments)["reason"] == "a template or a macro calls itself without end"


def test_reasons_hold_no_address(show: Show) -> None:
    """A reason is the same in every build."""
    shown = show("{{ asset + 1 }}")

    assert isinstance(shown, Diagnostic)
    assert "0x" not in dict(shown.arguments)["reason"]


def test_half_a_character(show: Show) -> None:
    """Text that no file can hold is an error of the page, not of the program."""
    shown = show("{{ page }}", "\ud800")

    assert isinstance(shown, Diagnostic)
    assert (Location(SHOWN), "template-error") == (shown.location, shown.code)
