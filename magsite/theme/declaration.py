"""theme.toml: what a theme wants on its pages, and the settings that it offers."""

from typing import Annotated, Any

import msgspec
from msgspec import Meta

from magsite.content.tables import Table, read_table, read_toml
from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Diagnostic

Count = Annotated[int, Meta(ge=0, le=1000, description=N_("a number of articles from 0 to 1000"))]


class Declaration(msgspec.Struct, frozen=True):
    """What a theme declares.

    `views` says for each kind of page how many articles of which listing it shows: with
    `{"home": {"latest": 8}}`, `page.listings.latest` holds eight cards on La Une.
    """

    name: str = ""
    """Also the domain of the theme's catalogues; empty means the name of its folder."""
    views: dict[str, dict[str, int]] = {}
    picture: str = ""
    """The asset that stands for a page where it is shared, 1200 by 630; empty where the theme has none."""
    settings: dict[str, Any] = {}
    """Defaults for `[theme.settings]` of the magazine."""


class _Counts(msgspec.Struct, frozen=True, omit_defaults=True):
    latest: Count = 0
    most_shared: Count = 0
    authors: Count = 0
    strips: Count = 0
    featured: Count = 0


class _Views(msgspec.Struct, frozen=True, omit_defaults=True):
    home: _Counts = _Counts()
    category: _Counts = _Counts()
    author: _Counts = _Counts()
    tag: _Counts = _Counts()
    series: _Counts = _Counts()
    article: _Counts = _Counts()
    page: _Counts = _Counts()
    authors: _Counts = _Counts()
    tags: _Counts = _Counts()
    all_series: _Counts = _Counts()
    most_shared: _Counts = _Counts()
    not_found: _Counts = _Counts()


class _Theme(msgspec.Struct, frozen=True):
    name: str = ""
    views: _Views = _Views()
    picture: str = ""
    settings: dict[str, Any] = {}


def read_declaration(text: str, path: str) -> tuple[Declaration, tuple[Diagnostic, ...]]:
    """What `theme.toml` says, and everything that is wrong in it; what is wrong is as if it were not there."""
    data, unreadable = read_toml(text, path, "theme-syntax")
    theme, problems = read_table(Table(path, text, "theme-key", "theme-value"), _Theme, data, ())
    views = {kind: counts for kind, counts in msgspec.to_builtins(theme.views).items() if counts}
    return Declaration(theme.name, views, theme.picture, theme.settings), unreadable + problems
