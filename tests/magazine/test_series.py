"""Series: which articles belong to them, and in which order they are read."""

from typing import Any

import pytest

from magsite.diagnostics.model import Location, diagnose
from tests.builders import article, assembled, linking, magazine, series


def _article(name: str, **header: Any) -> Any:
    """An article of the day that its name gives."""
    return article(name, date=f"2008-01-0{ord(name) - 96}", **header)


@pytest.mark.parametrize(
    ("headers", "parts", "expected"),
    [
        ({"a": {}, "b": {}}, (), "ab"),
        ({"a": {"part": 2}, "b": {"part": 1}, "c": {}}, (), "bac"),
        ({"a": {"part": 1}, "b": {"part": 1}}, (), "ab"),
        ({"a": {"part": 1}, "b": {}, "c": {}}, ("c", "b"), "cba"),
    ],
)
def test_parts_are_read_in_their_order(
    headers: dict[str, dict[str, Any]], parts: tuple[str, ...], expected: str
) -> None:
    """That of the series' own file, then by their numbers, then by date."""
    documents = [_article(name, series="Tour", **header) for name, header in headers.items()]

    found = magazine(series("tour", parts=parts), *documents).series["tour"]

    assert found.articles == tuple(expected)


def test_a_series_may_name_its_parts_alone() -> None:
    """The articles need not say anything; what an article says itself goes before."""
    found = magazine(
        series("tour", title="Le tour", parts=("a", "b")),
        series("autre"),
        _article("a"),
        _article("b", series="autre"),
    ).series

    assert {id: one.articles for id, one in found.items()} == {"tour": ("a",), "autre": ("b",)}


def test_series_stand_by_their_newest_article() -> None:
    """Those without articles last; those that are alike by id."""
    found = magazine(
        series("x"), series("vide"), series("y"), _article("a", series="x"), _article("b", series="Neuve")
    ).series

    assert list(found) == ["neuve", "x", "vide", "y"]


def test_a_series_is_what_its_file_says() -> None:
    """Title, introduction, extra keys and files; without a file its name is all that there is."""
    document = linking(series("tour", text="Une ![x](a.png).", title="Le tour", extra={"note": 1}), "a.png")

    found = magazine(document, _article("a", series="Autre"), files=("content/series/a.png",)).series

    tour, other = found["tour"], found["autre"]
    assert (tour.title, tour.url, tour.extra) == ("Le tour", "/dossiers/tour/", {"note": 1})
    assert (tour.intro is not None, tour.intro_text is not None) == (True, True)
    assert tour.files == (("/dossiers/tour/a.png", "content/series/a.png"),)
    assert (other.title, other.intro, other.intro_text, other.files) == ("Autre", None, None, ())


def test_a_series_without_title_and_text() -> None:
    """It is called by its id."""
    found = magazine(series("tour")).series["tour"]

    assert (found.title, found.intro, found.intro_text) == ("tour", None, None)


def test_a_part_that_is_nobody_is_said() -> None:
    """At the list; a draft, and an article that has no Document, are known."""
    document = series("tour", title="Le tour", parts=("a", "brouillon", "casse", "perdu"))

    found = assembled(
        document, _article("a"), article("brouillon", draft=True), files=("content/articles/casse.md",)
    )

    place = Location("content/series/tour.md", document.key_lines["parts"], 1)
    assert found.diagnostics == (diagnose("series-part", place, series="Le tour", article="perdu"),)
