"""Edits that a writer makes to a site, to be done one after the other."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.sites import harness, small
from tests.sites.tiny import article

Edit = Callable[[Path], None]
"""Changes the sources of the site in this folder."""


def change(name: str, old: str, new: str) -> Edit:
    """Replace a text in a source."""
    return partial(harness.replace, name=name, old=old, new=new)


def put(name: str, content: str | bytes) -> Edit:
    """Write a source."""
    return partial(harness.write, files={name: content})


def drop(name: str) -> Edit:
    """Delete a source."""
    return partial(harness.write, files={name: None})


def move(name: str, other: str) -> Edit:
    """Rename a source."""

    def moved(site: Path) -> None:
        (site / name).rename(site / other)

    return moved


def many_edits(site: Path) -> None:
    """Change the small site so that files of every kind are made, replaced and removed."""
    header = {"author": "alix", "category": "internet", "aliases": "/vieux/"}
    put("content/articles/2026-02-01-neuf.md", article("Neuf", **header))(site)
    change(small.INTERNET, "#0b4fb3", "#1e6e42")(site)
    change("themes/tiny/static/tiny.css", "#111", "#222")(site)
    drop(small.DEUX)(site)
