"""Titles and headings: their order, their length, and how they end."""

import pytest

from tests.checks.sources import found, header_found, looked_at


@pytest.mark.parametrize(
    ("body", "at"),
    [
        ("### Trois", "Trois"),
        ("## Deux\n\n#### Quatre", "Quatre"),
        ("# Un\n\n### Trois", "Trois"),
        ("Deux\n----\n\n#### Quatre", "Quatre"),
    ],
)
def test_a_heading_that_leaves_out_a_level(body: str, at: str) -> None:
    """The title of the page is of the first one; a text that uses `#` goes down by one."""
    assert [("heading-order", at)] == found(body)


@pytest.mark.parametrize(
    "body",
    [
        "## Deux\n\n### Trois\n\n## Deux",
        "# Un\n\n## Deux\n\n### Trois",
        "## Deux\n\n```md\n#### Quatre\n```",
        "Un texte.",
        "## Deux\n\n> #### Dans une citation",
    ],
)
def test_headings_in_order(body: str) -> None:
    """One level down at a time, any number up; not those of code."""
    expected = [("heading-order", "Dans une citation")] if ">" in body else []
    assert expected == found(body)


def test_the_level_to_write_is_told() -> None:
    """In signs of Markdown."""
    source = "---\ntitle: A\ndate: 2026-10-05\n---\n\n## Deux\n\n##### Cinq\n"
    (remark,) = looked_at(source).remarks
    assert dict(remark.diagnostic.arguments) == {"before": "2", "level": "5", "signs": "###"}


@pytest.mark.parametrize(
    ("heading", "is_stopped"),
    [
        ("## Un titre.", True),
        ("## Un titre. ##", True),
        ("## Un *titre.*", True),
        ("## Un titre", False),
        ("## Un titre ?", False),
        ("## Un titre…", False),
        ("## Un titre...", False),
        ("## Vim, emacs, etc.", False),
        ("## Avant J.-C.", False),
        ("## La S.N.C.F.", False),
        ("## Un titre {#ancre.}", False),
    ],
)
def test_a_heading_that_ends_with_a_full_stop(heading: str, *, is_stopped: bool) -> None:
    """Abbreviations have their own; an ellipsis is none."""
    assert is_stopped == ("title-stop" in [code for code, _ in found(heading)])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("title: Un titre.\ndate: 2026-10-05", [("title-stop", 2, 16)]),
        ('date: 2026-10-05\ntitle: "Un titre."', [("title-stop", 3, 17)]),
        ("title: A propos\ndate: 2026-10-05", [("accent-missing", 2, 8)]),
        ("title: Un titre\ndate: 2026-10-05\nsummary: Vim, emacs, etc…", [("etc-ellipsis", 4, 22)]),
        ("title: 'L''Etat'\ndate: 2026-10-05", [("accent-missing", 2, 1)]),
        (f"title: {'a' * 101}\ndate: 2026-10-05", [("title-long", 2, 8)]),
        (f"title: {'a' * 100}\ndate: 2026-10-05", []),
        ("title: Un titre\ndate: 2026-10-05\ntags: [A propos, Etat]\nslug: a-propos", []),
        ("title: Un titre\ndate: 2026-10-05\nauthor: Mr Exemple\nextra:\n  note: etc…", []),
    ],
)
def test_the_texts_of_a_header(lines: str, expected: list[tuple[str, int, int]]) -> None:
    """At their characters where they stand as they are, else at their key; what is no text is passed over."""
    assert expected == header_found(lines)


def test_titles_in_other_languages_are_looked_at_for_their_length() -> None:
    """How they end is their language's business."""
    source = f"---\ntitle: {'a' * 101}.\ndate: 2026-10-05\n---\n\nA text.\n"
    found = looked_at(source, is_french=False).remarks
    assert [one.diagnostic.code for one in found] == ["title-long"]


def test_a_header_in_another_form_is_looked_at_as_well() -> None:
    """TOML, for one."""
    source = '+++\ntitle = "Un titre."\ndate = 2026-10-05\n+++\n\nUn texte.\n'
    (remark,) = looked_at(source).remarks
    assert (remark.diagnostic.code, remark.diagnostic.location.column) == ("title-stop", 18)
