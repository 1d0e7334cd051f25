"""One step from an edition to the next where files of share counts alone are others."""

from typing import Final

from magsite.cache.digest import Digest
from magsite.cache.memo import Forgetful
from magsite.content.names import is_share_file
from magsite.magazine.recounting import counted_otherwise, counts_now, recount
from magsite.stages import editing
from magsite.stages.data_files import share_rows
from magsite.stages.ledger import Ledger, amended
from magsite.stages.parsing import is_passing
from magsite.stages.request import Request
from magsite.stages.some_articles import reading, remembered_articles
from magsite.stages.sources import Sources
from magsite.stages.stepping import Step

_MANY: Final = 2_000
"""So many articles are counted anew no more quickly than the magazine is assembled."""


def recounted(request: Request, sources: Sources, former: Ledger, name: Digest) -> Step | None:
    """An edition with the counts of its sources as they stand now; the files of counts alone are others.

    None where a row means no article, where a file cannot be read just now, and where very many articles are concerned.
    """
    marks = sources.snapshot.marks
    rows, wrong = share_rows(sorted(marks.items()), sources.roots, Forgetful())
    counted = counts_now(former.assembly, rows)
    if counted is None or is_passing(wrong):
        return None
    gone = counted_otherwise(former.assembly, counted)
    how = reading(request, sources)
    asked = [(one.path, marks[one.path]) for one in gone]
    known = remembered_articles(asked, how) if len(gone) < _MANY else None
    if known is None:
        return None
    digests = editing.digests(marks, sources.theme_prefixes)
    amendment = recount(former.assembly, counted, gone, known.documents, digests)
    said = (*(one for one in former.read if not is_share_file(one.location.path)), *wrong)
    return Step(amended(former, name, marks, amendment, said), amendment.turnover, {})
