"""What templates see of recipes, where each text is its request's key."""

from collections.abc import Iterable
from typing import Any, TypeVar, cast

from magsite.pages.target import Rendering, Target
from magsite.pages.view import view
from tests.builders import Shelf, by_url

V = TypeVar("V")


def seen(value: V) -> V:
    """A recipe's View, or a part of one, as templates see it."""
    return cast("V", view(cast("Any", value), Shelf()))


def view_at(targets: Iterable[Target], url: str, kind: type[V], template: str | None = None) -> V:
    """The View of the page at a URL as its template sees it; of this kind, for this template."""
    recipe = by_url(targets)[url].recipe()
    assert isinstance(recipe, Rendering)
    assert template in (None, recipe.template)
    found = seen(recipe.view)
    assert isinstance(found, kind)
    return found
