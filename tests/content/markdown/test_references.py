"""Links by reference whose names hold code or escapes."""

from collections.abc import Callable

import pytest

from magsite.content.body import Body
from magsite.content.markdown.references import known_as

Convert = Callable[[str], Body]

TARGET = "https://exemple.fr/a"


def _link(words: str) -> str:
    return f'<p><a href="{TARGET}">{words}</a></p>'


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("[`todo!()`]", "`todo!()`", "<code>todo!()</code>"),
        ("[`todo!()`][]", "`todo!()`", "<code>todo!()</code>"),
        ("[macro][`todo!()`]", "`todo!()`", "macro"),
        ("[`Vec<T>`]", "`vec<t>`", "<code>Vec&lt;T&gt;</code>"),
        ("[`a & b`]", "`a & b`", "<code>a &amp; b</code>"),
        ("[``a``]", "`a`", "<code>a</code>"),
        ("[Le `mot`\nlà]", "le `mot` là", "Le <code>mot</code>\nlà"),
        (r"[un\_mot]", r"un\_mot", "un_mot"),
        ("[Un mot][]", "un mot", "Un mot"),
        ("[un] [deux]", "deux", "un"),
    ],
)
def test_a_name_is_found_as_it_was_typed(body_of: Convert, text: str, name: str, words: str) -> None:
    """In all three forms; capitals and line breaks do not count."""
    assert _link(words) == body_of(f"{text}\n\n[{name}]: {TARGET}").html


def test_code_is_another_name_than_its_words(body_of: Convert) -> None:
    """As in CommonMark."""
    assert body_of(f"[a]\n\n[`a`]: {TARGET}").html == "<p>[a]</p>"


def test_two_links_side_by_side_are_two(body_of: Convert) -> None:
    """Where the first has a target of its own, the second is not its name, and none of the words is lost."""
    html = body_of("[un] [deux]\n\n[un]: https://exemple.fr/1\n[deux]: https://exemple.fr/2").html

    assert '<a href="https://exemple.fr/1">un</a> <a href="https://exemple.fr/2">deux</a>' in html


def test_a_text_forgets_the_names_of_the_last(body_of: Convert) -> None:
    """They are defined for one text."""
    body_of(f"[`b`]: {TARGET}")

    assert body_of("[`b`]").html == "<p>[<code>b</code>]</p>"


@pytest.mark.parametrize(
    ("name", "known"), [("Un  Mot", "un mot"), ("`` a ``", "`a`"), ("`A` et ```b```", "`a` et `b`")]
)
def test_the_form_of_a_name(name: str, known: str) -> None:
    """One for all spellings."""
    assert known == known_as(name)
