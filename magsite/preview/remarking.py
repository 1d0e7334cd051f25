"""The remarks of `magsite check` in the preview: worked out when the bar or the desk asks, and never before a page."""

from collections.abc import Sequence
from typing import Final

import msgspec

from magsite.cache.store import Store
from magsite.checks.remark import Remark
from magsite.diagnostics.model import Severity
from magsite.diagnostics.severity import severity_of
from magsite.inquiry.known import known, sifted
from magsite.inquiry.remarks import Ground, remarks, remarks_on
from magsite.preview.proof import Proof
from magsite.preview.telling import Problem, problem, render
from magsite.preview.voice import Voice

_READ_AT_ONCE: Final = 100
"""Sources that are looked at for one answer: whoever saves meanwhile waits no longer than that takes."""
_SHOWN: Final = 50
_SHOWN_OF_EACH: Final = 20


class Group(msgspec.Struct, frozen=True):
    """The remarks of one code: how many there are, and the first of them."""

    code: str
    count: int
    problems: tuple[Problem, ...]


class DeskRemarks(msgspec.Struct, frozen=True):
    """The remarks on the magazine, and how many sources are still to be looked at."""

    groups: tuple[Group, ...]
    unread: int


def bar_remarks_html(proof: Proof, source: str, store: Store, voice: Voice) -> str:
    """The remarks on the source of a page, for its bar; empty where there are none."""
    found = _new(proof, remarks_on(source, _ground(proof), store) if proof.is_article(source) else ())
    problems = _problems(proof, found[:_SHOWN], voice)
    return render("remarks.html", {"remarks": problems, "count": len(found)}, voice) if found else ""


def desk_remarks(proof: Proof, store: Store, voice: Voice) -> DeskRemarks:
    """The remarks on the magazine, the most frequent codes first."""
    every = remarks(_ground(proof), store, _READ_AT_ONCE)
    by_code: dict[str, list[Remark]] = {}
    for one in _new(proof, every.remarks):
        by_code.setdefault(one.diagnostic.code, []).append(one)
    groups = (
        Group(code, len(found), _problems(proof, found[:_SHOWN_OF_EACH], voice))
        for code, found in by_code.items()
    )
    return DeskRemarks(tuple(sorted(groups, key=lambda one: (-one.count, one.code))), every.unread)


def _ground(proof: Proof) -> Ground:
    return Ground(proof.sources, proof.documents.documents, proof.edition.magazine, proof.request.code)


def _new(proof: Proof, found: Sequence[Remark]) -> tuple[Remark, ...]:
    """Those that are not off, and not in the baseline."""
    checks, site = proof.sources.config.checks, proof.request.site
    shown = [
        one for one in found if severity_of(one.diagnostic.code, checks, strict=False) is not Severity.OFF
    ]
    return sifted(tuple(shown), site, checks, known(site).entries)[0]


def _problems(proof: Proof, found: Sequence[Remark], voice: Voice) -> tuple[Problem, ...]:
    site, checks = proof.request.site, proof.sources.config.checks
    return tuple(problem(one.diagnostic, site, checks, voice) for one in found)
