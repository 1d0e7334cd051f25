"""The articles from every side."""

import pytest

from tests.builders import article, magazine


@pytest.mark.parametrize(
    ("ranks", "expected"),
    [
        ({"a": None, "b": None}, ""),
        ({"a": 0, "b": 0, "c": None}, "ba"),
        ({"a": 2, "b": 0, "c": 1}, "cab"),
        ({"a": 1, "b": 1}, "ba"),
    ],
)
def test_the_featured_stand_by_rank(ranks: dict[str, int | None], expected: str) -> None:
    """Those with a rank first, then those with a mere yes; the newer of two that are alike."""
    documents = [
        article(name, date=f"2008-01-0{day}", featured=rank)
        for day, (name, rank) in enumerate(ranks.items(), 1)
    ]

    assert [one.id for one in magazine(*documents).index.featured] == list(expected)


def test_an_unlisted_article_is_on_no_side() -> None:
    """It is kept apart, with its names and its shares."""
    document = article(
        "a",
        unlisted=True,
        featured=1,
        authors=("Bob",),
        categories=("Net",),
        tags=("x",),
        shares=(("total", 5),),
    )

    found = magazine(document)

    assert ([one.id for one in found.unlisted], found.articles) == (["a"], ())
    assert not any(
        (
            found.index.by_author,
            found.index.by_category,
            found.index.by_tag,
            found.index.author_shares,
            found.index.category_shares,
            found.index.most_shared,
            found.index.featured,
        )
    )
    assert (found.unlisted[0].authors, found.unlisted[0].categories) == (("bob",), ("net",))
