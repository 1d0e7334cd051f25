"""What a target is, and where it stands."""

from collections.abc import Callable

import pytest

from magsite.content.body import Body
from magsite.content.markdown.answers import nature


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("a.md", "ours"), ("/a/", "ours"), ("?page=2", "ours"), ("../a.md#b", "ours"), ("a:b", "external"),
        ("https://a.fr", "external"), ("mailto:a@b.fr", "external"), ("\x02amp\x03#109;ailto:x", "external"),
        ("//a.fr", "external"), ("data:image/png;base64,x", "external"), ("#a", "fragment"), ("", "empty"),
        (" \t", "empty"), ("javascript:x", "hostile"), ("\x01JAVA\nSCRIPT:x", "hostile"),
        ("&#106;avascript:x", "hostile"), ("vbscript:x", "hostile"), ("data:text/html,x", "hostile"),
    ],
)  # fmt: skip
def test_the_nature_of_targets(target: str, expected: str) -> None:
    """As a browser would read them."""
    assert expected == nature(target)


def test_a_long_target_is_shortened_in_its_diagnostic(body_of: Callable[[str], Body]) -> None:
    """A diagnostic is a line to read."""
    (diagnostic,) = body_of(f"[a](data:text/html,{'x' * 500})").record.diagnostics

    assert len(dict(diagnostic.arguments)["target"]) == 120


def test_an_empty_link_stands_on_the_first_line(body_of: Callable[[str], Body]) -> None:
    """Nothing in the source says where."""
    (diagnostic,) = body_of("a\n\n[b]()").record.diagnostics

    assert (diagnostic.location.line, diagnostic.location.column) == (5, 1)
