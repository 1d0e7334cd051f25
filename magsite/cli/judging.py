"""Which Diagnostics a build tells of, and how grave each is."""

import msgspec

from magsite.diagnostics.model import Diagnostic, Severity
from magsite.diagnostics.severity import severity_of
from magsite.stages.request import Report, Request


class Judged(msgspec.Struct, frozen=True):
    """A Diagnostic with the severity that it has for this build."""

    severity: Severity
    diagnostic: Diagnostic

    @property
    def is_error(self) -> bool:
        """Whether the command ends with an error for it."""
        return self.severity is Severity.ERROR


def judged(report: Report, request: Request) -> tuple[Judged, ...]:
    """The Diagnostics that are not off, errors and warnings in the order of files and lines."""
    every = (
        Judged(severity_of(one.code, report.checks, strict=request.strict), one)
        for one in sorted(report.diagnostics)
    )
    return tuple(one for one in every if one.severity is not Severity.OFF)
