"""The ledger of an output in the store, and what has become of its edition since."""

from typing import Any, TypeVar

from magsite.cache import codec
from magsite.cache.alike import alike
from magsite.cache.digest import Digest, key
from magsite.cache.store import Store
from magsite.content.config import Config
from magsite.output.manifest import Manifest
from magsite.stages.ledger import Kept, Ledger, Since, packed, unpacked
from magsite.stages.request import Request
from magsite.stages.sources import Sources

T = TypeVar("T")


def setting(request: Request, sources: Sources) -> Digest:
    """What a ledger depends on beside sources and instant: the program, the place, what was asked."""
    where = str(request.site.resolve()), request.url
    return key("ledger", request.code, where, sources.diagnostics, sources.theme_prefixes)


def places(mark: str) -> tuple[Digest, Digest]:
    """Under which the store keeps the ledger of the output with this mark, and what has become of it since."""
    return f"{mark}-ledger", f"{mark}-since"


def keep(store: Store, mark: str, ledger: Ledger) -> None:
    """Remember the ledger of an output; one that would not come back as it is, is not remembered."""
    kept = packed(ledger)
    settings = codec.decode(codec.encode(kept.settings), dict[str, Any])
    if alike(settings, kept.settings):
        store.put_many([(places(mark)[0], codec.encode(kept))])


def keep_since(store: Store, mark: str, since: Since) -> None:
    """Remember what has become of a ledger's edition."""
    store.put_many([(places(mark)[1], codec.encode(since))])


def recall(store: Store, manifest: Manifest, wanted: Digest, config: Config) -> tuple[Ledger, Since] | None:
    """The ledger of an output in this setting, and what has become of it; None where there is none.

    `config` is the configuration, which must be that of the ledger's sources.
    """
    if not manifest.ledger:
        return None
    names = places(manifest.mark)
    found = store.get_many(names)
    kept, since = _decoded(found.get(names[0]), Kept), _decoded(found.get(names[1]), Since)
    if kept is None or kept.setting != wanted:
        return None
    if kept.name == manifest.ledger:
        since = Since(kept.name, kept.name, {}, kept.verified)
    if since is None or (since.name, since.ledger) != (manifest.ledger, kept.name):
        return None
    return unpacked(kept, config), since


def _decoded(data: bytes | None, kind: type[T]) -> T | None:
    return codec.decode(data, kind) if data is not None else None
