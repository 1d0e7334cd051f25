"""What a converted text gets before it is written as HTML: links, pictures, figures, notes, code to scroll.

All functions change the tree of Python-Markdown in place; `finish` alone goes through it.
"""

import html
from collections.abc import Iterator
from itertools import takewhile
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from magsite.content.markdown.notes import drop_lost_ways_back
from magsite.content.markdown.raw_html import LINK_ONLY, TARGETS, Ask, answered

_CELLS: Final = frozenset({"td", "th"})
_INLINE: Final = frozenset(
    {
        *(
            "a",
            "abbr",
            "b",
            "br",
            "cite",
            "code",
            "del",
            "em",
            "i",
            "img",
            "input",
            "ins",
            "kbd",
            "label",
            "mark",
        ),
        *("q", "s", "small", "span", "strong", "sub", "sup", "time", "u"),
    }
)
_SIDES: Final = frozenset({"left", "center", "right"})
_NOTE_ROLES: Final = {"footnote-ref": "doc-noteref", "footnote-backref": "doc-backlink"}


def finish(root: Element, ask: Ask) -> tuple[str, ...]:
    """Bring the tree into the form that is published, and return its anchors in order."""
    found: list[str] = []
    lists: list[Element] = []
    for element in root.iter():
        if element.attrib:
            found.extend(_anchors(element))
            _answer(element, ask)
            _tame(element)
        match element.tag:
            case "p":
                _make_figure(element)
            case "img":
                element.set("loading", element.get("loading") or "lazy")
                element.set("decoding", element.get("decoding") or "async")
            case "pre":
                element.set("tabindex", "0")
            case "ul" | "ol":
                lists.append(element)
            case "th" | "td" if element.get("style"):
                _align_by_class(element)
            case "a" if element.get("class") in _NOTE_ROLES:
                # Screen readers announce these roles in the language of their listener.
                element.set("role", _NOTE_ROLES[element.get("class", "")])
            case _:
                pass
    for element in lists:
        _even_out(element)
    drop_lost_ways_back(root, frozenset(found))
    return tuple(found)


def _tame(element: Element) -> None:
    """Take away the attributes that the content policy of the pages refuses; a column's alignment comes later."""
    for name in tuple(element.attrib):
        if name.lower().startswith("on") or (name.lower() == "style" and element.tag not in _CELLS):
            del element.attrib[name]


def _anchors(element: Element) -> Iterator[str]:
    for key in ("id", "name"):
        value = element.get(key)
        if value and (key == "id" or element.tag == "a"):
            yield html.unescape(value)


def _answer(element: Element, ask: Ask) -> None:
    """Put the answers for targets in their place; without one, the attribute goes and the text stays."""
    for key in TARGETS:
        target = element.get(key)
        answer = None if target is None else answered(key, target, ask)
        if answer is None:
            continue
        if answer:
            element.set(key, answer)
        elif element.tag == "img" and key == "src":
            _replace_missing_picture(element)
        else:
            lost = LINK_ONLY | {key} if element.tag == "a" else {key}
            for name in lost & element.attrib.keys():
                del element.attrib[name]


def _replace_missing_picture(picture: Element) -> None:
    picture.tag = "span"
    picture.text = picture.get("alt", "")
    picture.attrib.clear()
    picture.set("class", "missing-picture")


def _align_by_class(cell: Element) -> None:
    """A column's alignment as a class: the content policy of the pages forbids `style=`."""
    side = cell.get("style", "").removeprefix("text-align: ").removesuffix(";")
    del cell.attrib["style"]
    if side in _SIDES:
        cell.set("class", f"{cell.get('class', '')} align-{side}".strip())


def _make_figure(paragraph: Element) -> None:
    """Make a figure of a paragraph that holds one picture with a title, linked or not: the title is its caption."""
    picture = _only_child(paragraph)
    if picture is not None and picture.tag == "a":
        picture = _only_child(picture)
    if picture is None or picture.tag != "img" or not picture.get("title"):
        return
    paragraph.tag = "figure"
    SubElement(paragraph, "figcaption").text = picture.attrib.pop("title")


def _even_out(items: Element) -> None:
    """Where one item of a list holds paragraphs, the others' texts are paragraphs too."""
    if not any(len(item) and item[0].tag == "p" for item in items):
        return
    for item in items:
        inline = list(takewhile(lambda child: child.tag in _INLINE, item))
        if (item.text or "").strip() or inline:
            paragraph = Element("p")
            paragraph.text, item.text = item.text, "\n"
            for child in inline:
                item.remove(child)
                paragraph.append(child)
            paragraph.tail = "\n"
            item.insert(0, paragraph)


def _only_child(element: Element) -> Element | None:
    if len(element) != 1 or (element.text or "").strip() or (element[0].tail or "").strip():
        return None
    return element[0]
