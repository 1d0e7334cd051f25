"""HTML and plain text, read, given to the rules and written again."""

from magsite.language.typography import marks
from magsite.language.typography.options import Options
from magsite.language.typography.passes import applied
from magsite.language.typography.rules import Rule, rules_of
from magsite.language.typography.source import Reading, read_html, read_plain, write


def set_html(fragment: str, options: Options) -> str:
    """The HTML fragment with good typography."""
    rules = rules_of(options)
    if not rules or _has_marks(fragment):
        return fragment
    return _made(fragment, read_html(fragment, options.language, options.exceptions), rules)


def set_text(s: str, options: Options) -> str:
    """The plain text with good typography; it gains no tags."""
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
