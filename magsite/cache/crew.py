"""Work shared out among companions: whoever has least left to do is asked for more."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from select import select
from typing import Final, TypeVar

from magsite.cache.companion import Call, Companion

R = TypeVar("R")
T = TypeVar("T")

_AHEAD: Final = 2
"""So much is each asked for at once: what it does, and what it goes on with while the next is made ready."""


def shared(
    crew: Sequence[Companion], function: Callable[[T], R], items: Iterable[T]
) -> Iterator[tuple[T, R]]:
    """What `function` makes of each item, as soon as it is there, in whatever order.

    Items are asked for one by one, when somebody has room for them. All of the crew must be processes; what one that was
    killed has not done is done here. An exception of `function` is raised when it is heard of.
    """
    left = iter(items)
    asked: dict[Companion, deque[tuple[T, Call[R]]]] = {one: deque() for one in crew}
    _ask(asked, function, left)
    while busy := [one for one in crew if asked[one]]:
        for one in select(busy, (), ())[0]:
            one.hear()
            while asked[one] and asked[one][0][1].is_answered:
                item, call = asked[one].popleft()
                yield item, call()
        _ask(asked, function, left)


def _ask(
    asked: dict[Companion, deque[tuple[T, Call[R]]]], function: Callable[[T], R], left: Iterator[T]
) -> None:
    """Ask for more, until everybody has enough or nothing is left."""
    while len(asked[one := min(asked, key=lambda one: len(asked[one]))]) < _AHEAD:
        for item in left:
            asked[one].append((item, one.call(function, item)))
            break
        else:
            return
