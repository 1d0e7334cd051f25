"""The grammar of HTML and of its entities, as regular expressions.

It is that of the HTML standard's tokenizer: what is a tag here is one in a browser, in broken HTML too. Whatever is
never closed reaches to the end, so that what begins also matches, and hostile input takes linear time.
"""

import re
from functools import cache
from typing import Final

from magsite.language.typography import marks
from magsite.language.typography.elements import NESTED, RAW

_S: Final = r" \t\n\r\f"
_ATTRIBUTES: Final = (
    r"(?: [a-z-]++=\"[^\"]*+\"(?=[ >]))*+"  # What nearly all are like; the grammar follows.
    rf"(?:[{_S}/]++|[^{_S}/>][^{_S}/>=]*+"
    rf"(?:[{_S}]*+=[{_S}]*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^{_S}>\"'][^{_S}>]*+)?+)?+)*+"
)
_REST: Final = rf"{_ATTRIBUTES}(?:>|\Z)"
_NAME_ENDS: Final = rf"(?=[{_S}/>]|\Z)"
_COMMENT: Final = r"(?:!--(?:-?>|.*?(?:--!?>|\Z))|[!?][^>]*+(?:>|\Z)|/(?=[^a-zA-Z])[^>]*+(?:>|\Z))"

# Elements of RAW as a whole.
_RAW: Final = (
    "|".join(
        rf"(?i:{name}){_NAME_ENDS}{_REST}"
        rf"(?:[^<]++|<(?!/(?i:{name}){_NAME_ENDS}))*+(?:</(?i:{name}){_REST}|\Z)"
        for name in RAW
    )
    + rf"|(?i:plaintext){_NAME_ENDS}.*+"
)
# Of most tags the first two letters tell that they are none of these. A few more than these match, and cost time only.
_RAW_NAMES: Final = (*RAW, "plaintext")
_FIRST, _SECOND = ("".join(sorted({name[place] for name in _RAW_NAMES})) for place in (0, 1))
_MAY_HAVE_RAW: Final = re.compile(
    f"<[{_FIRST}{_FIRST.upper()}][{_SECOND}{_SECOND.upper()}](?i:{'|'.join(name[2:] for name in _RAW_NAMES)})"
)
_ANY: Final = rf"/?+[a-zA-Z][^{_S}/>]*+{_REST}|{_COMMENT}"

# The most frequent elements of NESTED as a whole, where none of the same name and none of RAW stands inside; any
# other is put together of its tokens. Code in colours is mostly spans.
_TAG: Final = rf"</?+[a-zA-Z][^{_S}/>]*+{_REST}"
_NESTED: Final = "|".join(
    rf"{name}{_NAME_ENDS}{_REST}"
    rf"(?:(?:[^<]*+<span class=\"[^\"<>]*+\">[^<]*+</span>)++|[^<]++"
    rf"|(?!</?(?i:{'|'.join((name, *RAW, 'plaintext'))}){_NAME_ENDS})(?:{_TAG}|<{_COMMENT}|<))*+"
    rf"</{name}>"
    for name in ("pre", "code", "svg")
)

# Nearly all tags begin with letters that no element above begins with: to say so spares a third of the time.
_LETTERS: Final = "".join(sorted({name[0] for name in (*NESTED, *RAW, "plaintext")}))
_FREQUENT: Final = (
    rf"/[a-z][a-z0-9]*+>|p>|code>[^<]*+</code>|[a-z](?<!<[{_LETTERS}])[a-z0-9]*+{_NAME_ENDS}{_REST}"
)

_TOKEN: Final = re.compile(rf"(<(?:{_FREQUENT}|{_NESTED})|<(?:{_ANY}))", re.DOTALL)
"""A tag, a comment, or an element that is kept as it is; elements of RAW apart."""

TAG: Final = re.compile(rf"<(/?+)([a-zA-Z][^{_S}/>]*+)({_ATTRIBUTES})>?+(.?)", re.DOTALL)
"""A tag at the beginning of a token: its slash, its name, its attributes, and whether something follows it."""


def tokenized(fragment: str) -> list[str]:
    """The texts of a fragment and the tokens between them, in turn: tags, comments, elements that are kept."""
    pattern = _token_with_raw() if _MAY_HAVE_RAW.search(fragment) else _TOKEN
    return pattern.split(fragment)


@cache
def _token_with_raw() -> re.Pattern[str]:
    """The same with elements of RAW: compiling it takes longer than reading most articles, and few hold any."""
    return re.compile(rf"(<(?:{_FREQUENT}|{_NESTED})|<(?:{_RAW}|{_ANY}))", re.DOTALL)


ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{0,31});")

_CHARACTERS: Final = {
    "apos": "'",
    "deg": "°",
    "euro": "€",
    "hellip": "…",
    "laquo": "«",
    "ldquo": "“",
    "lsquo": "‘",
    "mdash": "—",
    "nbsp": marks.NBSP,
    "ndash": "–",
    "quot": '"',
    "raquo": "»",
    "rdquo": "”",
    "rsquo": "’",
    "sect": "§",
    "thinsp": "\u2009",
}
_NUMBERED: Final = (*_CHARACTERS.values(), marks.NNBSP)

ENTITIES: Final = {
    **{f"&{name};": character for name, character in _CHARACTERS.items()},
    **{f"&#{ord(character)};": character for character in _NUMBERED},
    **{f"&#x{ord(character):x};": character for character in _NUMBERED},
    **{f"&#x{ord(character):X};": character for character in _NUMBERED},
}
"""The entities whose characters rules must see; any other is an OBJECT."""

WRITTEN_OUT: Final = {
    **{source: character for source, character in ENTITIES.items() if character in "«»"},
    "&lt;": marks.LESS,
    "&gt;": marks.GREATER,
}
"""Those that stand in the text without a mark: guillemets become characters, comparisons must not."""
