"""Code in colours: Pygments finds the tokens, this module writes as few spans as show them.

One span per token is what weighs in a page of code. So only the kinds of tokens that the sheet colours get
a span, and neighbours of one kind share it, whitespace between them included.
"""

import functools
import html
import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Generic, Keyword, Name, Number, Operator, String, _TokenType
from pygments.util import ClassNotFound


class Colour(NamedTuple):
    """A kind of token that the sheet colours, on light and on dark paper."""

    name: str
    light: str
    dark: str
    tokens: tuple[_TokenType, ...]


COLOURS: Final = (
    Colour("k", "#8a2268", "#f08ac6", (Keyword, Operator.Word, Comment.Preproc)),
    Colour("s", "#1b6440", "#8fd6a4", (String,)),
    Colour("c", "#62646b", "#9da1aa", (Comment, Generic.Prompt)),
    Colour("m", "#8f3d00", "#f2a66b", (Number,)),
    Colour(
        "f",
        "#0b4fa3",
        "#86b9f7",
        (Name.Function, Name.Class, Name.Namespace, Generic.Heading, Generic.Subheading),
    ),
    Colour("b", "#5b3fb0", "#bba6f7", (Name.Builtin, Name.Exception, Name.Decorator)),
    Colour("t", "#0a6170", "#6fd0de", (Name.Tag, Name.Variable, Name.Label)),
    Colour("a", "#7a4d00", "#e2bd6a", (Name.Attribute, Name.Constant, Name.Entity)),
    Colour("i", "#1f6a2a", "#86d98f", (Generic.Inserted,)),
    Colour("d", "#a01f2b", "#f6929b", (Generic.Deleted, Generic.Error)),
)
"""The closed table: what is not in it stays in the colour of the text."""

# What writers put after a fence to say “no colours”, and Pygments does not know.
_PLAIN: Final = frozenset({"none", "plain", "plaintext", "raw", "txt"})


_SPAN: Final = re.compile(r'<span class="[a-z]">|</span>')


def highlight(code: str, language: str) -> str | None:
    """The block of HTML for a code in a language, or None where the language is not known to Pygments.

    The language is never guessed. The block is ready to stand in a page: everything in it is escaped.
    """
    inner = spans(code, language)
    return None if inner is None else block(inner, language)


def spans(code: str, language: str) -> str | None:
    """The escaped code with its spans alone, or None where the language is not known."""
    tidy = code.strip("\n") + "\n"
    if language.lower() in _PLAIN:
        return html.escape(tidy, quote=False)
    # Without its opening tag, PHP would be taken for the text around PHP.
    bare_php = language.lower() == "php" and "<?" not in code
    lexer = _lexer("php", startinline=True) if bare_php else _lexer(language.lower())
    if lexer is None:
        return None
    return "".join(_written(_runs((kind, text) for _, kind, text in lexer.get_tokens_unprocessed(tidy))))


def block(inner: str, language: str, attributes: str = "", title: str = "") -> str:
    """The block around code that is already escaped; `attributes` are those of the outer element, as HTML.

    `pre` takes the focus, because a reader without a mouse must be able to scroll it.
    """
    name = f' class="language-{html.escape(language)}"' if language else ""
    heading = f'<p class="code-title">{html.escape(title, quote=False)}</p>' if title else ""
    outer = attributes or ' class="highlight"'
    return f'<div{outer}>{heading}<pre tabindex="0"><code{name}>{inner}</code></pre></div>'


def in_lines(inner: str, marked: frozenset[int], first: int | None) -> str:
    """The code with an element for each line: `mark` for the marked ones, the number in `data-line` if there is a first.

    A span that goes over the end of a line is closed there and opened again on the next.
    """
    lines, open_span = [], ""
    for place, line in enumerate(inner.removesuffix("\n").split("\n"), 1):
        whole = open_span + line
        spans_here = _SPAN.findall(whole)
        open_span = spans_here[-1] if spans_here and spans_here[-1] != "</span>" else ""
        number = f' data-line="{first + place - 1}"' if first is not None else ""
        tag = "mark" if place in marked else "span"
        end = "</span>" if open_span else ""
        lines.append(f'<{tag} class="line"{number}>{whole}{end}\n</{tag}>')
    return "".join(lines)


def sheet() -> str:
    """The style sheet of the colours, for light and dark paper.

    Browsers that know `light-dark()` follow the page's `color-scheme`, the others the system's.
    """
    light = "".join(f".highlight .{colour.name}{{color:{colour.light}}}\n" for colour in COLOURS)
    dark = "".join(f".highlight .{colour.name}{{color:{colour.dark}}}\n" for colour in COLOURS)
    both = "".join(
        f".highlight .{colour.name}{{color:light-dark({colour.light},{colour.dark})}}\n" for colour in COLOURS
    )
    return f"{light}@media (prefers-color-scheme:dark){{\n{dark}}}\n{both}"


@functools.cache
def _lexer(language: str, **options: bool) -> Lexer | None:
    """The lexer of a language: making one costs as much as colouring a screen of code."""
    try:
        return get_lexer_by_name(language, **options)
    except ClassNotFound:
        return None


@functools.cache
def _colour(kind: _TokenType) -> str:
    """The name of the colour of a token or of its nearest ancestor that has one, or nothing."""
    for ancestor in reversed(kind.split()):
        for colour in COLOURS:
            if ancestor in colour.tokens:
                return colour.name
    return ""


def _runs(tokens: Iterable[tuple[_TokenType, str]]) -> Iterator[tuple[str, str]]:
    """Join neighbours of one colour, across plain whitespace too: (colour or nothing, text)."""
    name, text, gap = "", "", ""
    for kind, value in tokens:
        colour = _colour(kind)
        if colour == name:
            text, gap = text + gap + value, ""
        elif not colour and value.isspace():
            gap += value
        else:
            yield name, text
            if colour:
                yield "", gap
                name, text, gap = colour, value, ""
            else:
                name, text, gap = "", gap + value, ""
    yield name, text
    yield "", gap


def _written(runs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, text in runs:
        escaped = html.escape(text, quote=False)
        yield f'<span class="{name}">{escaped}</span>' if name else escaped
