"""The values that pass from stage to stage, put together."""

from collections.abc import Iterator

import msgspec

from magsite.cache import codec
from magsite.language.catalogues import package_messages
from magsite.magazine.assemble import Inputs
from magsite.magazine.model import Magazine
from magsite.output.manifest import FORMAT, Entry, Manifest
from magsite.pages.edition import Edition, ThemeFacts
from magsite.pages.plan import Plan
from magsite.pages.target import Target
from magsite.stages.documents import Documents
from magsite.stages.keeping import Held
from magsite.stages.request import Made, Report, Request, Totals, moment
from magsite.stages.sources import Sources
from magsite.stages.theming import Theming


class Work(msgspec.Struct, frozen=True):
    """What is planned, before anything is made."""

    sources: Sources
    documents: Documents
    theme: Theming
    edition: Edition
    targets: tuple[Target, ...]
    todo: tuple[Target, ...]
    """Those whose file must be made."""
    there: frozenset[str]
    """Paths of the output whose file stands as the manifest has it."""
    held: Held
    report: Report
    """With all that is known to be wrong so far."""

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
        digests={
            source.path: source.digest
            for source in sources.snapshot.sources
            if not source.path.startswith(sources.theme_prefixes)
        },
        share_rows=read.share_rows,
        now=request.now,
        code=request.code,
        held=held.urls(),
    )


def edition(magazine: Magazine, theme: ThemeFacts) -> Edition:
    """The magazine, its theme and its language together."""
    return Edition(magazine, theme, package_messages(magazine.config.magazine.language).gettext)


def report(
    sources: Sources,
    edition: Edition,
    read: Documents,
    planned: Plan,
    made: tuple[Made, ...],
    held: Held,
) -> Report:
    """What can be said before anything is made."""
    magazine = edition.magazine
    return Report(
        published=False,
        checks=sources.config.checks,
        totals=Totals(
            len(magazine.articles) + len(magazine.unlisted),
            len(magazine.authors),
            len(magazine.categories),
            len(planned.targets),
        ),
        next_change=magazine.valid_until.isoformat() if magazine.valid_until else None,
        parsed=read.parsed,
        made=made,
        held=tuple(sorted(held.paths)),
    )


def manifest(
    request: Request,
    sources: Sources,
    magazine: Magazine,
    mark: str,
    report: Report,
    entries: tuple[Entry, ...],
) -> Manifest:
    """What the output will carry: its files, and the report to be given again while nothing changes."""
    again = msgspec.structs.replace(report, parsed=(), converted=(), made=(), removed=())
    return Manifest(
        format=FORMAT,
        mark=mark,
        inputs=sources.inputs(request),
        valid_from=moment(magazine.valid_from) if magazine.valid_from else "",
        valid_until=moment(magazine.valid_until) if magazine.valid_until else None,
        report=codec.encode(again),
        entries=entries,
    )
