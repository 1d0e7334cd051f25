"""Addresses: one function for each kind of page, all of them below the path of the magazine's own address."""

import unicodedata
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import unquote, urlsplit

from magsite.content.names import SECTION, slug_source, stem_of
from magsite.language.slugs import slugify

NO_URL = "https://example.invalid/"
"""Stands for the magazine's address where none is configured."""

_PRIVATE = ".magsite"
"""The folder of the output that is nobody's address."""

_LONGEST_NAME = 255
"""Bytes that the name of a file may have."""


def base_url(configured: str | None) -> str:
    """The absolute address of La Une, with a closing slash."""
    return (configured or NO_URL).rstrip("/") + "/"


def root_of(base: str) -> str:
    """The path of an absolute address: "/" or "/path/"."""
    return urlsplit(base).path or "/"


def article_slug(path: str, slug: str | None) -> str:
    """The last part of an article's address: `slug`, else the file's or the bundle's name without its date."""
    return slugify(slug if slug is not None else slug_source(path))


def article_url(pattern: str, root: str, names: Mapping[str, str | None], date: datetime) -> str:
    """The address of an article: the pattern of `[urls]` filled with `category`, `slug` and `id`.

    A segment without a category goes.
    """
    path = pattern.replace(":category", names["category"] or "").replace(":slug", names["slug"] or "")
    # What is filled in holds no colon: one that is left begins a token.
    if ":" in path:
        id = "/".join(slugify(part) for part in (names["id"] or "").split("/"))
        path = path.replace(":id", id).replace(":year", f"{date.year:04}")
        path = path.replace(":month", f"{date.month:02}").replace(":day", f"{date.day:02}")
    return root + "/".join([part for part in path.split("/") if part]) + "/"


def page_url(path: str, folder: str, root: str) -> str | None:
    """The address of a page outside the flow; None where a part of its path leaves no slug."""
    inside = path.removeprefix(folder + "/")
    *folders, name = inside.split("/")
    own = stem_of(name)
    parts = folders if own in {"index", SECTION} else [*folders, own]
    slugs = [slugify(part) for part in parts]
    return root + "".join(f"{slug}/" for slug in slugs) if all(slugs) else None


def folded(url: str) -> str:
    """An address as a file system reads it that knows neither capitals nor accents."""
    if url.isascii():
        return url.lower()
    return "".join(c for c in unicodedata.normalize("NFD", url.casefold()) if not unicodedata.combining(c))


def alias_url(alias: str, root: str) -> str | None:
    """The address of an alias below the magazine's, or None where it would leave it or is none.

    An alias may be a path, with or without slashes at its ends, or name a file (`old.html`).
    """
    try:
        path = urlsplit(alias).path.replace("\\", "/").strip("/")
    except ValueError:  # Such as an unclosed bracket of an IPv6 address.
        return None
    # What a browser decodes is looked at decoded: "%2e%2e" leads up as well.
    parts = unquote(path).replace("\\", "/").split("/")
    if parts[0] == _PRIVATE or any(part in {"", ".", ".."} or not part.isprintable() for part in parts):
        return None
    if any(len(part.encode()) > _LONGEST_NAME for part in path.split("/")):
        return None
    return root + path + ("" if parts[-1].endswith((".html", ".htm")) else "/")
