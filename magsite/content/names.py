"""What the path of a source says: its name, its date, its identity.

A file called index.md speaks for its folder (a bundle), unless another source in Markdown stands beside it;
then it is one file among others. Which is the case only the whole list of sources can tell.
"""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

from magsite.content.dates import canonical_date

SUFFIXES: Final = (".md", ".markdown", ".mkd", ".mkdn", ".mdown")
"""What the names of sources in Markdown end with."""
SECTION: Final = "_index"
"""The name, without suffix, of a file that holds the text of its folder."""

_SHARES_FOLDER: Final = "data/shares/"
_SHARES: Final = frozenset({".csv", ".json", ".toml"})

_DATED: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[-_](.+))?$", re.DOTALL)
_BUNDLE: Final = "index"
_BUNDLE_SIGN: Final = f"/{_BUNDLE}"
"""In the path of every text of a bundle, and quick to be found missing."""


def is_source(path: str) -> bool:
    """Whether a file is a source in Markdown."""
    return path.endswith(SUFFIXES)


def is_share_file(path: str) -> bool:
    """Whether a source holds share counts."""
    return path.startswith(_SHARES_FOLDER) and PurePosixPath(path).suffix in _SHARES


def stem_of(path: str) -> str:
    """The last name of a path without its suffix."""
    name = path.rpartition("/")[2]
    bare, dot, _ = name.rpartition(".")
    return bare if dot and bare else name


def is_bundle(path: str) -> bool:
    """Whether a source is called like the text of a bundle."""
    return _BUNDLE_SIGN in path and stem_of(path) == _BUNDLE


def bundle_texts(paths: Iterable[str]) -> tuple[str, ...]:
    """Those of the paths that are sources called like the text of a bundle."""
    found = [path for path in paths if _BUNDLE_SIGN in path]
    return tuple(path for path in found if is_source(path) and is_bundle(path))


def stem(path: str) -> str:
    """The last name of a path without its suffix; for index.md, its folder's name."""
    return path.rpartition("/")[0].rpartition("/")[2] if is_bundle(path) else stem_of(path)


def slug_source(path: str) -> str:
    """What a slug is made of where the header gives none: `stem` without its date."""
    name = stem(path)
    dated = _DATED.match(name)
    return dated[4] if dated and dated[4] and file_date(path) else name


def file_date(path: str) -> str | None:
    """The date at the start of a file's name, or of its folder's for a bundle, as "YYYY-MM-DD"."""
    dated = _DATED.match(stem(path))
    return canonical_date("-".join(dated.groups()[:3])) if dated else None


def article_id(path: str, folder: str, *, bundle: bool) -> str:
    """The path below the articles' folder without suffix, date kept; for a bundle, its folder.

    `bundle` says whether an index.md is alone in its folder.
    """
    below = path.removeprefix(folder.rstrip("/") + "/") if folder else path
    parent, _, _ = below.rpartition("/")
    if bundle and is_bundle(below) and parent:
        return parent
    bare = stem_of(below)
    return f"{parent}/{bare}" if parent else bare
