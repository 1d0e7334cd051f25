"""The next proof after the edit of a few articles: the magazine is amended, and planned as far as that reaches."""

from collections.abc import Mapping
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from magsite.content.document import Document
from magsite.magazine.amending import Amendment, amend, links_to_follow
from magsite.magazine.reach import Edit
from magsite.pages.edition import Edition
from magsite.pages.plan import plan
from magsite.pages.replanning import replan, standing_of
from magsite.pages.target import Target
from magsite.preview.proof import Proof
from magsite.preview.showing import Shown, shown
from magsite.preview.tools import Tools
from magsite.stages import editing
from magsite.stages.documents import Documents
from magsite.stages.request import Request
from magsite.stages.sources import Sources

_PLANNED: Final = 20
"""After so many proofs all is planned again: a Target holds on to the edition that it was planned of."""


class Now(msgspec.Struct, frozen=True):
    """The sources as they stand, and what was read of them."""

    request: Request
    sources: Sources
    documents: Documents
    read: Mapping[str, Document]
    """Every document by its path, as in a Proof."""


def amended_proof(former: Proof, now: Now, changed: frozenset[str], tools: Tools) -> Proof | None:
    """The former proof with a few articles that are others now; None where more than these has changed.

    `changed` are the paths of all sources that are not what they were.
    """
    zone = ZoneInfo(now.sources.config.magazine.timezone)
    seen = shown(tuple(now.read.values()), now.request.now, zone, tools.choice, tools.assembling)
    edits = _edits(former, seen)
    if edits is None or not changed <= {edit.path for edit in edits} or former.planned:
        return None
    amendment = _amendment(former, now, seen, edits)
    return _amended(former, now, seen, amendment) if amendment is not None else None


def _amended(former: Proof, now: Now, seen: Shown, amendment: Amendment) -> Proof | None:
    edition = editing.edition(amendment.assembly.magazine, former.theming.facts)
    targets = _targets(former, edition, amendment)
    if targets is None:
        return None
    return msgspec.structs.replace(
        former,
        request=now.request,
        sources=now.sources,
        documents=now.documents,
        read=now.read,
        shown=seen,
        assembly=amendment.assembly,
        edition=edition,
        targets=targets,
        amended=(former.amended + 1) % _PLANNED,
        edited={},
    )


def _edits(former: Proof, seen: Shown) -> tuple[Edit, ...] | None:
    """The articles that are shown otherwise than before; None where something else is."""
    before, after = ({one.path: one for one in of.documents} for of in (former.shown, seen))
    paths = [path for path in after if before.get(path) is not after[path]]
    paths += [path for path in before if path not in after]
    edits = tuple(Edit(path, before.get(path), after.get(path)) for path in paths)
    articles = all(one is None or one.article for edit in edits for one in (edit.before, edit.after))
    return edits if articles else None


def _amendment(former: Proof, now: Now, seen: Shown, edits: tuple[Edit, ...]) -> Amendment | None:
    follow = links_to_follow(former.assembly, edits)
    if follow is None:
        return None
    documents = {one.path: one for one in seen.documents} if follow else {}
    edits += tuple(Edit(path, documents[path], documents[path]) for path in follow)
    digests = editing.digests(now.sources.snapshot.marks, now.sources.theme_prefixes)
    return amend(former.assembly, edits, digests, seen.now, now.request.code)


def _targets(former: Proof, edition: Edition, amendment: Amendment) -> Mapping[str, Target] | None:
    """All Targets: those of before, but for what may be others."""
    if former.amended + 1 == _PLANNED:
        planned = plan(edition, former.theming.targets)
        return None if planned.diagnostics else {one.path: one for one in planned.targets}
    before = former.targets
    replanned = replan(former.edition, edition, amendment.turnover, standing_of(before.values()))
    if replanned is None:
        return None
    kept = {path: one for path, one in before.items() if path not in replanned.gone}
    return kept | {one.path: one for one in replanned.targets}
