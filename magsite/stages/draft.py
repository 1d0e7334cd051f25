"""What an edition is assembled from: all that the sources say, or the last edition where they say the same."""

from collections.abc import Callable
from functools import partial

import msgspec

from magsite.cache.memo import Forgetful
from magsite.cache.store import Store
from magsite.magazine.assemble import assemble
from magsite.magazine.basis import Assembly
from magsite.stages import editing
from magsite.stages.documents import Documents, read_documents
from magsite.stages.keeping import Held, keeps
from magsite.stages.ledger import Ledger
from magsite.stages.request import Progress, Request
from magsite.stages.some_articles import parse_keys
from magsite.stages.sources import Sources
from magsite.stages.work import inputs


class Draft(msgspec.Struct, frozen=True):
    """The documents, and what assembles the magazine of them, without those that are held back."""

    documents: Documents
    assemble: Callable[[Held], Assembly]


def draft_of(
    request: Request, sources: Sources, store: Store, progress: Progress, former: Ledger | None
) -> Draft:
    """The last edition, if it is given: then the theme alone is another one. Else what is read in all sources.

    Of the last edition nothing can be held back, so that it does not serve where something might be.
    """
    if former is not None and not keeps(request, sources.config):
        return _standing(request, sources, former)
    documents = read_documents(request, sources, store, progress, Forgetful())
    return Draft(documents, partial(_assembled, request, sources, documents))


def _standing(request: Request, sources: Sources, former: Ledger) -> Draft:
    documents = Documents((), (), former.read, (), parse_keys(request, sources), frozenset())
    digests = editing.digests(sources.snapshot.marks, sources.theme_prefixes)
    magazine = msgspec.structs.replace(former.assembly.magazine, digests=digests)
    assembly = msgspec.structs.replace(former.assembly, magazine=magazine)
    return Draft(documents, lambda _: assembly)


def _assembled(request: Request, sources: Sources, documents: Documents, held: Held) -> Assembly:
    return assemble(inputs(request, sources, documents, held), Forgetful())
