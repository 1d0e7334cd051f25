"""Texts in attributes that readers hear or see: what stands for a picture, and what a title says of a thing."""

from typing import Final
from xml.etree.ElementTree import Element

from magsite.language import typography
from magsite.language.typography import Options

_READ: Final = ("alt", "title")


def set_alternatives(root: Element, options: Options) -> None:
    """Change the tree in place; raw HTML is not in it, and stays as it was typed."""
    for element in root.iter():
        for name in _READ:
            typed = element.get(name)
            if typed:
                element.set(name, typography.text(typed, options))
