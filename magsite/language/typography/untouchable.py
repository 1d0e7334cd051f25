"""What stands in prose and is none: addresses, formulas, templates, codes of emojis, names that exclaim."""

import re
from collections.abc import Iterator
from typing import Final

_MARKS: Final = r"\ufdd0-\ufdef"
_STOPS: Final = rf"\s<>\"`«»“”{_MARKS}"
_ADDRESS: Final = rf"[^{_STOPS}]*[^{_STOPS}.,;:!?…'’)\]]"

_BRANCH: Final = r"(?:[a-z]|[0-9]+|true|false|null|'[^'\n]{0,20}'|\"[^\"\n]{0,20}\")"
"""What a condition in code gives (`a ? 1 : 2`), and no French sentence."""

# Each begins with a literal, which `re` looks for quickly, and looks no more than once at each character.
_PATTERNS: Final = tuple(
    (sign, re.compile(pattern))
    for sign, pattern in (
        ("://", rf"https?://{_ADDRESS}"),
        ("://", rf"(?:ftps?|file|ssh|git|gemini|chrome|about)://{_ADDRESS}"),
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
    for sign, pattern in _PATTERNS:
        if sign in text:
            yield from (found.span() for found in pattern.finditer(text))
    for name in exceptions:
        if name and name in text:
            yield from (found.span() for found in re.finditer(rf"{re.escape(name)}(?!\w)", text))
