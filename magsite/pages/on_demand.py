"""Values that are made one by one, each when it is first asked for."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class _Made(dict[K, V]):
    """The values that are made; what is missing is made. A dict finds the others without running any code."""

    def __init__(self, make: Callable[[K], V]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: K) -> V:
        value = self[key] = self._make(key)
        return value


class OnDemand(Mapping[K, V]):
    """A mapping of which the keys are known and the values are made when they are needed."""

    def __init__(self, keys: Collection[K], make: Callable[[K], V]) -> None:
        """`make` raises KeyError for what is none of the keys."""
        self._keys = keys
        self.of = _Made(make).__getitem__
        """The value of a key: what asks for thousands asks here."""

    def __getitem__(self, key: K) -> V:
        return self.of(key)

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[K]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
