"""The place of each article in its series."""

from magsite.content.document import Document
from magsite.pages.parts import Link
from magsite.pages.places import Place, places_in_series
from tests.builders import article, edition, magazine, series
from tests.pages.seen import seen


def _places(*documents: Document) -> dict[str, Place]:
    return {id: seen(place) for id, place in places_in_series(edition(magazine(*documents))).items()}


PARTS = [article(f"a{n}", title=f"A{n}", date=f"2008-01-0{n}", series="web", part=n) for n in (1, 2, 3)]


def test_a_part_knows_its_place() -> None:
    """Its number, all parts in the order of reading, and those beside it."""
    part = _places(series("web", title="Le Web"), *PARTS)["a2"].part

    assert Link("Le Web", "/dossiers/web/") == part.link
    assert (part.number, part.total) == (2, 3)
    assert [link.name for link in part.parts] == ["A1", "A2", "A3"]
    assert (part.previous, part.next) == (Link("A1", "/a1/"), Link("A3", "/a3/"))


def test_the_ends_of_a_series() -> None:
    """Nothing stands before the first part, nor after the last."""
    found = _places(*PARTS)

    assert (found["a1"].part.previous, found["a3"].part.next) == (None, None)


def test_an_article_without_series_has_no_place() -> None:
    """Nor has an unlisted one, which stands in no list."""
    found = _places(PARTS[0], article("b"), article("c", series="web", unlisted=True))

    assert found.keys() == {"a1"}


def test_the_digest_covers_all_that_is_shown() -> None:
    """Another title of another part changes all, the number tells them apart."""
    before = _places(*PARTS)
    after = _places(*PARTS[:2], article("a3", title="Autre", date="2008-01-03", series="web", part=3))

    assert before["a1"].digest != before["a2"].digest
    assert all(before[id].digest != after[id].digest for id in before)
