"""Fragments of pages in the store, where they outlast the process."""

from collections.abc import Mapping, Sequence

from magsite.cache import codec
from magsite.cache.digest import Digest, key
from magsite.cache.store import Store


class KeptFragments:
    """The fragments that the program with this code has made; what is new is left for others to remember."""

    def __init__(self, store: Store, new: list[tuple[Digest, bytes]], code: Digest) -> None:
        self._store = store
        self._new = new
        self._code = code

    def find(self, names: Sequence[Digest]) -> Mapping[Digest, str]:
        """The texts of those of the names that have one."""
        keys = {self._key(name): name for name in names}
        found = ((keys[key], codec.decode(data, str)) for key, data in self._store.get_each(keys))
        return {name: text for name, text in found if text is not None}

    def keep(self, name: Digest, text: str) -> None:
        """Have the text of a fragment remembered."""
        self._new.append((self._key(name), codec.encode(text)))

    def _key(self, name: Digest) -> Digest:
        return key("fragment", self._code, name)
