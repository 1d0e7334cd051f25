"""Inline patterns beyond Python-Markdown's own: addresses without brackets, line breaks, other tools' template syntax."""

import re
from typing import Final
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

# Neither holds its own first sign again, so that many that are never closed take no longer.
TEMPLATE_SYNTAX: Final = r"\{\{(?:[^{}\n]|\{(?!\{)|\}(?!\}))*+\}\}|\{%(?:[^{%\n]|\{(?!%)|%(?!\}))*+%\}"
LINE_BREAK: Final = r"\\\n"
BARE_ADDRESS: Final = r"(?<![\w\"'=/<])(?<!\]\()https?://[^\s<>\"'`\\\x02\x03]+"

_TRAILING: Final = "?!.,:;*_~…»"


class TemplateSyntax(InlineProcessor):
    """Leaves `{{ … }}` and `{% … %}` as they are: what looks like marks of Markdown in them is none."""

    def handleMatch(  # type: ignore[override] # noqa: N802 - the name of the base class, which allows more kinds of results
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - part of the signature
    ) -> tuple[str, int, int]:
        """The text itself, not to be looked at again."""
        return AtomicString(m[0]), m.start(0), m.end(0)


class BareAddress(InlineProcessor):
    """Makes a link of an address of the web that stands in a text, as GitHub does."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override] # noqa: N802 - the name of the base class, which allows more kinds of results
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 - part of the signature
    ) -> tuple[Element, int, int]:
        """The link, without the punctuation that ends the sentence."""
        address = m[0].rstrip(_TRAILING)
        while address.endswith(")") and address.count(")") > address.count("("):
            address = address[:-1].rstrip(_TRAILING)
        link = Element("a", {"href": self.unescape(address)})
        link.text = AtomicString(address)
        return link, m.start(0), m.start(0) + len(address)
