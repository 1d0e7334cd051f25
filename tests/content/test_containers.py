"""Containers: which lines open and close them."""

import pytest

from magsite.content.containers import Opening, containers


@pytest.mark.parametrize(
    ("line", "name", "title"),
    [
        (":::note", "note", ""),
        ("::: note", "note", ""),
        (":::: note ::::", "note", ""),
        ("   ::: note Le titre", "note", "Le titre"),
        (":::note[Le titre]", "note", "Le titre"),
        (":::note[Le titre]{#ici}", "note", "Le titre"),
        (':::note{title="Le titre"}', "note", "Le titre"),
        (':::note {title="Le titre"}', "note", "Le titre"),
        ("::: {.note .grand}", "note", ""),
        ('::: {#ici .note title="Le titre"}', "note", "Le titre"),
        (":::🧮", "🧮", ""),
    ],
)
def test_every_spelling_opens_a_container(line: str, name: str, title: str) -> None:
    """Those of markdown-it, Docusaurus and Pandoc."""
    assert {0: Opening(name, title), 2: None} == containers((line, "texte", ":::"))


def test_one_without_a_name_is_closed_by_its_like() -> None:
    """Where none is open, it opens one."""
    found = containers((":::", "a", ":::", ":::b", ":::", ":::"))

    assert {0: Opening("", ""), 2: None, 3: Opening("b", ""), 4: None} == found


@pytest.mark.parametrize(
    "lines",
    [
        (":::note", "a"),
        ("a", ":::"),
        ("    :::note", "a", "    :::"),
        ("::note", "::"),
        ("::: {}", ":::"),
        (),
    ],
)
def test_what_has_no_end_or_no_beginning_is_text(lines: tuple[str, ...]) -> None:
    """So is what is indented like code, or has no name."""
    assert not containers(lines)


def test_the_innermost_is_closed_first() -> None:
    """However many colons there are."""
    found = containers(("::::a", ":::b", ":::", "::::", ":::c"))

    assert {0: Opening("a", ""), 1: Opening("b", ""), 2: None, 3: None} == found
