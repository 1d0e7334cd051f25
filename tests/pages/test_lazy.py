"""Planning asks for nothing that is not needed."""

from collections.abc import Callable
from typing import Any

import pytest

from magsite.magazine.article import Article
from magsite.magazine.model import Author, Magazine
from magsite.pages.edition import Edition
from magsite.pages.plan import plan
from magsite.pages.target import Parts, Target
from tests.builders import article, author, category, edition, magazine, page, series


@pytest.fixture(scope="module")
def publication() -> Magazine:
    """A magazine with a page of every kind."""
    articles = (
        article(
            f"a{n}",
            date=f"2008-01-{n:02}",
            authors=("Bob",) if n < 3 else ("Zoé",),
            categories=("Net",),
            tags=("web",),
            series="Tour" if n < 3 else None,
            shares=(("x", n),),
        )
        for n in range(1, 10)
    )
    return magazine(
        *articles,
        author("bob", name="Bob"),
        category("net", name="Net"),
        series("tour"),
        page(),
        article("z", unlisted=True),
    )


class Made:
    """What was made of an edition."""

    def __init__(self) -> None:
        self.cards: list[str] = []
        self.boxes: list[str] = []
        self.parts: list[str] = []


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Made:
    """Kept while pages are planned and made."""
    found = Made()

    def kept(names: list[Any], function: Callable[..., Any]) -> Callable[..., Any]:
        def keep(edition: Edition, one: Article | Author) -> Any:
            names.append(one.id)
            return function(edition, one)

        return keep

    def asked(one: Target) -> Parts:
        found.parts.append(one.url)
        return one.content.parts()

    monkeypatch.setattr(Edition, "_card", kept(found.cards, Edition._card))
    monkeypatch.setattr(Edition, "_box", kept(found.boxes, Edition._box))
    monkeypatch.setattr(Target, "parts", property(asked))
    return found


LISTINGS = {"home": {"latest": 2}, "article": {"latest": 3}}


def test_a_plan_asks_for_no_parts_and_no_card(publication: Magazine, made: Made) -> None:
    """Nor for a box, whatever the theme wants on pages."""
    planned = plan(edition(publication, LISTINGS), ())

    assert len(planned.targets) > 30
    assert (made.parts, made.cards, made.boxes) == ([], [], [])


def test_parts_ask_for_what_their_page_shows(publication: Magazine, made: Made) -> None:
    """For an article its card, its author and the listings; once, however often they are asked for."""
    planned = {one.url: one for one in plan(edition(publication, LISTINGS), ()).targets}
    one = planned["/net/a5/"]

    assert one.parts == one.parts
    assert (made.parts, sorted(made.cards), made.boxes) == (
        ["/net/a5/"] * 2,
        ["a5", "a7", "a8", "a9"],
        ["zoe"],
    )


def test_a_recipe_asks_for_what_its_page_shows(publication: Magazine, made: Made) -> None:
    """And for no parts."""
    planned = {one.path: one for one in plan(edition(publication), ()).targets}

    planned["net/a1/index.html"].recipe()

    assert (made.parts, sorted(made.cards), made.boxes) == ([], ["a1", "a2"], ["bob"])


def test_only_targets_that_clash_are_compared(made: Made) -> None:
    """Two that ask for one file may be the same copy."""
    clash = magazine(article("a", aliases=("/b/",)))
    twice = plan(edition(clash), plan(edition(clash), ()).targets[:1])

    assert [one.code for one in twice.diagnostics] == []
    assert len(made.parts) == 2
