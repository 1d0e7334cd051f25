"""The values that pass from stage to stage, put together."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from magsite.cache import codec
from magsite.cache.digest import Digest
from magsite.language.catalogues import package_messages
from magsite.magazine.model import Magazine
from magsite.output.listing import Listing
from magsite.output.manifest import FORMAT, Manifest
from magsite.pages.edition import Edition, ThemeFacts
from magsite.stages.due import Due
from magsite.stages.request import PASSING, Made, Report, Request, Totals, moment
from magsite.stages.sources import Sources


class Finished(msgspec.Struct, frozen=True):
    """What is to be published, once all of it is made and nothing is in its way."""

    sources: Sources
    magazine: Magazine
    report: Report
    old: Listing
    """What the output has."""
    new: Listing
    """What it will have, but for what is kept from before."""
    staged: frozenset[str]
    """The paths of the files that were made."""
    ledger: Digest
    """The name of the ledger that it will be an edition of."""


def digests(marks: Mapping[str, Digest], themes: tuple[str, ...]) -> Mapping[str, Digest]:
    """Path → digest of the magazine's own sources among all; `themes` are the paths of the theme's layers."""
    return {path: digest for path, digest in marks.items() if not path.startswith(themes)}


def edition(magazine: Magazine, theme: ThemeFacts, cards: Mapping[str, Digest] | None = None) -> Edition:
    """The magazine, its theme and its language together; `cards` are digests of its cards that are known."""
    say = package_messages(magazine.config.magazine.language).gettext
    return Edition(magazine, theme, say, cards or {})


def report(
    sources: Sources,
    magazine: Magazine,
    files: int,
    parsed: tuple[str, ...],
    todo: Sequence[Due],
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
        made=tuple([Made(one.target.url, one.changed) for one in todo]),
        held=tuple(sorted(held)),
    )


def manifest(request: Request, finished: Finished, mark: str, report: Report, files: Listing) -> Manifest:
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
        listing=files,
        program=request.code,
        ledger=finished.ledger,
    )
