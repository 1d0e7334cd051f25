"""From one proof to the next: only what a save has touched is read, and what it decides is worked out again.

An edit of a text alone decides nothing but that text, one of the theme nothing but how pages look, and one of an
article most often no more than that article and the lists that hold it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from zoneinfo import ZoneInfo

import msgspec

from magsite.cache.alike import alike
from magsite.content.config import CONFIG_FILE
from magsite.content.document import Document
from magsite.content.markdown.extensions import load_error
from magsite.magazine.articles import reading_minutes
from magsite.magazine.assemble import assemble
from magsite.pages.edition import ThemeFacts
from magsite.pages.plan import plan
from magsite.pages.target import Target
from magsite.preview.amending import Now, amended_proof
from magsite.preview.proof import Proof, Trouble, is_error
from magsite.preview.showing import shown
from magsite.preview.tools import Tools
from magsite.stages import editing
from magsite.stages.documents import Documents, read_documents
from magsite.stages.keeping import Held
from magsite.stages.request import Request, in_zone
from magsite.stages.sources import Sources, look_again, read_sources
from magsite.stages.theming import read_theme
from magsite.stages.work import inputs
from magsite.theme.assets import plain


def prove(
    request: Request,
    former: Proof | None,
    files: Collection[str] | None,
    tools: Tools,
    seen: Sources | None = None,
) -> Proof | Trouble:
    """The next proof after a former one; the former itself where nothing has changed.

    `files` are the absolute paths at which something may have changed; None where that may be anywhere.
    `seen` are the sources where they were just looked at.
    """
    sources = seen if seen is not None else _look(request, former, files)
    request = in_zone(request, sources.config.magazine.timezone)
    unloaded = load_error(sources.config.markdown_options)
    configured = (one for one in sources.diagnostics if one.location.path == CONFIG_FILE)
    if any(is_error(one, sources) for one in (*configured, *unloaded)):
        return Trouble(sources, tuple(sorted((*sources.diagnostics, *unloaded))))
    if former is not None and former.sources.config == sources.config and not _is_due(former, request):
        return _after(former, request, sources, tools)
    documents = _read(request, sources, tools)
    return _proof(request, sources, documents, _good(documents, sources, former), tools)


def _after(former: Proof, request: Request, sources: Sources, tools: Tools) -> Proof:
    """The next proof of a magazine of the same configuration, before the clock changes it."""
    changed = sources.snapshot.changed_since(former.sources.snapshot)
    same = former.sources.diagnostics == sources.diagnostics
    if same and not changed:
        return former
    redressed = _redressed(former, sources, changed, tools) if same else None
    if redressed is not None:
        return redressed
    documents = _read(request, sources, tools)
    read = _good(documents, sources, former)
    edited = _edited(former, changed, read) if same else None
    if edited is not None:
        return msgspec.structs.replace(
            former, request=request, sources=sources, documents=documents, read=read, edited=edited
        )
    now = Now(request, sources, documents, read)
    amended = amended_proof(former, now, changed, tools) if same else None
    return amended or _proof(request, sources, documents, read, tools)


def _read(request: Request, sources: Sources, tools: Tools) -> Documents:
    tools.reading.turn()
    return read_documents(request, sources, tools.store, tools.progress, tools.reading)


def _look(request: Request, former: Proof | None, files: Collection[str] | None) -> Sources:
    """The sources, read again where they may have changed, else all of them."""
    if former is None or files is None:
        return read_sources(request)
    return look_again(request, former.sources, files) or read_sources(request)


def _is_due(former: Proof, request: Request) -> bool:
    """Whether the clock alone has changed what a former proof shows."""
    until = former.shown.valid_until
    return request.now < former.request.now or (until is not None and request.now >= until)


def _redressed(former: Proof, sources: Sources, changed: frozenset[str], tools: Tools) -> Proof | None:
    """The former magazine in other clothes; None where more than the files of the theme has changed.

    A template or a sheet decides nothing of what pages there are: only a theme that declares something else does.
    """
    dressing = tuple(f"{prefix}/" for prefix in sources.theme_prefixes)
    if not all(path.startswith(dressing) for path in changed):
        return None
    magazine = former.edition.magazine
    theming = read_theme(former.request, sources, magazine, tools.store, tools.assembling, plain)
    if not _declares_the_same(former.theming.facts, theming.facts):
        return None
    others = {path: one for path, one in former.targets.items() if one.group != "asset"}
    targets = others | dict(_by_path(theming.targets))
    return msgspec.structs.replace(former, sources=sources, theming=theming, targets=targets)


def _declares_the_same(before: ThemeFacts, after: ThemeFacts) -> bool:
    names = before.template_keys.keys() == after.template_keys.keys()
    return names and (before.listings, before.settings, before.picture) == (
        after.listings,
        after.settings,
        after.picture,
    )


def _good(documents: Documents, sources: Sources, former: Proof | None) -> Mapping[str, Document]:
    """The documents, and for the sources in error the last ones that were good."""
    read = {one.path: one for one in documents.documents}
    wrong = {one.location.path for one in documents.diagnostics if is_error(one, sources)}
    before = former.read if former else {}
    return read | {path: before[path] for path in sorted(wrong - read.keys()) if path in before}


def _edited(
    former: Proof, changed: frozenset[str], read: Mapping[str, Document]
) -> Mapping[str, Document] | None:
    """The documents of which the text alone was edited; None where anything else has changed."""
    if read.keys() != former.read.keys():
        return None
    newer = {path: one for path, one in read.items() if former.read[path] is not one}
    texts = (_is_same_but_for_text(former.read[path], one) for path, one in newer.items())
    return {**former.edited, **newer} if changed <= newer.keys() and all(texts) else None


def _is_same_but_for_text(before: Document, after: Document) -> bool:
    """Whether nothing that other pages show, and no link, is another one."""
    if after.source.text is not None or reading_minutes(before) != reading_minutes(after):
        return False
    if {one.text for one in before.targets} != {one.text for one in after.targets}:
        return False
    same = msgspec.structs.replace(
        after,
        source=before.source,
        words=before.words,
        code_words=before.code_words,
        figures=before.figures,
        targets=before.targets,
    )
    return alike(same, before)


def _proof(
    request: Request,
    sources: Sources,
    documents: Documents,
    read: Mapping[str, Document],
    tools: Tools,
) -> Proof:
    memo = tools.assembling
    memo.turn()
    zone = ZoneInfo(sources.config.magazine.timezone)
    seen = shown(tuple(read.values()), request.now, zone, tools.choice, memo)
    handed_on = msgspec.structs.replace(documents, documents=seen.documents)
    at = msgspec.structs.replace(request, now=seen.now)
    assembly = assemble(inputs(at, sources, handed_on, Held()), memo)
    theming = read_theme(request, sources, assembly.magazine, tools.store, memo, plain)
    edition = editing.edition(assembly.magazine, theming.facts)
    planned = plan(edition, theming.targets)
    return Proof(
        request=request,
        sources=sources,
        documents=documents,
        read=read,
        shown=seen,
        theming=theming,
        assembly=assembly,
        edition=edition,
        targets=dict(_by_path(planned.targets)),
        planned=planned.diagnostics,
    )


def _by_path(targets: Iterable[Target]) -> Iterator[tuple[str, Target]]:
    return ((one.path, one) for one in targets)
