"""Values that come with what is wrong, many at once."""

from collections.abc import Iterable
from typing import TypeVar

from magsite.diagnostics.model import Diagnostic

T = TypeVar("T")


Outcomes = Iterable[tuple[T, tuple[Diagnostic, ...]]]


def split(outcomes: Outcomes[T]) -> tuple[tuple[T, ...], tuple[Diagnostic, ...]]:
    """The values, and all that is wrong."""
    pairs = tuple(outcomes)
    return tuple([value for value, _ in pairs]), _problems(pairs)


def found(outcomes: Outcomes[T | None]) -> tuple[tuple[T, ...], tuple[Diagnostic, ...]]:
    """The values that there are, and all that is wrong."""
    pairs = tuple(outcomes)
    return tuple([value for value, _ in pairs if value is not None]), _problems(pairs)


def _problems(pairs: Outcomes[object]) -> tuple[Diagnostic, ...]:
    return tuple([problem for _, problems in pairs if problems for problem in problems])
