"""Syntax of other tools' templates in a body, which stays text here; what other pages embed, and HTML that no page shows."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

import msgspec

from magsite.content.containers import containers
from magsite.content.document import EMBED, LEFT_OUT


class _Kind(msgspec.Struct, frozen=True):
    """A kind of syntax: its name for writers, and its form."""

    name: str
    form: re.Pattern[str]
    mark: str
    """The character that it cannot do without: to find that there is none is quickest."""
    signs: tuple[str, ...]
    """What a text in small letters must hold, one of them at least: most texts need not be searched."""


# What stands between two signs never holds the first of them again: many that are never closed take no longer.
_KINDS: Final = (
    _Kind("{{< >}}", re.compile(r"\{\{<(?:[^{>\n]|\{(?!\{<)|>(?!\}\}))*+>\}\}"), "{", ("{{<",)),
    _Kind("{{% %}}", re.compile(r"\{\{%(?:[^{%\n]|\{(?!\{%)|%(?!\}\}))*+%\}\}"), "{", ("{{%",)),
    _Kind(
        "{% %}", re.compile(r"(?<!\{)\{%(?=(?:[^{%\n]|\{(?!%)|%(?!\}))*+%\})|(?<!\{)\{%-?\n"), "{", ("{%",)
    ),
    _Kind("{{ }}", re.compile(r"\{\{(?![<%])(?:[^{}\n]|\{(?!\{)|\}(?!\}))*+\}\}"), "{", ("{{",)),
    _Kind(
        ":icon:",
        # To look for the colon first, and behind it then, is as quick as to look for four signs is slow.
        re.compile(r":(?<![\w:]:)(?:material|fontawesome|octicons|simple)-[a-z0-9-]+:"),
        ":",
        (":",),
    ),
    _Kind(
        "++key++", re.compile(r"(?<![\w+])\+\+[a-z][a-z0-9-]*(?:\+[a-z0-9-]+)*\+\+(?![\w+])"), "+", ("++",)
    ),
    _Kind("--8<--", re.compile(r"-8<-"), "<", ("-8<-",)),
    _Kind(":::", re.compile(r"^[ \t]*:{3,}[ \t]*(?:[\w{]|$)", re.MULTILINE), ":", (":::",)),
    _Kind("[[ ]]", re.compile(r"!?\[\[[^\[\]\n]+\]\](?![(\[])"), "[", ("[[",)),
    _Kind("import", re.compile(r"^import [^\n]+ from ['\"]", re.MULTILINE), "\n", ("\nimport ",)),
    _Kind("<Component>", re.compile(r"^<[A-Z][a-z]\w*(?:\s[^<>]*)?/?>", re.MULTILINE), "<", ("\n<",)),
    _Kind(f"{LEFT_OUT}<script>", re.compile(r"<script\b", re.IGNORECASE), "<", ("<script",)),
    _Kind(f"{LEFT_OUT}<style>", re.compile(r"<style\b", re.IGNORECASE), "<", ("<style",)),
    _Kind(f"{LEFT_OUT}style=", re.compile(r"<[A-Za-z][^<>]*\sstyle\s*=", re.IGNORECASE), "<", ("style",)),
    _Kind(f"{LEFT_OUT}on…=", re.compile(r"<[A-Za-z][^<>]*\son[a-z]+\s*=", re.IGNORECASE), "<", ("=",)),
)
_MARKS: Final = frozenset(kind.mark for kind in _KINDS)
_INLINE_CODE: Final = re.compile(r"(?<!`)(`{1,3})(?!`)[^\n]{1,400}?(?<!`)\1(?!`)")
# As the target of a link it is no text: the link finds its page, or it is said that it finds none.
_TARGET: Final = re.compile(
    r"(?:\]\(|\b(?:href|src)=[\"']?)[ \t]*<?(?:\{(?:\{[^{}\n]{1,300}\}|%[^{}\n]{1,300}%)\}[^\s{}()]*){1,4}"
)
COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
"""A comment in HTML; to be looked for where the text holds an end of one behind."""
_NO_BREAK: Final = re.compile(r"[^\n]")
_INDENTED: Final = re.compile(r"^(?: {4}|\t)[^\n]*", re.MULTILINE)
_EMBEDDING: Final = ("<iframe", "<embed", "<object")
_EMBEDDED: Final = re.compile(
    r"<(?:iframe|embed|object)\b[^<>]*?\b(?:src|data)\s*=\s*[\"']?([^\s\"'<>]+)", re.IGNORECASE
)


def foreign_syntax(readable: str, line: int) -> tuple[tuple[str, int, int], ...]:
    """(kind, line, column) of the first place of each kind; `line` is the first of the body, whose fenced code is blanked.

    The kinds are those of other tools' templates as writers know them (`{% %}`), `EMBED` with a host, and
    `LEFT_OUT` with what is left out.
    Code, inline or indented, comments and targets of links are passed over.
    """
    # With a line break before it the first line is like all others. Nothing but a tag may be in capitals.
    small = "\n" + (readable.lower() if "<" in readable else readable)
    there = frozenset(mark for mark in _MARKS if mark in small)
    signed = (kind for kind in _KINDS if kind.mark in there and any(sign in small for sign in kind.signs))
    found = [kind for kind in signed if kind.form.search(readable)]
    if not found and not ("<" in there and any(tag in small for tag in _EMBEDDING)):
        return ()
    prose = _without_containers(_without_comments(_without_code(readable)))
    places = [*_first_places(_blanked(_TARGET, prose), found), *_embedded(prose)]
    return tuple(
        (name, line + prose.count("\n", 0, start), start - prose.rfind("\n", 0, start))
        for name, start in places
    )


def _without_code(readable: str) -> str:
    """The text with spaces for its code, so that every other character keeps its place."""
    # Indented code first: what a line begins with becomes spaces then.
    text = _blanked(_INDENTED, readable) if "\n    " in readable or "\t" in readable else readable
    return _blanked(_INLINE_CODE, text) if "`" in text else text


def _without_comments(text: str) -> str:
    """The text with spaces for its comments, which no reader sees."""
    if "<!--" not in text:
        return text
    end = text.rfind("-->") + len("-->")
    return _blanked(COMMENT, text[:end]) + text[end:]


def _without_containers(text: str) -> str:
    """The text with spaces for the lines of containers, which are none of it."""
    lines = text.split("\n")
    found = containers(lines)
    return (
        "\n".join(" " * len(line) if at in found else line for at, line in enumerate(lines))
        if found
        else text
    )


def _blanked(form: re.Pattern[str], text: str) -> str:
    return form.sub(lambda found: _NO_BREAK.sub(" ", found[0]), text)


def _first_places(prose: str, kinds: list[_Kind]) -> Iterator[tuple[str, int]]:
    for kind in kinds:
        place = kind.form.search(prose)
        if place is not None:
            yield kind.name, place.start()


def _embedded(prose: str) -> Iterator[tuple[str, int]]:
    hosts: set[str] = set()
    for found in _EMBEDDED.finditer(prose):
        host = _host(found[1])
        if host and host not in hosts:
            hosts.add(host)
            yield EMBED + host, found.start()


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:  # Such as an unclosed bracket of an IPv6 address.
        return ""
