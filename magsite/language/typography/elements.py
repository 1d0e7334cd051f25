"""Which elements of HTML are prose: how each stands in a line, and which are kept as they are."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

import msgspec

from magsite.language.typography.marks import BREAK, LINE, OBJECT, TAG
from magsite.language.typography.options import RULES, primary

NESTED: Final[Mapping[str, str]] = {
    **dict.fromkeys(("code", "kbd", "samp", "var", "tt", "math", "svg"), OBJECT),
    "pre": BREAK,
    "template": TAG,
}
"""Element that is kept with all that stands in it → the mark of the whole."""

RAW: Final[Mapping[str, str]] = {
    **dict.fromkeys(("script", "style", "noembed", "noframes"), TAG),
    **dict.fromkeys(("iframe", "textarea"), OBJECT),
    **dict.fromkeys(("title", "xmp"), BREAK),
}
"""The same, for elements in which a browser sees no tags but their own end."""

_INLINE: Final = (
    *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "data", "del", "dfn", "em", "font"),
    *("i", "ins", "label", "link", "mark", "meta", "nobr", "picture", "q", "rb", "rp", "rt", "ruby", "s"),
    *("small", "source", "span", "strike", "strong", "sub", "sup", "time", "u", "wbr"),
)
_OBJECTS: Final = (
    "audio",
    "canvas",
    "embed",
    "img",
    "input",
    "meter",
    "object",
    "progress",
    "select",
    "video",
)

STANDING: Final[Mapping[str, str]] = {
    **NESTED,
    **RAW,
    "plaintext": BREAK,
    **dict.fromkeys(_INLINE, TAG),
    **dict.fromkeys(_OBJECTS, OBJECT),
    "br": LINE,
}
"""Element → the mark of its tags; all others are blocks."""

BLOCKS: Final = (
    *("p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "div", "figure", "figcaption", "h2", "h3", "h4"),
    *("h5", "table", "thead", "tbody", "tr", "td", "th", "section", "details", "summary"),
)
"""The most frequent of these."""

VOID: Final = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source"),
        *("track", "wbr"),
    )
)

_QUIET: Final = frozenset(
    ("no-typo", "notranslate", "math", "arithmatex", "katex", "mathjax", "highlight", "codehilite")
)
_RULES: Final = {f"no-typo-{rule.replace('_', '-')}": rule for rule in RULES}

_ATTRIBUTE: Final = re.compile(
    r"([^ \t\n\r\f/>][^ \t\n\r\f/>=]*+)(?:[ \t\n\r\f]*+=[ \t\n\r\f]*+"
    r"(?:\"([^\"]*+)\"?+|'([^']*+)'?+|([^ \t\n\r\f>\"'][^ \t\n\r\f>]*+)?+))?+"
)


class Marking(msgspec.Struct, frozen=True):
    """What the attributes of a tag ask for."""

    kept: bool = False
    """Nothing inside the element is touched."""
    rules: frozenset[str] = frozenset()
    """Rules that are switched off inside."""


_NOTHING: Final = Marking()


@lru_cache(maxsize=256)
def marking(attributes: str, language: str) -> Marking:
    """What a tag's attributes, as the source has them, say in a text of this language.

    Another language, `translate="no"` and the classes of code and formulas keep an element as it is, and so does
    the class `no-typo`; `no-typo-quotes` switches off one rule.
    """
    if not says(attributes):
        return _NOTHING
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(attributes):
        found.setdefault(name.lower(), double or single or bare)
    classes = set(found.get("class", "").lower().split())
    foreign = "lang" in found and primary(found["lang"]) != primary(language)
    kept = foreign or found.get("translate", "").lower() == "no" or not classes.isdisjoint(_QUIET)
    return Marking(kept, frozenset(_RULES[word] for word in classes & _RULES.keys()))


def says(attributes: str) -> bool:
    """Whether a tag's attributes may say something about its language or typography; a quick look."""
    lower = attributes.lower()
    return "class" in lower or "lang" in lower or "translate" in lower
