"""One page of a proof, made when a browser asks for it."""

import mimetypes
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote

import msgspec

import magsite.content.markdown.limited  # noqa: F401 - the first text that is edited does not wait for it
from magsite.cache.digest import of_bytes
from magsite.checks.verify import Published, verify
from magsite.content.body import Body, BodyRecord, BodyRequest, ExcerptRequest, moved
from magsite.content.decode import decode
from magsite.content.scan import locate
from magsite.diagnostics.model import Diagnostic
from magsite.making import Desk, Original, SourceChangedError, content, open_desk
from magsite.orders import Job
from magsite.pages.target import Target
from magsite.preview.answers import Elsewhere, Page, Unmade
from magsite.preview.policy import with_script
from magsite.preview.proof import Proof

NOT_FOUND: Final = "404.html"

_LONGEST_HEADER: Final = 200
"""Lines."""

_TEXT: Final = ("text/", "application/json", "application/xml", "application/javascript", "image/svg+xml")
_TYPES: Final = {
    ".xml": "application/xml",
    ".opml": "text/x-opml",
    ".webmanifest": "application/manifest+json",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    "": "text/plain",
}


def standing(proof: Proof, path: str) -> Target | Elsewhere | None:
    """What stands in a proof at a decoded path of a URL; None where nothing does."""
    root = unquote(proof.edition.magazine.root)
    if not path.startswith(root):
        return Elsewhere(quote(root)) if path.rstrip("/") in {"", root.rstrip("/")} else None
    inside = path.removeprefix(root)
    name = inside + "index.html" if not inside or inside.endswith("/") else inside
    if name in proof.targets:
        return proof.targets[name]
    return Elsewhere(quote(f"{path}/")) if f"{inside}/index.html" in proof.targets else None


def page(proof: Proof, path: str) -> Page | Elsewhere | Unmade:
    """The page of a proof at a decoded path of a URL; the magazine's own page where nothing stands there."""
    found = standing(proof, path)
    if isinstance(found, Elsewhere):
        return found
    return _made(proof, found) if found is not None else _missing(proof)


def media_type(name: str) -> str:
    """The media type of a file of the output, by its name."""
    suffix = Path(name).suffix.lower()
    kind = _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(_TEXT) else kind


def _missing(proof: Proof) -> Page | Unmade:
    target = proof.targets.get(NOT_FOUND)
    if target is None:
        return Page(b"404\n", "text/plain; charset=utf-8", "", 404)
    made = _made(proof, target)
    return msgspec.structs.replace(made, status=404) if isinstance(made, Page) else made


def _made(proof: Proof, target: Target) -> Page | Unmade:
    start = time.perf_counter()
    with open_desk(proof.press.library) as desk:
        texts = _Texts(desk, proof)
        made = content(proof.press, texts, Job(target.path, target.source, target.recipe()))
    if isinstance(made, Diagnostic):
        return Unmade((made,))
    if isinstance(made, Original):
        return _file(proof, target, made)
    problems = _remarks(proof, target, texts.records)
    kind, digest = media_type(target.path), of_bytes(made)
    if kind.startswith("text/html"):
        made = with_script(made.decode(), digest).encode()
    seconds = time.perf_counter() - start if target.group != "asset" else 0.0
    return Page(made, kind, digest, source=target.source, problems=problems, seconds=seconds)


def _remarks(proof: Proof, target: Target, records: Mapping[str, BodyRecord]) -> tuple[Diagnostic, ...]:
    """What is wrong in the text that a page shows."""
    record = records.get(target.source)
    if record is None:
        return ()
    text = Published(target.source, target.url, record)
    led_to = (standing(proof, unquote(link.url.partition("#")[0])) for link in record.links)
    found = verify((text,), (one.url for one in led_to if isinstance(one, Target))).diagnostics
    if any(one.code == "link-dead" for one in found):
        # The nearest of all pages is named.
        return verify((text,), (one.url for one in proof.targets.values())).diagnostics
    return found


def _file(proof: Proof, target: Target, original: Original) -> Page | Unmade:
    """A file as it stands, if it still stands where sources may: a link that leads out is none of the magazine's."""
    real = original.file.resolve()
    roots = (Path(root.folder).resolve() for root in proof.sources.roots)
    if not real.is_file() or not any(real.is_relative_to(root) for root in roots):
        return _missing(proof)
    return Page(real, media_type(target.path), original.digest, source=target.source)


class _Texts:
    """The texts of a page as their sources stand now, and what is known of each."""

    def __init__(self, desk: Desk, proof: Proof) -> None:
        self._desk = desk
        self._proof = proof
        self.known = desk.known
        self.records: dict[str, BodyRecord] = {}

    def body(self, request: BodyRequest) -> Body:
        """The Body of a text. Raises SourceChangedError."""
        asked = self._proof.as_edited(request)
        try:
            found = self._desk.body(asked)
        except SourceChangedError:
            found = self._desk.body(_moved(asked, self._proof))
        self.records[request.source.path] = found.record
        return found

    def excerpt(self, request: ExcerptRequest) -> str:
        """The excerpt of a request."""
        return self._desk.excerpt(request)


def _moved(request: BodyRequest, proof: Proof) -> BodyRequest:
    """The request of a text that stands somewhere else in its file by now, below a header that is in error.

    Raises SourceChangedError where it does not.
    """
    source = request.source
    try:
        text = decode(locate(proof.sources.roots, source.path).read_bytes(), source.path)
    except (LookupError, OSError) as error:
        raise SourceChangedError(source.path) from error
    if isinstance(text, Diagnostic):
        raise SourceChangedError(source.path)
    for start in _lines(text):
        if of_bytes(text[start:].encode()) == source.digest:
            return moved(request, msgspec.structs.replace(source, start=start))
    raise SourceChangedError(source.path)


def _lines(text: str) -> Iterator[int]:
    """Where the first lines of a text begin: no header is longer."""
    start = 0
    for _ in range(_LONGEST_HEADER):
        start = text.find("\n", start) + 1
        if not start:
            return
        yield start
