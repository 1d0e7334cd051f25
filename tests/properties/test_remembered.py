"""A magazine that is assembled again and again in one process is always what it would be afresh."""

import os
from collections.abc import Iterator
from datetime import datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from magsite.cache.alike import alike
from magsite.cache.digest import of_bytes
from magsite.cache.memo import Forgetful, Remembering
from magsite.content.author_data import is_author_data, read_author_data
from magsite.content.config import CONFIG_FILE, Config, read_config
from magsite.content.document import Document, Kind, Parsed
from magsite.content.names import is_source
from magsite.content.parse import parse
from magsite.content.shares import ShareRow, is_share_file, read_shares
from magsite.magazine.assemble import Inputs, assemble
from tests.properties.pool import NOW, Edit, Sources, edits, instants, sites
from tests.sites.tiny import CONFIG

EXAMPLES = 300 if "CI" in os.environ else 40
SETTINGS = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

Read = dict[tuple[str, bytes], Parsed]
"""What is known of files, so that one that is as it was gives the very same Document."""

_KINDS: tuple[tuple[str, Kind], ...] = (
    ("content/articles/", "article"),
    ("content/authors/", "author"),
    ("content/categories/", "category"),
    ("content/pages/", "page"),
    ("content/series/", "series"),
)
_CONFIGS = (
    CONFIG.replace("[magazine]\n", '[magazine]\ntimezone = "Europe/Berlin"\n'),
    CONFIG.replace("[magazine]\n", '[magazine]\ntimezone = "Pacific/Auckland"\n'),
    CONFIG.replace("[magazine]\n", '[magazine]\nlanguage = "en"\n'),
    CONFIG + '\n[content.defaults."content/articles"]\nextra = { note = 1 }\ntags = ["Écran"]\n',
    CONFIG + '\n[content.defaults."content/articles"]\nextra = { note = true }\ntags = ["écran"]\n',
    CONFIG + '\n[markdown]\nextensions = ["admonition"]\n',
)


def _configured(text: str) -> Edit:
    return lambda sources: {**sources, CONFIG_FILE: text.encode()}


STEPS = st.lists(
    st.tuples(
        st.lists(st.one_of(edits(), edits(), st.sampled_from(_CONFIGS).map(_configured)), max_size=2),
        instants(),
        st.booleans(),
    ),
    min_size=1,
    max_size=8,
)


@SETTINGS
@given(start=sites(), steps=STEPS)
def test_assembled_with_a_memory_is_assembled_afresh(
    start: Sources, steps: list[tuple[list[Edit], datetime, bool]]
) -> None:
    """After any edits, to the last detail and in the same order; whether runs end or not."""
    memo, read, sources = Remembering(), Read(), start
    for done, now, ends in [([], NOW, True), *steps]:
        for edit in done:
            sources = edit(sources)
        inputs = _inputs(sources, now, read)

        assert alike(assemble(inputs, Forgetful()), assemble(inputs, memo))

        if ends:
            memo.turn()


def _inputs(sources: Sources, now: datetime, read: Read) -> Inputs:
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
