"""The Magazine after the edit of a few articles, made of the Magazine before it.

What `assemble` would give, without a look at all articles: an edit that reaches further is refused, and the
caller assembles. `tests/properties/test_amending.py` holds the two to each other.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from magsite.cache.digest import Digest
from magsite.content.defaults import Defaults, folder_defaults, with_defaults
from magsite.content.document import Document
from magsite.content.names import is_bundle
from magsite.diagnostics.model import Diagnostic
from magsite.magazine import formats, linkable, shares
from magsite.magazine.amendable import is_amendable
from magsite.magazine.article import Article
from magsite.magazine.articles import article_of
from magsite.magazine.basis import Assembly, Basis
from magsite.magazine.leading import extended
from magsite.magazine.linkable import folder_starts
from magsite.magazine.mentions import mentions_of
from magsite.magazine.model import Index, Magazine
from magsite.magazine.reach import LINK_CODES, Edit, moves, shaken
from magsite.magazine.reindexing import Turnover, turned
from magsite.magazine.resolve import Resolved
from magsite.magazine.texts import Leads, Making, Pictured, leads_of
from magsite.magazine.whereabouts import Sources
from magsite.magazine.writing import Writing, dated, ids_of, writing_of


class Amendment(msgspec.Struct, frozen=True):
    """The assembly after some edits, and the articles that are others now."""

    assembly: Assembly
    turnover: Turnover


def links_to_follow(former: Assembly, edits: Sequence[Edit]) -> tuple[str, ...] | None:
    """The paths of further articles that `amend` must be given, unedited: their links may lead elsewhere now.

    None where those of another text may, as a page outside the flow: then the magazine is to be assembled.
    """
    paths = shaken(former, edits)
    wanted = set(paths)
    articles = {one.path for one in former.magazine.every_article if one.path in wanted}
    return paths if articles == wanted else None


def amend(
    former: Assembly, edits: Sequence[Edit], digests: Mapping[str, Digest], now: datetime, code: Digest
) -> Amendment | None:
    """The assembly after these edits of articles; None where they reach further than these articles.

    `digests` are those of all sources as they stand now. Nothing but the articles has changed, and the clock has
    changed nothing. Articles among the edits whose document is the same only have their links followed again.
    """
    edits = _with_defaults(edits, former)
    if not all(is_amendable(edit, former, digests, now) for edit in edits):
        return None
    written = _written(edits, former)
    paths = {edit.path for edit in edits}
    gone = tuple([one for one in former.magazine.every_article if one.path in paths])
    if written is None or not _are_apart(written, former.magazine, gone):
        return None
    leads = _leads(edits, written, former, gone, digests)
    config = former.magazine.config
    making = Making(config.markdown_options, config.typography_options, code)
    language = config.magazine.language
    made = [
        article_of(one, led, shares.unpacked(former.basis.counts.get(one.id)), making, language)
        for one, led in zip(written, leads, strict=True)
    ]
    turnover = Turnover(gone, tuple(article for article, _ in made))
    magazine = turned(former.magazine, turnover, digests)
    if not _still_filed(former.magazine.index, magazine.index):
        return None
    problems = tuple(problem for _, wrong in made for problem in wrong)
    said = _said(former, magazine, edits, problems, turnover)
    basis = _extended(former.basis, turnover.come)
    assembly = msgspec.structs.replace(former, magazine=magazine, diagnostics=said, basis=basis)
    return Amendment(assembly, turnover)


def _extended(basis: Basis, come: Iterable[Article]) -> Basis:
    """What the magazine stands on, with what these articles lead to where that is known of all."""
    if basis.leading is None:
        return basis
    return msgspec.structs.replace(basis, leading=extended(basis.leading, come))


def _with_defaults(edits: Sequence[Edit], former: Assembly) -> tuple[Edit, ...]:
    defaults = folder_defaults(former.magazine.config.content.defaults)
    return tuple(_filled(edit, defaults) for edit in edits) if defaults else tuple(edits)


def _filled(edit: Edit, defaults: Defaults) -> Edit:
    before = with_defaults(edit.before, defaults) if edit.before is not None else None
    if edit.before is edit.after:
        return Edit(edit.path, before, before)
    return Edit(edit.path, before, with_defaults(edit.after, defaults) if edit.after is not None else None)


def _written(edits: Iterable[Edit], former: Assembly) -> tuple[Writing, ...] | None:
    """The published articles after the edits with ids and addresses; None where something is wrong with one."""
    documents = (edit.after for edit in edits if edit.after is not None)
    published = (one for one in documents if one.article is not None and not one.article.draft)
    found = [_writing(document, former) for document in published]
    every = tuple(one for one in found if one is not None)
    return every if len(every) == len(found) else None


def _writing(document: Document, former: Assembly) -> Writing | None:
    zone = ZoneInfo(former.magazine.config.magazine.timezone)
    assert document.article is not None, document.path  # noqa: S101 - see _written
    one, _ = dated(document, document.article, zone)
    if one is None:
        return None
    writing, _ = writing_of(one, ids_of(mentions_of(document), former.basis.named), former.basis.where)
    return writing


def _are_apart(written: Sequence[Writing], magazine: Magazine, gone: Iterable[Article]) -> bool:
    """Whether no two articles have one id, as none had before."""
    ids = {one.id for one in written}
    left = {one.path for one in gone}
    taken = [one for one in magazine.every_article if one.id in ids and one.path not in left]
    return len(ids) == len(written) and not taken


def _leads(
    edits: Sequence[Edit],
    written: Sequence[Writing],
    former: Assembly,
    gone: Sequence[Article],
    digests: Mapping[str, Digest],
) -> tuple[Leads, ...]:
    """Where each of the written articles leads; where its links and all that they lead to stay, as before."""
    by_path = {edit.path: edit for edit in edits}
    before = {one.path: one for one in gone}
    if not any(moves(edit) or edit.before is edit.after for edit in edits):
        lost = {one.location.path for one in former.diagnostics if one.code in LINK_CODES}
        kept = [
            _kept_leads(edit, before) if edit.path not in lost else None
            for edit in (by_path[one.dated.document.path] for one in written)
        ]
        if None not in kept:
            return tuple(led for led in kept if led is not None)
    sources = _linkable(former, written, gone, digests)
    return tuple(leads_of(one.dated.document, sources) for one in written)


def _kept_leads(edit: Edit, before: Mapping[str, Article]) -> Leads | None:
    """Where an article leads as it did; None where it names other places."""
    old = before.get(edit.path)
    if old is None or _places(edit.before) != _places(edit.after):
        return None
    return Leads(Resolved(old.body.resolutions, old.files), Pictured(old.picture))


def _places(document: Document | None) -> tuple[object, ...]:
    """What a document names of the site; where its picture is named, what is said of it stands at that line."""
    if document is None or document.article is None:
        return ()
    targets = frozenset(target.text for target in document.targets)
    return targets, document.picture, document.article.image, document.article.image_alt


def _still_filed(before: Index, after: Index) -> bool:
    """Whether no subject and no magazine has lost its last article."""
    return (
        before.by_tag.keys() <= after.by_tag.keys() and before.by_category.keys() <= after.by_category.keys()
    )


def _linkable(
    former: Assembly, written: Iterable[Writing], gone: Iterable[Article], digests: Mapping[str, Digest]
) -> Sources:
    magazine = former.magazine
    left = {one.path for one in gone}
    pages = {
        **former.basis.apart,
        **{one.path: one.url for one in magazine.every_article if one.path not in left},
        **{one.dated.document.path: one.url for one in written},
    }
    return linkable.linkable(magazine.config.content, magazine.root, pages, linkable.shelf(digests))


def _said(
    former: Assembly,
    magazine: Magazine,
    edits: Collection[Edit],
    problems: Iterable[Diagnostic],
    turnover: Turnover,
) -> tuple[Diagnostic, ...]:
    """What is wrong after the edits."""
    paths = {edit.path for edit in edits}
    gone, come = ({one.path: one.files for one in of if one.files} for of in (turnover.gone, turnover.come))
    kept = (one for one in former.diagnostics if not (one.location.path in paths and one.code in LINK_CODES))
    # What stands beside a bundle is of its text: where one comes or goes, other files are to be remarked on.
    bundles = any(is_bundle(one.path) and None in (one.before, one.after) for one in edits)
    if gone == come and not bundles:
        return (*kept, *problems)
    starts = folder_starts(magazine.config.content)
    others = formats.of_other_formats(magazine.digests, starts)
    remarks = formats.format_remarks(others, formats.shown_files(magazine)) if others else ()
    return (*(one for one in kept if one.code != formats.FILE_FORMAT), *problems, *remarks)
