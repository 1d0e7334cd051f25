"""Raw HTML without what the content policy of the pages would refuse: scripts, frames, styles in attributes."""

import html
import re
from collections.abc import Callable
from typing import Final

from magsite.content.markdown.embeds import linked
from magsite.diagnostics.codes import N_

_NEEDED: Final = re.compile(
    r"<(?:/?(?:script|style|noscript|iframe|embed|object|param)\b|input\b|[^>]*[\s/\"'](?:on\w+|style)\s*=)",
    re.IGNORECASE,
)
_SCRIPT: Final = re.compile(
    r"<(script|style)\b[^>]*>.*?(?:</\1\s*>|\Z)|</?(?:noscript|param)\b[^>]*>", re.DOTALL | re.IGNORECASE
)
_FRAME: Final = re.compile(r"<(iframe|embed|object)\b([^>]*)>|</(?:iframe|object)\s*>", re.IGNORECASE)
# As browsers read them: a quotation mark counts after an equals sign only.
_TAG: Final = re.compile(
    r"""<!--.*?-->|<[A-Za-z](?:=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?|[^>=])*+>""", re.DOTALL
)
_ANY_ATTRIBUTE: Final = re.compile(
    r"""(?:[\s/]+|(?<=["']))([^\s"'<>/=]+)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?"""
)
_UNCLOSED: Final = re.compile(r"<(?=[A-Za-z!/][^>]*\Z)")
_FORBIDDEN: Final = re.compile(r"on\w+|style", re.IGNORECASE)
_TASK: Final = re.compile(r'<input type="checkbox" disabled( checked)?/?>')
_ATTRIBUTE: Final = re.compile(
    r"""\b(src|data|title)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""", re.IGNORECASE
)


def tamed(raw: str, say: Callable[[str], str]) -> str:
    """The HTML with links in the place of frames, without scripts, styles and the attributes that hold them.

    Boxes of tasks get a name for those who listen to the page.
    """
    if not _NEEDED.search(raw):
        return raw
    text = _without_scripts(_TASK.sub(lambda task: _task(task, say), raw))
    text = _UNCLOSED.sub("&lt;", _FRAME.sub(lambda frame: _link(frame, say), text))
    # Where nothing is left, an empty comment keeps Python-Markdown from making a paragraph of it.
    return text if text.strip() or not raw.strip() else "<!-- -->"


def _without_scripts(text: str) -> str:
    """The text without what would run, again and again: what is left out may have stood between halves of more."""
    while True:
        without = _SCRIPT.sub("", _TAG.sub(_harmless, text))
        if without == text:
            return text
        text = without


def _harmless(tag: re.Match[str]) -> str:
    if tag[0].startswith("<!"):
        return tag[0]
    return _ANY_ATTRIBUTE.sub(lambda one: "" if _FORBIDDEN.fullmatch(one[1]) else one[0], tag[0])


def _task(task: re.Match[str], say: Callable[[str], str]) -> str:
    done = task[1] or ""
    name = html.escape(say(N_("Done")) if done else say(N_("To do")))
    return f'<input type="checkbox" aria-label="{name}" disabled{done}>'


def _link(frame: re.Match[str], say: Callable[[str], str]) -> str:
    if frame[1] is None:
        return "</a>"
    attributes = {
        found[1].lower(): html.unescape(found[2] or found[3] or found[4] or "")
        for found in _ATTRIBUTE.finditer(frame[2])
    }
    address = attributes.get("src") or attributes.get("data") or ""
    kind, page, words = linked(address, attributes.get("title", ""), say)
    end = "</a>" if frame[1].lower() == "embed" else ""
    if not page:
        return f"<a>{end}"
    return f'<a class="{kind}" href="{html.escape(page)}">{html.escape(words, quote=False)}{end}'
