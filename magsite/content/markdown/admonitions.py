"""The titles of admonitions that the writer leaves to us: `!!! warning` is headed in the magazine's language."""

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


def title_admonitions(root: Element, say: Callable[[str], str]) -> None:
    """Put the translated word where Python-Markdown made a title of the admonition's keyword."""
    for box in root.iter("div"):
        classes = (box.get("class") or "").split()
        if classes[:1] == ["admonition"] and len(classes) > 1 and len(box) and classes[1] in _TITLES:
            title = box[0]
            if title.get("class") == "admonition-title" and title.text == classes[1].capitalize():
                title.text = say(_TITLES[classes[1]])
