"""How grave a Diagnostic is, under a magazine's configuration."""

from collections.abc import Mapping

from magsite.diagnostics.codes import CODES
from magsite.diagnostics.model import Severity


def severity_of(code: str, checks: Mapping[str, Severity], *, strict: bool) -> Severity:
    """The severity of a code: what `[checks]` says of it, else its own.

    `strict` lifts warnings to errors, but wakes nothing that is off.
    """
    severity = checks.get(code, CODES[code].severity)
    return Severity.ERROR if strict and severity is Severity.WARNING else severity
