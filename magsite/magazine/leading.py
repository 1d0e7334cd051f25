"""Which texts may lead to a source of some name: a link may name it by its path, its name alone or its folder."""

from collections.abc import Collection, Iterable, Iterator
from typing import Final
from urllib.parse import unquote

import msgspec

from magsite.content.body import BodyRequest
from magsite.magazine.article import Article
from magsite.magazine.model import Magazine
from magsite.magazine.whereabouts import plain_path

_ANYWHERE: Final = frozenset({"missing", "forbidden", "unpublished"})


class Leading(msgspec.Struct, frozen=True):
    """What tells of all texts together whether one of them may lead to a source.

    It may hold more than they do: what edits take away stays in it until the magazine is assembled again.
    """

    letters: str
    """The targets of all links, folded, with a NUL between them."""
    astray: frozenset[str]
    """The paths of the texts that have a link which leads nowhere: what is near may be another source."""


def leading_of(magazine: Magazine) -> Leading:
    """What its texts lead to."""
    return _gathered(_texts(magazine))


def extended(leading: Leading, come: Iterable[Article]) -> Leading:
    """The same with these articles; those of before stay in it, which costs a look at the most."""
    new = _gathered(one.body for one in come)
    return Leading(f"{leading.letters}\0{new.letters}", leading.astray | new.astray)


def leading(magazine: Magazine, names: Collection[str], known: Leading | None) -> list[str]:
    """The paths of the texts that may lead to sources of these names, or anywhere.

    The names are folded. Where `known` tells that none leads to them, only those that lead nowhere are looked into.
    """
    if known is not None and not _hold(names, known.letters):
        return [text.source.path for text in _texts(magazine, known.astray) if _is_astray(text)]
    texts = [text for text in _texts(magazine) if text.targets]
    # Mostly none of them names one: they are asked all at once, and only then one by one.
    named = _hold(names, _letters(texts))
    return [one.source.path for one in texts if _is_astray(one) or (named and _hold(names, _letters((one,))))]


def folded(text: str) -> str:
    """A name, or a target, as they are compared."""
    return text.lower() if text.isascii() else plain_path(text).casefold()


def _texts(magazine: Magazine, paths: Collection[str] | None = None) -> Iterator[BodyRequest]:
    """All texts of a magazine; of those of articles, the ones at these paths, where some are named."""
    yield from (one.body for one in magazine.every_article if paths is None or one.path in paths)
    yield from (one.body for one in magazine.pages)
    yield from (one.bio for one in magazine.authors.values() if one.bio)
    yield from (one.intro for one in magazine.categories.values() if one.intro)
    yield from (one.intro for one in magazine.series.values() if one.intro)


def _gathered(texts: Iterable[BodyRequest]) -> Leading:
    every = [text for text in texts if text.targets]
    return Leading(_letters(every), frozenset(one.source.path for one in every if _is_astray(one)))


def _is_astray(text: BodyRequest) -> bool:
    return any(one.kind in _ANYWHERE for _, one in text.resolutions)


def _letters(texts: Iterable[BodyRequest]) -> str:
    """The targets of texts, folded; nothing in a name is like what parts them."""
    return folded(unquote("\0".join([target.text for text in texts for target in text.targets])))


def _hold(names: Iterable[str], letters: str) -> bool:
    return any(map(letters.__contains__, names))
