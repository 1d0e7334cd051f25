"""The first paragraph of a body that is prose, from which an excerpt can be made without the rest."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from magsite.content.document import Block

# Elements that stand inside a line: a paragraph may begin with them.
_INLINE: Final = "a|abbr|b|bdi|bdo|br|cite|code|data|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var"
_RULE: Final = r"(?:[-*_][ ]{0,2}){3,}$"
# Lines that stand over a paragraph without belonging to it.
_OVER: Final = re.compile(
    r"[ ]{0,3}(?:#|:::|\[(?!\^)[^\[\]]*\]:[ ]*\S|\{[%{<].*[%}>]\}[ ]*$)"
    r"|[ ]{0,3}\{:?[ ]*[.#\w][^{}]*\}[ ]*$"
)
_NOT_PROSE: Final = re.compile(
    r"[ ]{4}|[ ]{0,3}\t"  # code, or the inside of a list item or an admonition
    r"|[ ]{0,3}(?:"
    r">|[-*+][ \t]|[0-9]+[.)][ \t]"  # quotations and lists
    r"|!!!|\?\?\?|:[ ]|\|"  # admonitions, definitions of a list, tables
    rf"|{_RULE}"
    r"|\[\^[^\]]*\]:|\*\[[^\]]*\]:"  # footnotes and abbreviations
    r"|\[TOC\][ ]*$"
    rf"|<(?!(?:{_INLINE})\b|[a-z]+:)[!?/A-Za-z]"  # raw HTML
    r")"
)
_ENDS: Final = re.compile(
    rf"[ ]{{0,3}}(?:#{{1,6}}(?:[ ]|$)|>|:::|[-*+][ ]|1[.)][ ]|{_RULE})|[ ]{{0,3}}\[(?!\^)[^\[\]]*\]:[ ]*\S"
)
_UNDERLINE: Final = re.compile(r"(?:=+|-+)[ ]*$")
_COLON: Final = re.compile(r"[ ]{0,3}:[ ][^ ]")
_WRAPPED: Final = 60
_TABLE_OR_DEFINITION: Final = re.compile(
    r"[ ]{0,3}:[ ]|[ ]*+(?:\|[ ]*+)?:?-++:?[ ]*+(?:\|[ ]*+:?-*+:?[ ]*+)*+$"
)
_OPENING_TAG: Final = re.compile(r"[ ]{0,3}<(!--|[A-Za-z][\w-]*)")
_VOID: Final = frozenset({"embed", "hr", "img", "input", "link", "meta", "source", "track"})

_PICTURE: Final = re.compile(
    r"!\[[^\[\]]*\](?:\([^()]*(?:\([^()]*\)[^()]*)?\)|\[[^\[\]]*\])?|<img\b[^<>]*>", re.IGNORECASE
)
_AROUND_PICTURES: Final = re.compile(
    r"\[\s*\](?:\([^()]*\)|\[[^\[\]]*\])?|\{:?[^{}]*\}|</?(?:a|br|span)\b[^<>]*>", re.IGNORECASE
)
_ADDRESS: Final = re.compile(r"\s*<?(?:https?|mailto):[^\s<>]+>?\s*")
_REFERENCE: Final = re.compile(r"\[([^\[\]]*)\]")
_DEFINITION: Final = re.compile(
    r"^[ ]{0,3}\[(?!\^)([^\[\]\n]*)\]:[ ]*(?:\n[ ]*)?\S[^\n]*"
    r"""(?:\n[ ]*(?:"[^"\n]*"|'[^'\n]*'|\([^()\n]*\))[ ]*(?=\n|\Z))?""",
    re.MULTILINE,
)


def first_block(readable: str) -> Block | None:
    """The first paragraph of prose with the reference definitions that it uses; None where there is none.

    `readable` is a body without its fenced code. Headings, lists, quotations, tables, pictures or addresses alone,
    raw HTML and what only directs a generator are passed over.
    """
    texts = _paragraphs(readable)
    text = next((text for text in texts if not _is_picture(text) and not _ADDRESS.fullmatch(text)), None)
    return None if text is None else Block(text, _definitions(readable, text))


def goes_on(above: str, line: str) -> bool:
    """Whether a line goes on with the sentence of the one above, which was broken before a French colon.

    The term of a definition, over a line that begins with a colon too, is shorter.
    """
    return len(above) > _WRAPPED and _COLON.match(line) is not None


def _paragraphs(readable: str) -> Iterator[str]:
    chunks = _chunks(readable)
    for chunk in chunks:
        prose = _prose(chunk)
        if prose:
            yield "\n".join(prose)
        else:
            _pass_element(chunk, chunks)


def _chunks(readable: str) -> Iterator[list[str]]:
    """The lines of the body in groups, as blank lines part them."""
    chunk: list[str] = []
    for line in readable.split("\n"):
        if line.strip():
            chunk.append(line)
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _prose(chunk: list[str]) -> list[str]:
    """The lines of a chunk that are a paragraph of prose; none where it is something else."""
    start = 0
    while start < len(chunk) and (over := _lines_over(chunk, start)):
        start += over
    lines = chunk[start:]
    if not lines or _NOT_PROSE.match(lines[0]):
        return []
    if len(lines) > 1 and _TABLE_OR_DEFINITION.match(lines[1]) and not goes_on(lines[0], lines[1]):
        return []
    end = next((at for at in range(1, len(lines)) if _ENDS.match(lines[at])), len(lines))
    return lines[:end]


def _lines_over(chunk: Sequence[str], at: int) -> int:
    """How many lines from here stand over the paragraph: a heading may be underlined."""
    if at + 1 < len(chunk) and at == 0 and _UNDERLINE.match(chunk[1]) and not _NOT_PROSE.match(chunk[0]):
        return 0 if "|" in chunk[0] else 2
    return 1 if _OVER.match(chunk[at]) else 0


def _pass_element(chunk: Sequence[str], following: Iterator[list[str]]) -> None:
    """Raw HTML goes on, over blank lines, to the end of its element or comment."""
    tag = _OPENING_TAG.match(chunk[0])
    if tag is None or tag[1].lower() in _VOID:
        return
    closing = "-->" if tag[1] == "!--" else f"</{tag[1].lower()}"
    while closing not in "\n".join(chunk).lower():
        chunk = next(following, [closing])


def _is_picture(text: str) -> bool:
    # What begins with a letter is not looked through: nothing would take that away.
    return not text[:1].isalnum() and not _AROUND_PICTURES.sub("", _PICTURE.sub("", text)).strip()


def _definitions(readable: str, text: str) -> str:
    if "]:" not in readable or "]" not in text:
        return ""
    used = {" ".join(name.lower().split()) for name in _REFERENCE.findall(text)}
    return "\n".join(
        found[0].rstrip() for found in _DEFINITION.finditer(readable) if found[1].strip().lower() in used
    )
