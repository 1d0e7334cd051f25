"""Raw HTML of a writer: its links and anchors, without touching anything else of it.

The text is edited, never parsed and written again: what the writer wrote stays, byte for byte, but for the
values of the attributes that hold targets. Comments, scripts and styles are passed over.
"""

import html
import re
from collections.abc import Callable, Iterator
from typing import Final

from magsite.content.links import Resolution

Ask = Callable[[str], Resolution | None]
"""What becomes of a target; None leaves it as it is."""

TARGETS: Final[tuple[str, ...]] = ("href", "src", "poster", "srcset")
"""The attributes that hold targets."""

LINK_ONLY: Final = frozenset({"download", "hreflang", "ping", "referrerpolicy", "rel", "target", "type"})
"""The attributes that HTML allows on a link only together with `href`."""

_TAG: Final = re.compile(
    r"<!--.*?-->"
    r"|(?P<opening><(?P<verbatim>script|style|textarea)\b[^>]*+>).*?(?=</(?P=verbatim))"
    r"|<[A-Za-z](?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>",
    re.DOTALL | re.IGNORECASE,
)
_TAG_NAME: Final = re.compile(r"<([A-Za-z][^\s/>]*)")
_ATTRIBUTE: Final = re.compile(r"""(\s*)([^\s"'<>/=]+)(?:(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'=<>`]+))?""")
_CANDIDATE: Final = re.compile(r"([^\s,](?:\S*[^\s,])?)(\s+[^\s,][^,]*)?")


def rewrite(text: str, ask: Ask) -> str:
    """The same HTML with the answers in the place of its targets."""

    def edited(found: re.Match[str]) -> str:
        tag = _opening(found)
        return _tag(tag, ask) + found[0][len(tag) :]

    return _TAG.sub(edited, text)


def anchors(text: str) -> Iterator[str]:
    """The anchors of the HTML: every `id`, and the `name` of an `a`."""
    for found in _TAG.finditer(text):
        tag = _opening(found)
        attributes = _attributes(tag)
        if attributes.get("id"):
            yield attributes["id"]
        if attributes.get("name") and _name(tag) == "a":
            yield attributes["name"]


def answered(key: str, value: str, ask: Ask) -> str | None:
    """The value of an attribute with the answers in it: None where it stays as it is, empty where it is lost."""
    if key != "srcset":
        answer = ask(value)
        return None if answer is None else answer.url
    candidates = [(found[1], found[2] or "") for found in _CANDIDATE.finditer(value)]
    answers = [ask(target) for target, _ in candidates]
    if not any(answers):
        return None
    kept = [
        f"{target if answer is None else answer.url}{size.rstrip()}"
        for (target, size), answer in zip(candidates, answers, strict=True)
        if answer is None or answer.url
    ]
    return ", ".join(kept)


def missing_picture(alternative: str) -> str:
    """What stands in the place of a picture that is not there: its alternative text."""
    return f'<span class="missing-picture">{html.escape(alternative, quote=False)}</span>'


def _opening(found: re.Match[str]) -> str:
    """The tag of a match: nothing of a comment, and of a script what stands before its text."""
    if found[0].startswith("<!"):
        return ""
    return found["opening"] or found[0]


def _name(tag: str) -> str:
    found = _TAG_NAME.match(tag)
    return found[1].lower() if found else ""


def _attributes(tag: str) -> dict[str, str]:
    """The attributes of a tag, the first of each name, as a browser reads them."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(tag, len(_name(tag)) + 1):
        found.setdefault(match[2].lower(), html.unescape(_unquoted(match[4] or "")))
    return found


def _tag(tag: str, ask: Ask) -> str:
    name, attributes = _name(tag), _attributes(tag)
    answers = {key: answered(key, attributes[key], ask) for key in TARGETS if key in attributes}
    lost = {key for key, answer in answers.items() if answer == ""}
    if name == "img" and "src" in lost:
        return missing_picture(attributes.get("alt", ""))
    gone = lost | LINK_ONLY if name == "a" and "href" in lost else lost

    def edited(match: re.Match[str]) -> str:
        key = match[2].lower()
        answer = answers.get(key)
        if key in gone:
            return ""
        return f'{match[1]}{match[2]}="{html.escape(answer)}"' if answer is not None else match[0]

    start = len(name) + 1
    return tag[:start] + _ATTRIBUTE.sub(edited, tag[start:])


def _unquoted(value: str) -> str:
    return value[1:-1] if value[:1] in ('"', "'") else value
