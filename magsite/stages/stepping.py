"""One step from an edition to the next: its edited articles are read, and it is amended by them."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

import msgspec

from magsite.cache.companion import Companion
from magsite.cache.digest import Digest
from magsite.content.body import MarkdownOptions
from magsite.content.document import Parsed
from magsite.magazine.amending import amend, links_to_follow
from magsite.magazine.reach import Edit
from magsite.magazine.reindexing import Turnover
from magsite.stages import editing
from magsite.stages.ledger import Ledger, Since, amended, differing
from magsite.stages.parsing import Mark
from magsite.stages.readying import tried
from magsite.stages.request import Request
from magsite.stages.some_articles import (
    Articles,
    Reading,
    are_articles,
    read_articles,
    reading,
    remembered_articles,
)
from magsite.stages.sources import Sources

_MANY: Final = 200
"""Of so many edits each is worked out for itself no more quickly than all together."""


class Step(msgspec.Struct, frozen=True):
    """One amendment of an edition."""

    ledger: Ledger
    """After it."""
    turnover: Turnover
    parsed: Mapping[str, tuple[Digest, Parsed]]
    """The sources that were read anew."""


def step_to(
    request: Request,
    sources: Sources,
    companion: Companion,
    former: Ledger,
    marks: Mapping[str, Digest],
    name: Digest,
) -> Step | None:
    """An edition amended to what sources with these marks say; None where more than articles differ."""
    paths = differing(marks, former.marks)
    how = reading(request, sources)
    if len(paths) > _MANY or not are_articles(paths, how):
        return None
    read = partial(_read, how, sources.config.markdown_options, companion)
    before = remembered_articles([(one, former.marks[one]) for one in paths & former.marks.keys()], how)
    after = read([(one, marks[one]) for one in paths & marks.keys()])
    if before is None or after is None:
        return None
    edits = tuple(Edit(path, before.documents.get(path), after.documents.get(path)) for path in sorted(paths))
    all_edits = _with_links(former, edits, marks, read)
    if all_edits is None:
        return None
    digests = editing.digests(marks, sources.theme_prefixes)
    amendment = amend(former.assembly, all_edits, digests, request.now, request.code)
    if amendment is None:
        return None
    said = (*(one for one in former.read if one.location.path not in paths), *after.diagnostics)
    return Step(amended(former, name, marks, amendment, said), amendment.turnover, after.parsed)


def brought_on(
    request: Request, sources: Sources, companion: Companion, written: Ledger, since: Since
) -> Ledger | None:
    """The edition as the last build left it, which a note tells where the ledger is older."""
    if not since.marks:
        return written
    marks = {**written.marks, **since.marks}
    before = {path: digest for path, digest in marks.items() if digest is not None}
    step = step_to(request, sources, companion, written, before, since.name)
    return step.ledger if step is not None else None


def _with_links(
    former: Ledger,
    edits: tuple[Edit, ...],
    marks: Mapping[str, Digest],
    read: Callable[[Sequence[Mark]], Articles | None],
) -> tuple[Edit, ...] | None:
    """The edits, and the articles that link to what they move; None where these reach further."""
    follow = links_to_follow(former.assembly, edits)
    linking = read([(one, marks[one]) for one in follow]) if follow else None
    if follow is None or (follow and (linking is None or linking.documents.keys() != set(follow))):
        return None
    found = linking.documents if linking is not None else {}
    return edits + tuple(Edit(path, one, one) for path, one in found.items())


def _read(
    how: Reading, options: MarkdownOptions, companion: Companion, marks: Sequence[Mark]
) -> Articles | None:
    """These articles; the companion reads what is not remembered, and loads what its text needs meanwhile."""
    known = remembered_articles(marks, how)
    if known is not None:
        return known
    found = companion.call(read_articles, marks, how)
    companion.call(tried, marks, how, options)
    return found()
