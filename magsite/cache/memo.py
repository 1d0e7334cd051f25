"""What pure functions made of the very same objects, within one process and from one run to the next.

A digest tells whether a value is the same wherever it comes from; the identity of an object tells it at once,
as long as the process lives. Both memos below have the same form, so that a stage is written once: a build uses
the forgetful one, whoever runs again and again in one process the other.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from operator import is_
from typing import Any, Final, Protocol, TypeVar, TypeVarTuple, overload

import msgspec

from magsite.cache.alike import alike

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
R = TypeVar("R")
T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
Ts = TypeVarTuple("Ts")


class Memo(Protocol):
    """Calls pure functions, and may remember what they gave.

    Arguments are told apart by identity, and texts by their value. Only what is called here, not inside of what
    is remembered, is used again: a function that is called through a memo is not given one.

    `each` gives what a function makes of each row of some columns, with the arguments that all rows share. An
    outcome that is like the former one of the same row is the former one. A further call in the same run with
    the same function and the same shared arguments takes the place of the first: have all rows in one.
    """

    def __call__(self, function: Callable[[*Ts], R], /, *args: *Ts) -> R:
        """What the function makes of these arguments."""
        ...

    @overload
    def each(
        self, function: Callable[[A, *Ts], R], columns: tuple[Sequence[A]], /, *shared: *Ts
    ) -> tuple[R, ...]: ...

    @overload
    def each(
        self, function: Callable[[A, B, *Ts], R], columns: tuple[Sequence[A], Sequence[B]], /, *shared: *Ts
    ) -> tuple[R, ...]: ...

    @overload
    def each(
        self,
        function: Callable[[A, B, C, *Ts], R],
        columns: tuple[Sequence[A], Sequence[B], Sequence[C]],
        /,
        *shared: *Ts,
    ) -> tuple[R, ...]: ...

    def same(self, name: str, value: T) -> T:
        """The former value of this name where the new one is like it, so that it keeps its identity."""
        ...

    def same_each(self, name: str, values: Sequence[K]) -> tuple[K, ...]:
        """The values, which are made of texts, each as the former object of this name that equals it."""
        ...

    def recall(self, name: str, kind: type[T]) -> T | None:
        """What was kept under this name in this run or the last."""
        ...

    def keep(self, name: str, value: Any) -> None:
        """Have a value recalled."""
        ...


class Forgetful:
    """Remembers nothing: for a process that runs once."""

    def __call__(self, function: Callable[[*Ts], R], /, *args: *Ts) -> R:
        """What the function makes of these arguments."""
        return function(*args)

    def each(
        self, function: Callable[..., R], columns: tuple[Sequence[Any], ...], /, *shared: *Ts
    ) -> tuple[R, ...]:
        """What the function makes of each row, one after the other."""
        return tuple([function(*row, *shared) for row in zip(*columns, strict=True)])

    def same(self, name: str, value: T) -> T:  # noqa: ARG002 - as a Memo has it
        """The value."""
        return value

    def same_each(self, name: str, values: Sequence[K]) -> tuple[K, ...]:  # noqa: ARG002 - as a Memo has it
        """The values."""
        return tuple(values)

    def recall(self, name: str, kind: type[T]) -> T | None:  # noqa: ARG002 - as a Memo has it
        """Nothing."""
        return None

    def keep(self, name: str, value: Any) -> None:
        """Forget it at once."""


class _Call(msgspec.Struct, frozen=True):
    """One call. It holds its arguments, so that no other object can get the ids that it is known by."""

    args: tuple[Any, ...]
    result: Any


Columns = tuple[tuple[Any, ...], ...]


class _Rows(msgspec.Struct, frozen=True):
    """The rows of one function, which they are known by as a call is by its arguments."""

    shared: tuple[Any, ...]
    columns: Columns
    results: tuple[Any, ...]

    def part(self, start: int, end: int) -> "_Rows":
        """Some of the rows."""
        return _Rows(self.shared, tuple(one[start:end] for one in self.columns), self.results[start:end])

    def by_ids(self) -> dict[Any, Any]:
        """Ids of a row → result."""
        return dict(zip(_ids(self.columns), self.results, strict=True))


_MISSING: Final = object()


class Remembering:
    """Remembers what the current run used and what the last one did; `turn` ends a run.

    For one thread at a time.
    """

    def __init__(self) -> None:
        self._now: dict[Hashable, Any] = {}
        self._last: dict[Hashable, Any] = {}

    def turn(self) -> None:
        """End a run: what it did not use is forgotten."""
        self._now, self._last = {}, self._now

    def __call__(self, function: Callable[[*Ts], R], /, *args: *Ts) -> R:
        """What the function made of the very same arguments; it is called where that is not known."""
        name = (function, *map(_mark, args))
        found = self._found(name)
        if found is None:
            found = self._now[name] = _Call(args, function(*args))
        result: R = found.result
        return result

    def each(
        self, function: Callable[..., R], columns: tuple[Sequence[Any], ...], /, *shared: *Ts
    ) -> tuple[R, ...]:
        """What the function made of each of the very same rows; it is called for the others."""
        # Under "any" stand the rows of the last call, whatever they shared.
        name = ("each", function, *map(_mark, shared))
        held = tuple(tuple(column) for column in columns)
        found: _Rows | None = self._found(name)
        if found is not None and all(map(_identical, held, found.columns)):
            self._now["any", function] = found
            return found.results
        results = self._made(function, held, shared, found)
        if found is not None and _identical(results, found.results):
            results = found.results
        self._now[name] = self._now["any", function] = _Rows(shared, held, results)
        return results

    def same(self, name: str, value: T) -> T:
        """The former value of this name where the new one is like it."""
        former = self._found(name)
        kept: T = former[0] if former is not None and alike(former[0], value) else value
        self._now[name] = (kept,)
        return kept

    def same_each(self, name: str, values: Sequence[K]) -> tuple[K, ...]:
        """The values, which are made of texts, each as the former object of this name that equals it."""
        former: tuple[K, ...] = (self._found(name) or ((),))[0]
        known = dict(zip(former, former, strict=True))
        kept = former if former == values else tuple(map(known.get, values, values))
        self._now[name] = (kept,)
        return kept

    def recall(self, name: str, kind: type[T]) -> T | None:
        """What was kept under this name in this run or the last; it stays for the next one."""
        found = self._found(name)
        return found[0] if found is not None and isinstance(found[0], kind) else None

    def keep(self, name: str, value: Any) -> None:
        """Have a value recalled."""
        self._now[name] = (value,)

    def _found(self, name: Hashable) -> Any:
        found = self._now.get(name)
        if found is None and (found := self._last.get(name)) is not None:
            self._now[name] = found
        return found

    def _made(
        self,
        function: Callable[..., R],
        columns: Columns,
        shared: tuple[Any, ...],
        found: _Rows | None,
    ) -> tuple[R, ...]:
        """The results of all rows: `found` are those known for the same shared arguments."""
        if found is not None:
            return _mended(function, columns, shared, found)
        results = [function(*row, *shared) for row in zip(*columns, strict=True)]
        former: _Rows | None = self._found(("any", function))
        return tuple(results if former is None else _settled(results, columns, former))


def _mended(
    function: Callable[..., R], columns: Columns, shared: tuple[Any, ...], found: _Rows
) -> tuple[R, ...]:
    """The results of all rows; a save changes few of many, so that nothing is done for those before and after."""
    count, before = len(columns[0]), len(found.results)
    start = min(map(_common, columns, found.columns))
    end = min(count - start, before - start, *map(_common_end, columns, found.columns))
    known = found.part(start, before - end).by_ids()
    middle = tuple(column[start : count - end] for column in columns)
    made = [
        result if (result := known.get(ids, _MISSING)) is not _MISSING else function(*row, *shared)
        for ids, row in zip(_ids(middle), zip(*middle, strict=True), strict=True)
    ]
    return (*found.results[:start], *made, *found.results[before - end :])


def _settled(results: list[R], columns: Columns, former: _Rows) -> Iterable[R]:
    """The results, each as the former one of its row where they are equal."""
    known = former.by_ids()
    for ids, result in zip(_ids(columns), results, strict=True):
        before = known.get(ids, _MISSING)
        yield before if before is not _MISSING and alike(before, result) else result


def _ids(columns: Columns) -> Iterable[Any]:
    """What tells rows apart: the ids of their values."""
    return map(id, columns[0]) if len(columns) == 1 else zip(*(map(id, one) for one in columns), strict=True)


def _identical(some: tuple[Any, ...], others: tuple[Any, ...]) -> bool:
    """Whether these are the very same objects."""
    return some is others or (len(some) == len(others) and all(map(is_, some, others)))


def _common(some: Iterable[Any], others: Iterable[Any]) -> int:
    """How many of the first are the very same objects."""
    same = bytes(map(is_, some, others))
    first = same.find(0)
    return first if first >= 0 else len(same)


def _common_end(some: tuple[Any, ...], others: tuple[Any, ...]) -> int:
    """How many of the last are the very same objects."""
    return _common(reversed(some), reversed(others))


def _mark(argument: Any) -> Hashable:
    """What tells arguments apart."""
    return argument if type(argument) is str else id(argument)
