"""Lists after a few articles have gone and come: what indexing all of them anew would give."""

from typing import Any

import pytest

from magsite.magazine.article import Article
from magsite.magazine.model import Index, Magazine
from magsite.magazine.reindexing import Turnover, reindexed, replaced
from tests.builders import article, magazine

USUAL: dict[str, Any] = {"authors": ("Bob",), "categories": ("Net",), "tags": ("web",)}


def _magazine(**headers: dict[str, Any]) -> Magazine:
    return magazine(*(article(name, **{**USUAL, **header}) for name, header in headers.items()))


BEFORE = _magazine(
    a={"date": "2008-01-01", "shares": (("x", 3),), "featured": 1},
    b={"date": "2008-01-03", "shares": (("x", 9),)},
    c={"date": "2008-01-03"},
)


def _turnover(before: Magazine, after: Magazine) -> Turnover:
    old, new = ({one.id: one for one in of.articles} for of in (before, after))
    return Turnover(
        tuple(one for id, one in old.items() if new.get(id) != one),
        tuple(one for id, one in new.items() if old.get(id) != one),
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"a": {"title": "Autre"}},
        {"a": {"date": "2008-01-04"}},
        {"b": {"date": "2008-01-02", "tags": ("css",)}},
        {"c": {"shares": (("x", 5),)}},
        {"a": {"featured": None}, "c": {"featured": 2}},
        {"d": {"date": "2008-01-03"}},
        {"c": None},
        {"b": None, "e": {"date": "2010-01-01", "authors": ("Eve", "Bob"), "shares": (("x", 1),)}},
        {"a": None, "b": None},
        {"a": {"authors": ("Eve",), "categories": ("Web",)}},
    ],
    ids=[
        *("title", "date", "date and tag", "shares", "put forward", "new", "gone", "one for another"),
        *("all that are counted", "signed by another"),
    ],
)
def test_every_list_is_as_if_made_anew(changes: dict[str, dict[str, Any] | None]) -> None:
    """In their order, with nothing left over and nothing missed."""
    headers: dict[str, dict[str, Any]] = {
        "a": {"date": "2008-01-01", "shares": (("x", 3),), "featured": 1},
        "b": {"date": "2008-01-03", "shares": (("x", 9),)},
        "c": {"date": "2008-01-03"},
    }
    for name, change in changes.items():
        headers[name] = {**headers.get(name, {}), **(change or {})}
    after = _magazine(**{name: one for name, one in headers.items() if changes.get(name, {}) is not None})
    turnover = _turnover(BEFORE, after)

    listed = replaced(BEFORE.articles, turnover.gone, turnover.come)

    assert after.articles == listed
    assert _comparable(after.index) == _comparable(reindexed(BEFORE.index, listed, turnover))


def test_a_list_without_any_of_them_stays_the_very_same() -> None:
    """So that whoever plans its pages sees at once that none has changed."""
    after = _magazine(
        a={"date": "2008-01-01", "shares": (("x", 3),), "featured": 1},
        b={"date": "2008-01-03", "shares": (("x", 9),)},
        c={"date": "2008-01-03", "title": "Autre"},
    )
    turnover = _turnover(BEFORE, after)

    found = reindexed(BEFORE.index, after.articles, turnover)

    assert BEFORE.index.most_shared is found.most_shared
    assert BEFORE.index.featured is found.featured


def _comparable(index: Index) -> tuple[object, ...]:
    groups: list[dict[str, tuple[Article, ...]]] = [
        dict(index.by_author),
        dict(index.by_category),
        dict(index.by_tag),
    ]
    totals = dict(index.author_shares), dict(index.category_shares)
    return (*groups, *totals, index.most_shared, index.featured)
