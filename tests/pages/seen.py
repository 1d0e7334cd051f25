"""What templates see of recipes, where each text is its request's key."""

from collections.abc import Iterable
from typing import Any, TypeVar, cast

import msgspec

from magsite.pages.parts import SitemapEntry
from magsite.pages.prose import Joined, Prose, read
from magsite.pages.target import Rendering, Target
from magsite.pages.view import view
from magsite.pages.views import SitemapView
from tests.builders import Shelf, by_url

V = TypeVar("V")


def seen(value: V) -> V:
    """A recipe's View, or a part of one, as templates see it."""
    return cast("V", _read(view(cast("Any", value), Shelf())))


def view_at(targets: Iterable[Target], url: str, kind: type[V], template: str | None = None) -> V:
    """The View of the page at a URL as its template sees it; of this kind, for this template."""
    recipe = by_url(targets)[url].recipe()
    assert isinstance(recipe, Rendering)
    assert template in (None, recipe.template)
    found = seen(recipe.view)
    assert isinstance(found, kind)
    return found


def mapped_at(targets: Iterable[Target], url: str) -> tuple[SitemapEntry, ...]:
    """What the sitemap at a URL says."""
    found = view_at(targets, url, SitemapView).entries
    assert isinstance(found, tuple)
    return found


def _read(value: Any) -> Any:
    """A value with all words at any depth read, as by a template that asks for each field."""
    if isinstance(value, Prose | Joined):
        return read(value)
    if isinstance(value, msgspec.Struct):
        fields = {name: _read(getattr(value, name)) for name in value.__struct_fields__}
        return msgspec.structs.replace(value, **fields)
    return tuple(map(_read, value)) if type(value) is tuple else value
