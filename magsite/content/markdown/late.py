"""`==marked==`, `~~struck~~` and `??? details`, whose extensions are loaded when a text first has one of them.

They are of pymdown-extensions. What they import, and the tables of all punctuation that they compile, take longer than
the whole conversion of an edited article, and few texts need them.
"""

from collections.abc import Mapping
from functools import cached_property
from re import Match
from typing import Any, Final, cast
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.inlinepatterns import InlineProcessor

LATE: Final = ("pymdownx.details", "pymdownx.mark", "pymdownx.tilde")
"""The names of the extensions."""

PAIRS: Final = ("==", "~~")
"""What a text holds in which there are pairs: single signs mean nothing here."""

_DETAILS: Final = "???"


class LateExtensions(Extension):
    """Stands for these extensions, each in the place that it takes itself, until they are needed.

    It is for converters without further extensions, some of which look for what these register.
    """

    def __init__(self, settings: Mapping[str, Mapping[str, Any]]) -> None:
        super().__init__()
        self._settings = {name: dict(settings[name]) for name in LATE}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Have them tried where they would be."""
        md.registerExtension(self)
        self._pairs = PairedInlineProcessor(md, self._settings)
        md.inlinePatterns.register(self._pairs, "delimiter", 60)
        md.parser.blockprocessors.register(LateDetails(md, self._settings), "details", 105)

    def reset(self) -> None:
        """Forget the text before."""
        self._pairs.reset()


class PairedInlineProcessor(InlineProcessor):
    """The pattern of marked and struck text, loaded by its first match."""

    def __init__(self, md: Markdown, settings: Mapping[str, dict[str, Any]]) -> None:
        super().__init__("=|~", md)
        self._settings = settings

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Markdown's name, and less declared than it takes
        self, m: Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        """What it makes of a sign."""
        return cast("tuple[Element | str | None, int | None, int | None]", self._loaded.handleMatch(m, data))

    def reset(self) -> None:
        """Forget the text before."""
        if "_loaded" in vars(self):
            self._loaded.reset()

    @cached_property
    def _loaded(self) -> Any:
        found = _donor(self._settings).inlinePatterns["delimiter"]
        found.md = self.md
        return found


class LateDetails(BlockProcessor):
    """What makes details of a block, loaded by the first block that may begin some or go on with some."""

    def __init__(self, md: Markdown, settings: Mapping[str, dict[str, Any]]) -> None:
        super().__init__(md.parser)
        self._settings = settings

    def test(self, parent: Element, block: str) -> bool:
        """Whether a block is of details."""
        last = self.lastChild(parent)
        if _DETAILS not in block and (last is None or last.tag.lower() != "details"):
            return False
        return bool(self._loaded.test(parent, block))

    def run(self, parent: Element, blocks: list[str]) -> bool | None:
        """Make them."""
        return cast("bool | None", self._loaded.run(parent, blocks))

    @cached_property
    def _loaded(self) -> Any:
        found: Any = _donor(self._settings).parser.blockprocessors["details"]
        found.parser = self.parser
        return found


def _donor(settings: Mapping[str, dict[str, Any]]) -> Markdown:
    """A converter that has loaded them, of which we take a part."""
    return Markdown(extensions=LATE, extension_configs=settings)
