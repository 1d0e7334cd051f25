"""The parts that pages are made of, in the writer's words: why a page is made again."""

from collections.abc import Iterable, Mapping
from gettext import NullTranslations
from typing import Final

from magsite.diagnostics.codes import N_
from magsite.output.reasons import OUTPUT, PROGRAM

WORDS: Final[Mapping[str, str]] = {
    "template": N_("template"),
    "site": N_("what all pages show: title, menus, magazines"),
    "listings": N_("the lists around it"),
    "article": N_("header"),
    "page": N_("header of the page"),
    "body": N_("text"),
    "authors": N_("authors"),
    "neighbours": N_("previous and next article"),
    "series": N_("series"),
    "cards": N_("the articles in the list"),
    "articles": N_("the number of articles"),
    "position": N_("place in the list"),
    "category": N_("magazine"),
    "author": N_("profile"),
    "tag": N_("topic"),
    "ranking": N_("ranking"),
    "entries": N_("entries"),
    "feed": N_("title of the feed"),
    "view": N_("content"),
    "asset": N_("file of the theme"),
    "file": N_("copied file"),
    OUTPUT: N_("lost, altered by hand or kept from before"),
    PROGRAM: N_("new version of magsite"),
}
"""Name of a part → what it is."""


def parts_text(names: Iterable[str], messages: NullTranslations) -> str:
    """The parts in words; for none, that the page is new. What has no word of its own keeps its name."""
    words = [messages.gettext(WORDS.get(name, name)) for name in names]
    return ", ".join(words) or messages.gettext(N_("new"))
