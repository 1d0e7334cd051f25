"""The converter and the extensions of a configuration."""

import pytest

from magsite.content.body import MarkdownOptions
from magsite.content.markdown.extensions import converter, discard, load_error
from magsite.diagnostics.model import Location


def test_a_converter_is_made_once() -> None:
    """The same options give the same one, whatever the order of their keys."""
    one = MarkdownOptions(("nl2br",), {"toc": {"title": "x"}, "nl2br": {}})
    same = MarkdownOptions(("nl2br",), {"nl2br": {}, "toc": {"title": "x"}})

    assert converter(one) is converter(same)
    assert converter(one) is not converter(MarkdownOptions())


def test_discard_forgets_all_converters() -> None:
    """The next one is new."""
    before = converter(MarkdownOptions())
    discard()

    assert converter(MarkdownOptions()) is not before


def test_further_extensions_and_options_count() -> None:
    """An extension of the configuration works, and its options change the standard ones."""
    options = MarkdownOptions(
        ("nl2br", "extra", "markdown.extensions.tables"), {"footnotes": {"BACKLINK_TEXT": "^"}}
    )

    html = converter(options).reset().convert("a\nb[^1]\n\n[^1]: c")

    assert "a<br>\nb" in html
    assert ">^</a>" in html


@pytest.mark.parametrize(
    "options",
    [
        MarkdownOptions(),
        MarkdownOptions(("nl2br", "extra", "codehilite", "markdown.extensions.smarty")),
        MarkdownOptions((), {"toc": {"title": "Sommaire"}}),
    ],
)
def test_extensions_that_load_are_no_problem(options: MarkdownOptions) -> None:
    """Those that stand already are passed over."""
    assert load_error(options) == ()


@pytest.mark.parametrize(
    ("options", "names"),
    [
        (MarkdownOptions(("absente", "nl2br", "json")), ["absente", "json"]),
        (MarkdownOptions(("smarty",), {"smarty": {"inconnue": True}}), ["smarty"]),
        (MarkdownOptions((), {"toc": {"inconnue": True}}), ["toc"]),
    ],
)
def test_extensions_that_cannot_be_loaded_are_named(options: MarkdownOptions, names: list[str]) -> None:
    """All at once, with the reason that they gave."""
    found = load_error(options)

    assert [("markdown-extension", Location("config.toml"))] * len(names) == [
        (diagnostic.code, diagnostic.location) for diagnostic in found
    ]
    assert names == [dict(diagnostic.arguments)["name"] for diagnostic in found]
