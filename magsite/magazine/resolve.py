"""What becomes of the targets that sources list: a page, a file, or nothing."""

from collections.abc import Mapping
from posixpath import dirname, normpath
from urllib.parse import quote, unquote, urlsplit

import msgspec

from magsite.content.document import Document
from magsite.content.links import Resolution, Resolutions

_STATIC = "static/"


class Sources(msgspec.Struct, frozen=True):
    """What links may lead to."""

    root: str
    pages: Mapping[str, str]
    """Source path → URL of its page, of everything that is published."""
    files: Mapping[str, str]
    """Path → digest of every source."""
    folded: Mapping[str, str]
    """Path without regard to case → path, to find a near match."""


class Resolved(msgspec.Struct, frozen=True):
    """The Resolutions of one document and the files to be published beside its page."""

    resolutions: Resolutions
    files: tuple[tuple[str, str], ...]
    """(URL, source path)."""


def resolve(document: Document, sources: Sources) -> Resolved:
    """The Resolution of each target that the document lists."""
    found = {target.text: _one(target.text, document.path, sources) for target in document.targets}
    return Resolved(
        tuple(sorted((text, resolution) for text, (resolution, _) in found.items())),
        tuple(sorted({(urlsplit(resolution.url).path, path) for resolution, path in found.values() if path})),
    )


def _one(text: str, source: str, sources: Sources) -> tuple[Resolution, str | None]:
    """The Resolution of a target, and the source path of a file to be published for it."""
    try:
        parts = urlsplit(text)
    except ValueError:  # Such as an unclosed bracket of an IPv6 address.
        return Resolution("missing"), None
    end = text[len(parts.path) :] if text.startswith(parts.path) else ""
    path = unquote(parts.path)
    if path.startswith("/"):
        return _absolute(path, text, end, sources), None
    return _relative(normpath(f"{dirname(source)}/{path}"), end, source, sources)


def _absolute(path: str, text: str, end: str, sources: Sources) -> Resolution:
    """A path from the magazine's root: a static file, else what only the plan can answer."""
    inside = path.removeprefix("/")
    if _STATIC + inside in sources.files:
        return Resolution("file", sources.root + quote(inside) + end)
    if sources.root != "/" and path.startswith(sources.root):
        return Resolution("site", text)
    return Resolution("site", sources.root + text.removeprefix("/"))


def _relative(path: str, end: str, source: str, sources: Sources) -> tuple[Resolution, str | None]:
    for candidate in (path, f"{path}.md", f"{path}/index.md"):
        if candidate in sources.pages:
            return Resolution("page", sources.pages[candidate] + end), None
        if candidate in sources.files and candidate.endswith(".md"):
            return Resolution("unpublished"), None
    if path in sources.files:
        url = sources.pages[source] + quote(_beside(path, dirname(source)))
        return Resolution("file", url + end), path
    return Resolution("missing", near=_near(path, sources)), None


def _beside(path: str, folder: str) -> str:
    """Where a file stands below the page: as it stands below the source's folder, else under its own name."""
    return path.removeprefix(folder + "/") if path.startswith(folder + "/") else path.rpartition("/")[2]


def _near(path: str, sources: Sources) -> str:
    return sources.folded.get(path.casefold()) or sources.folded.get(f"{path}.md".casefold()) or ""
