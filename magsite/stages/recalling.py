"""The ledger of an output beside the store, and what has become of its edition since."""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any, Final

from magsite.cache import codec
from magsite.cache.alike import alike
from magsite.cache.digest import Digest, key, of_bytes
from magsite.cache.executors import sliced
from magsite.cache.store import Store
from magsite.cache.volumes import drop_unused, note_use, read_volume, write_volume
from magsite.content.config import Config
from magsite.magazine.article import Article
from magsite.output.manifest import Manifest
from magsite.stages.ledger import Ledger, Since
from magsite.stages.packing import Kept, packed, unpacked
from magsite.stages.request import Request
from magsite.stages.sources import Sources

_TOGETHER: Final = 500
"""Articles in a piece."""
_UNUSED: Final = 30 * 24 * 3600.0
"""Seconds after which the ledger of an output that is no more built is dropped."""


def setting(request: Request, sources: Sources) -> Digest:
    """What a ledger depends on beside sources and instant: the program, the place, what was asked."""
    where = str(request.site.resolve()), request.url
    return key("ledger", request.code, where, sources.diagnostics, sources.theme_prefixes)


def name_of_since(mark: str) -> Digest:
    """Under which the store keeps what has become of the edition of the output with this mark."""
    return f"{mark}-since"


def keep(cache: Path, mark: str, ledger: Ledger) -> None:
    """Remember the ledger of an output in the folder of the store; one that would not come back as it is, is not remembered.

    Its articles are kept in pieces, of which only one at a time is held as bytes.
    """
    kept = packed(ledger)
    settings = codec.decode(codec.encode(kept.settings), dict[str, Any])
    if alike(settings, kept.settings):
        pieces = sliced(ledger.assembly.magazine.every_article, _TOGETHER)
        volume = _volume(cache, mark)
        write_volume(volume, map(codec.encode, chain((kept,), pieces)))
        drop_unused(volume, "ledger-*", _UNUSED)


def keep_since(store: Store, mark: str, since: Since) -> None:
    """Remember what has become of a ledger's edition."""
    store.put_many([(name_of_since(mark), codec.encode(since))])


def recall(
    cache: Path, store: Store, manifest: Manifest, wanted: Digest, config: Config
) -> tuple[Ledger, Since] | None:
    """The ledger of an output in this setting, and what has become of it; None where there is none.

    `config` is the configuration, which must be that of the ledger's sources.
    """
    if not manifest.ledger:
        return None
    volume = _volume(cache, manifest.mark)
    pieces = read_volume(volume)
    kept = codec.decode(pieces[0], Kept) if pieces else None
    if kept is None or kept.setting != wanted:
        return None
    since = _since(store, manifest, kept)
    if since is None:
        return None
    articles = _articles(pieces[1:])
    if len(articles) != kept.articles:
        return None
    note_use(volume)
    return unpacked(kept, articles, config), since


def _since(store: Store, manifest: Manifest, kept: Kept) -> Since | None:
    """What has become of a ledger's edition; None where the manifest is of another one."""
    if kept.name == manifest.ledger:
        return Since(kept.name, kept.name, {}, kept.verified)
    data = store.get(name_of_since(manifest.mark))
    since = codec.decode(data, Since) if data is not None else None
    is_its_own = since is not None and (since.name, since.ledger) == (manifest.ledger, kept.name)
    return since if is_its_own else None


def _volume(cache: Path, mark: str) -> Path:
    """Where the ledger of the output with this mark stands."""
    # An output may come from anywhere, and its mark may be any text: as it stands, it could lead to any folder.
    return cache / f"ledger-{of_bytes(mark.encode())}"


def _articles(pieces: Iterable[memoryview]) -> tuple[Article, ...]:
    """Those of these pieces, as far as they are sound."""
    found = (codec.decode(piece, tuple[Article, ...]) for piece in pieces)
    return tuple(article for piece in found for article in piece or ())
