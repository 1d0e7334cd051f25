"""Listings: what a theme asks for on a kind of page."""

from collections.abc import Mapping

from magsite.content.document import Document
from magsite.pages.edition import Edition
from magsite.pages.listings import NO_LISTINGS, Declared, ranked_authors, ranked_categories
from magsite.pages.parts import Listings
from tests.builders import article, category, config, edition, magazine, row
from tests.pages.seen import seen


def _edition(wanted: Mapping[str, int], *documents: Document) -> Edition:
    rows = [row("a1", "mastodon", 5, "2026-02-01")]
    every = documents or (
        article("a1", date="2008-01-01", authors=("Bob",), categories=("Net",), shares=(("total", 1),)),
        article("a2", date="2008-01-02", authors=("Eve", "Bob"), categories=("Web",), shares=(("total", 9),)),
        article("a3", date="2008-01-03", authors=("Zoé",), categories=("Net", "Web")),
    )
    return edition(magazine(*every, rows=rows), listings={"home": wanted})


def _listings(wanted: Mapping[str, int]) -> Listings:
    return seen(Declared(_edition(wanted), "home").listings)


def test_a_kind_without_declaration_has_no_listings() -> None:
    """Nothing is on a page that the theme did not ask for."""
    assert Declared(_edition({"latest": 2}), "article").listings == NO_LISTINGS


def test_the_latest_articles() -> None:
    """As many as are asked for, the newest first."""
    assert [card.id for card in _listings({"latest": 2}).latest] == ["a3", "a2"]


def test_the_most_shared_articles() -> None:
    """Only those with a count, with the date of the data."""
    found = _listings({"most_shared": 5})

    assert [card.id for card in found.most_shared] == ["a2", "a1"]
    assert str(found.shares_date) == "2026-02-01"


def test_the_date_of_the_data_comes_with_the_counts_only() -> None:
    """A page without counts is not made again for a new reading."""
    assert _listings({"latest": 2}).shares_date is None


def test_the_authors_of_the_newest_articles() -> None:
    """Each once, in the order in which they signed last."""
    assert [entry.name for entry in _listings({"authors": 2}).authors] == ["Zoé", "Eve"]


def test_strips_of_each_magazine() -> None:
    """In the order of the menu; one without articles has none."""
    found = Declared(
        _edition(
            {"strips": 1},
            category("vide"),
            category("web", order=1),
            article("a1", date="2008-01-01", categories=("web",)),
            article("a2", date="2008-01-02", categories=("web", "Net")),
        ),
        "home",
    ).listings.strips

    assert [(one.category.id, [card.id for card in one.cards]) for one in found] == [
        ("web", ["a2"]),
        ("net", ["a2"]),
    ]


def test_a_listing_of_none_is_empty() -> None:
    """A theme may switch one off with 0."""
    assert _listings({"latest": 0, "strips": 0, "authors": 0}) == NO_LISTINGS


def test_the_digest_is_that_of_what_is_listed() -> None:
    """A change beyond the listing leaves the pages alone."""
    wanted = {"latest": 1}
    old, new = article("old", date="2008-01-01"), article("new", date="2009-01-01")
    edited = article("old", date="2008-01-01", title="Autre")

    before = Declared(_edition(wanted, new, old, article("a1", date="2007-01-01")), "home")
    after = Declared(_edition(wanted, new, edited, article("a1", date="2007-01-01")), "home")
    other = Declared(_edition(wanted, old, article("a1", date="2007-01-01")), "home")

    assert before.digest == after.digest
    assert before.digest != other.digest


def test_authors_are_ranked_by_their_totals() -> None:
    """Those of equal total in the order of their index; those without one are not."""
    shares = {"Bob": 2, "Zoé": 5, "Alix": 2, "Étienne": 0}
    made = edition(
        magazine(
            *(article(name, authors=(name,), shares=(("total", n),)) for name, n in shares.items()),
            article("x", authors=("Yann",)),
        )
    )

    assert [entry.name for entry in seen(ranked_authors(made, 9))] == ["Zoé", "Alix", "Bob", "Étienne"]
    assert [entry.name for entry in seen(ranked_authors(made, 1))] == ["Zoé"]


def test_magazines_are_ranked_by_their_totals() -> None:
    """Each article whole in all of its categories."""
    made = edition(
        magazine(
            article("a", categories=("Net", "Web"), shares=(("total", 5),)),
            article("b", categories=("Web",), shares=(("total", 1),)),
            article("c", categories=("Mob",)),
            settings=config(),
        )
    )

    assert [(entry.link.name, entry.articles, entry.shares) for entry in seen(ranked_categories(made))] == [
        ("Web", 2, 6),
        ("Net", 1, 5),
    ]


def test_featured_articles_go_by_their_rank() -> None:
    """Those without a rank after them; the listing of another number is another."""
    documents = (
        article("a1", date="2008-01-01", featured=2),
        article("a2", date="2008-01-02", featured=0),
        article("a3", date="2008-01-03"),
        article("a4", date="2008-01-04", featured=1),
    )
    every = Declared(_edition({"featured": 9}, *documents), "home").listings.featured
    one = Declared(_edition({"featured": 1}, *documents), "home").listings.featured

    assert ([card.id for card in every], [card.id for card in one]) == (["a4", "a1", "a2"], ["a4"])
