"""Former addresses: the redirects that headers ask for."""

from magsite.content.document import Document
from magsite.diagnostics.codes import N_
from magsite.diagnostics.model import Diagnostic, diagnose
from magsite.magazine import addresses
from magsite.magazine.model import Redirect
from magsite.magazine.spelled import key_of, place_of


def redirects_of(
    document: Document, url: str, root: str
) -> tuple[tuple[Redirect, ...], tuple[Diagnostic, ...]]:
    """The redirects to its address that a document's header asks for, and the aliases that are no address."""
    header = document.article or document.page
    if header is None or not header.aliases:
        return (), ()
    key, place = key_of(document, "aliases") or "aliases", place_of(document, "aliases")
    urls = {alias: addresses.alias_url(alias, root) for alias in header.aliases}
    # Two spellings of one address are one file: the page itself, or the first of them.
    former = {addresses.folded(old): old for old in reversed(urls.values()) if old is not None}
    former.pop(addresses.folded(url), None)
    return (
        tuple(Redirect(old, url, header.title, place.path, place.line) for old in reversed(former.values())),
        tuple(
            diagnose(
                "value-wrong",
                place,
                key=key,
                expected=N_("an address inside the magazine"),
                found=alias,
            )
            for alias, old in urls.items()
            if old is None
        ),
    )
