"""The tags of an HTML fragment: each becomes a mark, and so does an element that is kept with all that stands in it."""

from collections.abc import Sequence
from itertools import repeat
from typing import Final

import msgspec

from magsite.language.typography import marks
from magsite.language.typography.elements import BLOCKS, NESTED, RAW, STANDING, VOID, marking, says
from magsite.language.typography.grammar import TAG, tokenized
from magsite.language.typography.regions import Region, regions_of

_PLAIN: Final = {
    name: mark
    for name, mark in {**STANDING, **dict.fromkeys(BLOCKS, marks.BREAK)}.items()
    if name not in NESTED and name not in RAW and name != "sup"
}
_SIMPLE: Final = {
    "</sup>": marks.TAG,  # One that begins may be the call of a note.
    **{tag: mark for name, mark in _PLAIN.items() for tag in (f"<{name}>", f"</{name}>")},
}
"""Tags that need no look at what they are made of."""


class Tags(msgspec.Struct, frozen=True):
    """A text with marks, what each of them stands for, and the elements in which rules are off."""

    text: str
    stored: Sequence[str]
    regions: Sequence[Region] = ()


class _Look(msgspec.Struct, frozen=True):
    """What a token is: how it stands in the text, whether it begins what is kept, which rules are off inside."""

    mark: str
    keeps: bool = False
    rules: frozenset[str] = frozenset()


def read_tags(fragment: str, language: str) -> Tags:
    """The tags of a fragment whose text is in this language."""
    parts = tokenized(fragment)
    tokens = parts[1::2]
    signs = list(map(_SIMPLE.get, tokens, repeat("")))
    kept: list[tuple[int, int]] = []
    rules: dict[int, frozenset[str]] = {}
    last = -1
    for index in [index for index, sign in enumerate(signs) if not sign]:
        if index <= last:
            continue
        if mark := _plain(tokens[index]):
            signs[index] = mark
            continue
        is_note = _is_note(parts[2 * index + 1 : 2 * index + 4])
        look = _Look(marks.TAG, keeps=True) if is_note else _look(tokens[index], language)
        signs[index] = look.mark
        if look.rules:
            rules[index] = look.rules
        if look.keeps:
            last = _last(tokens, index)
            kept.append((index, last))
    parts[1::2] = signs
    text, stored = _folded(parts, tokens, kept) if kept else ("".join(parts), tokens)
    return Tags(text, stored, regions_of(tokens, rules, kept) if rules else ())


def _plain(token: str) -> str:
    """How a tag stands in the text whose attributes say nothing of interest, and code in a line; else nothing."""
    if token.startswith("<code>") and token.endswith("</code>"):
        return marks.OBJECT
    mark = _PLAIN.get(token[1 : token.find(" ")], "")
    return mark if mark and not says(token) else ""


def _look(token: str, language: str) -> _Look:
    found = TAG.match(token)
    if found is None:
        return _Look(marks.TAG)  # A comment.
    slash, name, attributes, inside = found.groups()
    name = name.lower()
    mark = STANDING.get(name, marks.BREAK)
    if slash or inside or name in VOID:
        return _Look(mark)
    if name in NESTED:
        return _Look(mark, keeps=True)
    asked = marking(attributes, language)
    if asked.kept:
        return _Look(marks.OBJECT if mark == marks.TAG else mark, keeps=True)
    return _Look(mark, rules=asked.rules)


def _is_note(parts: Sequence[str]) -> bool:
    """Whether a token, the text behind it and the next token begin the call of a note: a raised link, no word."""
    return parts[0].startswith("<sup") and not parts[1] and parts[2:3] != [] and parts[2].startswith("<a ")


def _last(tokens: Sequence[str], first: int) -> int:
    """The token that ends the element that one begins; beyond the last one where nothing does."""
    found = TAG.match(tokens[first])
    name = found[2].lower() if found else ""
    starts = (f"<{name}", f"</{name}")
    depth, length = 0, len(name) + 2
    for index in range(first, len(tokens)):
        if tokens[index][:length].lower().startswith(starts):
            tag = TAG.match(tokens[index])
            if tag and tag[2].lower() == name and not tag[4]:
                depth += -1 if tag[1] else 1
                if depth == 0:
                    return index
    return len(tokens)


def _folded(
    parts: Sequence[str], tokens: Sequence[str], kept: Sequence[tuple[int, int]]
) -> tuple[str, list[str]]:
    """The text of the parts, in which marks stand for tokens, and what marks stand for: kept tokens are one."""
    pieces: list[str] = []
    stored: list[str] = []
    position = 0
    for first, last in kept:
        pieces += parts[2 * position : 2 * first + 2]
        stored += tokens[position:first]
        inner = (
            parts[2 * index] + token for index, token in enumerate(tokens[first + 1 : last + 1], first + 1)
        )
        rest = parts[-1] if last == len(tokens) else ""
        stored.append("".join((tokens[first], *inner, rest)))
        position = last + 1
    pieces += parts[2 * position :]
    return "".join(pieces), [*stored, *tokens[position:]]
