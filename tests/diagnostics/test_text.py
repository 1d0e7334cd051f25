"""What a Diagnostic says, and where."""

from gettext import NullTranslations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.diagnostics.model import Location, diagnose
from magsite.diagnostics.text import excerpt, place, repair, says
from magsite.language.catalogues import package_messages

ENGLISH = NullTranslations()
FRENCH = package_messages("fr")
PLACE = Location("content/articles/a.md", 3, 5)


def test_a_sentence_holds_its_arguments() -> None:
    """In the place of their names."""
    problem = diagnose("header-key-twice", PLACE, key="title")
    expected = "The key “title” stands twice in the header."
    assert expected == says(problem, ENGLISH)


def test_a_sentence_is_in_the_language_of_the_catalogue() -> None:
    """With the quotation marks of that language."""
    problem = diagnose("header-key-twice", PLACE, key="title")
    expected = "La clé «\u00a0title\u00a0» figure deux fois dans l’en-tête."
    assert expected == says(problem, FRENCH)


def test_braces_of_the_writer_are_text() -> None:
    """An argument is never a template."""
    problem = diagnose("link-missing", PLACE, target="{reason} {0}")
    expected = "This link or picture leads nowhere: {reason} {0}."
    assert expected == says(problem, ENGLISH)


def test_words_of_ours_among_the_arguments_are_translated() -> None:
    """So that no sentence is half in English."""
    problem = diagnose("value-wrong", PLACE, key="title", expected="a text", found="a list")
    expected = "La clé «\u00a0title\u00a0» attend un texte\u202f; sa valeur est une liste."
    assert expected == says(problem, FRENCH)


def test_a_quotation_among_the_arguments_gets_the_marks_of_the_language() -> None:
    """Its words stay the writer's."""
    problem = diagnose("value-wrong", PLACE, key="shares", expected="a whole number", found="“beaucoup”")
    expected = (
        "La clé «\u00a0shares\u00a0» attend un nombre entier\u202f; sa valeur est «\u00a0beaucoup\u00a0»."
    )
    assert expected == says(problem, FRENCH)


def test_words_of_the_writer_are_not_translated() -> None:
    """A key that is called like a message of ours is still that key."""
    problem = diagnose("header-key-twice", PLACE, key="a text")
    expected = "La clé «\u00a0a text\u00a0» figure deux fois dans l’en-tête."
    assert expected == says(problem, FRENCH)


def test_an_empty_reason_stays_empty() -> None:
    """To gettext, the empty message is the header of the catalogue."""
    problem = diagnose("file-unreadable", PLACE, reason="")
    expected = "Ce fichier ne peut pas être lu\u00a0: ."
    assert expected == says(problem, FRENCH)


def test_a_repair_says_what_to_do() -> None:
    """In the language of the catalogue."""
    problem = diagnose("author-undeclared", PLACE, author="Alice", count=1, files="a.md", stub="alice.md")
    expected = "Créez alice.md avec l’en-tête «\u00a0name: Alice\u00a0»."
    assert expected == repair(problem, FRENCH)


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        (ENGLISH, "Correct or remove this line. Did you mean “title”?"),
        (FRENCH, "Corrigez ou supprimez cette ligne. Vouliez-vous dire «\u00a0title\u00a0»\u202f?"),
    ],
)
def test_a_repair_ends_with_the_nearest_name(messages: NullTranslations, expected: str) -> None:
    """Where one is near."""
    assert expected == repair(diagnose("config-key", PLACE, key="titel", near="title"), messages)


def test_a_repair_asks_nothing_where_no_name_is_near() -> None:
    """`near` may be empty."""
    expected = "Correct or remove this line."
    assert expected == repair(diagnose("config-key", PLACE, key="x", near=""), ENGLISH)


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        (Location("a.md", 3, 5), "a.md:3:5"),
        (Location("a.md", 3), "a.md:3"),
        (Location("a.md"), "a.md"),
        (Location("a.md", 0, 5), "a.md"),
    ],
)
def test_a_place_is_told_as_far_as_it_is_known(location: Location, expected: str) -> None:
    """Line and column are 0 where they are not."""
    assert expected == place(location)


