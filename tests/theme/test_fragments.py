"""What stands for a value in the key of a fragment, and how much is kept."""

import pickle
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from typing import Any

import msgspec
import pytest
from jinja2.utils import Namespace, missing
from markupsafe import Markup

from magsite.content.body import Body
from magsite.language.typography import DEFAULT, Options
from magsite.pages.parts import AuthorBox, Card, Link
from magsite.pages.prose import Prose
from magsite.theme.fragments import Fragments, MadeBy

NOON = datetime(2008, 9, 24, 12, tzinfo=UTC)
THERE = NOON.astimezone(timezone(timedelta(hours=2)))
CARD = Card("racines", "/racines/", "Les racines", NOON)
BOX = AuthorBox("camille", "Camille", "/auteurs/camille/")


class Open(msgspec.Struct):
    """A value that may change."""

    name: str = ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a", Markup("a")),
        (1, True),
        (1, 1.0),
        (0.0, -0.0),
        ("none", None),
        (NOON, THERE),
        ((1,), [1]),
        ((1, 2), ((1, 2),)),
        (("a",), (Markup("a"),)),
        ({"a": 1}, {"a": True}),
        (Link("a", "/"), ("a", "/")),
        (CARD, msgspec.structs.replace(CARD, date=THERE)),
        (CARD, msgspec.structs.replace(CARD, shares=0)),
        (BOX, msgspec.structs.replace(BOX, extra={"x": 1})),
        (
            msgspec.structs.replace(BOX, extra={"x": NOON}),
            msgspec.structs.replace(BOX, extra={"x": NOON.isoformat()}),
        ),
        (BOX, msgspec.structs.replace(BOX, bio=Body("x"))),
    ],
)
def test_what_a_template_can_tell_apart(one: object, other: object) -> None:
    """Values that are equal to Python are not the same on a page."""
    fragments = Fragments()

    assert fragments.written(one) != fragments.written(other)
    assert fragments.written(one) is not None


@pytest.mark.parametrize("value", [CARD, BOX, (CARD, "a"), [BOX], {"a": (1, None)}, NOON, Markup("a"), None])
def test_equal_values_are_written_alike(value: Any) -> None:
    """Also where they came from another process."""
    fragments = Fragments()
    copy = pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes

    assert fragments.written(copy) == fragments.written(value)
    assert fragments.written(value) is not None


def test_words_of_a_card_are_written_as_they_were_typed() -> None:
    """Whoever asks for a fragment sets none: what is typed alike, for one typography, is read alike."""
    fragments = Fragments()
    typed = (Prose("L'été !", DEFAULT), Prose("L'été !", Options()), Prose("L'été !", Options(language="en")))
    one, same, other = (msgspec.structs.replace(CARD, title=title) for title in typed)

    assert fragments.written(one) == fragments.written(same)
    assert fragments.written(one) != fragments.written(other)
    assert fragments.written(one) is not None


@pytest.mark.parametrize(
    "value",
    [
        Namespace(a=1),
        Open(),
        iter((1,)),
        print,
        [Namespace()],
        (1, (iter(()),)),
        {"a": [print]},
        Link("\ud800", "/"),
    ],
)
def test_what_may_change_has_no_place_in_a_key(value: object) -> None:
    """At any depth."""
    assert Fragments().written(value) is None


def test_page_has_no_place_in_a_key() -> None:
    """There is no second one of it."""
    fragments = Fragments()
    fragments.showing(CARD, None)

    assert fragments.written(CARD) is None
    assert fragments.written((CARD,)) is None


def test_site_is_written_for_what_it_holds() -> None:
    """An equal one from another slice of work is the same; another one is not."""
    fragments, found = Fragments(), []
    for site in (Link("a", "/"), Link("a", "/"), Link("b", "/")):
        fragments.showing(None, site)
        found.append(fragments.written(site))

    assert found[0] == found[1] != found[2]


def test_memory_is_bounded() -> None:
    """The longest unused goes first."""
    fragments = Fragments(room=3_500)
    for key in "abc":
        fragments.put(key, key)
    fragments.get("a")
    fragments.put("d", "d")

    assert [fragments.get(key) for key in "abcd"] == ["a", None, "c", "d"]


def test_what_is_kept_twice_takes_room_once() -> None:
    """A macro keeps what it was given from the shelf, where it was kept already."""
    fragments = Fragments(room=3_500)
    for key in "aabc":
        fragments.put(key, key)

    assert [fragments.get(key) for key in "abc"] == ["a", "b", "c"]


def test_what_is_larger_than_the_memory_is_not_kept() -> None:
    """It is there for once only."""
    fragments = Fragments(room=3_500)
    fragments.put("a", "x" * 5_000)

    assert len(fragments) == 0


