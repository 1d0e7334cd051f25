"""All that there is to say of a magazine: what a build would say of it, and the remarks that no build makes."""

import msgspec

from magsite.cache.executors import WorkerLost
from magsite.cache.store import Store
from magsite.checks.remark import Remark
from magsite.content.markdown.extensions import load_error
from magsite.diagnostics.model import Diagnostic, Location, Severity, diagnose
from magsite.inquiry.known import known
from magsite.inquiry.remarks import Ground, remarks
from magsite.inquiry.survey import Survey, survey
from magsite.stages import producing
from magsite.stages.request import Progress, Request


class Checkup(msgspec.Struct, frozen=True):
    """A survey with what is wrong in it, in the order of files and lines."""

    survey: Survey
    remarks: tuple[Remark, ...]
    """What a build would say too is among them; what the magazine has switched off is not."""


def checkup(request: Request, store: Store, progress: Progress) -> Checkup:
    """All that there is to say. Raises OSError where a folder cannot be used."""
    found = survey(request, store, progress)
    trouble = _convert(found, store, progress)
    if trouble is not None:
        # By now the store knows what is wrong in the texts.
        found = survey(request, store, progress)
    said = {*found.diagnostics, *(trouble or ()), *known(request.site).diagnostics}
    ground = Ground(found.sources, found.documents.documents, found.magazine, found.request.code)
    every = (*map(Remark, said), *remarks(ground, store).remarks)
    shown = {one for one in every if found.severity(one.diagnostic) is not Severity.OFF}
    return Checkup(found, tuple(sorted(shown, key=lambda one: one.diagnostic)))


def _convert(found: Survey, store: Store, progress: Progress) -> tuple[Diagnostic, ...] | None:
    """Convert the texts that no build has converted yet, and say what befell it; None where there are none."""
    texts = found.edition.texts
    known = producing.records(texts, store)
    if load_error(found.sources.config.markdown_options) or all(text.key in known for text in texts):
        return None
    library = producing.library(found.request, found.sources)
    try:
        return producing.settle_texts(found.request, library, texts, store, progress).diagnostics
    except WorkerLost as lost:
        return (diagnose("worker-lost", Location(str(lost))),)
