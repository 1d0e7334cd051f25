"""A body in Markdown with marks in the place of what is no prose: every other character keeps its place.

What counts as a word (code, an address, a formula) becomes OBJECT, what takes no room in a line (a tag, the target
of a link) becomes TAG, and blocks that are no prose become spaces.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from magsite.content.fences import fenced, indentation
from magsite.language.typography.marks import OBJECT, TAG
from magsite.language.typography.untouchable import untouchable

_NO_BREAK: Final = re.compile(r"[^\n]")
_BLOCK: Final = re.compile(r"[ \t]*(?:[*+-][ \t]|\d{1,9}[.)][ \t]|!!!|\?\?\?|===|\[\^|:[ \t])")
_CODE_DEPTH: Final = 4

_ELEMENT: Final = re.compile(
    r"<(?:!--|(?:pre|code|kbd|samp|var|tt|script|style|svg|math|textarea|template|iframe)\b)", re.IGNORECASE
)
# Each begins with a literal, which `re` looks for quickly.
_INLINE_CODE: Final = re.compile(
    r"`(?<![`\\]`)(`{0,3})(?!`)(?:[^`\n]++|\n(?![ \t]*\n)|(?!`\1(?!`))`++){1,200}`\1(?!`)"
)
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>|<[!?][^<>]*>|<[^\s<>@]{1,200}@[^\s<>]{1,200}>")
_AUTOLINK: Final = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]{1,20}:[^\s<>]*>")
_TARGET: Final = re.compile(r"\]\((?:[^()\n]++|\((?:[^()\n]++|\([^()\n]*+\))*+\)){0,200}\)")
_REFERENCE: Final = re.compile(r"\][ ]?\[[^\[\]\n]*+\]")
_NOTE: Final = re.compile(r"\[\^[^\[\]\n]++\](?!:)")
_DEFINITION: Final = re.compile(r"\[(?<=^\[)(?!\^)[^\[\]\n]++\]:[^\n]*", re.MULTILINE)
_LABELLED: Final = re.compile(r"^[ ]{0,3}(\*?)\[(?!\^)([^\[\]\n]++)\]:", re.MULTILINE)
_BRACKETED: Final = re.compile(r"\[([^\[\]]{1,300})\](?!\(|:)")
_WIKI: Final = re.compile(r"\[\[[^\[\]\n]{1,300}\]\]")
# Blocks of code, formulas and shortcodes of other tools; a text in which one is never closed has none.
_LONG: Final = r"(?:(?!\{%).){0,20000}?"
_BLOCKS: Final = re.compile(
    r"\{%-?[ ]*(highlight|raw|codeblock|math|mermaid)\b[^%\n]*%\}" + _LONG + r"\{%-?[ ]*end\1[ ]*-?%\}"
    r"|\{\{[<%][ ]*(highlight|code|math|katex|mermaid)\b[^{}\n]*[>%]\}\}(?:(?!\{\{).){0,20000}?"
    r"\{\{[<%][ ]*/[ ]*\2[ ]*[>%]\}\}"
    r"|\$\$(?:(?!\$\$|\n[ \t]*\n).){1,5000}?\$\$",
    re.DOTALL,
)
_SHORTCODE: Final = re.compile(r"\{\{[<%][^{}\n]{0,1000}[>%]\}\}|\{%[^{}\n]{0,1000}%\}")
_ATTRIBUTES: Final = re.compile(r"\{(?::|[.#])[^{}\n]*\}")
_ENTITY: Final = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_GUILLEMETS: Final = {"&laquo;": "«", "&raquo;": "»"}


def without_code(body: str) -> str:
    """The body without its blocks of code, its code in lines, its comments and raw elements such as `<pre>`."""
    text = _marked(body, fenced(body), " ")
    if "{" in text or "$$" in text:
        text = _SHORTCODE.sub(_object, _BLOCKS.sub(_space, text))
    text = _marked(text, tuple(_indented(text)), " ")
    if "`" in text:
        text = _INLINE_CODE.sub(_object, text)
    return _marked(text, tuple(_elements(text)), OBJECT) if "<" in text else text


def without_markup(code_free: str) -> str:
    """The prose of a body from which code has been taken already."""
    text = _without_labels(code_free) if "]:" in code_free or "[[" in code_free else code_free
    if "](" in text:
        text = _TARGET.sub(_tag, text)
    if "]:" in text:
        text = _DEFINITION.sub(_space, text)
    if "[" in text:
        text = _NOTE.sub(_tag, _REFERENCE.sub(_tag, text))
    if "<" in text:
        text = _TAG.sub(_tag, _AUTOLINK.sub(_object, text))
    if "{" in text:
        text = _ATTRIBUTES.sub(_tag, text)
    return plain(text)


def _without_labels(text: str) -> str:
    """The text without the words that are defined below it, as the names of links or as abbreviations.

    They are looked for letter by letter, so that whoever corrects one of them loses the link.
    """
    labels = {" ".join(found[2].split()).lower() for found in _LABELLED.finditer(text)}
    short = [re.escape(found[2]) for found in _LABELLED.finditer(text) if found[1]]
    text = _BRACKETED.sub(
        lambda found: _object(found) if " ".join(found[1].split()).lower() in labels else found[0], text
    )
    text = _WIKI.sub(_object, text)
    return re.sub(rf"\b(?:{'|'.join(short)})\b", _object, text) if short else text


def plain(text: str) -> str:
    """A text without Markdown, such as a title: addresses, formulas and templates in it are objects."""
    text = _marked(text, _apart(sorted(untouchable(text, ()))), OBJECT)
    return _ENTITY.sub(_entity, text) if "&" in text else text


def _apart(spans: Iterable[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The spans without those that begin inside another."""
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


