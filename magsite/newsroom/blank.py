"""The file of a new article: its name, and a header for its writer to fill in."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Final

import msgspec

from magsite.content.readers import text
from magsite.diagnostics.codes import N_
from magsite.magazine.registry import name_id
from magsite.newsroom.scalars import quoted, scalar

# What parts several names that stand in one text: a name that holds it is the item of a list.
_PARTING: Final = re.compile(r"[;,&]|\s(?:et|and)\s")
_LINE_ENDS: Final = re.compile("[\n\r\v\f\x85\u2028\u2029]")
_HINTS: Final = (
    ("topic", N_("one or two words, in brackets before the title")),
    ("tags", N_("separated by commas")),
    ("summary", N_("two sentences for lists; otherwise the first paragraph")),
    ("question", N_("what you ask your readers at the end")),
)
_DRAFT: Final = N_("remove this line to publish")
_HINT_COLUMN: Final = 16


class Blank(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of an article before it is written."""

    title: str
    authors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    draft: bool = True


def article_title(given: str) -> str | None:
    """A title as the magazine will read it; None where it is not one line of text."""
    if _LINE_ENDS.search(given.strip()):
        return None
    try:
        given.encode()
    except UnicodeEncodeError:  # A terminal that speaks no UTF-8.
        return None
    read = text(unicodedata.normalize("NFC", given))
    return read if isinstance(read, str) else None


def article_name(title: str, today: date) -> str | None:
    """The name of the file, without suffix: the date and the title's slug; None where no slug can be made."""
    slug = name_id(title)
    return f"{today.isoformat()}-{slug}" if slug else None


def article_text(blank: Blank, say: Callable[[str], str]) -> str:
    """The header, with a hint for each key that is left empty; below it, the text begins."""
    return "\n".join(["---", *_lines(blank, say), "---", "", ""])


def _lines(blank: Blank, say: Callable[[str], str]) -> Iterator[str]:
    yield f"title: {quoted(blank.title)}"
    yield _named("author", "authors", blank.authors, lambda name: _PARTING.search(name) is not None)
    yield _named("category", "categories", blank.categories, lambda _: False)
    for key, hint in _HINTS:
        yield _hinted(f"{key}:", say(hint))
    if blank.draft:
        yield _hinted("draft: true", say(_DRAFT))


def _named(one: str, several: str, names: Sequence[str], is_listed: Callable[[str], bool]) -> str:
    """The line of a key that takes one name, or a list of them."""
    if len(names) == 1 and not is_listed(names[0]):
        return f"{one}: {scalar(names[0])}"
    listed = ", ".join(scalar(name) for name in names)
    return f"{several if len(names) > 1 else one}:" + (f" [{listed}]" if listed else "")


def _hinted(entry: str, hint: str) -> str:
    return f"{entry:<{_HINT_COLUMN}}# {hint}"
