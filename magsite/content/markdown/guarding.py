"""The last look at a converted text: whatever way a tag came into it, a browser reads it as it is meant here.

Every tag is written anew in one plain form unless it has that form already, so that no two readers can disagree
on where it ends. What runs, what asks for more and what changes the page around it is left out.
"""

import html
import re
from collections.abc import Iterator
from typing import Final

from magsite.content.markdown.answers import nature

_GONE: Final = frozenset(
    {
        *("applet", "base", "body", "embed", "frame", "frameset", "head", "html", "iframe", "link", "meta"),
        *(
            "noembed",
            "noframes",
            "noscript",
            "object",
            "param",
            "plaintext",
            "portal",
            "script",
            "style",
            "xmp",
        ),
    }
)
# Attributes that hold words for readers, never an address.
_WORDS: Final = frozenset(
    {"alt", "aria-label", "class", "id", "label", "lang", "name", "placeholder", "summary", "title", "value"}
)
_SHOWN_AS_DATA: Final = frozenset({"img", "source"})

# The tokens of the HTML standard. A `<` that begins none of them is a text. What is only there for machines
# (a comment, an instruction) stays as long as nothing in it can be taken for a tag.
_TOKEN: Final = re.compile(
    r"""(?P<inert><!--(?!-?>)[^<>-]*(?:-[^<>-]+)*-->|<\?[^<>]*>|<!(?!--)[^<>]*>)
    |<!--(?:-?>|.*?--!?>)
    |<(?P<end>/?)(?P<name>[A-Za-z][^\t\n\f\r />]*+)
      (?P<attributes>(?:[\t\n\f\r /]++
        |=?[^\t\n\f\r />=]++(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:"[^"]*+"|'[^']*+'|[^\t\n\f\r >"'][^\t\n\f\r >]*+|(?=>)))?+
        |=)*+)>
    |<""",
    re.VERBOSE | re.DOTALL,
)
_ATTRIBUTE: Final = re.compile(
    r"""(=?[^\t\n\f\r />=]++)(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+("[^"]*+"|'[^']*+'|[^\t\n\f\r >"'][^\t\n\f\r >]*+)?)?+"""
)
_PLAIN: Final = re.compile(
    r"""<[A-Za-z][A-Za-z0-9-]*(?:[ \n][\w:.-]+(?:=(?:"[^"<>&]*"|'[^'"<>&]*'|[\w.:#/-]+))?)*[ \n]?/?>""",
    re.ASCII,
)
_DOUBTFUL: Final = re.compile(r"[ \n](?:on|style|srcdoc|attributename)|script:|data:", re.IGNORECASE)
_TAG_NAME: Final = re.compile(r"[A-Za-z][A-Za-z0-9:-]*")
_KEY: Final = re.compile(r"[\w:.@-]+", re.ASCII)
_RUNS: Final = re.compile(r"on|style$|srcdoc$")


def guarded(text: str) -> str:
    """The same HTML without scripts, frames, and what else a text of a magazine has no use for."""
    # Whatever is never closed is a text; asking so first spares looking for its end again and again.
    closed = max(text.rfind("-->"), text.rfind("--!>"), 0)
    text = text[:closed] + text[closed:].replace("<!--", "&lt;!--")
    end = text.rfind(">") + 1
    return _TOKEN.sub(_written, text[:end]) + text[end:].replace("<", "&lt;")


def _written(token: re.Match[str]) -> str:
    whole, name = token[0], token["name"]
    if name is None:
        return "&lt;" if whole == "<" else token["inert"] or ""
    if not _TAG_NAME.fullmatch(name):
        return html.escape(whole, quote=False)
    if name.lower() in _GONE:
        return ""
    if token["end"]:
        return f"</{name}>"
    if _PLAIN.fullmatch(whole) and not _DOUBTFUL.search(whole):
        return whole
    end = " /" if token["attributes"].endswith("/") else ""
    return f"<{name}{''.join(_kept(name.lower(), token['attributes']))}{end}>"


def _kept(tag: str, attributes: str) -> Iterator[str]:
    """The attributes that may stay, each with a space before it and its value in double quotation marks."""
    for found in _ATTRIBUTE.finditer(attributes):
        key, value = found[1], found[2]
        bare = value[1:-1] if value and value[0] in "\"'" else value or ""
        if not _KEY.fullmatch(key) or _RUNS.match(key.lower()) or _acts(tag, key.lower(), bare):
            continue
        signs = bare.replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
        yield f" {key}" if value is None else f' {key}="{signs}"'


def _acts(tag: str, key: str, value: str) -> bool:
    """Whether the value is code where an address should be, or lets an animation put one there."""
    if key in _WORDS:
        return False
    meant = html.unescape(value).strip().lower()
    if key == "attributename":
        return meant.endswith("href") or meant.startswith("on")
    return nature(value) == "hostile" or (meant.startswith("data:") and tag not in _SHOWN_AS_DATA)
