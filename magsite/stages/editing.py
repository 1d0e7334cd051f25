"""The values that pass from stage to stage, put together."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from magsite.cache import codec
from magsite.cache.digest import Digest
from magsite.cache.stopwatch import Spent
from magsite.diagnostics.model import Diagnostic
from magsite.language.catalogues import package_messages
from magsite.magazine.assemble import Assembly, Inputs
from magsite.magazine.model import Magazine
from magsite.output.manifest import FORMAT, Entry, Manifest, listing
from magsite.pages.edition import Edition, ThemeFacts
from magsite.pages.target import Target
from magsite.stages.documents import Documents
from magsite.stages.keeping import Held
from magsite.stages.request import PASSING, Made, Report, Request, Totals, moment
from magsite.stages.sources import Sources
from magsite.stages.theming import Theming


class Finished(msgspec.Struct, frozen=True):
    """What is to be published, once all of it is made and nothing is in its way."""

    sources: Sources
    magazine: Magazine
    report: Report
    old: tuple[Entry, ...]
    """What the output has."""
    new: tuple[Entry, ...]
    """What it will have, but for what is kept from before."""
    staged: frozenset[str]
    """The paths of the files that were made."""
    ledger: Digest
    """The name of the ledger that it will be an edition of."""


class Work(msgspec.Struct, frozen=True):
    """What is planned, before anything is made."""

    sources: Sources
    documents: Documents
    assembly: Assembly
    theme: Theming
    edition: Edition
    planned: tuple[Diagnostic, ...]
    """What is wrong with the theme and the plan."""
    targets: tuple[Target, ...]
    todo: tuple[Target, ...]
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


def digests(marks: Mapping[str, Digest], themes: tuple[str, ...]) -> Mapping[str, Digest]:
    """Path → digest of the magazine's own sources among all; `themes` are the paths of the theme's layers."""
    return {path: digest for path, digest in marks.items() if not path.startswith(themes)}


def edition(magazine: Magazine, theme: ThemeFacts) -> Edition:
    """The magazine, its theme and its language together."""
    return Edition(magazine, theme, package_messages(magazine.config.magazine.language).gettext)


def report(
    sources: Sources,
    magazine: Magazine,
    files: int,
    parsed: tuple[str, ...],
    made: tuple[Made, ...],
    held: Iterable[str] = (),
) -> Report:
    """What can be said before anything is made; `files` is how many the output will have."""
    return Report(
        published=False,
        checks=sources.config.checks,
        totals=Totals(
            len(magazine.articles) + len(magazine.unlisted),
            len(magazine.authors),
            len(magazine.categories),
            files,
        ),
        next_change=magazine.valid_until.isoformat() if magazine.valid_until else None,
        parsed=parsed,
        made=made,
        held=tuple(sorted(held)),
    )


def manifest(
    request: Request, finished: Finished, mark: str, report: Report, entries: tuple[Entry, ...]
) -> Manifest:
    """What the output will carry: its files, and the report to be given again while nothing changes."""
    lasting = tuple(one for one in report.diagnostics if one.code not in PASSING)
    again = msgspec.structs.replace(report, diagnostics=lasting, parsed=(), converted=(), made=(), removed=())
    magazine = finished.magazine
    return Manifest(
        format=FORMAT,
        mark=mark,
        inputs=finished.sources.inputs(request),
        valid_from=moment(magazine.valid_from) if magazine.valid_from else "",
        valid_until=moment(magazine.valid_until) if magazine.valid_until else None,
        report=codec.encode(again),
        listing=listing(entries),
        program=request.code,
        ledger=finished.ledger,
    )
