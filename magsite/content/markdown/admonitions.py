"""The titles of admonitions that the writer leaves to us: `!!! warning` is headed in the magazine's language."""

import re
from collections.abc import Callable
from typing import Final
from xml.etree.ElementTree import Element

from magsite.diagnostics.codes import N_

_TITLES: Final = {
    "attention": N_("Attention"),
    "caution": N_("Caution"),
    "danger": N_("Danger"),
    "error": N_("Error"),
    "example": N_("Example"),
    "hint": N_("Hint"),
    "important": N_("Important"),
    "info": N_("Information"),
    "note": N_("Note"),
    "quote": N_("Quotation"),
    "success": N_("Success"),
    "tip": N_("Tip"),
    "warning": N_("Warning"),
}
KINDS: Final = frozenset(_TITLES)
"""The keywords of remarks that have a title of their own."""


# How GitHub marks the first line of a quotation that is a remark.
_ALERT: Final = re.compile(r"\s*\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)", re.IGNORECASE)


def make_alerts(root: Element) -> None:
    """Make a box of each quotation that begins with a line such as `[!NOTE]`."""
    for quotation in root.iter("blockquote"):
        first = quotation[0] if len(quotation) else None
        found = _ALERT.match(first.text or "") if first is not None and first.tag == "p" else None
        if found is None or first is None:
            continue
        first.text = (first.text or "")[found.end() :]
        if not first.text.strip() and not len(first):
            quotation.remove(first)
        kind = found[1].lower()
        quotation.tag = "div"
        quotation.set("class", f"admonition {kind}")
        title = Element("p", {"class": "admonition-title"})
        title.text = kind.capitalize()
        quotation.insert(0, title)


def title_admonitions(root: Element, say: Callable[[str], str]) -> None:
    """Put the translated word where Python-Markdown made a title of the admonition's keyword."""
    for box in root.iter("div"):
        classes = (box.get("class") or "").split()
        if classes[:1] == ["admonition"] and len(classes) > 1 and len(box) and classes[1] in _TITLES:
            title = box[0]
            if title.get("class") == "admonition-title" and title.text == classes[1].capitalize():
                title.text = say(_TITLES[classes[1]])
