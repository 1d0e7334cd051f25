"""Links of the sources: what each file points at, and what becomes of it."""

from typing import Literal

import msgspec


class ListedTarget(msgspec.Struct, frozen=True, array_like=True):
    """Something in a source that looks like the target of a link or a picture, and where it stands.

    `text` is the target as Python-Markdown will ask for it (unescaped, without title and brackets), fragment
    and query included. `line` and `column` count in the whole file, from 1.
    """

    text: str
    line: int
    column: int


class Resolution(msgspec.Struct, frozen=True, array_like=True):
    """What becomes of a target.

    `url` is root-relative with the path of the magazine's URL as prefix, fragment included; empty for
    `unpublished`, `missing` and `forbidden`, whose links lose their `href`.

    - `page`: a source of ours has its page there;
    - `file`: a file of ours is published there;
    - `site`: a site-absolute path that only the plan can answer: kept, and checked by verify;
    - `unpublished`: a source of ours that is not published now;
    - `missing`: nothing stands there; `near` is the nearest existing path, or empty;
    - `forbidden`: a file stands there that no link publishes, or it is a place where none would.

    `near` of a `page` or a `file` is its path where the target spells it with other capitals.
    """

    kind: Literal["page", "file", "site", "unpublished", "missing", "forbidden"]
    url: str = ""
    near: str = ""


Resolutions = tuple[tuple[str, Resolution], ...]
"""(target text, its Resolution), sorted by text; external targets and bare fragments are not in it."""
