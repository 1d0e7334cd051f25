"""What a build is asked, and what it answers."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from magsite.cache.digest import Digest
from magsite.cache.stopwatch import Clock, Stopwatch, stopped
from magsite.diagnostics.model import Diagnostic, Location, Severity, diagnose
from magsite.diagnostics.severity import severity_of

if TYPE_CHECKING:
    from magsite.stages.ledger import Ledger

Progress = Callable[[str, int, int], None]
"""Told of the stage, of how many steps are done and of how many there are."""


REPLACED: Final = diagnose("worker-replaced", Location(""))
"""A process was killed, and its work done again."""

PASSING: Final = frozenset({REPLACED.code})
"""Codes of what befell a build, whatever its input: nothing is held back for it, and it is not remembered."""


class Request(msgspec.Struct, frozen=True):
    """One build, with everything that the world outside decides."""

    site: Path
    output: Path
    now: datetime
    """The instant; without offset, in the magazine's time zone."""
    code: Digest
    """The fingerprint of the program."""
    url: str | None = None
    """Stands for the configured address."""
    strict: bool = False
    """Warnings are errors."""
    adopt: bool = False
    """A folder that is not empty may become the output."""
    dry_run: bool = False
    """Say what would be made; write nothing."""
    jobs: int | None = None
    """How many processes; None: as many as the machine has cores, where it pays."""
    cores: int = 1
    home: Path | None = None
    clock: Clock = stopped
    """What tells how long the stages take."""
    templates: Path | None = None
    """A folder that the user alone may write to: compiled templates are kept there. None: in memory only."""

    @property
    def is_alone(self) -> bool:
        """Whether one process is to do all of it, or there is one core alone."""
        return self.jobs == 1 or self.cores == 1


class Made(msgspec.Struct, frozen=True, array_like=True):
    """A file that was made, and the names of the parts for which it had to be; empty where it was not there."""

    url: str
    changed: tuple[str, ...] = ()


class Totals(msgspec.Struct, frozen=True, array_like=True):
    """What the magazine has."""

    articles: int = 0
    authors: int = 0
    categories: int = 0
    files: int = 0


class Report(msgspec.Struct, frozen=True, array_like=True):
    """What a build did."""

    published: bool
    """False: the output stands as it was."""
    diagnostics: tuple[Diagnostic, ...] = ()
    checks: dict[str, Severity] = {}
    """`[checks]` of the configuration: how grave the magazine holds each code to be."""
    totals: Totals = Totals()
    next_change: str | None = None
    """The next instant, in ISO form, at which the clock alone will change the output."""
    parsed: tuple[str, ...] = ()
    """Sources that were read anew."""
    converted: tuple[str, ...] = ()
    """Sources whose text was converted anew."""
    made: tuple[Made, ...] = ()
    removed: tuple[str, ...] = ()
    """Paths of files that are no longer part of the output."""
    held: tuple[str, ...] = ()
    """Sources that were held back for their errors, while the rest was published."""

    def saying(self, diagnostics: Iterable[Diagnostic], converted: tuple[str, ...] = ()) -> "Report":
        """The Report with more that is wrong, each thing once and in the order of files and lines."""
        said = tuple(sorted({*self.diagnostics, *diagnostics}))
        return msgspec.structs.replace(self, diagnostics=said, converted=self.converted + converted)


class Attempt(msgspec.Struct, frozen=True):
    """What came of a way to build that may not lead to the end."""

    report: Report | None = None
    """None where another way must be taken."""
    converted: tuple[str, ...] = ()
    """Sources whose text was converted anew on this one."""
    former: "Ledger | None" = None
    """The last edition, where the magazine's own sources are still those that it was made of."""


class Observer(msgspec.Struct, frozen=True):
    """Who looks on while a build works."""

    progress: Progress
    watch: Stopwatch
    """Adds up the seconds of each stage."""
    hold: Callable[[object], None]
    """Is given what is large and needed to the end, which a process that ends then need not take apart."""


def moment(instant: datetime) -> str:
    """An instant as text that sorts as instants do."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


def in_zone(request: Request, zone: str) -> Request:
    """The request with an aware instant."""
    if request.now.tzinfo is not None:
        return request
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - only a moment that was given has no zone

    return msgspec.structs.replace(request, now=request.now.replace(tzinfo=ZoneInfo(zone)))


def failed(
    diagnostics: Iterable[Diagnostic],
    request: Request,
    checks: Mapping[str, Severity],
    held: Collection[str] = (),
) -> bool:
    """Whether one of these keeps the magazine from being published; what is held back does not, unless strict."""
    return any(
        severity_of(one.code, checks, strict=request.strict) is Severity.ERROR
        for one in diagnostics
        if one.code not in PASSING and (request.strict or one.location.path not in held)
    )


def without(checks: Mapping[str, Severity], unmade: Iterable[Diagnostic]) -> dict[str, Severity]:
    """`[checks]` but for these codes: a page that cannot be made is missing, whatever they say."""
    codes = {one.code for one in unmade} - PASSING
    return {code: severity for code, severity in checks.items() if code not in codes}
