"""What `assemble` is given for a site that is a mapping, read without a disk."""

from collections.abc import Iterator
from datetime import datetime

from magsite.cache.digest import of_bytes
from magsite.content.author_data import is_author_data, read_author_data
from magsite.content.config import CONFIG_FILE, Config, read_config
from magsite.content.document import Document, Kind, Parsed
from magsite.content.names import is_share_file, is_source
from magsite.content.parse import parse
from magsite.content.shares import ShareRow, read_shares
from magsite.magazine.assemble import Inputs
from tests.properties.pool import Sources

Read = dict[tuple[str, bytes], Parsed]
"""What is known of files, so that one that is as it was gives the very same Document."""

_KINDS: tuple[tuple[str, Kind], ...] = (
    ("content/articles/", "article"),
    ("content/authors/", "author"),
    ("content/categories/", "category"),
    ("content/pages/", "page"),
    ("content/series/", "series"),
)


def inputs_of(sources: Sources, now: datetime, read: Read) -> Inputs:
    """What a build would have assembled of these sources at this instant."""
    config = _config(sources)
    ordered = dict(sorted(sources.items()))
    return Inputs(
        config=config,
        folder_name="site",
        documents=tuple(_documents(ordered, config, read)),
        digests={path: of_bytes(data) for path, data in ordered.items() if not path.startswith("themes/")},
        share_rows=tuple(_rows(ordered)),
        now=now,
        code="code",
    )


def _config(sources: Sources) -> Config:
    return read_config(sources.get(CONFIG_FILE, b"").decode(), frozenset())[0]


def _documents(sources: Sources, config: Config, read: Read) -> Iterator[Document]:
    for path, data in sources.items():
        kind = next((kind for folder, kind in _KINDS if path.startswith(folder)), None)
        if kind is not None and is_source(path):
            if (path, data) not in read:
                read[path, data] = parse(kind, path, data)
            document = read[path, data].document
            if document is not None:
                yield document
    for path, data in sources.items():
        if is_author_data(path, config.content.author_data):
            yield from read_author_data(data.decode(), path, config.content.author_data)[0]


def _rows(sources: Sources) -> Iterator[ShareRow]:
    for path, data in sources.items():
        if is_share_file(path):
            yield from read_shares(data.decode(), path)[0]
