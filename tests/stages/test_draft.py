"""What an edition is assembled from after an edit of the theme."""

from pathlib import Path

from magsite.cache.store import Store, store_of_process
from magsite.stages import recalling
from magsite.stages.draft import draft_of
from magsite.stages.keeping import Held
from magsite.stages.ledger import Ledger
from magsite.stages.sources import CACHE_FOLDER, read_sources
from tests.sites.harness import OUTPUT, build, manifest, request, write
from tests.sites.tiny import CONFIG, THEME, article

KEEPING = '\n[publish]\non_error = "keep"\n'


def _built(site: Path, config: str) -> tuple[Store, Ledger]:
    """The store and the ledger of a magazine of one article."""
    write(site, {"config.toml": config, **THEME, "content/articles/a.md": article("A", date="2008-09-24")})
    build(site)
    store, sources = store_of_process(str(site / CACHE_FOLDER)), read_sources(request(site))
    left = manifest(site / OUTPUT)
    setting = recalling.setting(request(site), sources)
    found = recalling.recall(site / CACHE_FOLDER, store, left, setting, sources.config)
    assert found is not None
    return store, found[0]


def test_the_last_edition_stands_for_its_sources(tmp_path: Path) -> None:
    """None of them is read, and what is assembled is what it was, with the digests of now."""
    store, former = _built(tmp_path, CONFIG)
    sources = read_sources(request(tmp_path))

    found = draft_of(request(tmp_path), sources, store, lambda *_: None, former)

    assert found.documents.documents == ()
    magazine = found.assemble(Held()).magazine
    assert former.assembly.magazine.articles == magazine.articles
    assert magazine.digests["content/articles/a.md"] == sources.snapshot.marks["content/articles/a.md"]
    afresh = draft_of(request(tmp_path), sources, store, lambda *_: None, None)
    assert set(afresh.documents.keys) == set(found.documents.keys)
    assert afresh.assemble(Held()).magazine == magazine


def test_it_does_not_where_something_may_be_held_back(tmp_path: Path) -> None:
    """Then every source is read."""
    store, former = _built(tmp_path, CONFIG + KEEPING)

    found = draft_of(request(tmp_path), read_sources(request(tmp_path)), store, lambda *_: None, former)

    assert [one.path for one in found.documents.documents] == ["content/articles/a.md"]
