"""The targets that Python-Markdown may read out of a piece of syntax: a superset, in linear time.

Python-Markdown reads `[text](target "title")` by counting brackets until the end of its block, changes its
mind when a quotation mark turns out to begin no title, and sees neither escaped characters nor code in it.
Here every place where it may end the target is named instead.
"""

import html
import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

_SIMPLE: Final = re.compile(
    r"""([^\s()<>"'`\\&]+)(?:[ \t]+(?:"[^"\n)]*"|'[^'\n)]*'))?[ \t]*\)""",
)
_ANGLE: Final = re.compile(r"""<([^<>\\]*(?:\\.[^<>\\]*)*)>\s*(?:'[^']*'\s*|"[^"]*"\s*)?\)""", re.DOTALL)
_ESCAPED: Final = r"[\\`*_{}\[\]()>#+\-.!|]"
_SIGN: Final = re.compile(rf"""\\{_ESCAPED}|[()"']""")
_CODE: Final = r"(?<!\\)(`{1,3})(.{1,100}?)(?<!`)\1(?!`)"
_SIGN_OR_CODE: Final = re.compile(rf"""{_CODE}|\\{_ESCAPED}|[()"']""", re.DOTALL)

_TITLE_MARK: Final = re.compile(r"""["'(]""")

# What no writer's link has, and what keeps a hostile text from being read again and again.
_DEEPEST: Final = 24
_MOST_SIGNS: Final = 64
_MOST_TITLES: Final = 8
_SEARCHED_FOR_CODE: Final = 1000

# Outermost first, as far as the order matters: prefixes of quoted or indented lines, code, escapes, entities.
_READINGS: Final[tuple[tuple[str, Callable[[str], str]], ...]] = (
    ("\n", lambda text: re.sub(r"\n[ >]+", "\n", text)),
    ("`", lambda text: re.sub(_CODE, lambda code: str(code[2]).strip(), text, flags=re.DOTALL)),
    ("\\", lambda text: re.sub(rf"\\({_ESCAPED})", r"\1", text)),
    ("&", html.unescape),
)


def bracketed_targets(body: str, start: int) -> Iterator[str]:
    """What may be the target of a link or picture whose `(` ends at `start`, spaces after it left out."""
    simple = _SIMPLE.match(body, start)
    if simple:
        yield simple[1]
        return
    angle = _ANGLE.match(body, start)
    if angle:
        yield angle[1]
        if "\\" not in angle[0] and "`" not in angle[0]:
            return
    signs = [_SIGN]
    if "`" in body[start : start + _SEARCHED_FOR_CODE]:
        signs.append(_SIGN_OR_CODE)
    for end in {end for sign in signs for end in _ends(body, start, sign)}:
        raw = body[start:end].strip()
        yield raw
        if raw.startswith("<") and raw.endswith(">"):
            yield raw[1:-1]


def defined_targets(word: str) -> Iterator[str]:
    """What may be the target in a definition whose target begins with `word`: a title may touch it."""
    ends = (mark.start() for mark in islice(_TITLE_MARK.finditer(word, 1), _MOST_TITLES))
    for end in (len(word), *ends):
        yield word[:end].lstrip("<").rstrip(">")


def readings(raw: str) -> tuple[str, ...]:
    """Every way in which the raw text of a target may be understood, without the spaces around it."""
    found = {raw.strip()}
    for sign, read in _READINGS:
        if sign in raw:
            found |= {read(text).strip() for text in found}
    return tuple(found)


def _ends(body: str, start: int, sign: re.Pattern[str]) -> Iterator[int]:
    """Where a target may end: at a quotation mark, which may begin a title, and where the brackets are closed."""
    depth, quotes = 1, ""
    for found in islice(sign.finditer(body, start), _MOST_SIGNS):
        match found[0]:
            case "(":
                # Python-Markdown counts this one down where it believes itself in a title.
                depth += -1 if quotes else 1
            case ")":
                depth -= 1
                if depth == 0:
                    yield found.start()
            case '"' | "'" as quote if quote not in quotes:
                yield found.start()
                quotes += quote
            case _:
                pass
        if depth > _DEEPEST or (depth <= 0 and len(quotes) != 1):
            return
