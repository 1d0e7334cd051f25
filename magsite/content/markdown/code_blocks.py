"""Fenced code: from the fence in the source to a finished block in Python-Markdown's stash.

A fence begins at the start of a line, or inside an item of a list or a quotation. Its info string is read in every spelling
that writers bring from elsewhere: `python`, `{.python #id title="x"}`, `js {1,3}`, `jsx:title=App.js`,
`py hl_lines="2-4" linenums="1"`. An unclosed fence is text.
"""

import html
import re
from collections.abc import Iterator, Sequence
from typing import Final, Self

import msgspec
from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX

from magsite.content.fences import fenced, indentation, quotation_signs
from magsite.content.markdown.highlight import block, in_lines, spans

_LANGUAGE: Final = re.compile(r"\.?([A-Za-z#+][^\s:{},=]*|[0-9][^\s:{},=]*[A-Za-z][^\s:{},=]*)")
_TITLE: Final = re.compile(r"""(?:^|[\s:{])title=(?:"([^"]*)"|'([^']*)'|([^\s"'}]+))""")
_MARKED: Final = re.compile(
    r"""hl_?lines=(?:"([^"]*)"|'([^']*)'|\[([^\]]*)\]|([\d,-]+))|\{\s*([\d,\s-]+)\}"""
)
_RANGE: Final = re.compile(r"(\d{1,6})(?:\s*-\s*(\d{1,6}))?")
_FIRST_NUMBER: Final = re.compile(r"""(?:linenums|linenostart|startFrom)=["']?(\d{1,6})""")
_NUMBERED: Final = re.compile(r"""\blinenos\b(?!=["']?false)|numberLines|showLineNumbers""")
# What is left of a quotation behind its last code.
_QUOTATION_END: Final = re.compile(r"(?:\n(?: {0,3}>)+[ \t]*(?=\n|\Z))*(?=\n(?! {0,3}>)|\Z)")
_MOST_LINES: Final = 10_000
_TAB: Final = 4
_BLANK_LINES: Final = re.compile(r"(?<=\n) +\n")


class Fence(msgspec.Struct, frozen=True):
    """A block of fenced code in a source: `start` and `end` enclose it, fences included."""

    start: int
    end: int
    line: int
    """Line of the opening fence, from 0."""
    indent: int
    """Columns by which it is indented, as its code is."""
    info: str
    code: str
    outer: str = ""
    """The signs of the quotation that it stands in."""


class FenceInfo(msgspec.Struct, frozen=True):
    """What the words after an opening fence say."""

    language: str = ""
    title: str = ""
    id: str = ""
    classes: tuple[str, ...] = ()
    marked: frozenset[int] = frozenset()
    """Lines of the code to be marked, from 1."""
    first_number: int | None = None
    """The number of the first line, where the lines are numbered."""


class CodeBlock(str):
    """The HTML of a block of code in Python-Markdown's stash, told apart from a writer's raw HTML by its type."""

    __slots__ = ("id", "language", "line", "unknown")
    id: str
    language: str
    line: int
    unknown: bool

    @classmethod
    def of(cls, fence: Fence) -> Self:
        """The finished block of a fence; in a language that Pygments does not know, without colours."""
        info = fence_info(fence.info)
        inner = spans(fence.code, info.language or "plain")
        code = _plain(fence.code) if inner is None else inner
        if info.marked or info.first_number is not None:
            code = in_lines(code, info.marked, info.first_number)
        made = cls(block(code, info.language, _outer(info), info.title))
        made.id, made.language, made.line, made.unknown = info.id, info.language, fence.line, inner is None
        return made


