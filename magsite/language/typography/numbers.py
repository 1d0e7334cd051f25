"""Numbers: thousands, symbols and units, times, dates, products."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from magsite.language.typography.edits import Edit, has_space, previous, space_in
from magsite.language.typography.marks import ANY_GAP, END, GAP, INLINE, NBSP, NNBSP, SPACES, is_blank

_TWO_DIGITS: Final = 2
_GROUP: Final = 3
"""Digits of a thousand."""
_BEFORE_NAMES: Final = frozenset("_.,:/\\#=@+&")
"""What stands before digits that are no number of their own: "v1.2", "#12", "10:30"."""
_THOUSANDS: Final = re.compile(
    rf"(?:[ {NBSP}{NNBSP}\u2009][0-9]{{3}})++(?![0-9\w:]|[.,/][0-9]{{4}}|[ {NBSP}{NNBSP}][0-9])"
)
_SYMBOL: Final = re.compile(rf"({ANY_GAP})[%‰€](?={END}|{INLINE}[)\]}}»”’\"'.,;:!?…/–—])")
_UNIT: Final = re.compile(
    rf"""({GAP})(?:
      [kcmdµn]?m[²³]? | km/h | [km]?g | [cmd]?l | t | [mµn]?s | min | h | j
    | (?:[KkMGTP]i?)?[oBb](?:/s|ps)? | [kMGT]?bits?(?:/s)? | octets? | [kMGT]?Hz | [kMGT]?Wh? | [km]?V | m?Ah? | Wc
    | °[CFK]? | ℃ | K | px | dpi | ppp | fps | ips | pt | em | rem
    | [kKM]?€ | Md€ | Mds€ | EUR | CHF | \$ | £ | ¥ | euros? | dollars? | millions? | milliards?
    | ans? | mois | jours? | semaines? | heures? | minutes? | secondes? | fois | pages?
    )(?![\w'’°-]|\.\w|{INLINE}[\w'’])""",
    re.VERBOSE,
)
"""The units of docs/typography.md."""
_GLUED_UNIT: Final = re.compile(r"(?:[KkMGTP](?:o|i?B)|[kMGT]Hz|ms|min|km|kg)(?![\w'’°-]|\.\w)")
"""Units that nothing else is named after; "4G", "5s" and "10px" are names as well."""
_MONTH: Final = re.compile(
    rf"(?:er)?({GAP})(?:janv|févr|avr|juil|sept|oct|nov|déc|janvier|février|mars|avril|mai|juin|juillet|août"
    r"|septembre|octobre|novembre|décembre|Janvier|Février|Mars|Avril|Mai|Juin|Juillet|Août|Septembre|Octobre"
    r"|Novembre|Décembre)(?!\w)"
)
_HOUR: Final = re.compile(rf"([{SPACES}]?)h(?:([{SPACES}]?)([0-5][0-9])(?!\w)|(?![\w'’]|-(?![0-9])))")
_FROM: Final = re.compile(rf"[0-9][{SPACES}]?h(?:[{SPACES}]?[0-5][0-9])?-\Z")
"""The first hour of "9h-12h"."""
_ZEROS: Final = re.compile("00*+")
_PRODUCT: Final = re.compile(r"x(?<=[0-9][0-9]x)(?=[0-9]{2,5}(?![\w/-]|\.\w))")
_SPACED_PRODUCT: Final = re.compile(rf"x(?<=[0-9][ {NBSP}]x)(?=[ {NBSP}][0-9])")


def thousands(text: str) -> Iterator[Edit]:
    """U+202F between groups of three digits where a space is typed; nothing is ever split, phone numbers stay."""
    for start, end in runs(text):
        found = _THOUSANDS.match(text, end) if end - start <= _GROUP else None
        if found and text[start] != "0" and not _goes_on(text, start) and not in_a_name(text, start):
            for space in range(end, found.end(), 1 + _GROUP):
                yield from space_in(space, text[space], NNBSP)


def symbols(text: str) -> Iterator[Edit]:
    """U+00A0 before `%` `‰` `€`, typed or not."""
    for start, end in runs(text):
        found = _SYMBOL.match(text, end)
        if found and (has_space(found[1]) or _is_amount(text, _number_start(text, start))):
            yield from space_in(end, found[1], NBSP)


def units(text: str) -> Iterator[Edit]:
    """U+00A0 between a number and its unit."""
    for _, end in runs(text):
        if found := _UNIT.match(text, end):
            yield from space_in(end, found[1], NBSP)


def glued_units(text: str) -> Iterator[Edit]:
    """The same where no space is typed; names stay ("5G", "10px")."""
    for start, end in runs(text):
        if _GLUED_UNIT.match(text, end) and _is_amount(text, _number_start(text, start)):
            yield end, end, NBSP


def times(text: str) -> Iterator[Edit]:
    """U+00A0 around the h of a time, "14·h·30"; "12:30" stays."""
    for start, end in runs(text):
        found = _HOUR.match(text, end) if end - start <= _TWO_DIGITS else None
        if found and (not in_a_name(text, start) or _FROM.search(text, max(0, start - 8), start)):
            yield from space_in(end, found[1], NBSP)
            if found[3]:
                yield from space_in(found.start(2), found[2], NBSP)


def dates(text: str) -> Iterator[Edit]:
    """U+00A0 between day and month; the first day is "1er"."""
    for start, end in runs(text):
        found = _MONTH.match(text, end) if end - start <= _TWO_DIGITS else None
        if found and text[start:end] == "1" and found.start(1) == end and is_blank(previous(text, start)):
            yield end, end, "er"
        if found:
            yield from space_in(found.start(1), found[1], NBSP)


def multiplication(text: str) -> Iterator[Edit]:
    """The x between two numbers of two digits and more is "×", and one between spaces; "4x4" and "0x1F" stay."""
    for found in _PRODUCT.finditer(text):
        start = _number_start(text, found.start())
        if not in_a_name(text, start) and text[start - 1 : start] != "-":
            yield *found.span(), "×"
    for found in _SPACED_PRODUCT.finditer(text):
        yield found.start() - 1, found.end() + 1, f"{NBSP}×{NBSP}"


@lru_cache(maxsize=1)
def runs(text: str) -> tuple[tuple[int, int], ...]:
    """From where to where digits stand without anything between them.

    The last text is remembered, since several rules ask in turn and change nothing.
    """
    # As zeros they can be looked for as one literal, ten times quicker than as a class.
    for digit in "123456789":
        text = text.replace(digit, "0")
    return tuple(map(re.Match.span, _ZEROS.finditer(text)))


def _goes_on(text: str, start: int) -> bool:
    """Whether digits stand one space behind others."""
    return start > 1 and text[start - 1] in SPACES and text[start - 2].isdigit()


def _is_amount(text: str, start: int) -> bool:
    """Whether digits are a number of their own, perhaps with a sign."""
    signed = text[max(0, start - 1) : start] == "+" and is_blank(previous(text, start - 1))
    return signed or not in_a_name(text, start)


def _number_start(text: str, index: int) -> int:
    """Where a number begins that has a digit, a comma or a point before this index."""
    while index > 0 and text[index - 1] in "0123456789.,":
        index -= 1
    return index


def in_a_name(text: str, start: int) -> bool:
    """Whether digits are part of a name, a version, an address or a key, by what stands before them."""
    before, further = text[max(0, start - 1) : start], text[max(0, start - 2) : max(0, start - 1)]
    return before.isalnum() or before in _BEFORE_NAMES or (before == "-" and further.isalnum())
