"""What a build made, counted by kind: all tools must make the same pages, or their times say nothing.

What one tool makes beside what all make is named here, each kind with its reason; a file of no known kind is one too
many, but on kiosque, which shows what the peers have not.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

_INDEX = r"(page/\d+/)?index\.html"


class Kind(NamedTuple):
    """Files that are counted together."""

    name: str
    pattern: str
    """Of their paths in the output, whole."""
    more: str = ""
    """Why one tool makes them and others do not; empty for what all must make alike."""


_COMMON = (
    Kind("article", r"articles/[^/]+/index\.html"),
    Kind("page of the home list", _INDEX),
    Kind("picture", r"images/\d+\.png"),
    Kind("sitemap", r"sitemap\.xml"),
)
_LISTS = (
    Kind("page of an author’s list", rf"authors/[^/]+/{_INDEX}"),
    Kind("page of a tag’s list", rf"tags/[^/]+/{_INDEX}"),
)
_PEERS = (
    *_COMMON,
    *_LISTS,
    Kind("page of a category’s list", rf"categories/[^/]+/{_INDEX}"),
    Kind("feed of the site or a category", r"(categories/[^/]+/)?index\.xml"),
    Kind("stylesheet", r"style\.css", "magsite’s is an asset with a fingerprint, and others beside it"),
)
_MAGSITE = (
    *_COMMON,
    Kind("index of authors and of tags", rf"(authors|tags)/{_INDEX}", "each theme has them"),
    *_LISTS,
    Kind("feed of an author or a tag", r"(authors|tags)/[^/]+/feed\.xml", "each has one, with summaries"),
    Kind("page of the ranking", rf"most-shared/{_INDEX}", "each site with share counts has it"),
    Kind("feed of the site or a category", r"([^/]+/)?rss\.xml"),
    Kind("the same feed as Atom and JSON", r"([^/]+/)?feed\.(xml|json)", "each has three formats"),
    Kind("asset", r"assets/[^/]+", "stylesheets with fingerprints"),
    Kind("page for what is not found, and robots.txt", r"404\.html|robots\.txt", "each site has them"),
    Kind("magsite’s own", r"\..+", "what it remembers of its output"),
    Kind("page of a category’s list", rf"[^/]+/{_INDEX}"),
)
_FURTHER = Kind("further", r".+", "what kiosque has beyond the peers’ pages")

KINDS: Mapping[str, tuple[Kind, ...]] = {
    "magsite-equal": _MAGSITE,
    "magsite-full": (*_MAGSITE, _FURTHER),
    "hugo": _PEERS,
    "eleventy": _PEERS,
    "pelican": _PEERS,
}


class UncountedError(Exception):
    """A file of no known kind."""


def counted(tool: str, output: Path) -> Counter[str]:
    """How many files of each kind an output has. Raises UncountedError."""
    files = sorted(path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file())
    return counted_files(tool, files)


def counted_files(tool: str, paths: Iterable[str]) -> Counter[str]:
    """How many of these files are of each kind; the first kind that fits counts. Raises UncountedError."""
    return Counter(_kind(tool, path).name for path in paths)


def differences(counts: Mapping[str, Mapping[str, int]]) -> Iterator[str]:
    """What tools do not make alike, though they should: a sentence for each kind."""
    common = dict.fromkeys(kind.name for tool in counts for kind in KINDS[tool] if not kind.more)
    for name in common:
        by_tool = {tool: found.get(name, 0) for tool, found in counts.items()}
        if len(set(by_tool.values())) > 1:
            yield f"{name}: {', '.join(f'{tool} {number}' for tool, number in by_tool.items())}"


def beyond(tool: str, found: Mapping[str, int]) -> Iterator[tuple[Kind, int]]:
    """What a tool makes that not all make, with its reason."""
    for kind in KINDS[tool]:
        if kind.more and found.get(kind.name):
            yield kind, found[kind.name]


def _kind(tool: str, path: str) -> Kind:
    for kind in KINDS[tool]:
        if re.fullmatch(kind.pattern, path):
            return kind
    raise UncountedError(f"{tool} makes {path}, which is of no known kind")
