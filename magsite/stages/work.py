"""What passes between the stages where an edition is worked out from all its sources."""

from collections.abc import Iterator

import msgspec

from magsite.cache.digest import Digest
from magsite.cache.stopwatch import Spent
from magsite.diagnostics.model import Diagnostic
from magsite.magazine.assemble import Inputs
from magsite.magazine.basis import Assembly
from magsite.output.entry import Entry
from magsite.pages.edition import Edition
from magsite.pages.target import Target
from magsite.stages.documents import Documents
from magsite.stages.due import Due
from magsite.stages.editing import digests
from magsite.stages.keeping import Held
from magsite.stages.request import Report, Request
from magsite.stages.sources import Sources
from magsite.stages.theming import Theming


class Work(msgspec.Struct, frozen=True):
    """What is planned, before anything is made."""

    sources: Sources
    keys: tuple[Digest, ...]
    """Under which the store keeps what was read in sources; that itself is let go of, once all is assembled."""
    read: tuple[Diagnostic, ...]
    """What is wrong in single files."""
    assembly: Assembly
    theme: Theming
    edition: Edition
    planned: tuple[Diagnostic, ...]
    """What is wrong with the theme and the plan."""
    targets: tuple[Target, ...]
    todo: tuple[Due, ...]
    """Those whose file must be made."""
    there: frozenset[str]
    """Paths of the output whose file stands as the manifest has it."""
    held: Held
    report: Report
    """With all that is known to be wrong so far."""

    spent: tuple[Spent, ...] = ()
    """The time of what was converted so far."""

    def kept(self) -> tuple[Entry, ...]:
        """What stays of the sources that are held back, where nothing new takes its place."""
        planned = {one.path for one in self.targets}
        return tuple(entry for entry in self.held.entries if entry.path not in planned)

    def urls(self) -> Iterator[str]:
        """Everything that links may lead to."""
        yield from (one.url for one in self.targets)
        yield from (one.url for one in self.kept())


def inputs(request: Request, sources: Sources, read: Documents, held: Held) -> Inputs:
    """What assemble is given."""
    return Inputs(
        config=sources.config,
        folder_name=request.site.resolve().name,
        documents=tuple(one for one in read.documents if one.path not in held.paths),
        digests=digests(sources.snapshot.marks, sources.theme_prefixes),
        share_rows=read.share_rows,
        now=request.now,
        code=request.code,
        held=held.urls(),
    )
