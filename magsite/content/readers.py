"""Readers: from what stands at a key of a header to the value that the schema wants, or what is wrong with it.

A reader is given a value of `Header.values` that is not None. Scalars are text, whatever YAML would see in
them; the readers that want a number or a boolean recognise it.
"""

import html
import math
import re
from collections.abc import Callable, Iterable
from typing import Any, Final

import msgspec

from magsite.content.dates import canonical_date, is_day_first, looks_like_a_date
from magsite.content.header_values import Plain
from magsite.content.networks import web_address
from magsite.diagnostics.codes import N_


class Wrong(msgspec.Struct, frozen=True):
    """Why a value is refused: what was expected, a message id of the catalogues; and what was probably meant."""

    expected: str
    near: str = ""


Reader = Callable[[Any], Any]
"""Gives the value; None or empty where there is nothing; Wrong where it cannot be read."""

Pairs = tuple[tuple[str, Any], ...]

_A_TEXT: Final = Wrong(N_("a text"))
_TEXTS: Final = Wrong(N_("a text or a list of texts"))
_BOOLEAN: Final = Wrong(N_("“true” or “false”"))
_COUNT: Final = Wrong(N_("a whole number, 0 or more"))
_KIND: Final = Wrong(N_("“person” or “organisation”"))
_DATE: Final = Wrong(N_("a date such as 2008-09-24 or 2008-09-24 14:30"))
_DATE_ORDER: Final = Wrong(N_("a date with the year first, such as 2008-09-24"))
_DATE_REAL: Final = Wrong(N_("a date that exists, such as 2008-09-24 or 2008-09-24 14:30"))
_SHARES: Final = Wrong(N_("a number, or a number for each network"))
_LINKS: Final = Wrong(N_("a list of links, each with its “name” and its “url”"))
_EXTRA: Final = Wrong(N_("“key: value” lines, indented"))

_TRUE: Final = frozenset({"true", "yes", "on", "oui", "vrai", "1"})
_FALSE: Final = frozenset({"false", "no", "off", "non", "faux", "0"})
_TURNS: Final = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROLS: Final = (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0), 0xFFFE, 0xFFFF)
_NEVER: Final = dict.fromkeys((*_TURNS, *_CONTROLS))
_NEVER_IN_LINES: Final = {**_NEVER, **dict.fromkeys((0x0B, 0x0C, 0x85), " ")}
_ENTITY: Final = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_SPACES: Final = re.compile(r"[ \t-\r\x85\u2028\u2029]+")
_DIGITS: Final = re.compile(r"[0-9]{1,15}")
_INTEGER: Final = re.compile(r"[-+]?[0-9]{1,15}")
_FLOAT: Final = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+|[0-9]+(?=[eE]))(?:[eE][-+]?[0-9]+)?")
_CONSTANTS: Final = {
    name: word == "true" for word in ("true", "false") for name in (word, word.title(), word.upper())
}


def text(value: Any) -> str | Wrong | None:
    """One line of text: line breaks of the header become spaces, non-breaking spaces stay.

    Marks that turn the reading direction go: unclosed, they would turn the rest of the page. So do control
    characters, which a header can hold as escapes and XML cannot.
    """
    if not isinstance(value, str):
        return _A_TEXT
    if value.isprintable() and "  " not in value:
        return value.strip(" ") or None
    return _SPACES.sub(" ", value.translate(_NEVER)).strip(" ") or None


def words(value: Any) -> str | Wrong | None:
    """A text for readers: entities of HTML, which other tools write into it, are the signs that they mean."""
    read = text(value)
    return text(_ENTITY.sub(lambda entity: html.unescape(entity[0]), read)) if isinstance(read, str) else read


def texts(value: Any) -> tuple[str, ...] | Wrong:
    """A text or a list of texts, each once, in their order."""
    read = [text(item) for item in listed(value) if item is not None]
    return _TEXTS if _any_wrong(read) else _once(read)


def listed(value: Any) -> list[Any]:
    """The items of a list; anything else is a list of one."""
    return value if isinstance(value, list) else [value]


def comma_texts(value: Any) -> tuple[str, ...] | Wrong:
    """Like `texts`; a single text is a list separated by commas."""
    return texts(value.split(",") if isinstance(value, str) else value)


def boolean(value: Any) -> bool | Wrong:
    """True or false, in English or French."""
    word = value.strip().lower() if isinstance(value, str) else ""
    return True if word in _TRUE else False if word in _FALSE else _BOOLEAN


def opposite(value: Any) -> bool | Wrong:
    """The contrary of a boolean: `published: false` is a draft."""
    read = boolean(value)
    return read if isinstance(read, Wrong) else not read


def count(value: Any) -> int | Wrong:
    """A whole number, 0 or more."""
    return int(value) if isinstance(value, str) and _DIGITS.fullmatch(value.strip()) else _COUNT


def date_text(value: Any) -> str | Wrong:
    """A date in the canonical form of `dates.canonical_date`."""
    if not isinstance(value, str):
        return _DATE
    if is_day_first(value):
        return _DATE_ORDER
    return canonical_date(value) or (_DATE_REAL if looks_like_a_date(value) else _DATE)


def kind(value: Any) -> str | Wrong:
    """What an author is."""
    word = value.strip().lower() if isinstance(value, str) else ""
    return word if word in ("person", "organisation") else _KIND


def shares(value: Any) -> Pairs | Wrong:
    """(network, number of shares); a bare number is the network "total". What is empty is absent, not 0."""
    entries = value if isinstance(value, dict) else {"total": value}
    read = [(text(network), count(number)) for network, number in entries.items() if number is not None]
    good = tuple(
        (network, number) for network, number in read if isinstance(network, str) and isinstance(number, int)
    )
    return good if len(good) == len(read) else _SHARES


def links(value: Any) -> Pairs | Wrong:
    """(name, URL), from a list of mappings with `name` and `url`, or from a mapping of names to URLs."""
    if isinstance(value, dict) and not {"name", "url"} <= value.keys():
        pairs = [(name, url) for name, url in value.items() if url is not None]
    else:
        entries = [entry if isinstance(entry, dict) else {} for entry in listed(value)]
        pairs = [(entry.get("name"), entry.get("url")) for entry in entries]
    read = [(text(name), text(url)) for name, url in pairs]
    good = tuple(
        (name, address)
        for name, url in read
        if isinstance(name, str) and isinstance(url, str) and (address := web_address(url)) is not None
    )
    return good if len(good) == len(read) else _LINKS


def extra(value: Any) -> dict[str, Any] | Wrong:
    """Whatever a theme wants, with the numbers and booleans that YAML sees where there are no quotation marks.

    Texts keep their lines, but neither marks that turn the reading direction nor control characters.
    """
    return _typed(value) if isinstance(value, dict) else _EXTRA


def _any_wrong(values: Iterable[Any]) -> bool:
    return any(isinstance(value, Wrong) for value in values)


def _once(values: Iterable[Any]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _typed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key.translate(_NEVER_IN_LINES): _typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_typed(item) for item in value]
    if isinstance(value, Plain):
        return _recognised(value)
    return value.translate(_NEVER_IN_LINES) if isinstance(value, str) else value


def _recognised(value: str) -> str | int | float | bool:
    """What the core schema of YAML 1.2 sees; a number too large to be kept exactly stays text."""
    if value in _CONSTANTS:
        return _CONSTANTS[value]
    if _INTEGER.fullmatch(value):
        return int(value)
    if _FLOAT.fullmatch(value) and math.isfinite(number := float(value)):
        return number
    return str(value).translate(_NEVER_IN_LINES)
