"""What the path of a source says: its name, its date, its identity.

A file called index.md speaks for its folder (a bundle). Whether it really is one, with no other article beside
it, only the whole list of sources can tell.
"""

import re

from magsite.content.dates import canonical_date

_DATED = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[-_](.+))?$", re.DOTALL)
_BUNDLE = "index"


def stem(path: str) -> str:
    """The last name of a path without its suffix; for index.md, its folder's name."""
    folder, _, name = path.rpartition("/")
    bare = _without_suffix(name)
    return folder.rpartition("/")[2] if bare == _BUNDLE and folder else bare


def slug_source(path: str) -> str:
    """What a slug is made of where the header gives none: `stem` without its date."""
    name = stem(path)
    dated = _DATED.match(name)
    return dated[4] if dated and dated[4] and file_date(path) else name


def file_date(path: str) -> str | None:
    """The date at the start of a file's name, or of its folder's for a bundle, as "YYYY-MM-DD"."""
    dated = _DATED.match(stem(path))
    return canonical_date("-".join(dated.groups()[:3])) if dated else None


def article_id(path: str, folder: str) -> str:
    """The path below the articles' folder without suffix, date kept; for a bundle, its folder."""
    below = path.removeprefix(folder.rstrip("/") + "/") if folder else path
    parent, _, name = below.rpartition("/")
    bare = _without_suffix(name)
    if bare == _BUNDLE and parent:
        return parent
    return f"{parent}/{bare}" if parent else bare


def _without_suffix(name: str) -> str:
    bare, dot, _ = name.rpartition(".")
    return bare if dot and bare else name
