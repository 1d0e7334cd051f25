"""Fenced code: from the fence in the source to a finished block in Python-Markdown's stash.

A fence begins at the start of a line, as Python-Markdown has it. Its info string is read in every spelling
that writers bring from elsewhere: `python`, `{.python #id title="x"}`, `js {1,3}`, `jsx:title=App.js`.
An unclosed fence is text.
"""

import html
import re
from collections.abc import Iterator, Sequence
from typing import Final, Self

import msgspec
from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX

from magsite.content.fences import fenced
from magsite.content.markdown.highlight import block, spans

_LANGUAGE: Final = re.compile(r"\.?([A-Za-z#+][^\s:{},=]*|[0-9][^\s:{},=]*[A-Za-z][^\s:{},=]*)")
_TITLE: Final = re.compile(r"""(?:^|[\s:{])title=(?:"([^"]*)"|'([^']*)'|([^\s"'}]+))""")
_BLANK_LINES: Final = re.compile(r"(?<=\n) +\n")


class Fence(msgspec.Struct, frozen=True):
    """A block of fenced code in a source: `start` and `end` enclose it, fences included."""

    start: int
    end: int
    line: int
    """Line of the opening fence, from 0."""
    info: str
    code: str


class FenceInfo(msgspec.Struct, frozen=True):
    """What the words after an opening fence say."""

    language: str = ""
    title: str = ""
    id: str = ""
    classes: tuple[str, ...] = ()


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
        made = cls(
            block(_plain(fence.code) if inner is None else inner, info.language, _outer(info), info.title)
        )
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
            parts += [source[end : fence.start], "\n", self.md.htmlStash.store(CodeBlock.of(fence)), "\n"]
            end = fence.end
        even = "".join([*parts, source[end:], "\n\n"]).expandtabs(self.md.tab_length)
        return _BLANK_LINES.sub("\n", even).split("\n")


def fences(source: str) -> Iterator[Fence]:
    """The blocks of fenced code of a source, in order; each begins and ends at line starts and ends."""
    line = seen = 0
    for start, end in fenced(source):
        line, seen = line + source.count("\n", seen, start), start
        opening, _, rest = source[start:end].partition("\n")
        yield Fence(start, end, line, opening.lstrip(opening[0]).strip(), rest.rpartition("\n")[0])


def fence_info(info: str) -> FenceInfo:
    """What an info string says; what it does not understand it leaves out."""
    found = _TITLE.search(info)
    title = next(filter(None, found.groups()), "") if found else ""
    if not info.startswith("{"):
        return FenceInfo(language=_language(info), title=title)
    # An attribute without a value comes as None, whatever the library's types say.
    attributes: Sequence[tuple[str, str | None]] = get_attrs_and_remainder(info.strip("{}"))[0]
    classes = [value for key, value in attributes if key == "." and value]
    words = [key for key, value in attributes if value is None]
    language = _language(classes.pop(0) if classes else "".join(words[:1]))
    identifier = next((value for key, value in attributes if key == "id" and value), "")
    return FenceInfo(language=language, title=title, id=identifier, classes=tuple(classes))


def _language(text: str) -> str:
    found = _LANGUAGE.match(text)
    return found[1] if found else ""


def _outer(info: FenceInfo) -> str:
    classes = html.escape(" ".join(["highlight", *info.classes]))
    identifier = f' id="{html.escape(info.id)}"' if info.id else ""
    return f' class="{classes}"{identifier}'


def _plain(code: str) -> str:
    return html.escape(code.strip("\n") + "\n", quote=False)
