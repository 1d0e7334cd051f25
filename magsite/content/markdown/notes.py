"""Footnotes: what Python-Markdown leaves open at their ends."""

from collections.abc import Collection, Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.footnotes import FN_BACKLINK_TEXT
from markdown.treeprocessors import Treeprocessor


class CompleteNotes(Treeprocessor):
    """Gives a note without any text its way back: the step that puts notes in order trips over one without."""

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        for notes in _lists(root):
            for note in notes.iterfind("ol/li"):
                if not len(note):
                    way_back = {"class": "footnote-backref", "href": f"#fnref{note.get('id', 'fn')[2:]}"}
                    SubElement(SubElement(note, "p"), "a", way_back).text = FN_BACKLINK_TEXT


def drop_lost_ways_back(root: Element, anchors: Collection[str]) -> None:
    """Take away the way back from notes that no place of the text refers to."""
    for notes in _lists(root):
        for parent in notes.iter("p"):
            for link in parent.findall("a[@class='footnote-backref']"):
                if link.get("href", "#")[1:] not in anchors:
                    parent.remove(link)


def _lists(root: Element) -> Iterator[Element]:
    return (element for element in root.iter("div") if element.get("class") == "footnote")
