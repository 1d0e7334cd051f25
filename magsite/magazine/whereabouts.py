"""Where everything stands that links may lead to, under every name by which it is called."""

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from posixpath import dirname
from typing import Final, TypeVar

import msgspec

from magsite.content.names import is_bundle, is_source, stem, stem_of

STATIC: Final = "static/"
FOLDER_TEXTS: Final = frozenset({"index", "_index"})
"""The names of sources that speak for their folder."""
_ALIKE: Final = 3
"""How many letters two names share where one is a slip of the pen."""
_CLOSE: Final = 0.8
_DATE: Final = "0123456789-_"

_Key = TypeVar("_Key")


def plain_path(path: str) -> str:
    """A path in the form in which links are written: some systems take accents apart in the names of files."""
    return path if path.isascii() else unicodedata.normalize("NFC", path)


class Sources(msgspec.Struct, frozen=True, dict=True):
    """What links may lead to. What is found by name is indexed when it is first asked for."""

    root: str
    pages: Mapping[str, str]
    """Source path → URL of its page, of everything that is published."""
    files: Collection[str]
    """The paths of all sources, in order, and quick to find one in."""
    folders: tuple[str, ...]
    """The folders of the sources with a slash at their ends, and those that hold them, innermost first."""
    private: tuple[str, ...] = ()
    """Files, or folders with a slash at their ends, that no link publishes."""
    withheld: frozenset[str] = frozenset()
    """The folders of bundles whose text is not published."""

    def source_at(self, path: str) -> str | None:
        """The source in Markdown that a path names: with its suffix, without, or by its folder."""
        if path in self.pages:
            return path
        return self._sources.get(_folded(path))

    def file_at(self, path: str) -> str | None:
        """The file that a path names, whatever the case and the form of its letters."""
        return path if path in self.files else self._folded.get(_folded(path))

    def respelled(self, asked: str, path: str) -> str:
        """The path where it was asked for with other capitals or accents; empty where it was not."""
        known, wanted = plain_path(path), plain_path(asked)
        return "" if known.startswith(wanted) else path

    def is_public(self, path: str) -> bool:
        """Whether a link may publish this file: it stands among the sources and is none itself."""
        inside = path.startswith(self.folders) and not path.startswith((*self.private, STATIC))
        return inside and not is_source(path)

    def is_listed(self, path: str) -> bool:
        """Whether it would be known if a file stood here: other folders of the site are never looked into."""
        return path.startswith((*self.folders, *self.private, STATIC))

    def is_withheld(self, path: str) -> bool:
        """Whether this file belongs to a bundle that is not published."""
        folder = dirname(path)
        while folder and self.withheld:
            if folder in self.withheld:
                return True
            folder = dirname(folder)
        return False

    def near(self, path: str) -> str:
        """The nearest path that exists: of the same name elsewhere, else of a similar name in the same folder."""
        name = _name(path)
        same = [
            known for known in self._by_stem.get(_stem(path), ()) if is_source(known) or _name(known) == name
        ]
        if same and (is_source(path) or "." not in name or not is_source(same[0])):
            return same[0]
        from difflib import get_close_matches  # noqa: PLC0415 - what only a mistake needs

        # Two names that differ by a slip of the pen begin or end alike: nobody waits for a look at all files.
        alike = {_name(known): known for key in _ends(path) for known in self._by_ends.get(key, ())}
        return next((alike[found] for found in get_close_matches(name, alike, 1, _CLOSE)), "")

    def called(self, name: str) -> tuple[str, ...]:
        """The sources in Markdown that have this name, with or without their suffix, in whatever folder."""
        stem = _stem(name) if is_source(name) else _folded(name.rpartition("/")[2])
        return tuple(path for path in self._by_stem.get(stem, ()) if is_source(path))

    @cached_property
    def _by_stem(self) -> Mapping[str, tuple[str, ...]]:
        """Name without suffix, that of its folder for a bundle → the paths that have it."""
        return _grouped((_stem(path), path) for path in self.files)

    @cached_property
    def _by_ends(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        """Folder with the beginning, or the end, of a name → the paths of such names."""
        return _grouped((key, path) for path in self.files for key in _ends(path))

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        return {_folded(path): path for path in self.files}

    @cached_property
    def _sources(self) -> Mapping[str, str]:
        """Folded path → source, under each name: with suffix, without, and its folder for an index."""
        found: dict[str, str] = {}
        for path in self.files:
            if is_source(path):
                folded = _folded(path)
                bare = folded.rpartition(".")[0]
                found[folded] = path
                found.setdefault(bare, path)
                if stem_of(folded) in FOLDER_TEXTS:
                    found[dirname(folded)] = path
        return found


def _folded(path: str) -> str:
    return path.lower() if path.isascii() else plain_path(path).casefold()


def _stem(path: str) -> str:
    return _folded(stem(path))


def _name(path: str) -> str:
    """The name of a file; for the text of a bundle, the folder's with it."""
    return "/".join(_folded(path).split("/")[-2 if is_bundle(path) else -1 :])


def _ends(path: str) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
    """The folder with the first letters of a name, dates apart, and with the last ones."""
    folder, name = dirname(dirname(path) if is_bundle(path) else path), _stem(path).lstrip(_DATE)
    return (folder, name[:_ALIKE], ""), (folder, "", name[-_ALIKE:])


def _grouped(pairs: Iterable[tuple[_Key, str]]) -> Mapping[_Key, tuple[str, ...]]:
    groups: dict[_Key, list[str]] = {}
    for name, path in pairs:
        groups.setdefault(name, []).append(path)
    return {name: tuple(paths) for name, paths in groups.items()}
