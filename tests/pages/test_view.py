"""Completed Views: texts in the place of requests, and addresses for feeds."""

from datetime import UTC, datetime
from urllib.parse import urljoin

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from magsite.content.body import Body
from magsite.language.typography import DEFAULT
from magsite.pages.json_ld import Graph
from magsite.pages.listings import NO_LISTINGS
from magsite.pages.parts import Card, CategoryLink, FeedEntry, Link, Meta, Pagination
from magsite.pages.prose import Joined, Prose
from magsite.pages.view import absolute, view
from magsite.pages.views import FeedView, HomeView, PageView, SitemapView
from tests.builders import Shelf, article, author, magazine
from tests.pages.seen import seen

PUBLICATION = magazine(article(), author("camille", text="Écrit."))
ARTICLE = PUBLICATION.articles[0]
CARD = Card(
    "racines", "/racines/", "Les racines", datetime(2008, 9, 24, tzinfo=UTC), summary=ARTICLE.excerpt or ""
)
META = Meta("t", "/", "https://mag.example/")
PAGINATION = Pagination(first=True, number=1, total=1, previous=None, next=None)
TITLE = Prose("L'été : oui !", DEFAULT)
SET = "L’été\u00a0: oui\u202f!"


def test_requests_are_answered_at_every_depth() -> None:
    """In a page, in its head, in its boxes."""
    meta = Meta("t", "/", "https://mag.example/", description=ARTICLE.excerpt or "")
    recipe = PageView(meta, "t", ARTICLE.body, NO_LISTINGS)

    found = view(recipe, Shelf())

    assert isinstance(found, PageView)
    assert Body(f"<p>{ARTICLE.body.key}</p>") == found.body
    assert ARTICLE.excerpt is not None
    assert ARTICLE.excerpt.key == found.meta.description


def test_requests_in_tuples_are_answered() -> None:
    """As cards stand in a list."""
    recipe = FeedView("t", "d", "fr", "a", "h", None, (FeedEntry(CARD, "u", CARD.date, (), ()),))

    found = view(recipe, Shelf())

    assert isinstance(found, FeedView)
    assert ARTICLE.excerpt is not None
    assert ARTICLE.excerpt.key == found.entries[0].card.summary


def test_words_are_set_at_every_depth() -> None:
    """In a page, in its head, joined to others."""
    meta = Meta(Joined((TITLE, " — ", "Mag")), "/", "https://mag.example/", json_ld=Graph(({"name": TITLE},)))

    found = seen(PageView(meta, TITLE, Body("L'un"), NO_LISTINGS))

    assert (found.title, found.meta.title) == (SET, f"{SET} — Mag")
    assert found.meta.json_ld == f'{{"@context":"https://schema.org","@graph":[{{"name":"{SET}"}}]}}'
    assert found.body == Body("L'un")


def test_words_in_tuples_are_set() -> None:
    """Also where they stand beside a text, as in the groups of an index, or alone."""
    category = CategoryLink("net", TITLE, "/net/", "net", TITLE)
    entry = FeedEntry(
        msgspec.structs.replace(CARD, title=TITLE, category=category), "u", CARD.date, ("B'b",), (TITLE,)
    )

    found = seen((("L", (Link(TITLE, "/"),)), entry))

    assert found[0] == ("L", (Link(SET, "/"),))
    assert (found[1].card.title, found[1].author_names, found[1].category_names) == (SET, ("B'b",), (SET,))
    assert found[1].card.category == CategoryLink("net", SET, "/net/", "net", SET)


def test_words_of_an_entry_with_its_text_are_set() -> None:
    """Where the text is answered, so is the rest."""
    entry = FeedEntry(CARD, "https://m.example/r/", CARD.date, (), (TITLE,), ARTICLE.body)

    found = seen(entry)

    assert (found.html, found.category_names) == (f"<p>{ARTICLE.body.key}</p>", (SET,))
    assert seen(ARTICLE.excerpt) == found.card.summary


def test_what_holds_no_request_stays_as_it_is() -> None:
    """A View with nothing to answer is not copied."""
    recipe = SitemapView(())

    assert recipe is view(recipe, Shelf())


def test_a_feed_s_text_has_absolute_addresses() -> None:
    """As seen from the article's page."""

    class Linking(Shelf):
        def body(self, request: object) -> Body:  # noqa: ARG002 - the same text for all
            return Body('<p><a href="#note">1</a><img src="/plan.png"></p>')

    recipe = FeedView(
        "t",
        "d",
        "fr",
        "a",
        "h",
        None,
        (FeedEntry(CARD, "https://m.example/r/", CARD.date, (), (), ARTICLE.body),),
    )

    found = view(recipe, Linking())

    assert isinstance(found, FeedView)
    expected = '<p><a href="https://m.example/r/#note">1</a><img src="https://m.example/plan.png"></p>'
    assert expected == found.entries[0].html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/x/">', '<a href="https://m.example/x/">'),
        ("<a href='y/'>", "<a href='https://m.example/r/y/'>"),
        ('<a href="#n">', '<a href="https://m.example/r/#n">'),
        ('<a href="https://autre.example/">', '<a href="https://autre.example/">'),
        ('<a href="mailto:a@b.example">', '<a href="mailto:a@b.example">'),
        ('<img alt="src" src="p.png">', '<img alt="src" src="https://m.example/r/p.png">'),
        (
            '<video poster="p.png" src="v.mp4">',
            '<video poster="https://m.example/r/p.png" src="https://m.example/r/v.mp4">',
        ),
        ('<pre tabindex="0">', "<pre>"),
        ('<code>&lt;a href="/x/"&gt;</code>', '<code>&lt;a href="/x/"&gt;</code>'),
        ('href="/x/"', 'href="/x/"'),
        ('<a href="http://[">', '<a href="http://[">'),
        ('<a data-href="/x/">', '<a data-href="/x/">'),
    ],
)
def test_addresses_of_a_feed(html: str, expected: str) -> None:
    """Every address of a tag is absolute; text and code are left alone, and so is what is no address."""
    assert expected == absolute(html, "https://m.example/r/")


@given(st.text("/ab.%~-é:?#;=&[]@\\ ", max_size=12))
def test_addresses_lead_where_they_lead_from_the_page(address: str) -> None:
    """However they are written: as the standard library has it."""
    page = "https://m.example:8000/r/s/"
    try:
        expected = urljoin(page, address)
    except ValueError:
        expected = address

    assert f'<a class="x" href="{expected}">' == absolute(f'<a class="x" href="{address}">', page)


def test_a_card_is_answered_once_for_all_the_pages_of_a_slice() -> None:
    """It is the same thing on each, whatever page asks first; another library asks anew."""
    shelf = Shelf()
    first, second = (view(HomeView(META, (CARD,), PAGINATION, NO_LISTINGS), shelf) for _ in range(2))
    elsewhere = view(HomeView(META, (CARD,), PAGINATION, NO_LISTINGS), Shelf())

    assert isinstance(first, HomeView)
    assert isinstance(second, HomeView)
    assert isinstance(elsewhere, HomeView)
    assert first.cards[0] is second.cards[0]
    assert first.cards[0] is not elsewhere.cards[0]
    assert first.cards == elsewhere.cards