class CodeBlocks(Preprocessor):
    """The first step of a conversion: puts finished code aside, then evens out whitespace in the rest.

    It stands in the place of Python-Markdown's own step for whitespace, so that tabs survive in code.
    """

    def run(self, lines: list[str]) -> list[str]:
        """The lines of the source, with a placeholder for each block of code."""
        source = "\n".join(lines).replace(STX, "").replace(ETX, "").replace("\r\n", "\n").replace("\r", "\n")
        parts, end = [], 0
        for fence in fences(source):
            placeholder = self.md.htmlStash.store(CodeBlock.of(fence))
            blank = f"{fence.outer.rstrip()}\n"
            parts += [source[end : fence.start], blank, fence.outer, " " * fence.indent, placeholder]
            last = _QUOTATION_END.match(source, fence.end)
            parts += ["\n", "" if last else fence.outer.rstrip()]
            end = last.end() if last else fence.end
        even = "".join([*parts, source[end:], "\n\n"]).expandtabs(self.md.tab_length)
        return _BLANK_LINES.sub("\n", even).split("\n")


def fences(source: str) -> Iterator[Fence]:
    """The blocks of fenced code of a source, in order; each begins and ends at line starts and ends."""
    line = seen = 0
    for start, end in fenced(source):
        line, seen = line + source.count("\n", seen, start), start
        opening, _, rest = source[start:end].partition("\n")
        outer = quotation_signs(opening)
        opening, code = opening[len(outer) :], rest.rpartition("\n")[0]
        indent, bare = indentation(opening), opening.lstrip(" \t")
        code = _outdented(_unquoted(code, outer.count(">")), indent)
        outer = " " * (len(outer) - len(outer.lstrip(" "))) + "> " * outer.count(">")
        yield Fence(start, end, line, indent, bare.lstrip(bare[0]).strip(), code, outer)


def fence_info(info: str) -> FenceInfo:
    """What an info string says; what it does not understand it leaves out."""
    found = _TITLE.search(info)
    title = next(filter(None, found.groups()), "") if found else ""
    marked, first = _marked(info), _first_number(info)
    if not info.startswith("{"):
        return FenceInfo(language=_language(info), title=title, marked=marked, first_number=first)
    # An attribute without a value comes as None, whatever the library's types say.
    attributes: Sequence[tuple[str, str | None]] = get_attrs_and_remainder(info.strip("{}"))[0]
    classes = [value for key, value in attributes if key == "." and value]
    words = [key for key, value in attributes if value is None]
    language = _language(classes.pop(0) if classes else "".join(words[:1]))
    identifier = next((value for key, value in attributes if key == "id" and value), "")
    return FenceInfo(language, title, identifier, tuple(classes), marked, first)


def _marked(info: str) -> frozenset[int]:
    """The lines that `hl_lines="1 3-5"` or `{1,3-5}` names."""
    found = _MARKED.search(info)
    if found is None:
        return frozenset()
    lines: set[int] = set()
    for first, last in _RANGE.findall(next(filter(None, found.groups()))):
        start, end = int(first), int(last or first)
        lines.update(range(start, min(end, start + _MOST_LINES) + 1))
    return frozenset(lines)


def _first_number(info: str) -> int | None:
    found = _FIRST_NUMBER.search(info)
    if found is not None:
        return int(found[1])
    return 1 if _NUMBERED.search(info) else None


def _unquoted(code: str, signs: int) -> str:
    """The code without the signs of quotations before each line."""
    return re.sub(rf"^(?: {{0,3}}> ?){{1,{signs}}}", "", code, flags=re.MULTILINE) if signs else code


def _outdented(code: str, indent: int) -> str:
    """The code without the indentation of its fence."""
    if not indent:
        return code
    lines = (line.expandtabs(_TAB) if line[:1] == "\t" else line for line in code.split("\n"))
    return "\n".join(line[min(indent, len(line) - len(line.lstrip(" "))) :] for line in lines)


def _language(text: str) -> str:
    found = _LANGUAGE.match(text)
    return found[1] if found else ""


def _outer(info: FenceInfo) -> str:
    classes = html.escape(" ".join(["highlight", *info.classes]))
    identifier = f' id="{html.escape(info.id)}"' if info.id else ""
    return f' class="{classes}"{identifier}'


def _plain(code: str) -> str:
    return html.escape(code.strip("\n") + "\n", quote=False)
