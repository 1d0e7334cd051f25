"""What is wrong in content, configuration or theme, as a value.

A Diagnostic holds a code, a place and arguments; its sentence, language and severity come later, so that it
can be remembered with the result it belongs to and read again in another language.
"""

from enum import StrEnum

import msgspec


class Severity(StrEnum):
    """What a Diagnostic does to the build."""

    ERROR = "error"
    WARNING = "warning"
    OFF = "off"


class Location(msgspec.Struct, frozen=True, order=True, array_like=True):
    """A place in a source: site-relative path with `/`, line and column from 1; 0 where not known."""

    path: str
    line: int = 0
    column: int = 0


class Diagnostic(msgspec.Struct, frozen=True, order=True, array_like=True):
    """One problem: a permanent code of `codes.CODES`, its place, and the words that its sentence needs."""

    location: Location
    code: str
    arguments: tuple[tuple[str, str], ...] = ()


def diagnose(code: str, location: Location, **arguments: str | int) -> Diagnostic:
    """A Diagnostic with its arguments in a fixed order; numbers become text."""
    return Diagnostic(location, code, tuple((name, str(arguments[name])) for name in sorted(arguments)))
