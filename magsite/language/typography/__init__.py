"""Typography: the spaces, quotation marks and signs that a text should have, in place of those that were typed.

`html` and `text` change characters of prose, and nothing else: tags, attributes, code, addresses, formulas and
words in other languages stay as the source has them, byte for byte. Both are idempotent. docs/typography.md says
what each rule does.
"""

from magsite.language.typography.options import ALL, DEFAULT, RULES, Options, Switches, in_language, without

__all__ = ["ALL", "DEFAULT", "RULES", "Options", "Switches", "html", "in_language", "text", "without"]

# The rules are many regular expressions, which take long to compile: whoever only names options does without.


def html(fragment: str, options: Options = DEFAULT) -> str:
    """The HTML fragment with good typography, block by block and across inline tags.

    Nothing but text changes; only ordinals gain a `<sup>`.
    """
    from magsite.language.typography.setting import set_html  # noqa: PLC0415 - see above

    return set_html(fragment, options)


def text(s: str, options: Options = DEFAULT) -> str:
    """The plain text with good typography: a title, a summary, an alternative text.

    `<` and `&` are characters like others; escape what comes out of it where it becomes HTML.
    """
    from magsite.language.typography.setting import set_text  # noqa: PLC0415 - see above

    return set_text(s, options)
