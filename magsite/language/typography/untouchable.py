"""What stands in prose and is none: addresses, formulas, templates, codes of emojis, names that exclaim."""

import re
from collections.abc import Iterator
from typing import Final

from magsite.language.typography.edits import places

_MARKS: Final = r"\ufdd0-\ufdef"
_STOPS: Final = rf"\s<>\"`«»“”{_MARKS}"
_ADDRESS: Final = rf"[^{_STOPS}]*[^{_STOPS}.,;:!?…'’)\]]"

_SCHEMES: Final = ("https", "http", "ftps", "ftp", "file", "ssh", "git", "gemini", "chrome", "about")
_BEHIND_SCHEME: Final = re.compile(rf"://{_ADDRESS}")
_BRANCH: Final = r"(?:[a-z]|[0-9]+|true|false|null|'[^'\n]{0,20}'|\"[^\"\n]{0,20}\")"
"""What a condition in code gives (`a ? 1 : 2`), and no French sentence."""

# Each begins with a literal, which `re` looks for quickly, and looks no more than once at each character.
_PATTERNS: Final = tuple(
    (sign, re.compile(pattern))
    for sign, pattern in (
        ("www.", rf"www\.{_ADDRESS}"),
        ("`", rf"`[^`\n<{_MARKS}]++`"),
        (":", r":(?<![\w:]:)[a-z+\-][a-z0-9_+\-]{0,40}:(?![\w:])"),
        (" ? ", rf" \? (?:{_BRANCH} : |(?:(?<=[\W\d_]\w \? )|(?<=[)\]\d_] \? ))[a-z_][\w.]*+ : )"),
        ("{", rf"\{{[^{{}}<\n{_MARKS}]*+\}}"),
        ("{{", rf"\{{\{{[^{{}}<{_MARKS}]*+\}}\}}"),
        ("{%", rf"\{{%[^{{}}%<{_MARKS}]*+%\}}"),
        ("$", rf"\$(?<![\w$\\]\$)(?=[^\s$])(?:[^$<\\\n{_MARKS}]++|\\[^<\n{_MARKS}])*+\$(?<!\s\$)(?![\w$])"),
        (r"\(", rf"\\\((?:[^<\\{_MARKS}]++|\\[^()<{_MARKS}])*+\\\)"),
        (r"\[", rf"\\\[(?:[^<\\{_MARKS}]++|\\[^\[\]<{_MARKS}])*+\\\]"),
        ("\x02", rf"\x02[^\x02\x03{_MARKS}]*+\x03"),
    )
)


def untouchable(text: str, exceptions: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """From where to where it stands in a text with marks, in no order; the exceptions are names such as "Yahoo!"."""
    yield from _addresses(text)
    for sign, pattern in _PATTERNS:
        if sign[0] in text and sign in text:  # One character is looked for many times quicker.
            yield from (found.span() for found in pattern.finditer(text))
    for name in exceptions:
        if name and name in text:
            yield from (found.span() for found in re.finditer(rf"{re.escape(name)}(?!\w)", text))


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where addresses stand; to look for their middle is quicker than for any of many schemes."""
    last = 0
    for index in places(text, "://"):
        scheme = next((name for name in _SCHEMES if text.startswith(name, max(last, index - len(name)))), "")
        found = _BEHIND_SCHEME.match(text, index) if scheme and index >= last else None
        if found:
            last = found.end()
            yield index - len(scheme), last
