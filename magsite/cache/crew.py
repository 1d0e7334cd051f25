"""Work shared out among companions: whoever has least left to do is asked for more."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from select import select
from typing import Final, TypeVar

from magsite.cache.companion import Call, Companion

R = TypeVar("R")
T = TypeVar("T")

_Asked = dict[Companion, deque[tuple[T, Call[R]]]]
"""What each is at, and goes on with."""

_AHEAD: Final = 2
"""So much is each asked for at once: what it does, and what it goes on with while the next is made ready."""


def shared(
    crew: Sequence[Companion], function: Callable[[T], R], items: Iterable[T]
) -> Generator[tuple[T, R], None, None]:
    """What `function` makes of each item, as soon as it is there, in whatever order.

    Items are asked for one by one, when somebody has room for them. All of the crew must be processes; what one that was
    killed has not done is done here. An exception of `function` is raised when it is heard of. Close it where it is not
    used up: nobody is at work when it ends.
    """
    left = iter(items)
    asked: _Asked[T, R] = {one: deque() for one in crew}
    try:
        _ask(asked, function, left)
        while busy := [one for one in crew if asked[one]]:
            for one in select(busy, (), ())[0]:
                one.hear()
                while asked[one] and asked[one][0][1].is_answered:
                    item, call = asked[one].popleft()
                    yield item, call()
            _ask(asked, function, left)
    finally:
        for calls in asked.values():
            if calls:
                calls[-1][1].wait()


def _ask(asked: _Asked[T, R], function: Callable[[T], R], left: Iterator[T]) -> None:
    """Ask for more, until everybody has enough or nothing is left."""
    while len(asked[one := min(asked, key=lambda one: len(asked[one]))]) < _AHEAD:
        for item in left:
            asked[one].append((item, one.call(function, item)))
            break
        else:
            return