class Shelf:
    """A shelf in memory."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.asked: list[int] = []
        """How many names each question had."""

    def find(self, names: Sequence[str]) -> Mapping[str, str]:
        """The texts of those of the names that have one."""
        self.asked.append(len(names))
        return {name: self.texts[name] for name in names if name in self.texts}

    def keep(self, name: str, text: str) -> None:
        """Remember a text."""
        self.texts[name] = text


LONG = Markup("<p>{}</p>").format("x" * 400)


def _asked(
    fragments: Fragments,
    made_of: list[object],
    make: Callable[[], str],
    origin: str = "a",
    where: str = "theme",
) -> str:
    written = fragments.written(made_of)
    assert written is not None
    return fragments.lasting(MadeBy(origin, where), made_of, written, make)


def _lasting(shelf: Shelf, made_of: list[object], make: Callable[[], str], where: str = "theme") -> str:
    """As another process would ask."""
    fragments = Fragments()
    with fragments.beside(shelf):
        return _asked(fragments, made_of, make, where=where)


@pytest.mark.parametrize("made_of", [[CARD], [CARD, 1], [CARD, missing], [BOX, Markup("a")], [CARD, 1.5]])
def test_a_fragment_outlasts_the_process(made_of: list[object]) -> None:
    """It is markup again when it comes from the shelf."""
    shelf = Shelf()
    _lasting(shelf, made_of, lambda: LONG)
    found = _lasting(shelf, made_of, lambda: Markup("made again"))

    assert (LONG, Markup) == (found, type(found))


@pytest.mark.parametrize(
    ("made_of", "where"),
    [
        ([msgspec.structs.replace(CARD, shares=1)], "theme"),
        ([CARD, True], "theme"),
        ([CARD, 1.0], "theme"),
        ([CARD, "1"], "theme"),
        ([CARD, Markup("1")], "theme"),
        ([CARD, missing], "theme"),
        ([CARD, 1], "other theme"),
    ],
)
def test_what_differs_has_another_place_on_the_shelf(made_of: list[object], where: str) -> None:
    """In its values, their types, or what surrounds it."""
    shelf = Shelf()
    _lasting(shelf, [CARD, 1], lambda: LONG)

    assert _lasting(shelf, made_of, lambda: Markup("made again"), where) == "made again"


@pytest.mark.parametrize("text", [Markup("short"), "x" * 400])
def test_what_is_short_or_no_markup_has_no_place(text: str) -> None:
    """To find it would take as long as to make it, or it would come back as what it is not."""
    shelf = Shelf()

    assert text == _lasting(shelf, [CARD], lambda: text)
    assert shelf.texts == {}


@pytest.mark.parametrize("value", ["\ud800", 10**50])
def test_what_has_no_name_has_no_place(value: object) -> None:
    """Such as half a character, or a number that is longer than any."""
    shelf = Shelf()

    assert _lasting(shelf, [CARD, value], lambda: LONG) == LONG
    assert (shelf.texts, shelf.asked) == ({}, [])


def test_what_is_made_inside_has_no_place_of_its_own() -> None:
    """Also after an inside that failed."""
    shelf, fragments = Shelf(), Fragments()

    def inner() -> str:
        return _asked(fragments, [1], lambda: LONG, "b")

    def failing() -> str:
        raise ValueError

    with fragments.beside(shelf):
        with pytest.raises(ValueError, match=r"^$"):
            _asked(fragments, [1], failing, "c")
        assert _asked(fragments, [1], lambda: inner() * 2) == LONG * 2

    assert list(shelf.texts.values()) == [LONG * 2]


def test_without_a_shelf_it_is_made() -> None:
    """Each time."""
    assert _asked(Fragments(), [1], lambda: LONG) == LONG


class Row(msgspec.Struct, frozen=True):
    """A View with cards."""

    cards: tuple[Card, ...]


def _row(length: int) -> Row:
    return Row(tuple(msgspec.structs.replace(CARD, shares=number) for number in range(length)))


def _shown(shelf: Shelf, page: Row) -> list[str]:
    """What is shown of each card of a page, by another process."""
    fragments = Fragments()
    with fragments.beside(shelf):
        fragments.showing(page, None)
        return [
            _asked(fragments, [card, True], partial(LONG.__add__, str(card.shares))) for card in page.cards
        ]


def test_a_row_comes_from_the_shelf_at_once() -> None:
    """Whoever asks for one of its cards will ask for the others."""
    shelf = Shelf()
    made = _shown(shelf, _row(12))
    shelf.asked.clear()

    assert (_shown(shelf, _row(12)), shelf.asked) == (made, [12])


def test_what_is_not_there_is_looked_for_once() -> None:
    """A page whose cards are all new asks a single question."""
    shelf = Shelf()
    _shown(shelf, _row(12))

    assert (shelf.asked, len(shelf.texts)) == ([12], 12)


def test_each_page_looks_again() -> None:
    """What was missing for one page may have been made meanwhile."""
    shelf, fragments = Shelf(), Fragments()
    with fragments.beside(shelf):
        for page in (_row(2), _row(3)):
            fragments.showing(page, None)
            for card in page.cards:
                _asked(fragments, [card], lambda: LONG)

    assert shelf.asked == [2, 3]


def test_what_stands_in_a_row_is_written_once() -> None:
    """As it would be alone; on the next page it is written anew."""
    fragments, page = Fragments(), _row(2)
    card = page.cards[1]

    fragments.showing(page, None)
    once = fragments.written(card)
    assert once == Fragments().written(card)
    assert fragments.written(card) is once
    fragments.showing(_row(2), None)
    assert fragments.written(card) == once
    assert fragments.written(card) is not once


def test_a_long_tuple_is_no_row() -> None:
    """Thousands of entries of a sitemap stand in no fragments."""
    shelf = Shelf()
    _shown(shelf, _row(101))

    assert shelf.asked == [1] * 101
