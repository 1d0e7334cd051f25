"""Which articles a page of the plan shows, asked of the very Views that would be rendered."""

from collections.abc import Iterable
from typing import Any

from magsite.inquiry.answer import Listed
from magsite.pages.prose import read
from magsite.pages.target import Rendering, Target
from magsite.pages.views import FeedView, View


def shown_ids(view: View) -> tuple[str, ...]:
    """The ids of the articles that a list or a feed has, in its order; not those of the listings around it."""
    if isinstance(view, FeedView):
        return tuple(entry.card.id for entry in view.entries)
    cards: Iterable[Any] = getattr(view, "cards", ())
    return tuple(card.id for card in cards)


def lists_of(targets: Iterable[Target], id: str) -> tuple[tuple[Listed, ...], tuple[Listed, ...]]:
    """The pages of lists, and the feeds, in which an article stands."""
    lists: list[Listed] = []
    feeds: list[Listed] = []
    for one in targets:
        if one.group not in {"listing", "feed"}:
            continue
        recipe = one.recipe()
        if isinstance(recipe, Rendering) and id in shown_ids(recipe.view):
            (feeds if one.group == "feed" else lists).append(Listed(one.url, _title(recipe.view)))
    return tuple(lists), tuple(feeds)


def _title(view: View) -> str:
    if isinstance(view, FeedView):
        return read(view.title)
    meta = getattr(view, "meta", None)
    return read(meta.title) if meta is not None else ""