@pytest.mark.parametrize(
    ("source", "line", "column", "expected"),
    [
        ("un\ndeux\ntrois", 2, 3, "deux\n  ^"),
        ("un\r\ndeux\r\n", 2, 1, "deux\n^"),
        ("un", 1, 0, "un"),
        ("\tun", 1, 2, "    un\n    ^"),
        ("a\tb", 1, 3, "a   b\n    ^"),
        ("日本 x", 1, 4, "日本 x\n     ^"),
        ("e\u0301t x", 1, 5, "e\u0301t x\n   ^"),
        ("un", 1, 3, "un\n  ^"),
        ("a\u2028b", 1, 3, "a\\u2028b\n       ^"),
        ("a\x1b[31mb", 1, 3, "a\\x1b[31mb\n     ^"),
    ],
)
def test_a_caret_stands_under_the_column(source: str, line: int, column: int, expected: str) -> None:
    """Tabs, wide characters and accents do not move it; nothing steers the terminal."""
    assert expected == excerpt(source, Location("a.md", line, column))


@pytest.mark.parametrize("line", [0, 3, -1])
def test_a_line_that_is_not_there_shows_nothing(line: int) -> None:
    """The place may be unknown, or the file may have changed since."""
    expected = ""
    assert expected == excerpt("un\ndeux", Location("a.md", line, 1))


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (1, "X" + "a" * 99 + "…\n^"),
        (201, "…" + "a" * 50 + "X" + "a" * 49 + "…\n" + " " * 51 + "^"),
        (400, "…" + "a" * 99 + "X\n" + " " * 100 + "^"),
    ],
)
def test_a_long_line_is_cut_around_the_column(column: int, expected: str) -> None:
    """At its beginning, in its middle, at its end."""
    source = "a" * (column - 1) + "X" + "a" * (400 - column)
    assert expected == excerpt(source, Location("a.md", 1, column))


@given(st.text(), st.integers(0, 5), st.integers(0, 300))
def test_any_place_in_any_text_has_an_excerpt(source: str, line: int, column: int) -> None:
    """It is short, and the source may be anything."""
    shown = excerpt(source, Location("a.md", line, column)).split("\n")
    assert len(shown) <= 2
    assert len(shown[0]) <= 102


def test_what_occurs_in_several_files_is_counted() -> None:
    """After the sentence, which is the same for one file."""
    one = diagnose("key-unknown", PLACE, key="x", count=1, files="a.md", near="")
    many = diagnose("key-unknown", PLACE, key="x", count=12, files="a.md, b.md, c.md, …", near="")

    assert says(one, ENGLISH) == "The key “x” is not known."
    assert says(many, ENGLISH) == "The key “x” is not known. 12 in all: a.md, b.md, c.md, …"
    assert says(many, FRENCH).endswith(" 12 au total\u00a0: a.md, b.md, c.md, …")


def test_each_of_several_quotations_gets_the_marks_of_the_language() -> None:
    """As the spellings of a name."""
    problem = diagnose("name-spelled", PLACE, name="A", others="“a”, “à”", count=1, files="a.md")

    assert "«\u00a0a\u00a0», «\u00a0à\u00a0»" in says(problem, FRENCH)
    assert "“a”, “à”" in says(problem, ENGLISH)


@pytest.mark.parametrize("name", ["key", "expected", "found", "near"])
def test_no_value_breaks_the_line(name: str) -> None:
    """Whatever a writer has written, and in whichever place of the sentences."""
    values = {"key": "x", "expected": "x", "found": "x", "near": "x"} | {name: "a\n\x1b[31m\u202e"}
    problem = diagnose("value-wrong", PLACE, **values)

    assert r"a\n\x1b[31m\u202e" in f"{says(problem, ENGLISH)} {repair(problem, ENGLISH)}"


def test_no_path_breaks_the_line() -> None:
    """A file may have any name."""
    assert place(Location("a\n\x1b.md", 3)) == r"a\n\x1b.md:3"


def test_an_excerpt_is_as_wide_as_it_is_asked_to_be() -> None:
    """On a narrow terminal."""
    assert excerpt("a" * 50, Location("a.md", 1, 26), 10) == "…" + "a" * 10 + "…\n      ^"
