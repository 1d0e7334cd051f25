"""Pages as readers, browsers and machines read them."""

from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

import msgspec

_HIDDEN: Final = frozenset({"head", "script", "style"})
_ADDRESSES: Final = frozenset({"href", "src", "poster"})


class Page(msgspec.Struct, frozen=True):
    """What is on a page."""

    text: str
    """All that a reader sees, with single plain spaces between words."""
    links: tuple[str, ...]
    """The addresses of links, pictures, sheets, feeds and refreshes, in order."""
    ids: tuple[str, ...]
    headings: tuple[str, ...]
    """The names of its heading elements, in order."""


def read_page(html: str) -> Page:
    """What is on the page with this source."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Page(
        " ".join("".join(reader.texts).split()),
        tuple(reader.links),
        tuple(reader.ids),
        tuple(reader.headings),
    )


def dead_links(files: Mapping[str, bytes], base: str) -> Iterator[tuple[str, str]]:
    """(file, address) of every link of an output that leads to no file of it, or to no anchor of a page.

    `base` is the absolute address at which the output is served.
    """
    pages = {path: read_page(content.decode()) for path, content in files.items() if path.endswith(".html")}
    for path, page in pages.items():
        for link in page.links:
            absolute = urljoin(urljoin(base, path.removesuffix("index.html")), link)
            if (absolute.startswith(base) and not _stands(absolute.removeprefix(base), files, pages)) or (
                urlsplit(absolute)[:2] == urlsplit(base)[:2] and not absolute.startswith(base)
            ):
                yield path, link


def _stands(address: str, files: Mapping[str, bytes], pages: Mapping[str, Page]) -> bool:
    path, _, anchor = address.partition("#")
    file = unquote(path.partition("?")[0])
    file = f"{file}index.html" if not file or file.endswith("/") else file
    return file in files and (not anchor or file not in pages or unquote(anchor) in pages[file].ids)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.headings: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element says of itself."""
        self._hidden += tag in _HIDDEN
        self.headings += [tag] if len(tag) == 2 and tag[0] == "h" and tag[1].isdecimal() else []
        found = {name: value or "" for name, value in attrs}
        self.links += [value for name, value in found.items() if name in _ADDRESSES]
        self.ids += [found["id"]] if "id" in found else []
        if found.get("http-equiv") == "refresh":
            self.links.append(found["content"].partition("url=")[2])

    def handle_endtag(self, tag: str) -> None:
        """Come out of what is not shown."""
        self._hidden -= tag in _HIDDEN

    def handle_data(self, data: str) -> None:
        """Note a text that is shown."""
        if not self._hidden:
            self.texts.append(data)
