"""What becomes of the targets that sources list: a page, a file, or nothing."""

import re
from posixpath import dirname, normpath
from typing import Final, Literal
from urllib.parse import quote, unquote, urlsplit

import msgspec

from magsite.content.document import Document
from magsite.content.links import Resolution, Resolutions
from magsite.content.names import is_source
from magsite.magazine.whereabouts import STATIC, Sources, plain_path

# What other generators write in a link where only they know the address: the source stands in it.
_TEMPLATES: Final = (
    re.compile(r"\{%-?\s*(?:post_url|link)\s+(?P<source>[^\s%]+)\s*-?%\}(?P<end>[#?]\S*)?"),
    re.compile(
        r"\{\{[<%]\s*(?:rel)?ref\s+[\"'`]?(?P<source>[^\s\"'`#]+)(?P<end>#[^\s\"'`]*)?[\"'`]?\s*[>%]\}\}"
        r"(?P<after>#\S*)?"
    ),
    re.compile(r"@/(?P<source>[^\s#?]+)(?P<end>[#?]\S*)?"),
)
_SITE_URL: Final = re.compile(
    r"(?:\{\{\s*(?:site\.(?:baseurl|url)|[^{}]*\|\s*(?:relative|absolute)_url)\s*\}\}){1,3}(?=/|\{%)"
)
_RELATIVE_URL: Final = re.compile(
    r"\{\{\s*(?P<quote>[\"'])/?(?P<path>[^\"'{}]*)(?P=quote)\s*\|\s*(?:relative|absolute)_url\s*\}\}"
)
# Pelican's mark before the path of a source, from the folder of all content where it begins with a slash.
_PELICAN: Final = re.compile(r"[{|](?:filename|attach|static)[}|]")

_PLAIN: Final = re.compile(r"(?!//)[\w./%-]+")
"""A target that is a path, with neither a scheme nor a host before it nor a query or a fragment behind."""

_Found = tuple[Resolution, str | None]
"""A Resolution, and the source path of a file to be published for it."""


class Resolved(msgspec.Struct, frozen=True):
    """The Resolutions of one document and the files to be published beside its page."""

    resolutions: Resolutions
    files: tuple[tuple[str, str], ...]
    """(URL, source path)."""


_NOTHING: Final = Resolved((), ())


def resolve(document: Document, sources: Sources) -> Resolved:
    """The Resolution of each target that the document lists."""
    if not document.targets:
        return _NOTHING
    found = {target.text: resolve_target(target.text, document.path, sources) for target in document.targets}
    return Resolved(
        tuple(sorted((text, resolution) for text, (resolution, _) in found.items())),
        tuple(sorted({(urlsplit(resolution.url).path, path) for resolution, path in found.values() if path})),
    )


def resolve_target(text: str, source: str, sources: Sources) -> tuple[Resolution, str | None]:
    """The Resolution of a target in a source, and the source path of a file to be published for it."""
    if "{" in text or text.startswith("@/"):
        text = _RELATIVE_URL.sub(r"/\g<path>", _SITE_URL.sub("", text, count=1), count=1)
        told = next((found for form in _TEMPLATES if (found := form.fullmatch(text.strip()))), None)
        if told is not None:
            end = told["end"] or told.groupdict().get("after") or ""
            return _named(told["source"], end, sources), None
    try:
        # Most targets are paths alone, and to take these apart would take longer than to find what stands there.
        address = text if _PLAIN.fullmatch(text) else urlsplit(text).path
    except ValueError:  # Such as an unclosed bracket of an IPv6 address.
        return Resolution("missing"), None
    end = text[len(address) :] if text.startswith(address) else ""
    if marked := _PELICAN.match(text):
        return _marked(unquote(address[marked.end() :]), end, source, sources)
    path = unquote(address).replace("\\", "/")
    if path.startswith("/"):
        return _absolute(path, text, end, sources), None
    return _relative(normpath(f"{dirname(source)}/{path}"), end, source, sources)


def _named(name: str, end: str, sources: Sources) -> Resolution:
    """A source that a link names from the folder of all sources, or by its mere name."""
    path = name.strip("/")
    for folder in ("", *sources.folders):
        found = sources.source_at(f"{folder}{path}")
        if found is not None:
            return _page(found, end, sources)
    known = sources.called(path)
    if len(known) == 1:
        return _page(known[0], end, sources)
    return Resolution("missing", near=sources.near(path))


def _marked(path: str, end: str, source: str, sources: Sources) -> _Found:
    """A source or a file, from the source that names it or from one of the folders of all content."""
    if not path.startswith("/"):
        return _relative(normpath(f"{dirname(source)}/{path}"), end, source, sources)
    every = (_relative(normpath(f"{folder}{path[1:]}"), end, source, sources) for folder in sources.folders)
    missing = Resolution("missing", near=sources.near(path[1:])), None
    return next((found for found in every if found[0].kind != "missing"), missing)


def _page(path: str, end: str, sources: Sources) -> Resolution:
    url = sources.pages.get(path)
    return Resolution("unpublished") if url is None else Resolution("page", url + end)


def _absolute(path: str, text: str, end: str, sources: Sources) -> Resolution:
    """A path from the magazine's root: a static file, a source, else what only the plan can answer."""
    inside = path.removeprefix("/")
    # Some write the folder of static files, which is no part of an address.
    for name in (inside, inside.removeprefix(STATIC)):
        found = sources.file_at(STATIC + name)
        if found is not None:
            url = sources.root + quote(plain_path(found).removeprefix(STATIC))
            return Resolution("file", url + end, near=sources.respelled(STATIC + name, found))
    if is_source(inside) and (page := _named(inside, end, sources)).kind != "missing":
        return page
    if sources.root != "/" and path.startswith(sources.root):
        return Resolution("site", text)
    return Resolution("site", sources.root + text.removeprefix("/"))


def _relative(path: str, end: str, source: str, sources: Sources) -> _Found:
    page = sources.source_at(path)
    if page is not None:
        found = _page(page, end, sources)
        return msgspec.structs.replace(found, near=sources.respelled(path, page)), None
    file = sources.file_at(path)
    if file is None:
        kind: Literal["missing", "forbidden"] = "missing" if sources.is_listed(path) else "forbidden"
        return Resolution(kind, near=sources.near(path)), None
    if file.startswith(STATIC):
        return _absolute("/" + file.removeprefix(STATIC), "", end, sources), None
    if sources.is_withheld(file):
        return Resolution("unpublished"), None
    if not sources.is_public(file):
        return Resolution("forbidden"), None
    url = sources.pages[source] + quote(_beside(plain_path(file), dirname(plain_path(source))))
    return Resolution("file", url + end, near=sources.respelled(path, file)), file


def _beside(path: str, folder: str) -> str:
    """Where a file stands below the page: as it stands below the source's folder, else under its own name."""
    return path.removeprefix(folder + "/") if path.startswith(folder + "/") else path.rpartition("/")[2]
