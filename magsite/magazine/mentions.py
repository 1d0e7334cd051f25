"""Whom and what a header names: all that is read of it to find out who and what there is.

An edit that names nobody else leaves this as it was, so that nothing of the kind has to be found out again.
"""

from collections.abc import Mapping

import msgspec

from magsite.content.config import CONFIG_FILE
from magsite.content.document import Document
from magsite.diagnostics.model import Location
from magsite.magazine.spelled import key_in, place_in


class Mentions(msgspec.Struct, frozen=True):
    """The names in one header, as they are written."""

    path: str
    lines: Mapping[str, int]
    """Of the header's keys."""
    given: tuple[str, ...] = ()
    """The fields that the source sets itself."""
    authors: tuple[str, ...] = ()
    """In order of signature; of a category, those who edit it."""
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    unlisted: bool = False

    def place(self, field: str) -> Location:
        """The place of the key that names: in the header, or the configuration, which gives defaults to folders."""
        own = field in self.given or key_in(self.lines, field) is not None
        return place_in(self.path, self.lines, field) if own else Location(CONFIG_FILE)


def mentions_of(document: Document) -> Mentions:
    """What the header of an article names."""
    header = document.article
    assert header is not None, document.path  # noqa: S101 - parse gives an article's document its header
    return Mentions(
        document.path,
        document.key_lines,
        document.given,
        header.authors,
        header.categories,
        header.tags,
        (header.series,) if header.series else (),
        header.unlisted,
    )


def editors_of(document: Document) -> Mentions:
    """Whom the header of a category names."""
    editors = document.category.editors if document.category is not None else ()
    return Mentions(document.path, document.key_lines, document.given, editors)