def _marked(text: str, spans: Sequence[tuple[int, int]], mark: str) -> str:
    """The text with marks for what stands in these spans; line breaks stay."""
    parts: list[str] = []
    last = 0
    for start, end in spans:
        parts += text[last:start], _NO_BREAK.sub(mark, text[start:end])
        last = end
    return "".join((*parts, text[last:])) if parts else text


def _elements(text: str) -> Iterator[tuple[int, int]]:
    """Comments, and elements that hold no prose, whole; what is never closed is text."""
    small, last = text.lower(), 0
    unclosed: set[str] = set()
    for found in _ELEMENT.finditer(text):
        closing = "-->" if found[0] == "<!--" else f"</{found[0][1:].lower()}"
        if found.start() < last or closing in unclosed:
            continue
        at = small.find(closing, found.end())
        end = small.find(">", at) + 1 if at >= 0 else 0
        if end:
            yield found.start(), end
            last = end
        else:
            unclosed.add(closing)


def _indented(text: str) -> Iterator[tuple[int, int]]:
    """The lines of indented code: deeper than what they stand in by four columns or more, behind a blank line."""
    if "\n    " not in text and "\t" not in text and not text.startswith("    "):
        return
    above: list[tuple[int, bool, bool]] = []
    start, follows = 0, False
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            depth = indentation(line)
            while above and above[-1][0] >= depth:
                above.pop()
            is_prose = _is_prose(depth, above[-1] if above else None, follows=follows)
            above.append((depth, _BLOCK.match(line) is not None, is_prose))
            if not is_prose:
                yield start, end
        start, follows = end + 1, bool(line.strip())


def _is_prose(depth: int, around: tuple[int, bool, bool] | None, *, follows: bool) -> bool:
    """Whether a line of this depth is text of what it stands in: (depth, whether it is a block, whether prose)."""
    if around is None:
        return depth < _CODE_DEPTH
    outer, is_block, is_prose = around
    if is_block:
        return is_prose and depth - outer < 2 * _CODE_DEPTH
    return is_prose and (follows or depth - outer < _CODE_DEPTH)


def _filled(mark: str) -> Callable[[re.Match[str]], str]:
    return lambda found: _NO_BREAK.sub(mark, found[0])


_space, _tag, _object = _filled(" "), _filled(TAG), _filled(OBJECT)


def _entity(found: re.Match[str]) -> str:
    """A guillemet that is spelled as an entity is one; any other is a mark."""
    mark = _GUILLEMETS.get(found[0])
    return mark + TAG * (len(found[0]) - 1) if mark else _tag(found)
