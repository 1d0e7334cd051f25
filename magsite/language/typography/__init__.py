"""Typography: the spaces, quotation marks and signs that a text should have, in place of those that were typed.

`html` and `text` change characters of prose, and nothing else: tags, attributes, code, addresses, formulas and
words in other languages stay as the source has them, byte for byte. Both are idempotent. docs/typography.md says
what each rule does.
"""

from magsite.language.typography import marks
from magsite.language.typography.options import DEFAULT, RULES, Options, without
from magsite.language.typography.passes import applied
from magsite.language.typography.rules import Rule, rules_of
from magsite.language.typography.source import Reading, read_html, read_plain, write

__all__ = ["DEFAULT", "RULES", "Options", "html", "text", "without"]


def html(fragment: str, options: Options = DEFAULT) -> str:
    """The HTML fragment with good typography, block by block and across inline tags.

    Nothing but text changes; only ordinals gain a `<sup>`.
    """
    rules = rules_of(options)
    if not rules or _has_marks(fragment):
        return fragment
    return _made(fragment, read_html(fragment, options.language, options.exceptions), rules)


def text(s: str, options: Options = DEFAULT) -> str:
    """The plain text with good typography: a title, a summary, an alternative text.

    `<` and `&` are characters like others; escape what comes out of it where it becomes HTML.
    """
    rules = tuple(rule for rule in rules_of(options) if rule.name != "superscripts")
    if not rules or _has_marks(s):
        return s
    return _made(s, read_plain(s, options.exceptions), rules)


def _made(source: str, reading: Reading, rules: tuple[Rule, ...]) -> str:
    made = applied(reading.text, rules, reading.regions)
    return source if made == reading.text else write(reading, made)


def _has_marks(source: str) -> bool:
    """Whether it holds noncharacters that rules use; there are none in any text that means something."""
    return any(mark in source for mark in marks.ALL)
