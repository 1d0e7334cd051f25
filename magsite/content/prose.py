"""What there is to read in a body, counted without converting it: words of prose, words of code, figures."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from magsite.content.fences import indented, unfenced
from magsite.language.reading import word_count

# Comments, and elements that show nothing of what they hold as text; a text about them has them in code.
_SILENT: Final = tuple(
    (re.compile(f"(?<!`){opening}"), closing)
    for opening, closing in (
        ("<!--", "-->"),
        (r"<script\b", "</script>"),
        (r"<style\b", "</style>"),
        (r"<svg\b", "</svg>"),
    )
)
_RAW_CODE: Final = (re.compile(r"(?<!`)<pre\b"), "</pre>")

_TARGET: Final = (
    r"\([ ]*+(?:<[^<>\n]*+>|[^()\s]*+(?:\([^()\s]*+\)[^()\s]*+)*+)"
    r"(?:\s++(\"[^\"\n]*+\"|'[^'\n]*+'))?+\s*+\)"
)
# The title of a picture is its caption.
_PICTURE: Final = re.compile(rf"!\[[^\[\]]*+\](?:{_TARGET}|\[[^\[\]]*+\])?")
_LINK: Final = re.compile(rf"\](?:{_TARGET}|\[[^\[\]]*+\])")
_MARK: Final = re.compile(r"\[(?:\^[^\[\]\s]*+\]:?|TOC\]|[ xX]\](?= ))")
# What a line begins with and nobody reads: where links lead and what abbreviations mean, whole lines; the kind of
# a remark, a tab or a container, but not its title; the number of an item.
_BEGINNING: Final = re.compile(
    r"\n(?=[ \t>\[*!?=:\d])"  # Most lines begin with a letter, and are passed over at once.
    r"(?:[ ]{0,3}(?:\[(?!\^)[^\[\]\n]++\]:|\*\[[^\[\]\n]++\]:)[^\n]*+"
    r"|[ \t]*+(?:!!!|\?\?\?\+?|===\+?|:::+)[ ]*+[\w-]*+"
    r"|[ \t>]*+\d{1,9}[.)](?=[ \t]))"
)
_ATTRIBUTES: Final = re.compile(r"\{(?::|[ ]?[.#]\w|[\w-]+=)[^{}\n]*+\}")
# A tag right behind a backtick is code, and its name a word.
_TAG: Final = re.compile(r"<(?<!`<)/?[A-Za-z](?![\w+.-]*+:)[^<>]*+>")
_BREAK: Final = re.compile(r"<(?<!`<)/?(?:br|dd|div|dt|h[1-6]|li|p|td|th|tr)\b[^<>]*+>", re.IGNORECASE)
_SPACE: Final = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|#160|#8239|#x0*a0|#x0*202f);", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,30}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")

# A picture that a line begins with, perhaps as a link or inside elements of its own.
_FIGURE: Final = re.compile(
    r"\n[ \t>]*+(?:<(?!img\b)[a-z]++\b[^<>\n]*+>[ ]*+)*+\[?(?:!\[|<img\b)", re.IGNORECASE
)


class Amount(msgspec.Struct, frozen=True):
    """How much there is to read."""

    words: int
    """Of prose; addresses, tags, attributes, marks of notes, comments and descriptions of pictures are none."""
    code_words: int
    """Of blocks of code."""
    figures: int
    """Pictures on lines of their own."""


def amount(body: str, code: Sequence[tuple[int, int]], readable: str) -> Amount:
    """How much there is to read in a body, whose fenced code stands at these places and is blanked in `readable`."""
    shown = _shown(f"\n{readable}")
    raw = tuple(_inside(shown, *_RAW_CODE)) if "</pre>" in shown else ()
    rest = "".join(_outside(shown, *_RAW_CODE)) if raw else shown
    deep = indented(rest)
    blocks = (
        *(_between_fences(body[start:end]) for start, end in code),
        *(_TAG.sub("", text) for text in raw),
        *(rest[start:end] for start, end in deep),
    )
    return Amount(
        words=word_count(_without_html(_without_marks(unfenced(rest, deep)))),
        code_words=sum(map(word_count, blocks)),
        figures=len(_FIGURE.findall(rest)) if "![" in rest or "<img" in rest else 0,
    )


def _between_fences(code: str) -> str:
    return code.partition("\n")[2].rpartition("\n")[0]


def _shown(text: str) -> str:
    for opening, closing in _SILENT if "<" in text else ():
        if closing in text:
            text = "".join(_outside(text, opening, closing))
    return text


def _outside(text: str, opening: re.Pattern[str], closing: str) -> Iterator[str]:
    """What stands outside these pairs; one that is never closed is text."""
    at = 0
    for start, end in _pairs(text, opening, closing):
        yield text[at:start]
        at = end
    yield text[at:]


def _inside(text: str, opening: re.Pattern[str], closing: str) -> Iterator[str]:
    """What stands inside these pairs, and they themselves."""
    return (text[start:end] for start, end in _pairs(text, opening, closing))


def _pairs(text: str, opening: re.Pattern[str], closing: str) -> Iterator[tuple[int, int]]:
    end = 0
    while (found := opening.search(text, end)) and (closed := text.find(closing, found.end())) >= 0:
        end = closed + len(closing)
        yield found.start(), end


def _without_marks(text: str) -> str:
    text = _BEGINNING.sub("\n", text)
    if "]" in text:
        text = _MARK.sub("", _LINK.sub("]", _PICTURE.sub(r" \1 ", text)))
    return _ATTRIBUTES.sub("", text) if "{" in text else text


def _without_html(text: str) -> str:
    if "<" in text:
        text = _TAG.sub("", _BREAK.sub(" ", text))
    return _ENTITY.sub("’", _SPACE.sub(" ", text)) if "&" in text else text
