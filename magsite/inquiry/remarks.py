"""The remarks on a magazine: what single sources show, which the store remembers, and what only the whole shows."""

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from magsite.cache import codec
from magsite.cache.digest import Digest, key, of_bytes
from magsite.cache.store import Store
from magsite.checks.fixing import possible
from magsite.checks.remark import Remark
from magsite.checks.source import Checked, checked
from magsite.checks.weights import heavy_pictures, too_heavy
from magsite.checks.whole import unlabelled, whole
from magsite.content.decode import decode
from magsite.content.defaults import Defaults, folder_defaults, with_defaults
from magsite.content.document import Document
from magsite.content.scan import locate
from magsite.diagnostics.model import Diagnostic
from magsite.language.typography.options import primary
from magsite.magazine.article import Article
from magsite.magazine.model import Magazine, Page
from magsite.magazine.spelled import place_of
from magsite.stages.sources import Sources


class Ground(msgspec.Struct, frozen=True):
    """What remarks are made on."""

    sources: Sources
    documents: tuple[Document, ...]
    magazine: Magazine
    code: Digest
    """The fingerprint of the program."""


class Remarks(msgspec.Struct, frozen=True):
    """What was found, in the order of files and lines."""

    remarks: tuple[Remark, ...]
    unread: int = 0
    """How many sources were left for the next time."""


def remarks(ground: Ground, store: Store, most: int | None = None) -> Remarks:
    """All remarks on a magazine; at most so many sources are read that the store does not know yet."""
    documents = _filled(ground)
    found, unread = _checked(ground, documents, store, most)
    return Remarks(_together(ground, documents, found), unread)


def remarks_on(path: str, ground: Ground, store: Store) -> tuple[Remark, ...]:
    """The remarks on one source, of which alone the text is looked at."""
    documents = _filled(ground)
    found, _ = _checked(ground, [one for one in documents if one.path == path], store, None)
    return tuple(one for one in _together(ground, documents, found) if one.diagnostic.location.path == path)


def _together(
    ground: Ground, documents: Sequence[Document], found: Mapping[str, Checked]
) -> tuple[Remark, ...]:
    """What single sources show, and what they show in the whole, in the order of files and lines."""
    signing = {id for article in _articles(ground.magazine) for id in article.authors}
    signs = {path: tuple(one.diagnostic for one in each.paid) for path, each in found.items()}
    every = {
        *(remark for each in found.values() for remark in each.remarks),
        *map(Remark, whole(documents, signing)),
        *map(Remark, unlabelled(documents, signs)),
        *_heavy(ground, documents, found),
    }
    return tuple(sorted(every, key=lambda one: one.diagnostic))


def _filled(ground: Ground) -> tuple[Document, ...]:
    defaults = folder_defaults(ground.sources.config.content.defaults)
    return tuple(with_defaults(one, defaults) for one in ground.documents)


def _articles(magazine: Magazine) -> Iterator[Article]:
    yield from magazine.articles
    yield from magazine.unlisted


def _checked(
    ground: Ground, documents: Iterable[Document], store: Store, most: int | None
) -> tuple[Mapping[str, Checked], int]:
    """What each source shows, by its path, and how many were not looked at."""
    # What stands in a data file is one of many texts in it: it has no file of its own to be mended.
    own = [one for one in documents if one.source.text is None and one.path in ground.sources.snapshot.marks]
    names = {one.path: _name(one, ground) for one in own}
    known = store.get_many(names.values())
    found = {
        path: each
        for path, name in names.items()
        if name in known and (each := codec.decode(known[name], Checked)) is not None
    }
    left = [one for one in own if one.path not in found]
    new = {one.path: _read(one, ground) for one in left[:most]}
    read = {path: each for path, each in new.items() if each is not None}
    store.put_many((names[path], codec.encode(each)) for path, each in read.items())
    return {**found, **read}, len(left) - len(new)


def _name(document: Document, ground: Ground) -> Digest:
    """Under what the store remembers it: the file, how it is read, and the language that it is in."""
    digest = ground.sources.snapshot.marks[document.path]
    return key(
        "remarks", ground.code, document.path, document.kind, digest, is_french(document, ground.sources, ())
    )


def _read(document: Document, ground: Ground) -> Checked | None:
    """What a source shows; None where it is no longer what it was when it was parsed."""
    try:
        data = locate(ground.sources.roots, document.path).read_bytes()
    except (LookupError, OSError):
        return None
    text = decode(data, document.path)
    if not isinstance(text, str) or of_bytes(data) != ground.sources.snapshot.marks[document.path]:
        return None
    found = checked(document, text, is_french=is_french(document, ground.sources, ()))
    return msgspec.structs.replace(found, remarks=possible(found.remarks, data))


def _heavy(ground: Ground, documents: Sequence[Document], found: Mapping[str, Checked]) -> Iterator[Remark]:
    """Pictures of published texts that are too heavy; one that many show is said where it is shown first."""
    sizes = {source.path: source.stat[0] for source in ground.sources.snapshot.sources}
    static = {one.url: one.path for one in ground.magazine.static}
    by_path = {one.path: one for one in documents}
    said: set[str] = set()
    for text in _texts(ground.magazine):
        each, document = found.get(text.path, Checked()), by_path.get(text.path)
        if not each.pictures and text.picture is None:
            continue
        files = ChainMap(dict(text.files), static)
        in_text = heavy_pictures(text.path, each.pictures, dict(text.body.resolutions), files, sizes)
        for one in (*(_of_header(text, document, files, sizes) if document else ()), *in_text):
            picture = dict(one.arguments)["picture"]
            if picture not in said:
                said.add(picture)
                yield Remark(one)


def _texts(magazine: Magazine) -> Iterator[Article | Page]:
    yield from _articles(magazine)
    yield from magazine.pages


def _of_header(
    text: Article | Page, document: Document, files: Mapping[str, str], sizes: Mapping[str, int]
) -> Iterator[Diagnostic]:
    if text.picture is not None and text.picture.url in files:
        yield from too_heavy(place_of(document, "image"), files[text.picture.url], sizes)


def is_french(document: Document, sources: Sources, defaults: Defaults) -> bool:
    """Whether a document is in French, by its header, its folder or its magazine."""
    filled = with_defaults(document, defaults)
    header = filled.article or filled.page
    lang = header.lang if header is not None else None
    return primary(lang or sources.config.magazine.language) == "fr"
