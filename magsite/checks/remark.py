"""What a check has found in a source, before it is a Diagnostic, and how it may be mended."""

from collections.abc import Iterable, Iterator
from typing import Self

import msgspec

from magsite.checks.lines import Lines
from magsite.diagnostics.model import Diagnostic, diagnose


class Fix(msgspec.Struct, frozen=True, order=True, array_like=True):
    """An edit inside one line that changes nothing in what the text says; line and column count from 1."""

    line: int
    column: int
    old: str
    new: str


class Remark(msgspec.Struct, frozen=True, order=True, array_like=True):
    """A Diagnostic, with the edit that does away with it where one is safe."""

    diagnostic: Diagnostic
    fix: Fix | None = None


class Found(msgspec.Struct, frozen=True):
    """What a rule has found, and where: `at` is an offset in the text of the source."""

    code: str
    at: int
    arguments: tuple[tuple[str, str | int], ...] = ()
    old: str = ""
    new: str | None = None
    """What is to stand in the place of `old`; None where that is for the writer to decide."""

    @classmethod
    def of(cls, code: str, at: int, **arguments: str | int) -> Self:
        """What is for the writer to mend."""
        return cls(code, at, tuple(arguments.items()))

    def mended(self, old: str, new: str) -> "Found":
        """The same with a safe edit."""
        return msgspec.structs.replace(self, old=old, new=new)

    def remark(self, lines: Lines) -> Remark:
        """The remark with its place."""
        place = lines.place(self.at)
        diagnostic = diagnose(self.code, place, **dict(self.arguments))
        if self.new is None:
            return Remark(diagnostic)
        return Remark(diagnostic, Fix(place.line, place.column, self.old, self.new))


def remarks_of(found: Iterable[Found], lines: Lines) -> Iterator[Remark]:
    """The remarks in the order in which they were found."""
    return (one.remark(lines) for one in found)
