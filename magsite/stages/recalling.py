"""The ledger of an output in the store, and what has become of its edition since."""

from collections.abc import Iterable
from itertools import chain
from typing import Any, Final, TypeVar

from magsite.cache import codec
from magsite.cache.alike import alike
from magsite.cache.digest import Digest, key
from magsite.cache.executors import sliced
from magsite.cache.store import Store
from magsite.content.config import Config
from magsite.magazine.article import Article
from magsite.output.manifest import Manifest
from magsite.stages.ledger import Ledger, Since
from magsite.stages.packing import Kept, packed, unpacked
from magsite.stages.request import Request
from magsite.stages.sources import Sources

T = TypeVar("T")

_TOGETHER: Final = 500
"""Articles in a piece."""


def setting(request: Request, sources: Sources) -> Digest:
    """What a ledger depends on beside sources and instant: the program, the place, what was asked."""
    where = str(request.site.resolve()), request.url
    return key("ledger", request.code, where, sources.diagnostics, sources.theme_prefixes)


def names(mark: str, articles: int) -> tuple[Digest, ...]:
    """Under which the store keeps the ledger of the output with this mark, which has so many articles."""
    return (*_places(mark), *_pieces(mark, articles))


def keep(store: Store, mark: str, ledger: Ledger) -> None:
    """Remember the ledger of an output; one that would not come back as it is, is not remembered.

    Its articles are kept in pieces, of which only one at a time is held as bytes.
    """
    kept = packed(ledger)
    settings = codec.decode(codec.encode(kept.settings), dict[str, Any])
    if alike(settings, kept.settings):
        pieces = zip(
            _pieces(mark, kept.articles),
            sliced(ledger.assembly.magazine.every_article, _TOGETHER),
            strict=True,
        )
        every: Iterable[tuple[Digest, object]] = chain([(_places(mark)[0], kept)], pieces)
        store.put_each((name, codec.encode(one)) for name, one in every)


def keep_since(store: Store, mark: str, since: Since) -> None:
    """Remember what has become of a ledger's edition."""
    store.put_many([(_places(mark)[1], codec.encode(since))])


def recall(store: Store, manifest: Manifest, wanted: Digest, config: Config) -> tuple[Ledger, Since] | None:
    """The ledger of an output in this setting, and what has become of it; None where there is none.

    `config` is the configuration, which must be that of the ledger's sources.
    """
    if not manifest.ledger:
        return None
    places = _places(manifest.mark)
    found = store.get_many(places)
    kept, since = _decoded(found.get(places[0]), Kept), _decoded(found.get(places[1]), Since)
    if kept is None or kept.setting != wanted:
        return None
    if kept.name == manifest.ledger:
        since = Since(kept.name, kept.name, {}, kept.verified)
    if since is None or (since.name, since.ledger) != (manifest.ledger, kept.name):
        return None
    articles = _articles(store, _pieces(manifest.mark, kept.articles))
    return (unpacked(kept, articles, config), since) if len(articles) == kept.articles else None


def _places(mark: str) -> tuple[Digest, Digest]:
    """Under which the store keeps a ledger beside its articles, and what has become of it since."""
    return f"{mark}-ledger", f"{mark}-since"


def _pieces(mark: str, articles: int) -> list[Digest]:
    """Under which it keeps the articles of a ledger."""
    return [f"{mark}-articles-{place}" for place in range(-(-articles // _TOGETHER))]


def _articles(store: Store, names: Iterable[Digest]) -> tuple[Article, ...]:
    """Those of these pieces, as far as they are there."""
    pieces = (_decoded(store.get(name), tuple[Article, ...]) for name in names)
    return tuple(article for piece in pieces for article in piece or ())


def _decoded(data: bytes | None, kind: type[T]) -> T | None:
    return codec.decode(data, kind) if data is not None else None
